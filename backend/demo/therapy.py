"""What happens between a client of the demo practice and their clinician."""

import json
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from backend.accounts import vault
from backend.accounts.models import User
from backend.clinic import selectors
from backend.clinic import services as clinic
from backend.core.ids import new_id
from backend.demo.accounts import Device
from backend.demo.entries import plan_entry, plan_response
from backend.demo.people import Client, Content
from backend.demo.story import END_OF_DAY
from backend.measures import services as measures
from backend.sharing import invitations
from backend.sharing import services as sharing
from backend.speakup import services as speakup
from backend.suggestions import services as suggestions

CONSENT_VERSION = "2"
WRITES_FOR = timedelta(minutes=40)

Item = dict[str, Any]


def plan_link(client: Client, link: Item) -> None:
    """Invited and linked, with sessions that come again; and over where it ended."""
    name, story = link["clinician"], client.story
    clinician, id = client.clinician(name).device, client.links[name]
    story.at(story.instant(link["since"], "08:00"), partial(_link, client, clinician, id))
    if "ended" in link:
        ended = story.instant(link["ended"], END_OF_DAY)
        story.at(ended, lambda now: sharing.end(client.device.user, id, now=now))
        return
    sessions = link["sessions"]
    last, following = (
        story.instant(day, sessions["hour"])
        for day in (sessions["next"] - sessions["every"], sessions["next"])
    )
    weeks = {"every_weeks": sessions["every"] // 7}
    before = last - timedelta(hours=1)
    story.at(
        before,
        lambda now: clinic.set_next_session(clinician.user, id, next_session_at=last, **weeks, now=now),
    )
    story.at(
        last + WRITES_FOR,
        lambda now: clinic.set_next_session(clinician.user, id, next_session_at=following, **weeks, now=now),
    )
    if "memo" in link:
        story.at(last + WRITES_FOR, partial(_keep_memo, clinician, id, link["memo"]))


def _link(client: Client, clinician: Device, id: UUID, now: datetime) -> None:
    code, invitation, owner = vault.new_invitation_code(), uuid4(), client.device
    shown = selectors.shown_to_clients(clinician.user)
    note = {"for_whom": client.one["name"], "secret": code.secret}
    place = vault.place("invitation", clinician.user.pk, invitation, 1)
    invitations.invite(
        clinician.user,
        id=invitation,
        lookup=code.lookup,
        proof=vault.prove_keys(code.secret, clinician.user.pk, clinician.identity.public_keys, shown),
        words=json.dumps(vault.seal_words(note, clinician.user_key, place)),
        now=now - timedelta(days=1),
    )
    header = vault.alias_header(care_link=id, client=owner.user.pk, clinician=clinician.user.pk)
    alias = vault.seal_alias(
        client.one["name"], client.one["pronouns"], header, clinician.identity.public_keys, owner.user_key
    )
    invitations.accept(
        owner.user,
        id=id,
        invitation=invitation,
        lookup=code.lookup,
        alias_copy=json.dumps(alias),
        client_proof=vault.prove_keys(code.secret, owner.user.pk, owner.identity.public_keys),
        consent_version=CONSENT_VERSION,
        now=now,
    )


def _keep_memo(clinician: Device, link: UUID, text: str, now: datetime) -> None:
    place = vault.place("memo", clinician.user.pk, link, 1)
    words = json.dumps(vault.seal_words({"text": text}, clinician.user_key, place))
    clinic.keep_memo(clinician.user, link, words=words, revision=1, now=now)


def plan_speak_up(client: Client, item: Item) -> None:
    """Written and shared; replied to, read and closed where the document says so."""
    content = Content({"status": "kept"}, item["answers"], item["words"])
    grants = plan_entry(client, item, "speak-ups", content, Content({}, content.answers, content.words))
    if "reply" not in item:
        return
    name, id = client.name_of_clinician(item), uuid4()
    entry = client.entries[f"speak-ups/{item['id']}"]
    replied = client.opening(name, item["shares"][0]["opened"][0]) + WRITES_FOR
    client.story.at(
        replied, partial(_reply, client, client.clinician(name).device, grants[0], entry, item["reply"], id)
    )
    if "closed" in item:
        closed = client.story.instant(item["closed"]["day"], item["closed"]["hour"])
        client.story.at(closed, partial(_close, client, item, id, entry))


def _reply(
    client: Client, clinician: Device, grant: UUID, entry: UUID, content: Any, id: UUID, now: datetime
) -> None:
    about = vault.about_of(grant=grant, kind="speak-ups", entry=entry, entry_revision=1)
    header = vault.reply_header(
        reply=id, clinician=clinician.user.pk, client=client.device.user.pk, grant=grant, about=about
    )
    copy = vault.seal_copy(content, header, client.device.identity.public_keys["x25519"], clinician.user_key)
    signature = vault.sign_copy(copy, header, clinician.identity)
    speakup.reply(clinician.user, grant, id=id, copy=copy, signature=signature, now=now)


def _close(client: Client, item: Item, reply: UUID, entry: UUID, now: datetime) -> None:
    """Their device keeps the reply among their own words once it was read."""
    speakup.read(client.device.user, reply)
    name = client.clinician(client.name_of_clinician(item)).device.user.clinician.display_name
    kept = {"reply_from": name, **{f"reply_{part}": text for part, text in item["reply"].items()}}
    answers = {**item["answers"], "closing": item["closed"]["closing"]}
    content = Content({"status": "closed"}, answers, {**item["words"], **kept})
    begun = client.story.instant(item["day"], item["hour"])
    client.put("speak-ups", entry, content, now, revision=2, begun=begun)


def plan_suggestion(client: Client, item: Item) -> None:
    """Offered; where it was `answered`, read then and taken with a card of one's own, or left, which nobody is told."""
    name, id, owner = client.name_of_clinician(item), uuid4(), client.device
    clinician, link = client.clinician(name).device, client.links[name]
    story, content = client.story, {key: item[key] for key in ("form", "text", "practice") if key in item}
    header = vault.suggestion_header(
        suggestion=id, clinician=clinician.user.pk, client=owner.user.pk, care_link=link
    )
    copy = vault.seal_copy(content, header, owner.identity.public_keys["x25519"], clinician.user_key)
    sign = vault.sign_copy(copy, header, clinician.identity)
    story.at(
        story.instant(item["day"], item["hour"]),
        lambda now: suggestions.offer(clinician.user, link, id, copy=copy, signature=sign, now=now),
    )
    if "answered" not in item:
        return
    answered = story.instant(item["answered"]["day"], item["answered"]["hour"])
    took = item["answered"]["took"]
    shown = {"show_accepted": item["answered"].get("shown", False)}
    story.at(answered, lambda now: suggestions.read(owner.user, id, now=now))
    story.at(answered, lambda now: suggestions.answer(owner.user, id, **shown, now=now))
    if took and item["form"] != "practice":
        origin = "noticed" if item["form"] == "noticed" else "offered"
        by = clinician.user.clinician.display_name
        card = Content({"origin": origin, "set_aside": False}, words={"text": item["text"], "offered_by": by})
        story.at(answered, lambda now: client.put("cards", new_id(), card, now))


def plan_measure(client: Client, item: Item) -> None:
    """Proposed, agreed to, answered and shared; an answer about self-harm acknowledged on the days it says."""
    name, id, owner, story = client.name_of_clinician(item), uuid4(), client.device, client.story
    clinician, link = client.clinician(name).device.user, client.links[name]
    proposed, agreed = (story.instant(item[act]["day"], item[act]["hour"]) for act in ("proposed", "agreed"))
    story.at(proposed, lambda now: measures.propose(clinician, link, id=id, measure=item["measure"], now=now))
    story.at(agreed, lambda now: measures.agree(owner.user, id, now=now))
    for response in item["responses"]:
        (grant,) = plan_response(client, item["measure"], response) or (None,)
        if grant and "acknowledged" in response:
            at = client.opening(name, response["acknowledged"]) + timedelta(minutes=2)
            story.at(at, partial(_acknowledge, clinician, grant))


def _acknowledge(clinician: User, grant: UUID, now: datetime) -> None:
    measures.acknowledge(clinician, grant, now=now)
