"""Wall-clock arithmetic: from what a person said ("weekdays, some time between 8 and 10, where I live") to one instant.

The rule for daylight saving, written down once:
* in a gap (the clock jumps over the wall time) the moment moves forward by the length of the gap; of a window that
  lies partly in it the rest is used, and where moving forward would lead into the quiet hours it is the last minute
  before them, or the first after: a gap never takes a day away;
* in a fold (the wall time comes twice) it is the first of the two;
* a day that a zone left out altogether (Samoa, 30 December 2011) is no day;
* the next moment is always found by going to the next *local date*, never by adding hours.

This is the only implementation. A database's own conversion picks the other instant in a fold, and mixing the two
would send twice.
"""

import random
import time as system
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Protocol

from backend.core import gaps
from backend.core.local_time import (
    MINUTE,
    exists,
    first_at,
    local_date,
    minute,
    start_of_day,
    to_instant,
    wall,
)

MINUTES_A_DAY = 24 * 60
# days may be taken, and a weekly one may fall on one that a zone left out
LONGEST_SEARCH = timedelta(days=400)


class Clock:
    """The time, as one object that is handed from the top of a path to its end: the wall's, one that only goes
    forward, and waiting.

    A path that reads the time in two ways can't be tested: one of them would stand still and the other go on.
    """

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds from some moment on. Only their difference tells anything."""
        return system.monotonic()

    def sleep(self, seconds: float) -> None:
        system.sleep(seconds)


class Random(Protocol):
    """What draws: `random.SystemRandom`, or a seeded `random.Random`."""

    def uniform(self, a: float, b: float) -> float: ...


@dataclass(frozen=True)
class Quiet:
    """Hours in which nothing comes, across midnight if `until` is the earlier one; none when the two are equal."""

    start: time
    until: time

    def covers(self, wall: time) -> bool:
        if self.start < self.until:
            return self.start <= wall < self.until
        return wall >= self.start or wall < self.until if self.start != self.until else False

    def waking(self) -> list[tuple[int, int]]:
        """The rest of the day, as half-open spans of minutes from midnight."""
        start, until = minute(self.start), minute(self.until)
        if start == until:
            return [(0, MINUTES_A_DAY)]
        if start > until:
            return [(until, start)]
        return [span for span in ((0, start), (until, MINUTES_A_DAY)) if span[0] < span[1]]


@dataclass(frozen=True)
class Surprise:
    """Some days of each week.

    They follow from `seed` and the week, so that asking twice gives the same days and nothing has to be kept.
    """

    seed: str
    times_a_week: int

    def falls_on(self, day: date) -> bool:
        year, week, weekday = day.isocalendar()
        return weekday in self.days(year, week)

    def days(self, year: int, week: int) -> frozenset[int]:
        """ISO weekdays: Monday is 1."""
        draw = random.Random(f"{self.seed}|{year}-{week}")  # noqa: S311 - a surprise, not a secret
        return frozenset(draw.sample(range(1, 8), self.times_a_week))


@dataclass(frozen=True)
class Plan:
    """What a person asked for.

    `days` are ISO weekdays (Monday is 1); the window lies inside one day, `end` after `start`.

    `surprise` chooses among those days instead; `dates` are the only days where they are given.
    """

    days: frozenset[int]
    start: time
    end: time
    quiet: Quiet
    zone: tzinfo
    surprise: Surprise | None = None
    dates: frozenset[date] | None = None

    def falls_on(self, day: date) -> bool:
        return self.surprise.falls_on(day) if self.surprise else day.isoweekday() in self.days

    def spans(self) -> list[tuple[int, int]]:
        """The window without the quiet hours, as half-open spans of minutes; empty when it lies wholly inside them."""
        start, end = minute(self.start), minute(self.end)
        cut = [(max(start, open_), min(end, close)) for open_, close in self.quiet.waking()]
        return [span for span in cut if span[0] < span[1]]


@dataclass(frozen=True)
class Due:
    """One moment of a plan: its local day, when it comes, and when it is too late for it."""

    day: date
    at: datetime
    until: datetime


Free = Callable[["Due"], bool]


def next_due(
    plan: Plan, *, after: date | None, now: datetime, chance: Random, free: Free | None = None
) -> Due | None:
    """The next moment on a local day later than `after`, and not before `now`; None when the plan can never come.

    On the present day it is drawn from what remains of the window. A day whose moment is not `free` gives way to the
    next.
    """
    if not plan.spans():
        return None
    today = local_date(now, plan.zone)
    first = today if after is None else max(today, after + timedelta(days=1))
    drawn = (due for day in _days(plan, first) if (due := _draw(plan, day, now, chance)))
    return next((due for due in drawn if free is None or free(due)), None)


def soon_due(plan: Plan, *, now: datetime, chance: Random, free: Free | None = None) -> Due | None:
    """The very first moment of a new plan: within two minutes when its window is open at this moment, so that a
    person sees it work.
    """
    due = next_due(plan, after=None, now=now, chance=chance)
    spans = openings(plan, due.day) if due else []
    closes = next((end for start, end in spans if start <= now < end), None)
    if due is not None and closes:  # it may have been drawn from a later span of the day
        at = min(now + timedelta(seconds=chance.uniform(60, 120)), _middle(now, closes))
        soon = Due(due.day, at, closes)
        if free is None or free(soon):
            return soon
    return next_due(plan, after=None, now=now, chance=chance, free=free) if free else due


def openings(plan: Plan, day: date) -> list[tuple[datetime, datetime]]:
    """When the plan is open on that day, as half-open spans of instants, by the rule above."""
    if gaps.has_gap(day, plan.zone):
        return gaps.runs(gaps.minutes(day, plan))
    ends = ((wall(start), wall(end)) for start, end in plan.spans())
    return [(to_instant(day, start, plan.zone), to_instant(day, end, plan.zone)) for start, end in ends]


def holds(plan: Plan, due: Due) -> bool:
    """Whether a moment that was drawn before is still one of the plan's."""
    meant = due.day in plan.dates if plan.dates is not None else plan.falls_on(due.day)
    if not meant or not exists(due.day, plan.zone):
        return False
    return any(opens <= due.at < closes and due.until <= closes for opens, closes in openings(plan, due.day))


