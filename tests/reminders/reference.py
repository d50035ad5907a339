"""What ledger.materialise does, in the ORM's words: slower by far, and plain to read. Tests hold the two together."""

from collections import Counter
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from backend.push import services as push
from backend.push.models import PushSubscription
from backend.reminders.ledger import Rules
from backend.reminders.models import Dropped, Occurrence, Purpose, Reminder, ReminderSettings, Status, Wording

_MOVED = [*Reminder.NEXT, "status", "paused_until", "last_on", "last_at"]


@transaction.atomic
def materialise(now: datetime, most: int, rules: Rules) -> int:
    """Claims up to `most` due reminders and writes what becomes of them; returns how many were due."""
    claimed = (
        Reminder.objects.filter(next_at__lte=now).order_by("next_at").select_for_update(skip_locked=True)
    )
    due = list(claimed[:most])
    owners = {reminder.owner_id for reminder in due}
    settings = _lock_settings(owners)
    occurrences = [made for reminder in due if (made := _come(reminder, rules)) and not _came_before(made)]
    _judge(occurrences, owners, now)
    _keep_daily_most(occurrences, settings)
    Reminder.objects.bulk_create(due, update_conflicts=True, unique_fields=["id"], update_fields=_MOVED)
    Occurrence.objects.bulk_create(occurrences)
    going = [row for row in occurrences if not row.dropped]
    messages = [push.Message(row.owner_id, row.pk, now, row.expires_at) for row in going]
    push.enqueue(rules.kind, messages, now=now, wake=rules.ring_at > now)
    return len(due)


def _come(reminder: Reminder, rules: Rules) -> Occurrence | None:
    day, at, until = reminder.next_on, reminder.next_at, reminder.next_until
    assert day is not None
    assert at is not None
    assert until is not None
    reminder.set_next(None)
    if reminder.unopened >= rules.rest_after:
        reminder.status = Status.RESTING
        return None
    if reminder.status == Status.PAUSED:  # its pause has run out: nothing is due before that
        reminder.status = Status.ACTIVE
    reminder.paused_until = None
    reminder.last_on, reminder.last_at, reminder.to_plan = day, at, True
    return Occurrence(
        owner_id=reminder.owner_id, reminder=reminder, local_on=day, due_at=at, expires_at=until
    )


def _came_before(occurrence: Occurrence) -> bool:
    same = Occurrence.objects.filter(reminder=occurrence.reminder, local_on=occurrence.local_on)
    return same.filter(purpose=Purpose.SCHEDULED).exists()


def _lock_settings(owners: set[UUID]) -> dict[UUID, ReminderSettings]:
    # Held until the end of the transaction, so that two dispatchers can't each count one of the same person's two.
    rows = ReminderSettings.objects.filter(pk__in=owners).order_by("pk").select_for_update()
    found = {row.owner_id: row for row in rows}
    return {owner: found.get(owner) or ReminderSettings(owner_id=owner) for owner in owners}


def _judge(occurrences: list[Occurrence], owners: set[UUID], now: datetime) -> None:
    usable = PushSubscription.objects.filter(owner__in=owners, disabled_at__isnull=True)
    reachable = set(usable.values_list("owner_id", flat=True))
    for row in occurrences:
        assert row.reminder is not None
        if row.expires_at <= now:
            row.dropped = Dropped.LATE
        elif row.reminder.wording == Wording.SILENT:
            row.dropped = Dropped.SILENT
        elif row.owner_id not in reachable:
            row.dropped = Dropped.NO_DEVICE


def _keep_daily_most(occurrences: list[Occurrence], settings: dict[UUID, ReminderSettings]) -> None:
    """Drops what would be one too many for a person's day, over all their reminders."""
    came: Counter[tuple[UUID, date]] = Counter(
        Occurrence.objects.filter(
            owner__in=settings,
            local_on__in={row.local_on for row in occurrences},
            dropped="",
            purpose=Purpose.SCHEDULED,  # the others were asked for
        ).values_list("owner_id", "local_on")
    )
    for row in occurrences:
        place = (row.owner_id, row.local_on)
        if not row.dropped and came[place] >= settings[row.owner_id].daily_most:
            row.dropped = Dropped.DAILY_MOST
        if not row.dropped:
            came[place] += 1
