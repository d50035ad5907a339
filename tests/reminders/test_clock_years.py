"""Every zone of the IANA database through nine years: one moment for each local day, by the one rule for gaps and
folds.

Zones whose clocks show the same all through these years are looked at once, under the first of their names: otherwise
most of the time would go into asking the same question of Europe/Berlin, Europe/Paris and Europe/Rome.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from importlib import resources
from typing import Any

import pytest
from django.db import connection

from backend.core import clock, local_time, zones
from backend.reminders.models import Reminder
from backend.reminders.schedule import plan_next

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor == "postgresql", reason="No database is asked: once is enough."),
]

FIRST, LAST = date(2024, 1, 1), date(2032, 12, 31)
NEVER = clock.Quiet(time(0), time(0))
NIGHT = clock.Quiet(time(21), time(9))
EVERY_DAY = frozenset(range(1, 8))
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)

# Old names, and the ones that took their place.
RENAMED = {
    "Europe/Kiev": "Europe/Kyiv",
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "America/Godthab": "America/Nuuk",
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "Pacific/Enderbury": "Pacific/Kanton",
    "US/Eastern": "America/New_York",
}
# Places that changed sides of the date line: the day that they left out.
LEFT_OUT = {
    "Pacific/Apia": date(2011, 12, 30),
    "Pacific/Fakaofo": date(2011, 12, 30),
    "Pacific/Kwajalein": date(1993, 8, 21),
    "Pacific/Kanton": date(1994, 12, 31),
    "Pacific/Kiritimati": date(1994, 12, 31),
}


class Earliest:
    """Draws the first second of whatever is open."""

    def uniform(self, a: float, b: float) -> float:
        return a


@dataclass(frozen=True)
class Change:
    """The instant from which a zone's clocks show something else, and the distances from UTC before and
    from then on.
    """

    at: datetime
    before: timedelta
    after: timedelta

    @property
    def gap(self) -> bool:
        return self.after > self.before


def offset(zone: tzinfo, instant: datetime) -> timedelta:
    found = instant.astimezone(zone).utcoffset()
    assert found is not None
    return found


def changes(zone: tzinfo, first: date = FIRST, last: date = LAST) -> list[Change]:
    """Found by looking at the clocks once a day, not by asking the code under test."""
    found = []
    at = datetime.combine(first, time.min, tzinfo=UTC) - DAY
    end = datetime.combine(last, time.min, tzinfo=UTC) + 2 * DAY
    before = offset(zone, at)
    while at < end:
        after = offset(zone, at + DAY)
        if after != before:
            low, high = at, at + DAY
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) / 2
                low, high = (low, middle) if offset(zone, middle) == after else (middle, high)
            found.append(Change(high.replace(microsecond=0), before, after))
            before = after
        at += DAY
    return found


@cache
def distinct() -> dict[str, list[Change]]:
    """One name for each way in which clocks go in these years, with its changes."""
    tables = resources.files("tzdata").joinpath("zoneinfo")
    files = {tables.joinpath(name).read_bytes(): name for name in sorted(zones.zone_names(), reverse=True)}
    ways: dict[Any, tuple[str, list[Change]]] = {}
    for name in sorted(files.values()):
        zone = zones.require_zone(name)
        found = changes(zone)
        start = offset(zone, datetime.combine(FIRST, time.min, tzinfo=UTC))
        ways.setdefault((start, tuple(found)), (name, found))
    return dict(ways.values())


def by_the_rule(day: date, wall: time, zone: tzinfo, around: list[Change]) -> datetime:
    """The same rule as the clock's, said the other way round: from all distances from UTC that are in force near that
    day.
    """
    naive = datetime.combine(day, wall, tzinfo=UTC)
    near = [change for change in around if abs(change.at - naive) < 2 * DAY]
    offsets = {offset(zone, naive - 2 * DAY)} | {change.after for change in near}
    shown = sorted(naive - each for each in offsets if offset(zone, naive - each) == each)
    if shown:
        return shown[0]
    return next(naive - change.before for change in near if change.gap and change.at <= naive - change.before)


def walls(found: list[Change]) -> Iterator[time]:
    """Noon, and a wall time in the middle of every sort of gap and fold that the zone has."""
    yield time(12)
    seen = set()
    for change in found:
        middle = (change.at + (change.before + change.after) / 2).time().replace(second=0, microsecond=0)
        if middle not in seen and middle < time(23, 59):
            seen.add(middle)
            yield middle


def one_minute(wall: time, zone: tzinfo) -> clock.Plan:
    end = (datetime.combine(FIRST, wall) + MINUTE).time()
    return clock.Plan(EVERY_DAY, wall, end, NEVER, zone)


def come(plan: clock.Plan, first: date, last: date) -> list[clock.Due]:
    """What comes from `first` to `last`, each looked for at the moment when the one before it came."""
    now = datetime.combine(first, time.min, tzinfo=UTC) - 2 * DAY
    after, moments = first - DAY, []
    while due := clock.next_due(plan, after=after, now=now, chance=Earliest()):
        if due.day > last:
            break
        moments.append(due)
        now, after = due.at, due.day
    return moments


def days_between(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


def test_there_are_zones_of_every_sort_to_look_at() -> None:
    assert len(zones.zone_names()) > 550
    assert len(distinct()) > 60
    every = [change for found in distinct().values() for change in found]
    assert {change.gap for change in every} == {True, False}
    assert {abs(change.after - change.before) for change in every} >= {
        timedelta(minutes=30),
        timedelta(hours=1),
        timedelta(hours=2),
    }


def test_each_local_day_of_nine_years_has_one_moment_in_every_zone_22_to_26_hours_after_the_last() -> None:
    expected = days_between(FIRST, LAST)
    for name, found in distinct().items():
        zone = zones.require_zone(name)
        for wall in walls(found[:4]):
            moments = come(one_minute(wall, zone), FIRST, LAST)
            assert [due.day for due in moments] == expected, (name, wall)
            apart = [b.at - a.at for a, b in itertools.pairwise(moments)]
            assert timedelta(hours=22) <= min(apart) <= max(apart) <= timedelta(hours=26), (name, wall)
            assert all(due.at < due.until <= due.at + MINUTE for due in moments), (name, wall)


def test_around_every_change_of_the_clocks_the_moment_is_that_of_the_rule() -> None:
    for name, found in distinct().items():
        zone = zones.require_zone(name)
        for change, wall in itertools.product(found, [*walls(found)]):
            for near in (-1, 0, 1):
                day = local_time.local_date(change.at, zone) + near * DAY
                assert local_time.to_instant(day, wall, zone) == by_the_rule(day, wall, zone, found), (
                    name,
                    day,
                    wall,
                )


def test_in_every_gap_it_moves_forward_and_in_every_fold_it_is_the_first() -> None:
    for name, found in distinct().items():
        zone = zones.require_zone(name)
        for change in found:
            length = abs(change.after - change.before)
            inside = change.at + (change.before + change.after) / 2
            wall, day = inside.time().replace(second=0, microsecond=0), inside.date()
            at = local_time.to_instant(day, wall, zone)
            shown = at.astimezone(zone).replace(tzinfo=None)
            asked = datetime.combine(day, wall)
            if change.gap:
                assert (shown - asked, at > change.at) == (length, True), (name, change)
            else:
                assert (shown, at < change.at) == (asked, True), (name, change)
                assert (at + length).astimezone(zone).replace(tzinfo=None) == asked  # it comes once more


@pytest.mark.parametrize(("old", "new"), RENAMED.items())
def test_an_old_name_brings_the_same_moments_as_the_new_one(old: str, new: str) -> None:
    first, last = date(2026, 1, 1), date(2027, 12, 31)
    asked = [one_minute(time(2, 30), zones.require_zone(name)) for name in (old, new)]
    assert come(asked[0], first, last) == come(asked[1], first, last)


@pytest.mark.parametrize(("name", "missing"), LEFT_OUT.items())
def test_a_day_that_a_zone_left_out_has_no_moment_and_its_neighbours_have_one(
    name: str, missing: date
) -> None:
    """The one true exception to once a day.

    In hours nothing is left out: the days beside it are still about 24 hours apart.
    """
    zone = zones.require_zone(name)
    first, last = missing - 3 * DAY, missing + 3 * DAY
    moments = come(one_minute(time(12), zone), first, last)
    assert [due.day for due in moments] == [day for day in days_between(first, last) if day != missing]
    apart = [b.at - a.at for a, b in itertools.pairwise(moments)]
    assert timedelta(hours=22) <= min(apart) <= max(apart) <= timedelta(hours=26)


def planned(reminder: Reminder, quiet: clock.Quiet, days: int) -> list[date]:
    """The local days on which a reminder comes, each planned at the moment when the one before it came."""
    now, found = datetime(2026, 2, 1, tzinfo=UTC), []
    for _ in range(days):
        plan_next(reminder, quiet, now=now)
        assert reminder.next_on is not None
        assert reminder.next_at is not None
        now = reminder.last_at = reminder.next_at
        reminder.last_on = reminder.next_on
        found.append(reminder.next_on)
    return found


@pytest.mark.parametrize(
    ("start", "end", "quiet"),
    [
        (time(8), time(10), NIGHT),
        (time(9), time(20), NIGHT),
        (time(0), time(23, 59), NEVER),
    ],
)
def test_a_daily_reminder_leaves_out_no_day_however_wide_its_window(
    start: time, end: time, quiet: clock.Quiet
) -> None:
    reminder = Reminder(days=127, window_start=start, window_end=end, timezone="Europe/Berlin")
    found = planned(reminder, quiet, 150)
    assert found == days_between(found[0], found[0] + 149 * DAY)


def test_a_day_that_a_zone_had_twice_has_one_moment() -> None:
    """The other true exception, in hours: Kwajalein set its clocks back by 23 hours, so that the next moment is two
    days away.
    """
    zone = zones.require_zone("Pacific/Kwajalein")
    (change,) = changes(zone, date(1969, 9, 1), date(1969, 10, 31))
    assert change.before - change.after == timedelta(hours=23)
    first, last = date(1969, 9, 27), date(1969, 10, 4)
    moments = come(one_minute(time(12), zone), first, last)
    assert [due.day for due in moments] == days_between(first, last)
    assert max(b.at - a.at for a, b in itertools.pairwise(moments)) == timedelta(hours=47)
