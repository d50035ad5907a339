"""Whose story it is: a client with a device, and the clinicians at theirs."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils.module_loading import import_string

from backend.accounts import vault
from backend.core import entry_writes
from backend.core.entries import require_kind
from backend.core.ids import new_id
from backend.demo.accounts import Device
from backend.demo.story import Story


@dataclass(frozen=True)
class Clinician:
    device: Device
    timezone: str
    opens_at: str


@dataclass(frozen=True)
class Content:
    """What stands in an entry, as JSON has it."""

    columns: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)


class Client:
    """One client of the document, and the ids of what they write."""

    def __init__(
        self, one: dict[str, Any], device: Device, clinicians: dict[str, Clinician], today: date
    ) -> None:
        self.one, self.device, self._clinicians = one, device, clinicians
        self.story = Story(today, one["profile"]["timezone"])
        self.links: dict[str, UUID] = {link["clinician"]: uuid4() for link in one["care_links"]}
        self.people: dict[str, UUID] = {person["id"]: new_id() for person in one["people"]}
        self.aliases: dict[str, str] = {person["id"]: person["alias"] for person in one["people"]}
        self.entries: dict[str, UUID] = {}  # by "<kind>/<id>"

    def clinician(self, name: str) -> Clinician:
        return self._clinicians[name]

    def name_of_clinician(self, item: dict[str, Any]) -> str:
        """Whom it goes to or comes from: who is named in it, else who they are with now."""
        return str(item.get("with") or self.one["care_links"][-1]["clinician"])

    def opening(self, name: str, day: int) -> datetime:
        """When a clinician looks at what is shared, on a day."""
        clinician = self.clinician(name)
        return self.story.instant(day, clinician.opens_at, clinician.timezone)

    def put(
        self,
        kind: str,
        entry: UUID,
        content: Content,
        now: datetime,
        revision: int = 1,
        begun: datetime | None = None,
    ) -> None:
        """Writes an entry as a device does: sealed, with its cover, through the kind's rules."""
        known, owner = require_kind(kind), self.device.user
        place, at = (
            vault.place(kind, owner.pk, entry, revision),
            (begun or now).isoformat().replace("+00:00", "Z"),
        )
        cover = vault.cover_of(revision, at, content.columns, content.answers)
        sealed = vault.seal_words({**content.words, vault.COVER: cover}, self.device.user_key, place)
        body = {"created_at": at, "answers": content.answers, "words": sealed, **content.columns}
        given = import_string(known.serializer)(data=body, context={"now": now})
        given.is_valid(raise_exception=True)
        write = entry_writes.Write(uuid4(), revision - 1, now)
        entry_writes.put(known, owner, entry, given.validated_data, write)
