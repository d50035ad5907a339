"""The wall clock: examples of every rule, and properties over zones, years and plans."""

import itertools
import random
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta, tzinfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backend.core import clock, local_time, zones

BERLIN = zones.require_zone("Europe/Berlin")
NO_QUIET = clock.Quiet(time(0), time(0))
NIGHT = clock.Quiet(time(21), time(9))
EVERY_DAY = frozenset(range(1, 8))
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "America/Nuuk",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Africa/Cairo",
    "Asia/Gaza",
]


def plan(
    start: time,
    end: time,
    *,
    zone: tzinfo = BERLIN,
    days: frozenset[int] = EVERY_DAY,
    quiet: clock.Quiet = NO_QUIET,
) -> clock.Plan:
    return clock.Plan(days, start, end, quiet, zone)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


class Fixed:
    """Draws the given share of whatever is asked for."""

    def __init__(self, share: float) -> None:
        self.share = share

    def uniform(self, a: float, b: float) -> float:
        return a + (b - a) * self.share


def test_to_instant_moves_forward_in_a_gap() -> None:
    assert local_time.to_instant(date(2026, 3, 29), time(2, 30), BERLIN).astimezone(BERLIN).time() == time(
        3, 30
    )


def test_to_instant_takes_the_first_in_a_fold() -> None:
    assert local_time.to_instant(date(2026, 10, 25), time(2, 30), BERLIN) == utc(2026, 10, 25, 0, 30)
    assert local_time.to_instant(date(2026, 10, 25), time(2, 30, fold=1), BERLIN) == utc(2026, 10, 25, 0, 30)


def test_exists_is_false_for_the_day_that_samoa_left_out() -> None:
    apia = zones.require_zone("Pacific/Apia")
    assert [local_time.exists(date(2011, 12, day), apia) for day in (29, 30, 31)] == [True, False, True]


def test_next_due_skips_a_day_that_does_not_exist() -> None:
    apia = zones.require_zone("Pacific/Apia")
    due = clock.next_due(
        plan(time(10), time(11), zone=apia),
        after=date(2011, 12, 29),
        now=utc(2011, 12, 29, 23),
        chance=Fixed(0),
    )
    assert due is not None
    assert due.day == date(2011, 12, 31)


@pytest.mark.parametrize(
    "name", ["Europe/Kiev", "Asia/Calcutta", "America/Buenos_Aires", "US/Pacific", "UTC"]
)
def test_require_zone_knows_names_that_were_changed(name: str) -> None:
    assert zones.require_zone(name).utcoffset(datetime(2026, 1, 1)) is not None  # noqa: DTZ001


@pytest.mark.parametrize(
    ("wall", "quiet"),
    [
        (time(20, 59), False),
        (time(21), True),
        (time(23, 59), True),
        (time(0), True),
        (time(8, 59), True),
        (time(9), False),
    ],
)
def test_quiet_covers_hours_across_midnight(wall: time, quiet: bool) -> None:
    assert NIGHT.covers(wall) is quiet


def test_quiet_with_equal_ends_is_never() -> None:
    assert not any(NO_QUIET.covers(time(hour)) for hour in range(24))
    assert NO_QUIET.waking() == [(0, 1440)]


def test_spans_leave_the_quiet_hours_out() -> None:
    assert plan(time(8), time(10), quiet=NIGHT).spans() == [(540, 600)]
    assert plan(time(6), time(8), quiet=NIGHT).spans() == []
    midday = clock.Quiet(time(12), time(14))
    assert plan(time(11), time(15), quiet=midday).spans() == [(660, 720), (840, 900)]


def test_next_due_draws_from_both_sides_of_quiet_hours() -> None:
    asked = plan(time(11), time(15), zone=zones.require_zone("UTC"), quiet=clock.Quiet(time(12), time(14)))
    now = utc(2026, 6, 15, 1)
    early, late = (clock.next_due(asked, after=None, now=now, chance=Fixed(share)) for share in (0.25, 0.75))
    assert early == clock.Due(date(2026, 6, 15), utc(2026, 6, 15, 11, 30), utc(2026, 6, 15, 12))
    assert late == clock.Due(date(2026, 6, 15), utc(2026, 6, 15, 14, 30), utc(2026, 6, 15, 15))


def test_next_due_draws_today_from_what_remains() -> None:
    due = clock.next_due(plan(time(8), time(10)), after=None, now=utc(2026, 6, 15, 7), chance=Fixed(0))
    assert due is not None
    assert due.at == utc(2026, 6, 15, 7)


def test_next_due_goes_to_the_next_chosen_weekday() -> None:
    tuesdays = plan(time(8), time(10), days=frozenset({2}))
    due = clock.next_due(tuesdays, after=date(2026, 6, 16), now=utc(2026, 6, 16, 7), chance=Fixed(0.5))
    assert due is not None
    assert (due.day, due.at) == (date(2026, 6, 23), utc(2026, 6, 23, 7))


def test_next_due_is_none_when_the_window_is_all_quiet() -> None:
    assert (
        clock.next_due(
            plan(time(6), time(8), quiet=NIGHT), after=None, now=utc(2026, 6, 15, 7), chance=Fixed(0)
        )
        is None
    )


