"""When a reminder comes next. Everything that changes its plan goes through here, so that no change makes it come twice."""

import random
from datetime import datetime, timedelta

from backend.core import clock
from backend.reminders.models import Reminder, Status

CLOSEST = timedelta(hours=12)  # travel eastwards can bring tomorrow's window very near today's
_chance = random.SystemRandom()


def plan_next(reminder: Reminder, quiet: clock.Quiet, *, now: datetime, soon: bool = False) -> None:
    """Sets the next moment, later than everything that came before; none while resting, or paused until the person is back.

    `soon` is for a new reminder: it comes within two minutes if its window is open.
    """
    if reminder.status == Status.RESTING or (
        reminder.status == Status.PAUSED and reminder.paused_until is None
    ):
        reminder.set_next(None)
        return
    plan = reminder.plan(quiet)
    start = now
    if reminder.status == Status.PAUSED and reminder.paused_until and reminder.paused_until > now:
        start = reminder.paused_until
    if soon and start == now:
        reminder.set_next(clock.soon_due(plan, now=now, chance=_chance))
        return
    due = clock.next_due(plan, after=reminder.last_on, now=start, chance=_chance)
    if due and reminder.last_at and due.at - reminder.last_at < CLOSEST:
        due = clock.next_due(plan, after=due.day, now=start, chance=_chance)
    reminder.set_next(due)
