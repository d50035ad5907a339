"""From due reminders to occurrences and deliveries: the heart of the engine, one transaction a batch.

Whoever runs it, and however many do at once, each local day of a reminder becomes one occurrence: the rows are claimed (SKIP LOCKED on
PostgreSQL, the one writer of an IMMEDIATE transaction on SQLite), moved on by local date, and the occurrence is unique besides.
"""

import logging
from collections import Counter
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from backend.core import clock
from backend.core.models import Heartbeat
from backend.push import services as push
from backend.reminders.models import Dropped, Occurrence, Purpose, Reminder, ReminderSettings, Status, Wording
from backend.reminders.schedule import plan_next
from backend.reminders.services import KIND

log = logging.getLogger("attune.reminders")

BATCH = 500
REST_AFTER = 5  # unopened in a row
KEEP = timedelta(days=60)
_BEAT_EVERY = timedelta(seconds=10)
_MOVED = [*Reminder.NEXT, "status", "paused_until", "last_on", "last_at"]


def dispatch_due(now: datetime, *, ring: bool = True) -> int:
    """Turns one batch of due reminders into what is to be sent; returns how many were due. Call again while it returns BATCH."""
    if not Reminder.objects.filter(next_at__lte=now).exists():  # without a lock: most seconds have nothing
        return 0
    with transaction.atomic():
        due = list(
            Reminder.objects.filter(next_at__lte=now)
            .order_by("next_at")
            .select_for_update(skip_locked=True)[:BATCH]
        )
        settings = _lock_settings({reminder.owner_id for reminder in due})
        occurrences = [
            occurrence
            for reminder in due
            if (occurrence := _move_on(reminder, settings[reminder.owner_id], now))
        ]
        _keep_daily_most(occurrences, settings)
        # An upsert of rows that are locked here, so that none is made: it costs a fraction of bulk_update's CASE for every cell.
        Reminder.objects.bulk_create(due, update_conflicts=True, unique_fields=["id"], update_fields=_MOVED)
        Occurrence.objects.bulk_create(occurrences, ignore_conflicts=True)
        _put_out(occurrences, now, ring)
    return len(due)


def _move_on(reminder: Reminder, settings: ReminderSettings, now: datetime) -> Occurrence | None:
    """The occurrence of the moment that has come, and the reminder set to its next; None when it goes to rest instead."""
    if reminder.unopened >= REST_AFTER:
        reminder.status = Status.RESTING
        reminder.set_next(None)
        return None
    day, at, until = reminder.next_on, reminder.next_at, reminder.next_until
    if day is None or at is None or until is None:
        raise RuntimeError("A due reminder has a day, a moment and an end.")
    if reminder.status == Status.PAUSED:  # its pause has run out: nothing is due before that
        reminder.status, reminder.paused_until = Status.ACTIVE, None
    reminder.last_on, reminder.last_at = day, at
    try:
        plan_next(reminder, settings.quiet, now=now)
    except clock.UnknownZone:  # one row that can't be planned stops none of the others
        log.error("A reminder is in a zone that is no longer known; it rests.")
        reminder.status = Status.RESTING
        reminder.set_next(None)
    dropped = Dropped.LATE if until <= now else Dropped.SILENT if reminder.wording == Wording.SILENT else ""
    return Occurrence(
        owner_id=reminder.owner_id,
        reminder=reminder,
        local_on=day,
        due_at=at,
        expires_at=until,
        dropped=dropped,
    )


def _lock_settings(owners: set[UUID]) -> dict[UUID, ReminderSettings]:
    # Held until the end of the transaction, so that two dispatchers can't each count one of the same person's two.
    rows = ReminderSettings.objects.filter(pk__in=owners).order_by("pk").select_for_update()
    found = {row.owner_id: row for row in rows}
    return {owner: found.get(owner) or ReminderSettings(owner_id=owner) for owner in owners}


def _keep_daily_most(occurrences: list[Occurrence], settings: dict[UUID, ReminderSettings]) -> None:
    """Drops what would be one too many for a person's day, over all their reminders."""
    days = {occurrence.local_on for occurrence in occurrences}
    came: Counter[tuple[UUID, date]] = Counter(
        Occurrence.objects.filter(
            owner__in=settings,
            local_on__in=days,
            dropped="",
            purpose=Purpose.SCHEDULED,  # the others were asked for
        ).values_list("owner_id", "local_on")
    )
    for occurrence in occurrences:
        place = (occurrence.owner_id, occurrence.local_on)
        if not occurrence.dropped and came[place] >= settings[occurrence.owner_id].daily_most:
            occurrence.dropped = Dropped.DAILY_MOST
        if not occurrence.dropped:
            came[place] += 1


def _put_out(occurrences: list[Occurrence], now: datetime, ring: bool) -> None:
    going = [occurrence for occurrence in occurrences if not occurrence.dropped]
    messages = [push.Message(row.owner_id, row.pk, now, row.expires_at) for row in going]
    devices = push.put_out(KIND, messages, now=now, ring=ring)
    nowhere = [row.pk for row in going if not devices.get(row.pk)]
    Occurrence.objects.filter(pk__in=nowhere).update(dropped=Dropped.NO_DEVICE)


def beat(now: datetime) -> None:
    """Shows that the scheduler is alive. Written every ten seconds, not at every tick: each write costs a disk's flush."""
    fresh = Heartbeat.objects.filter(part="scheduler")
    if not fresh.filter(beat_at__gt=now - _BEAT_EVERY).exists():
        Heartbeat.objects.update_or_create(part="scheduler", defaults={"beat_at": now})


def forget(now: datetime) -> int:
    """Removes occurrences older than 60 days."""
    return Occurrence.objects.filter(due_at__lt=now - KEEP).delete()[0]