def test_soon_due_comes_within_two_minutes_when_the_window_is_open() -> None:
    now = utc(2026, 6, 15, 7)
    for share in (0, 0.5, 1):
        due = clock.soon_due(plan(time(8), time(10)), now=now, chance=Fixed(share))
        assert due is not None
        assert timedelta(seconds=60) <= due.at - now <= timedelta(seconds=120)


def test_soon_due_stays_inside_a_window_that_is_nearly_over() -> None:
    now = utc(2026, 6, 15, 7, 59)
    due = clock.soon_due(plan(time(8), time(10)), now=now, chance=Fixed(1))
    assert due is not None
    assert now <= due.at < due.until == utc(2026, 6, 15, 8)


@pytest.mark.promise(44)
@pytest.mark.parametrize("now", [utc(2026, 6, 15, 8), utc(2026, 6, 15, 9, 59)])
@pytest.mark.parametrize("share", [0, 0.2, 0.5, 1])
def test_soon_due_ends_before_quiet_hours_in_the_middle_of_its_window(now: datetime, share: float) -> None:
    quiet_at_noon = clock.Quiet(time(12), time(14))
    due = clock.soon_due(plan(time(8), time(20), quiet=quiet_at_noon), now=now, chance=Fixed(share))
    assert due is not None
    assert now <= due.at < due.until == utc(2026, 6, 15, 10)


def test_soon_due_waits_for_a_window_that_is_not_open_yet() -> None:
    due = clock.soon_due(plan(time(8), time(10)), now=utc(2026, 6, 15, 3), chance=Fixed(0.5))
    assert due is not None
    assert due.at == utc(2026, 6, 15, 7)


def test_later_today_stays_in_the_waking_hours() -> None:
    due = clock.later_today(NIGHT, BERLIN, now=utc(2026, 6, 15, 8), chance=Fixed(0.5))
    assert due is not None
    assert utc(2026, 6, 15, 10) <= due.at < due.until == utc(2026, 6, 15, 19)


@pytest.mark.parametrize("now", [utc(2026, 6, 15, 18, 40), utc(2026, 6, 15, 20), utc(2026, 6, 15, 2)])
def test_later_today_is_none_when_the_day_is_nearly_over_or_quiet(now: datetime) -> None:
    assert clock.later_today(NIGHT, BERLIN, now=now, chance=Fixed(0.5)) is None


@given(
    zone=st.sampled_from(ZONES),
    first=st.dates(date(2010, 1, 1), date(2030, 1, 1)),
    start=st.integers(0, 1400),
    length=st.integers(1, 300),
    seed=st.integers(0, 2**32),
)
@settings(max_examples=60, deadline=None)
def test_a_daily_plan_comes_once_on_each_local_day_and_within_its_window(
    zone: str, first: date, start: int, length: int, seed: int
) -> None:
    place = zones.require_zone(zone)
    end = min(start + length, 1439)
    asked = plan(time(start // 60, start % 60), time(end // 60, end % 60), zone=place)
    if not asked.spans():
        return
    chance = random.Random(seed)  # noqa: S311
    now, after, seen = (
        local_time.to_instant(first, time.min, place) - timedelta(days=1),
        first - timedelta(days=1),
        [],
    )
    for _ in range(20):
        due = clock.next_due(asked, after=after, now=now, chance=chance)
        assert due is not None
        assert due.at < due.until <= due.at + timedelta(minutes=length)
        seen.append(due.day)
        now, after = due.at, due.day
    expected = [
        day for day in (first + timedelta(days=n) for n in range(25)) if local_time.exists(day, place)
    ][:20]
    assert seen == expected


@given(
    zone=st.sampled_from(sorted(zones.zone_names())),
    first=st.dates(date(2018, 1, 1), date(2030, 1, 1)),
    wall=st.integers(0, 1438),
)
@settings(max_examples=100, deadline=None)
@example(zone="Antarctica/Casey", first=date(2018, 9, 29), wall=0)  # three hours at once
def test_a_fixed_wall_time_comes_a_day_apart_as_the_clock_of_its_place_changes(
    zone: str, first: date, wall: int
) -> None:
    """22 to 26 hours, and further only where the place moved its clock by more than two."""
    place = zones.require_zone(zone)
    asked = plan(time(wall // 60, wall % 60), time((wall + 1) // 60, (wall + 1) % 60), zone=place)
    now, after = local_time.to_instant(first, time.min, place) - timedelta(days=1), first - timedelta(days=1)
    moments = []
    for _ in range(10):
        due = clock.next_due(asked, after=after, now=now, chance=Fixed(0))
        assert due is not None
        moments.append(due.at)
        now, after = due.at, due.day
    for one, following in itertools.pairwise(moments):
        offsets = [moment.astimezone(place).utcoffset() or timedelta() for moment in (one, following)]
        most = max(timedelta(hours=2), abs(offsets[1] - offsets[0]))
        assert abs(following - one - timedelta(days=1)) <= most


def test_the_clock_needs_no_django() -> None:
    code = "import sys, importlib.util as u; s=u.spec_from_file_location('clock', sys.argv[1]); m=u.module_from_spec(s); sys.modules['clock']=m; s.loader.exec_module(m); print('django' in sys.modules)"
    out = subprocess.run(
        [sys.executable, "-c", code, clock.__file__], capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == "False"
