"""The ledger in the ORM's words: what SQLite runs, and what tests hold the statements for PostgreSQL against."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from backend.push import outbox
from backend.push.models import PushSubscription
from backend.reminders import unopened
from backend.reminders.ledger_rules import Plan, Rules
from backend.reminders.models import (
    DeletedOccurrence,
    Dropped,
    Occurrence,
    Purpose,
    Reminder,
    ReminderSettings,
    Status,
    Wording,
)
from backend.reminders.schedule import set_next

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
    tired = {key for key, times in unopened.counts(due).items() if times >= rules.rest_after}
    coming = [made for reminder in due if (made := _come(reminder, rests=reminder.pk in tired))]
    before = _came_before(coming)
    occurrences = [made for made in coming if (made.reminder_id, made.local_on) not in before]
    _say_why_not(occurrences, owners, now)
    _keep_daily_most(occurrences, settings)
    Reminder.objects.bulk_create(due, update_conflicts=True, unique_fields=["id"], update_fields=_MOVED)
    Occurrence.objects.bulk_create(occurrences)
    going = [row for row in occurrences if not row.dropped]
    messages = [outbox.Message(row.owner_id, row.pk, now, row.expires_at) for row in going]
    outbox.enqueue(rules.message_type, messages, now=now, wake=rules.wake)
    return len(due)


def _come(reminder: Reminder, *, rests: bool) -> Occurrence | None:
    day, at, until = reminder.next_on, reminder.next_at, reminder.next_until
    if day is None or at is None or until is None:
        raise ValueError("What is not due can't come.")
    set_next(reminder, None)
    if rests:
        reminder.status = Status.RESTING
        return None
    if reminder.status == Status.PAUSED:  # its pause has run out: nothing is due before that
        reminder.status = Status.ACTIVE
    reminder.paused_until = None
    reminder.last_on, reminder.last_at, reminder.to_plan = day, at, True
    return Occurrence(
        owner_id=reminder.owner_id, reminder=reminder, local_on=day, due_at=at, expires_at=until
    )


def _came_before(coming: list[Occurrence]) -> set[tuple[UUID | None, date]]:
    same = Occurrence.objects.filter(
        reminder_id__in_ids=[made.reminder_id for made in coming],
        local_on__in={made.local_on for made in coming},
        purpose=Purpose.SCHEDULED,
    )
    return set(same.values_list("reminder_id", "local_on"))


def _lock_settings(owners: set[UUID]) -> dict[UUID, ReminderSettings]:
    # Held until the end of the transaction, so that two dispatchers can't each count one of the same person's two.
    rows = ReminderSettings.objects.filter(pk__in_ids=owners).order_by("pk").select_for_update()
    found = {row.owner_id: row for row in rows}
    return {owner: found.get(owner) or ReminderSettings(owner_id=owner) for owner in owners}


def _say_why_not(occurrences: list[Occurrence], owners: set[UUID], now: datetime) -> None:
    usable = PushSubscription.objects.filter(owner_id__in_ids=owners, disabled_at__isnull=True)
    reachable = set(usable.values_list("owner_id", flat=True))
    for row in occurrences:
        if row.expires_at <= now:
            row.dropped = Dropped.LATE
        elif row.reminder and row.reminder.wording == Wording.SILENT:
            row.dropped = Dropped.SILENT
        elif row.owner_id not in reachable:
            row.dropped = Dropped.NO_DEVICE


def _keep_daily_most(occurrences: list[Occurrence], settings: dict[UUID, ReminderSettings]) -> None:
    """Drops what would be one too many for a person's day, over all their reminders."""
    came: Counter[tuple[UUID, date]] = Counter(
        Occurrence.objects.filter(
            owner_id__in_ids=settings,
            local_on__in={row.local_on for row in occurrences},
            dropped="",
            purpose=Purpose.SCHEDULED,  # the others were asked for
        ).values_list("owner_id", "local_on")
    )
    deleted = DeletedOccurrence.objects.filter(owner_id__in_ids=settings)
    came.update(
        deleted.filter(local_on__in={row.local_on for row in occurrences}).values_list("owner_id", "local_on")
    )
    for row in occurrences:
        place = (row.owner_id, row.local_on)
        if not row.dropped and came[place] >= settings[row.owner_id].daily_most:
            row.dropped = Dropped.DAILY_MOST
        if not row.dropped:
            came[place] += 1


@transaction.atomic
def write_plans(plans: Iterable[Plan]) -> None:
    for plan in plans:
        changes = {**plan._asdict(), "to_plan": False}
        Reminder.objects.filter(pk=changes.pop("id")).update(**changes)
