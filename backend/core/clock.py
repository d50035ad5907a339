"""Wall-clock arithmetic: from what a person said ("weekdays, some time between 8 and 10, where I live") to one instant.

The rule for daylight saving, written down once:
* in a gap (the clock jumps over the wall time) the moment moves forward by the length of the gap;
* in a fold (the wall time comes twice) it is the first of the two;
* a day that a zone left out altogether (Samoa, 30 December 2011) is no day;
* the next moment is always found by going to the next *local date*, never by adding hours.

This is the only implementation. A database's own conversion picks the other instant in a fold, and mixing the two
would send twice.
"""

import random
import time as system
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib import resources
from typing import Protocol
from zoneinfo import ZoneInfo

MINUTES_A_DAY = 24 * 60
LONGEST_SEARCH = timedelta(days=15)  # a weekly day may fall on a day that a zone left out


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


class UnknownZone(ValueError):
    """No zone of the IANA database has this name."""


class Random(Protocol):
    """What draws: `random.SystemRandom`, or a seeded `random.Random`."""

    def uniform(self, a: float, b: float) -> float: ...


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Every name of the IANA database, old names (Europe/Kiev) among them."""
    return frozenset(resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()) - {
        "Factory"
    }


def require_zone(name: str) -> ZoneInfo:
    """The zone, also by a name that was changed since. Raises UnknownZone."""
    if name not in zone_names():
        raise UnknownZone(name)
    return ZoneInfo(name)


def to_instant(day: date, wall: time, zone: ZoneInfo) -> datetime:
    """The instant of a wall time, by the rule above, in UTC."""
    return datetime.combine(day, wall.replace(fold=0), tzinfo=zone).astimezone(UTC)


def local_date(instant: datetime, zone: ZoneInfo) -> date:
    return instant.astimezone(zone).date()


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a local day, in UTC (it may be 01:00 where the clock jumps at midnight)."""
    return to_instant(day, time.min, zone)


def exists(day: date, zone: ZoneInfo) -> bool:
    """False for a day that the zone left out when it changed sides of the date line."""
    return local_date(to_instant(day, time(12), zone), zone) == day


def minute(wall: time) -> int:
    return wall.hour * 60 + wall.minute


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

    def days(self, year: int, week: int) -> frozenset[int]:
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
    zone: ZoneInfo
    surprise: Surprise | None = None
    dates: frozenset[date] | None = None

    def falls_on(self, day: date) -> bool:
        if self.surprise:
            year, week, weekday = day.isocalendar()
            return weekday in self.surprise.days(year, week)
        return day.isoweekday() in self.days

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


def next_due(plan: Plan, *, after: date | None, now: datetime, chance: Random) -> Due | None:
    """The next moment on a local day later than `after`, and not before `now`; None when the plan can never come.

    On the present day it is drawn from what remains of the window.
    """
    today = local_date(now, plan.zone)
    first = today if after is None else max(today, after + timedelta(days=1))
    return next((due for day in _days(plan, first) if (due := _draw(plan, day, now, chance))), None)


def soon_due(plan: Plan, *, now: datetime, chance: Random) -> Due | None:
    """The very first moment of a new plan: within two minutes when its window is open at this moment, so that a
    person sees it work.
    """
    due = next_due(plan, after=None, now=now, chance=chance)
    if due is None or due.day != local_date(now, plan.zone):
        return due
    opens = max(now, to_instant(due.day, _wall(_span_of(plan, due)[0]), plan.zone))
    if opens > now:
        return due
    return Due(
        due.day, min(now + timedelta(seconds=chance.uniform(60, 120)), _middle(now, due.until)), due.until
    )


def later_today(quiet: Quiet, zone: ZoneInfo, *, now: datetime, chance: Random) -> Due | None:
    """A moment some hours from now inside today's waking hours, or None when the day is nearly over."""
    day = local_date(now, zone)
    wall = now.astimezone(zone)
    at_minute = wall.hour * 60 + wall.minute
    span = next((span for span in quiet.waking() if span[0] <= at_minute < span[1]), None)
    if span is None:
        return None
    until = (
        to_instant(day, _wall(span[1]), zone)
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
    spans = plan.spans()
    if local_date(now, plan.zone) == day:
        wall = now.astimezone(plan.zone)
        passed = wall.hour * 60 + wall.minute
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
    closes = to_instant(day, _wall(end), plan.zone)
    # In a gap the moment moved forward and the end may not have: it keeps its distance to the end.
    moved = at + timedelta(seconds=end * 60 - second)
    until = min(closes, moved) if closes > at else moved
    return Due(day, max(at, now), until) if until > now else None


def _span_of(plan: Plan, due: Due) -> tuple[int, int]:
    wall = due.at.astimezone(plan.zone)
    at_minute = wall.hour * 60 + wall.minute
    return next((span for span in plan.spans() if span[0] <= at_minute < span[1]), plan.spans()[0])


def _wall(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _middle(start: datetime, end: datetime) -> datetime:
    return start + (end - start) / 2


def _part(length: timedelta, chance: Random) -> timedelta:
    return length * chance.uniform(0, 1)
