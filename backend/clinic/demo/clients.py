"""One demo client's three months, in the order in which they happened."""

import heapq
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.utils.module_loading import import_string

from backend.accounts import services as accounts
from backend.accounts import vault
from backend.clinic import selectors
from backend.clinic import services as clinic
from backend.clinic.demo.accounts import Device
from backend.core import entry_writes
from backend.core.entries import require_kind
from backend.core.ids import new_id
from backend.core.zones import require_zone
from backend.sharing import invitations, scopes
from backend.sharing import services as sharing
from backend.sharing.models import CareLink
from backend.speakup import services as speakup

CONSENT_VERSION = "2"
END_OF_DAY = "23:50"


@dataclass(frozen=True)
class Clinician:
    device: Device
    timezone: str
    opens_at: str


@dataclass
class Story:
    """What happens to a client, each act at its instant; acts are carried out in that order, for the log is a chain."""

    today: date
    timezone: str
    _acts: list[tuple[datetime, int, Callable[[datetime], None]]] = field(default_factory=list)
    _order: Any = field(default_factory=count)

    def instant(self, day: int, hour: str, timezone: str | None = None) -> datetime:
        local = datetime.combine(self.today + timedelta(days=day), time.fromisoformat(hour))
        return local.replace(tzinfo=require_zone(timezone or self.timezone)).astimezone(UTC)

    def at(self, instant: datetime, act: Callable[[datetime], None]) -> None:
        heapq.heappush(self._acts, (instant, next(self._order), act))

    def tell(self) -> None:
        while self._acts:
            instant, _, act = heapq.heappop(self._acts)
            act(instant)


