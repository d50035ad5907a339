"""What push asks about a reminder's messages (registered in apps.py)."""

from collections.abc import Collection
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, Subquery

from backend.core import clock
from backend.core.entries import Entry, find_kind
from backend.push.message_types import Checked, Hints
from backend.reminders import follow_ups
from backend.reminders.models import Content, Occurrence, Purpose, ReminderSettings, Status, Wording
from backend.reminders.selectors import status_at

_SETTINGS = ReminderSettings.objects.filter(pk=OuterRef("owner_id"))
_ASKED = (
    "pk", "owner_id", "purpose", "reminder_id", "reminder__status", "reminder__paused_until", "reminder__timezone",
    "reminder__repair", "reminder__wording", "reminder__content",
)  # fmt: skip


def check(messages: Collection[UUID], now: datetime) -> Checked:
    """A reason for each message that must not go any more: its reminder is gone, paused or resting, or the hours are
    quiet now. And for those that the person wants in words what the device must know.

    Asked for hundreds at once, so it is one question, and nothing is made into objects that is only looked at.
    """
    asked = Occurrence.objects.filter(pk__in_ids=messages).annotate(
        quiet_from=Subquery(_SETTINGS.values("quiet_from")),
        quiet_until=Subquery(_SETTINGS.values("quiet_until")),
    )
    rows = list(asked.values_list(*_ASKED, "quiet_from", "quiet_until", named=True))
    refused = dict.fromkeys(set(messages) - {row.pk for row in rows}, "deleted")
    about = {row.reminder__repair for row in rows if row.reminder__repair}
    barred = follow_ups.reasons(about) if about else {}
    local: dict[str, time | None] = {}
    for row in rows:
        if row.purpose == Purpose.TEST or row.reminder_id is None:
            continue
        if reason := _reason(row, now, local) or barred.get(row.reminder__repair):
            refused[row.pk] = reason
    return Checked(refused, _hints([row for row in rows if row.reminder__wording == Wording.WORDS]))


def _reason(row: Any, now: datetime, local: dict[str, time | None]) -> str:
    status, _ = status_at(row.reminder__status, row.reminder__paused_until, now)
    if status not in {Status.ACTIVE, Status.OVER}:  # over: this is the one time it comes
        return status
    zone = row.reminder__timezone
    if zone not in local:
        try:
            local[zone] = now.astimezone(clock.require_zone(zone)).time()
        except clock.UnknownZone:  # one row in a zone that is gone stops none of the others
            local[zone] = None
    wall = local[zone]
    if wall is None:
        return "unknown_zone"
    quiet = (
        ReminderSettings().quiet if row.quiet_from is None else clock.Quiet(row.quiet_from, row.quiet_until)
    )
    return "quiet" if quiet.covers(wall) else ""


# What a device chooses the words of each content from. A write there after it chose makes its choice too old.
_SOURCES = {
    Content.AFFIRMATION: ["card-responses"],
    Content.KIND_MOMENT: ["kind-moments", "people"],
    Content.VALUES_NOTE: ["cards", "card-responses"],
}


def _hints(rows: list[Any]) -> dict[UUID, Hints]:
    """What each brings, and the owner's last write that the device must know of to choose any."""
    found: dict[UUID, Hints] = {}
    for content, sources in _SOURCES.items():
        mine = [row for row in rows if row.reminder__content == content]
        since = _last_writes({row.owner_id for row in mine}, sources)
        found |= {row.pk: {"kind": content.value, "since": since.get(row.owner_id, 0)} for row in mine}
    return found


def _last_writes(owners: set[UUID], kinds: list[str]) -> dict[UUID, int]:
    last: dict[UUID, int] = {}
    models: list[type[Entry]] = [kind.model for name in kinds if (kind := find_kind(name))] if owners else []
    for model in models:
        rows = model.objects.filter(owner_id__in_ids=owners).values_list("owner_id")
        for owner, cursor in rows.annotate(last=Max("cursor")):
            last[owner] = max(cursor, last.get(owner, 0))
    return last
