"""When each reminder that has come comes next.

It follows after materialising and never holds it up: nobody waits for this.

Whoever dies in between leaves rows that say so (`to_plan`), and the next tick plans them.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import datetime, time, timedelta
from functools import lru_cache
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Subquery

from backend.core.clock import Clock, Quiet, UnknownZone
from backend.push import selectors as push
from backend.reminders import ledger
from backend.reminders.ledger_rules import Plan
from backend.reminders.models import Reminder, ReminderSettings, Status
from backend.reminders.schedule import Schedule, known_sessions, plan_next, set_next

log = logging.getLogger("attune.reminders")

BATCH = 500
# Of every second, so that the tick comes to its other work.
LONGEST = 0.2
# The notifications that just came out need the processor more than next day's. A service that takes none for hours
# must not hold up the plan.
LONGEST_WAIT = timedelta(minutes=5)

_SETTINGS = ReminderSettings.objects.filter(pk=OuterRef("owner_id"))
_HOURS = {name: Subquery(_SETTINGS.values(name)) for name in ("quiet_from", "quiet_until")}
_COLUMNS = [field.name for field in fields(Schedule) if field.default is MISSING]


def plan_waiting(now: datetime) -> int:
    """Finds the next moment of one batch of those that came; returns how many. Two at once take different ones."""
    with transaction.atomic():
        waiting = Reminder.objects.filter(to_plan=True).order_by("last_at").annotate(**_HOURS)
        locked = waiting.select_for_update(skip_locked=True, no_key=True, of=("self",))
        rows = [
            (Schedule(*own), _quiet(start, until))
            for *own, start, until in locked.values_list(*_COLUMNS, *_HOURS)[:BATCH]
        ]
        known = known_sessions((schedule for schedule, _ in rows), now)
        for schedule, quiet in rows:
            _plan(schedule, quiet, now, known)
        ledger.write_plans(
            [
                Plan(row.pk, row.next_on, row.next_at, row.next_until, row.status, row.paused_until)
                for row, _ in rows
            ]
        )
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


def _plan(
    reminder: Schedule,
    quiet: Quiet,
    now: datetime,
    known: Mapping[UUID, Sequence[datetime]] | None,
) -> None:
    try:
        plan_next(reminder, quiet, now=now, known=known)
    except UnknownZone:  # one row that can't be planned stops none of the others
        log.error("A reminder is in a zone that is no longer known; it rests.")
        reminder.status = Status.RESTING
        set_next(reminder, None)


@lru_cache(maxsize=1000)
def _quiet(start: time | None, until: time | None) -> Quiet:
    """Nearly everybody has one of few."""
    return ReminderSettings().quiet if start is None or until is None else Quiet(start, until)
