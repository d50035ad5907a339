"""What push asks and tells about a reminder's messages (registered in apps.py)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from backend.core import clock
from backend.core.entries import Entry, find_kind
from backend.reminders import follow_ups
from backend.reminders.models import Kind, Occurrence, Purpose, Reminder, ReminderSettings, Status, Wording
from backend.reminders.selectors import status_at

MOST_COUNTED = 1000  # the column is small, and nobody counts that far: the reminder rests after five


_ASKED = (
    "pk", "owner_id", "purpose", "reminder_id", "reminder__status", "reminder__paused_until", "reminder__timezone",
    "reminder__repair",
)  # fmt: skip


def refuse(messages: Iterable[UUID], now: datetime) -> Mapping[UUID, str]:
    """A reason for each message that must not go any more: its reminder is gone, paused or resting, or the hours are quiet now.

    Asked for hundreds at once, so nothing is made into objects that is only looked at.
    """
    wanted = set(messages)
    rows = list(Occurrence.objects.filter(pk__in_ids=wanted).values_list(*_ASKED, named=True))
    kept = ReminderSettings.objects.filter(pk__in_ids={row.owner_id for row in rows})
    quiet = {
        owner: clock.Quiet(*hours) for owner, *hours in kept.values_list("pk", "quiet_from", "quiet_until")
    }
    reasons = dict.fromkeys(wanted - {row.pk for row in rows}, "deleted")
    unwanted = follow_ups.reasons(row.reminder__repair for row in rows if row.reminder__repair)
    for row in rows:
        if row.purpose == Purpose.TEST or row.reminder_id is None:
            continue
        hours = quiet.get(row.owner_id, ReminderSettings().quiet)
        if reason := _reason(row, hours, now) or unwanted.get(row.reminder__repair):
            reasons[row.pk] = reason
    return reasons


def _reason(row: Any, quiet: clock.Quiet, now: datetime) -> str:
    status, _ = status_at(row.reminder__status, row.reminder__paused_until, now)
    if status not in {Status.ACTIVE, Status.OVER}:  # over: this is the one time it comes
        return status
    try:
        local = now.astimezone(clock.require_zone(row.reminder__timezone))
    except clock.UnknownZone:  # one row in a zone that is gone stops none of the others
        return "unknown_zone"
    return "quiet" if quiet.covers(local.time()) else ""


# What a device chooses the words of each kind from. A write there after it chose makes its choice too old.
_SOURCES = {
    Kind.AFFIRMATION: ["card-responses"],
    Kind.KIND_MOMENT: ["kind-moments", "people"],
    Kind.VALUES_NOTE: ["cards", "card-responses"],
}


def hints(messages: Iterable[UUID]) -> Mapping[UUID, dict[str, str | int]]:
    """For those that the person wants in words: what kind it is, and the owner's last write that the device must know of to choose any."""
    rows = list(
        Occurrence.objects.filter(pk__in_ids=list(messages), reminder__wording=Wording.WORDS).select_related(
            "reminder"
        )
    )
    found: dict[UUID, dict[str, str | int]] = {}
    for kind, sources in _SOURCES.items():
        mine = [row for row in rows if row.reminder and row.reminder.kind == kind]
        since = _last_writes({row.owner_id for row in mine}, sources)
        found |= {row.pk: {"kind": kind.value, "since": since.get(row.owner_id, 0)} for row in mine}
    return found


def _last_writes(owners: set[UUID], kinds: list[str]) -> dict[UUID, int]:
    last: dict[UUID, int] = {}
    models: list[type[Entry]] = [kind.model for name in kinds if (kind := find_kind(name))] if owners else []
    for model in models:
        rows = model.objects.filter(owner_id__in_ids=owners).values_list("owner_id")
        for owner, cursor in rows.annotate(last=Max("cursor")):
            last[owner] = max(cursor, last.get(owner, 0))
    return last


@transaction.atomic
def accepted(messages: Iterable[UUID], now: datetime) -> None:
    """Counts a scheduled note as sent, once however many devices took it: five of them unopened in a row let the reminder rest."""
    waiting = Occurrence.objects.filter(pk__in_ids=list(messages), accepted_at__isnull=True)
    columns = ("pk", "reminder_id", "purpose", "opened_at")
    fresh = list(waiting.order_by("pk").select_for_update().values_list(*columns, named=True))
    Occurrence.objects.filter(pk__in_ids=[row.pk for row in fresh]).update(accepted_at=now)
    counted = Counter(
        row.reminder_id for row in fresh if row.purpose == Purpose.SCHEDULED and row.opened_at is None
    )
    reminders = Reminder.objects.filter(pk__in_ids=list(counted), unopened__lt=MOST_COUNTED).order_by("pk")
    keys = list(reminders.select_for_update().values_list("pk", flat=True))
    for times in set(counted.values()):
        Reminder.objects.filter(pk__in_ids=[key for key in keys if counted[key] == times]).update(
            unopened=F("unopened") + times
        )
