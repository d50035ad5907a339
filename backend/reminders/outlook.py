"""When a reminder comes next, in words that can be said to the person, or why it does not.

The moment itself is nobody's to know: what is told is the day, and the hours between which it comes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models

from backend.accounts.models import User
from backend.core import clock, local_time, zones
from backend.push import selectors as push
from backend.reminders import emails, selectors, sessions, turns
from backend.reminders.models import Reminder, ReminderSettings, Rhythm, Status, Wording
from backend.reminders.schedule import AROUND_A_SESSION, around, plan_of


class Reason(models.TextChoices):
    """Why one has no next moment."""

    PAUSED = "paused"  # until the person is back
    RESTING = "resting"
    OPENING = "opening"  # it is there at the first opening of a day
    NO_SESSION = "no_session"  # when the next session is, nobody has said
    SESSION_TOO_LATE = "session_too_late"  # the session's hours leave no room for it
    DAILY_MOST = "daily_most"  # that day has as many as may come
    PLANNING = "planning"  # it has just come, and the next moment is being looked for


class Reach(models.TextChoices):
    """How far it comes."""

    DEVICE = "device"
    EMAIL = "email"  # no device takes notifications
    SILENT = "silent"  # only inside the app, as the person wants it
    NO_DEVICE = "no_device"  # only inside the app, for no device takes notifications


@dataclass(frozen=True)
class Next:
    """The local day and the hours, in the reminder's own zone."""

    on: date
    start: time
    end: time


@dataclass(frozen=True)
class Outlook:
    next: Next | None
    reason: str | None
    reach: str
    takes_turns: bool  # more want to come on one of its days than may


def with_outlook(owner: User, reminders: Sequence[Reminder], now: datetime) -> Sequence[Reminder]:
    """The same reminders, each with its `outlook`, for the serializer."""
    for reminder, outlook in zip(reminders, outlooks(owner, reminders, now), strict=True):
        reminder.outlook = outlook  # type: ignore[attr-defined]  # no column, and the model knows nothing of this file
    return reminders


def outlooks(owner: User, reminders: Sequence[Reminder], now: datetime) -> list[Outlook]:
    """One for each, in their order."""
    settings = selectors.settings_of(owner.pk)
    everything = list(selectors.reminders(owner))
    coming = _sessions(owner, reminders, now)
    reached = _reach(owner, settings)
    found = []
    for reminder in reminders:
        near = _next(reminder, settings.quiet, coming, now)
        found.append(
            Outlook(
                near,
                None if near else _why_none(reminder, settings.quiet, coming, now),
                Reach.SILENT if reminder.wording == Wording.SILENT else reached,
                _takes_turns(reminder, everything, settings.daily_most),
            )
        )
    return found


def _sessions(owner: User, reminders: Sequence[Reminder], now: datetime) -> list[datetime]:
    if not any(reminder.rhythm in AROUND_A_SESSION for reminder in reminders):
        return []
    try:
        return sessions.upcoming({owner.pk}, now).get(owner.pk, [])
    except zones.UnknownZone:
        return []


def _reach(owner: User, settings: ReminderSettings) -> Reach:
    if push.has_device(owner):
        return Reach.DEVICE
    return Reach.EMAIL if settings.by_email and emails.is_offered(owner) else Reach.NO_DEVICE


def _next(reminder: Reminder, quiet: clock.Quiet, coming: Sequence[datetime], now: datetime) -> Next | None:
    """What was found, unless it is over already and only waits for somebody to notice."""
    day, at, until = reminder.next_on, reminder.next_at, reminder.next_until
    if day is None or at is None or until is None or until <= now:
        return None
    spans = plan_of(reminder, quiet, dates=frozenset({day})).spans()
    zone = zones.require_zone(reminder.timezone)
    start, end = local_time.wall(spans[0][0]), local_time.wall(spans[-1][1])
    if reminder.rhythm in {Rhythm.EVENING_AFTER, Rhythm.MORNING_AFTER}:
        ends = [(session + sessions.LASTS).astimezone(zone) for session in coming]
        start = max([start, *(one.time() for one in ends if one.date() == day and one.time() < end)])
    if not start <= at.astimezone(zone).time() < end:  # the clocks are put forward just then
        start, end = (
            at.astimezone(zone).time().replace(minute=0, second=0, microsecond=0),
            until.astimezone(zone).time(),
        )
    return Next(day, start.replace(second=0, microsecond=0), end)


def _why_none(reminder: Reminder, quiet: clock.Quiet, coming: Sequence[datetime], now: datetime) -> Reason:
    if reminder.status in {Status.PAUSED, Status.RESTING} and reminder.next_at is None:
        return Reason(reminder.status)
    if reminder.rhythm == Rhythm.OPENING:
        return Reason.OPENING
    if reminder.to_plan or reminder.next_at is not None or reminder.rhythm not in AROUND_A_SESSION:
        return Reason.PLANNING
    later = [at for at in coming if at + timedelta(days=1) > now]
    if not later:
        return Reason.NO_SESSION
    room = any(around(reminder, quiet, at, now) for at in later)
    return Reason.DAILY_MOST if room else Reason.SESSION_TOO_LATE


def _takes_turns(reminder: Reminder, everything: Sequence[Reminder], most: int) -> bool:
    """Whether more than may come want to come on one of its days. What comes around a session is a day of its own."""
    if reminder.rhythm not in {Rhythm.DAYS, Rhythm.SURPRISE} or not turns.counts(reminder.wording):
        return False
    callers = [row for row in everything if turns.counts(row.wording) and row.status == Status.ACTIVE]
    return any(
        sum(_wants(row, weekday) for row in callers) > most
        for weekday in range(1, 8)
        if _wants(reminder, weekday)
    )


def _wants(reminder: Reminder, weekday: int) -> bool:
    if reminder.rhythm == Rhythm.SURPRISE:
        return True
    return reminder.rhythm == Rhythm.DAYS and weekday in reminder.weekdays
