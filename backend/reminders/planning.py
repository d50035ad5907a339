"""When each reminder that has come comes next.

It follows after materialising and never holds it up: nobody waits for this.

Whoever dies in between leaves rows that say so (`to_plan`), and the next tick plans them.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from backend.core.clock import Clock, Quiet
from backend.core.zones import UnknownZone
from backend.push import selectors as push
from backend.reminders import ledger, turns
from backend.reminders.ledger_rules import Plan
from backend.reminders.models import Reminder, ReminderSettings, Status
from backend.reminders.schedule import Schedule, in_turn, known_sessions, plan_next, set_next

log = logging.getLogger("attune.reminders")

BATCH = 500
# Of every second, so that the tick comes to its other work.
LONGEST = 0.2
# The notifications that just came out need the processor more than next day's. A service that takes none for hours
# must not hold up the plan.
LONGEST_WAIT = timedelta(minutes=5)

_COLUMNS = [field.name for field in fields(Schedule) if field.default is MISSING]


def plan_waiting(now: datetime) -> int:
    """Finds the next moment of one batch of those that came; returns how many. Two at once take different ones."""
    with transaction.atomic():
        waiting = Reminder.objects.filter(to_plan=True).order_by("last_at")
        locked = waiting.select_for_update(skip_locked=True, no_key=True)
        rows = sorted((Schedule(*columns) for columns in locked.values_list(*_COLUMNS)[:BATCH]), key=in_turn)
        hours = _lock_hours({row.owner_id for row in rows})
        known = known_sessions(rows, now)
        taken = turns.of(hours, now, but=[row.pk for row in rows])
        asked = {row.pk: row.once_on for row in rows}
        for row in rows:
            taken[row.owner_id].add(row)
        for row in rows:
            _plan(row, hours[row.owner_id], now, known, taken[row.owner_id])
        ledger.write_plans(
            [
                Plan(row.pk, row.next_on, row.next_at, row.next_until, row.status, row.paused_until)
                for row in rows
            ]
        )
        for row in rows:
            if row.once_on != asked[row.pk]:  # its day was taken: it goes to the next free one
                Reminder.objects.filter(pk=row.pk).update(once_on=row.once_on)
    return len(rows)


def plan_while_idle(clock: Clock, *, longest: float = LONGEST) -> None:
    """Plans what waits until none is left, something is due or to be sent, or that many seconds have gone by."""
    end = clock.monotonic() + longest
    while ledger.is_to_plan() and _nothing_comes_first(clock.now()) and plan_waiting(clock.now()):
        if clock.monotonic() >= end:
            return


def _nothing_comes_first(now: datetime) -> bool:
    if ledger.is_due(now):
        return False
    return not push.is_waiting(now) or ledger.is_to_plan(came_before=now - LONGEST_WAIT)


def _lock_hours(owners: set[UUID]) -> dict[UUID, Quiet]:
    """The owners' quiet hours, under the locks that their daily number is counted under."""
    plain = ReminderSettings().quiet
    settings = ReminderSettings.objects.filter(pk__in_ids=owners).order_by("pk")
    held = settings.select_for_update(no_key=True).values_list("pk", "quiet_from", "quiet_until")
    return dict.fromkeys(owners, plain) | {owner: Quiet(start, until) for owner, start, until in held}


def _plan(
    reminder: Schedule,
    quiet: Quiet,
    now: datetime,
    known: Mapping[UUID, Sequence[datetime]] | None,
    taken: turns.Turns,
) -> None:
    try:
        plan_next(reminder, quiet, now=now, known=known, taken=taken)
    except UnknownZone:  # one row that can't be planned stops none of the others
        log.error("A reminder is in a zone that is no longer known; it rests.")
        reminder.status = Status.RESTING
        set_next(reminder, None)
