"""What a reminder may be, by itself and beside the quiet hours. Pure: no query, no clock."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from backend.core import clock, local_time, zones
from backend.core.errors import Invalid
from backend.reminders.models import RHYTHMS, Content, Reminder, Rhythm, Status
from backend.reminders.schedule import plan_of

FURTHEST = timedelta(days=366)
FIRST_SESSION = date(1900, 1, 1)
FURTHEST_SESSION = timedelta(days=3660)
LONGEST_PAUSE = timedelta(days=9)  # a week of local days, and a journey around the world in it


@dataclass(frozen=True)
class ReminderInput:
    """A reminder as a person asks for it."""

    content: str
    window_start: time
    window_end: time
    timezone: str
    follows_device: bool
    wording: str
    rhythm: str = Rhythm.DAYS
    days: list[int] = field(default_factory=lambda: [1, 2, 3, 4, 5, 6, 7])
    times_a_week: int = 3
    once_on: date | None = None
    repair: UUID | None = None


@dataclass(frozen=True)
class SessionInput:
    """When a person's session is: the first one, and every how many weeks (0 for that one alone)."""

    first_on: date
    at: time
    every_weeks: int
    timezone: str


def require_possible(given: ReminderInput, now: datetime) -> None:
    """Raises Invalid for an unknown zone, a rhythm that does not fit, a window that ends before it starts, and a day
    too far away.
    """
    require_zone(given.timezone)
    if given.rhythm not in RHYTHMS[Content(given.content)]:
        problem = "This reminder can't come in this rhythm."
        raise Invalid("rhythm_does_not_fit", "Something needs another look.", fields={"rhythm": [problem]})
    if given.window_end <= given.window_start:
        problem = "The end has to come after the start. For hours around midnight, two reminders do it."
        raise Invalid("invalid", "Something needs another look.", fields={"window_end": [problem]})
    today = local_time.local_date(now, zones.require_zone(given.timezone))
    if given.rhythm == Rhythm.ONCE and (
        given.once_on is None or not today <= given.once_on <= today + FURTHEST
    ):
        problem = "This has to be a day in the next twelve months."
        raise Invalid("invalid", "Something needs another look.", fields={"once_on": [problem]})


def require_session(given: SessionInput, now: datetime) -> None:
    """Raises Invalid for an unknown zone, and for a day so far away that those after it leave the calendar."""
    require_zone(given.timezone)
    today = local_time.local_date(now, zones.require_zone(given.timezone))
    if not FIRST_SESSION <= given.first_on <= today + FURTHEST_SESSION:
        problem = "This has to be a day in the next ten years, or one that was."
        raise Invalid("invalid", "Something needs another look.", fields={"first_on": [problem]})


def require_zone(name: str) -> None:
    try:
        zones.require_zone(name)
    except zones.UnknownZone:
        raise Invalid(
            "invalid", "Something needs another look.", fields={"timezone": ["This zone is not known."]}
        ) from None


def require_coming(reminder: Reminder) -> None:
    """Raises Invalid for one that is over as soon as it is planned: its one day has no time left."""
    if reminder.status == Status.OVER:
        problem = "There is no time left for it on that day. Please choose a later one."
        raise Invalid("invalid", "Something needs another look.", fields={"once_on": [problem]})


def require_pause(status: str, until: datetime | None, now: datetime) -> None:
    """Raises Invalid for an end that no pause has: of what is not paused, or later than the longest one."""
    if until is not None and (status != Status.PAUSED or until > now + LONGEST_PAUSE):
        problem = "A pause lasts a week at most."
        raise Invalid("invalid", "Something needs another look.", fields={"paused_until": [problem]})


def has_room(reminder: Reminder, quiet: clock.Quiet) -> bool:
    """False when the whole window lies inside the quiet hours."""
    return reminder.rhythm == Rhythm.OPENING or bool(plan_of(reminder, quiet).spans())


def require_room(reminder: Reminder, quiet: clock.Quiet) -> None:
    """Raises Invalid("window_inside_quiet_hours")."""
    if not has_room(reminder, quiet):
        hours = f"{quiet.start:%H:%M} to {quiet.until:%H:%M}"
        raise Invalid(
            "window_inside_quiet_hours",
            f"This window lies inside your quiet hours ({hours}). Choose another time, or change the quiet hours first.",
            fields={"window_start": [f"Your quiet hours are {hours}."]},
        )