class ClientLoader:
    """Loads one client of the document through the rules and services that a device meets."""

    def __init__(
        self, one: dict[str, Any], device: Device, clinicians: dict[str, Clinician], today: date
    ) -> None:
        self.one, self.device, self.clinicians = one, device, clinicians
        self.story = Story(today, one["profile"]["timezone"])
        self.links: dict[str, UUID] = {link["clinician"]: uuid4() for link in one["care_links"]}
        self.people: dict[str, UUID] = {person["id"]: new_id() for person in one["people"]}
        self.aliases = {person["id"]: person["alias"] for person in one["people"]}

    def load(self) -> None:
        self._save_profile()
        for link in self.one["care_links"]:
            self._plan_link(link)
        for scope in self.one.get("scopes", []):
            at = self.story.instant(scope["from"], "20:30")
            self.story.at(at, partial(self._begin_scope, scope))
        for person in self.one["people"]:
            self._plan_person(person)
        for repair in self.one["repairs"]:
            self._plan_repair(repair)
        for card in self.one["cards"]:
            self._plan_card(card)
        for speak_up in self.one.get("speak_ups", []):
            self._plan_speak_up(speak_up)
        self.story.tell()

    def _save_profile(self) -> None:
        words = {"name": self.one["name"], "pronouns": self.one["pronouns"]}
        owner = self.device.user.pk
        sealed = vault.seal_words(words, self.device.user_key, vault.place("profile", owner, owner, 1))
        accounts.save_profile(self.device.user, {"words": json.dumps(sealed), "revision": 1})

    def _plan_link(self, link: dict[str, Any]) -> None:
        clinician, link_id = self.clinicians[link["clinician"]], self.links[link["clinician"]]
        begun = self.story.instant(link["since"], "08:00")
        self.story.at(begun, lambda now: self._link(clinician, link_id, now))
        if "ended" in link:
            ended = self.story.instant(link["ended"], END_OF_DAY)
            self.story.at(ended, lambda now: _ignore(sharing.end(self.device.user, link_id, now=now)))
            return
        sessions = link["sessions"]
        if sessions["next"] is not None:
            following = self.story.instant(sessions["next"], sessions["hour"])
            last = self.story.instant(sessions["next"] - sessions["every"], sessions["hour"])
            known = {"next_session_at": following, "last_session_at": last}
            self.story.at(begun, lambda now: _ignore(CareLink.objects.filter(pk=link_id).update(**known)))

    def _link(self, clinician: Clinician, link_id: UUID, now: datetime) -> None:
        code, invitation, theirs = vault.new_invitation_code(), uuid4(), clinician.device
        shown = selectors.shown_to_clients(theirs.user)
        memo = {"for_whom": self.one["name"], "secret": code.secret}
        place = vault.place("invitation", theirs.user.pk, invitation, 1)
        invitations.invite(
            theirs.user,
            id=invitation,
            lookup=code.lookup,
            proof=vault.prove_keys(code.secret, theirs.user.pk, theirs.identity.public_keys, shown),
            words=json.dumps(vault.seal_words(memo, theirs.user_key, place)),
            now=now - timedelta(days=1),
        )
        header = vault.alias_header(care_link=link_id, client=self.device.user.pk, clinician=theirs.user.pk)
        alias = vault.seal_alias(
            self.one["name"], self.one["pronouns"], header, theirs.identity.public_keys, self.device.user_key
        )
        invitations.accept(
            self.device.user,
            id=link_id,
            invitation=invitation,
            lookup=code.lookup,
            alias_copy=json.dumps(alias),
            client_proof=vault.prove_keys(code.secret, self.device.user.pk, self.device.identity.public_keys),
            consent_version=CONSENT_VERSION,
            now=now,
        )

    def _plan_person(self, person: dict[str, Any]) -> None:
        columns = {name: person[name] for name in ("route", "status", "hidden") if name in person}
        answers, words = {"relation": person["relation"]}, {"alias": person["alias"]}
        at = self.story.instant(person["day"], person["hour"])
        entry = self.people[person["id"]]
        self.story.at(at, lambda now: self._put("people", entry, columns, answers, words, now))

    def _plan_repair(self, repair: dict[str, Any]) -> None:
        entry = new_id()
        columns = {
            "person": str(self.people[repair["person"]]) if repair.get("person") else None,
            "depth": repair["depth"],
            "status": repair["status"],
            "happened_on": None,
        }
        if "happened" in repair:
            columns["happened_on"] = (self.story.today + timedelta(days=repair["happened"])).isoformat()
        at = self.story.instant(repair["day"], repair["hour"])
        given = repair["answers"], repair.get("words", {})
        self.story.at(at, lambda now: self._put("repairs", entry, columns, *given, now))
        for share in repair.get("shares", []):
            content = {
                "columns": {name: columns[name] for name in ("depth", "status", "happened_on")},
                "person": self.aliases.get(repair.get("person")),
                "answers": given[0],
                "words": given[1] if share["level"] == "full" else {},
            }
            self._plan_share(share, entry, content)

    def _plan_share(
        self, share: dict[str, Any], entry: UUID, content: dict[str, Any], kind: str = "repairs"
    ) -> UUID:
        name = share.get("with") or self.one["care_links"][-1]["clinician"]
        clinician, grant = self.clinicians[name], uuid4()
        until, reader = self.story.instant(share["until"], END_OF_DAY), clinician.device.user
        self.story.at(
            self.story.instant(share["day"], share["hour"]),
            lambda now: self._share(kind, share["level"], entry, content, grant, name, until, now),
        )
        for day in share["opened"]:
            opened = self.story.instant(day, clinician.opens_at, clinician.timezone)
            self.story.at(opened, lambda now: _ignore(clinic.open_shared_copy(reader, grant, now=now)))
        if "revoked" in share:
            revoked = self.story.instant(share["revoked"], END_OF_DAY)
            self.story.at(revoked, lambda now: _ignore(sharing.revoke(self.device.user, grant, now=now)))
        return grant

    def _plan_speak_up(self, speak_up: dict[str, Any]) -> None:
        entry, kind = new_id(), "speak-ups"
        at = self.story.instant(speak_up["day"], speak_up["hour"])
        given = speak_up["answers"], speak_up["words"]
        self.story.at(at, lambda now: self._put(kind, entry, {"status": "kept"}, *given, now))
        content = {"columns": {}, "answers": given[0], "words": given[1]}
        grant = self._plan_share({"level": "full", **speak_up["share"]}, entry, content, kind)
        if "reply" not in speak_up:
            return
        clinician = self.clinicians[self.one["care_links"][-1]["clinician"]]
        opened = self.story.instant(speak_up["share"]["opened"][0], clinician.opens_at, clinician.timezone)
        self.story.at(
            opened + timedelta(minutes=40),
            lambda now: self._reply(clinician.device, grant, entry, speak_up["reply"], now),
        )

    def _reply(
        self, clinician: Device, grant: UUID, entry: UUID, content: dict[str, str], now: datetime
    ) -> None:
        id, client = uuid4(), self.device
        about = vault.about_of(grant=grant, kind="speak-ups", entry=entry, entry_revision=1)
        header = vault.reply_header(
            reply=id, clinician=clinician.user.pk, client=client.user.pk, grant=grant, about=about
        )
        copy = vault.seal_copy(content, header, client.identity.public_keys["x25519"], clinician.user_key)
        signature = vault.sign_copy(copy, header, clinician.identity)
        speakup.reply(clinician.user, grant, id=id, copy=copy, signature=signature, now=now)

    def _begin_scope(self, scope: dict[str, Any], now: datetime) -> None:
        """What the client lets go by itself. No copy goes here: that is done by a device of theirs."""
        id, start = uuid4(), self.story.today + timedelta(days=scope["from"])
        until = datetime.combine(self.story.today + timedelta(days=scope["until"]), time.min, UTC)
        terms = {"kind": scope["kind"], "level": scope["level"]}
        until_text = until.strftime("%Y-%m-%dT%H:%M:%SZ")
        statement = vault.scope_statement(
            scope=id,
            client=self.device.user.pk,
            clinician=self.clinicians[scope["with"]].device.user.pk,
            start=start.isoformat(),
            until=until_text,
            **terms,
        )
        scopes.begin(
            self.device.user,
            id=id,
            care_link=self.links[scope["with"]],
            start=start,
            until=until,
            until_text=until_text,
            signature=vault.sign_statement(statement, self.device.identity),
            now=now,
            **terms,
        )

    def _share(
        self,
        kind: str,
        level: str,
        entry: UUID,
        content: Any,
        grant: UUID,
        name: str,
        until: datetime,
        now: datetime,
    ) -> None:
        clinician = self.clinicians[name].device
        until = until.replace(hour=0, minute=0, second=0, microsecond=0)  # what is told is a day
        until_text = until.strftime("%Y-%m-%dT%H:%M:%SZ")
        header = vault.grant_header(
            grant=grant,
            client=self.device.user.pk,
            clinician=clinician.user.pk,
            kind=kind,
            about=vault.about_of(grant=grant, kind=kind, entry=entry, entry_revision=1),
            level=level,
            until=until_text,
        )
        copy = vault.seal_copy(
            content, header, clinician.identity.public_keys["x25519"], self.device.user_key
        )
        sharing.grant(
            self.device.user,
            id=grant,
            care_link=self.links[name],
            kind=kind,
            entry=entry,
            entry_revision=1,
            level=level,
            until=until,
            until_text=until_text,
            copy=copy,
            signature=vault.sign_copy(copy, header, self.device.identity),
            now=now,
        )

    def _plan_card(self, card: dict[str, Any]) -> None:
        columns = {"text": card["text"], "response": card["response"]}
        answers = {"true_now": card["true_now"]} if "true_now" in card else {}
        at = self.story.instant(card["day"], card["hour"])
        self.story.at(at, lambda now: self._put("card-responses", new_id(), columns, answers, None, now))

    def _put(self, name: str, entry: UUID, columns: Any, answers: Any, words: Any, now: datetime) -> None:
        kind, owner = require_kind(name), self.device.user
        place, at = vault.place(name, owner.pk, entry, 1), now.isoformat().replace("+00:00", "Z")
        cover = vault.cover_of(1, at, json.loads(json.dumps(columns, default=str)), answers)
        sealed = vault.seal_words({**(words or {}), vault.COVER: cover}, self.device.user_key, place)
        body = {"created_at": at, "answers": answers, "words": sealed, **columns}
        given = import_string(kind.serializer)(data=body)
        given.is_valid(raise_exception=True)
        entry_writes.put(kind, owner, entry, given.validated_data, entry_writes.Write(uuid4(), 0, now))


def _ignore(result: Any) -> None:
    """Services answer with what they changed; an act of a story only happens."""