def later_today(quiet: Quiet, zone: tzinfo, *, now: datetime, chance: Random) -> Due | None:
    """A moment some hours from now inside today's waking hours, or None when the day is nearly over."""
    day = local_date(now, zone)
    at_minute = minute(now.astimezone(zone).time())
    span = next((span for span in quiet.waking() if span[0] <= at_minute < span[1]), None)
    if span is None:
        return None
    until = (
        first_at(day, wall(span[1]), zone)
        if span[1] < MINUTES_A_DAY
        else start_of_day(day + timedelta(days=1), zone)
    )
    for wait in (timedelta(hours=2), timedelta(minutes=30)):
        opens = now + wait
        if opens + timedelta(minutes=15) < until:
            return Due(day, opens + _part(min(until - opens, timedelta(hours=3)), chance), until)
    return None


def _days(plan: Plan, first: date) -> Iterator[date]:
    if plan.dates is not None:
        yield from sorted(day for day in plan.dates if day >= first and exists(day, plan.zone))
        return
    day = first
    while day <= first + LONGEST_SEARCH:
        if plan.falls_on(day) and exists(day, plan.zone):
            yield day
        day += timedelta(days=1)


def _draw(plan: Plan, day: date, now: datetime, chance: Random) -> Due | None:
    """The moment of one day, evenly over all that is open of its window; None when `now` is already past it."""
    if gaps.has_gap(day, plan.zone):
        return _draw_around_a_gap(plan, day, now, chance)
    spans = plan.spans()
    if local_date(now, plan.zone) == day:
        passed = minute(now.astimezone(plan.zone).time())
        spans = [(max(start, passed), end) for start, end in spans if end > passed]
    total = sum(end - start for start, end in spans)
    if not total:
        return None
    place = chance.uniform(0, total * 60)
    for start, end in spans:
        length = (end - start) * 60
        if place < length or (start, end) == spans[-1]:
            second = start * 60 + min(int(place), length - 1)
            return _due(plan, day, second, end, now)
        place -= length
    return None


def _due(plan: Plan, day: date, second: int, end: int, now: datetime) -> Due | None:
    at = to_instant(day, time(second // 3600, second // 60 % 60, second % 60), plan.zone)
    until = min(to_instant(day, wall(end), plan.zone), at + timedelta(seconds=end * 60 - second))
    return Due(day, max(at, now), until) if until > now else None


def _draw_around_a_gap(plan: Plan, day: date, now: datetime, chance: Random) -> Due | None:
    minutes = [at for at in gaps.minutes(day, plan) if at + MINUTE > now]
    if not minutes:
        return None
    place = chance.uniform(0, len(minutes) * 60)
    whole = min(int(place // 60), len(minutes) - 1)
    at = max(now, minutes[whole] + timedelta(seconds=min(int(place) - whole * 60, 59)))
    return Due(day, at, next(end for start, end in gaps.runs(minutes) if start <= at < end))


def _middle(start: datetime, end: datetime) -> datetime:
    return start + (end - start) / 2


def _part(length: timedelta, chance: Random) -> timedelta:
    return length * chance.uniform(0, 1)
