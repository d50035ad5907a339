"""What these tests say often: what a person chooses, a reminder, and a day of dispatching."""

from datetime import datetime, time
from typing import Any

from backend.accounts.models import User
from backend.push import pipeline
from backend.reminders import dispatch, planning, services, unopened
from backend.reminders.models import Reminder
from backend.reminders.rules import ReminderInput
from tests.clock import FrozenClock
from tests.conftest import NOON

EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]


def reminder_input(**changes: Any) -> ReminderInput:
    plain = {
        "content": "affirmation",
        "days": EVERY_DAY,
        "window_start": time(10),
        "window_end": time(12),
        "timezone": "Europe/Berlin",
        "follows_device": True,
        "wording": "plain",
    }
    return ReminderInput(**{**plain, **changes})


def remind(user: User, *, now: datetime = NOON, **changes: Any) -> Reminder:
    return services.create(user, reminder_input(**changes), now=now)


def run(now: datetime) -> None:
    """One second of the engine at `now`: what is due comes out, what waits is sent, and the next moments are found."""
    while dispatch.dispatch_due(now, wake=False):
        pass
    pipeline.send_due(clock=FrozenClock(now))
    while planning.plan_waiting(now):
        pass


def due(reminder: Reminder) -> datetime:
    reminder.refresh_from_db()
    assert reminder.next_at is not None
    return reminder.next_at


def count_unopened(reminder: Reminder) -> int:
    """How many of it came in a row without any being opened."""
    reminder.refresh_from_db()
    return unopened.counts([reminder])[reminder.pk]


def open_everything(now: datetime) -> None:
    """For lives in which nothing ever rests."""
    Reminder.objects.update(unopened=0, answered_at=now)
