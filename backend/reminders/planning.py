"""When each reminder that has come comes next. It follows after materialising and never holds it up: nobody waits for this.

Whoever dies in between leaves rows that say so (`to_plan`), and the next tick plans them.
"""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from backend.core import clock
from backend.push import selectors as push
from backend.reminders import ledger
from backend.reminders.ledger_rules import Plan
from backend.reminders.models import Reminder, ReminderSettings, Status
from backend.reminders.schedule import known_sessions, plan_next

log = logging.getLogger("attune.reminders")

BATCH = 250
# Of every second, so that the tick comes to its other work.
LONGEST = 0.2
# The notes that just came out need the processor more than next day's. A service that takes no notes for hours must not hold up the plan.
PATIENCE = timedelta(minutes=5)


def plan_waiting(now: datetime) -> int:
    """Finds the next moment of one batch of those that came; returns how many. Two at once take different ones."""
    with transaction.atomic():
        waiting = Reminder.objects.filter(to_plan=True).order_by("last_at")
        reminders = list(waiting.select_for_update(skip_locked=True, no_key=True)[:BATCH])
        if not reminders:
            return 0
        settings = ReminderSettings.objects.filter(pk__in_ids={row.owner_id for row in reminders})
        quiet = {row.owner_id: row.quiet for row in settings}
        known = known_sessions(reminders, now)
        for reminder in reminders:
            _plan(reminder, quiet.get(reminder.owner_id, ReminderSettings().quiet), now, known)
        ledger.write_plans([_plan_of(row) for row in reminders])
    return len(reminders)


def plan_while_idle(time: clock.Clock, *, longest: float = LONGEST) -> None:
    """Plans what waits until none is left, something is due or to be sent, or that many seconds have gone by."""
    end = time.monotonic() + longest
    while ledger.is_to_plan() and _nothing_comes_first(time.now()) and plan_waiting(time.now()):
        if time.monotonic() >= end:
            return


def _nothing_comes_first(now: datetime) -> bool:
    if ledger.is_due(now):
        return False
    return not push.is_waiting(now) or ledger.is_to_plan(came_before=now - PATIENCE)


def _plan(
    reminder: Reminder,
    quiet: clock.Quiet,
    now: datetime,
    known: Mapping[UUID, Sequence[datetime]] | None,
) -> None:
    try:
        plan_next(reminder, quiet, now=now, known=known)
    except clock.UnknownZone:  # one row that can't be planned stops none of the others
        log.error("A reminder is in a zone that is no longer known; it rests.")
        reminder.status = Status.RESTING
        reminder.set_next(None)


def _plan_of(row: Reminder) -> Plan:
    return Plan(row.pk, row.next_on, row.next_at, row.next_until, row.status, row.paused_until)
