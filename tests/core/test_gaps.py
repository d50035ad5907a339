"""Days on which the clock is put forward: none is lost for it, and nothing comes in the quiet hours."""

import random
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.core import clock, local_time, zones
from tests.core.test_clock import NO_QUIET, Fixed, plan, utc


def test_a_window_inside_a_gap_comes_after_it() -> None:
    due = clock.next_due(
        plan(time(2, 10), time(2, 50)), after=None, now=utc(2026, 3, 28, 23), chance=Fixed(0.5)
    )
    assert due == clock.Due(date(2026, 3, 29), utc(2026, 3, 29, 1, 30), utc(2026, 3, 29, 1, 50))


@pytest.mark.parametrize(
    ("zone", "day", "window", "quiet", "expected"),
    [
        # Without quiet hours it moves forward; with them it is the last minute before, or the first after.
        ("Europe/Berlin", date(2026, 3, 29), (time(2, 15), time(2, 45)), NO_QUIET, time(3, 30)),
        ("Europe/Berlin", date(2026, 3, 29), (time(2, 15), time(2, 45)), clock.Quiet(time(3), time(1)), time(1, 59, 30)),
        ("Africa/Cairo", date(2026, 4, 24), (time(0, 10), time(0, 40)), clock.Quiet(time(1), time(4)), time(4, 0, 30)),
        # What is left of a window is used.
        ("Europe/Berlin", date(2026, 3, 29), (time(1, 30), time(2, 30)), clock.Quiet(time(3), time(1)), time(1, 45)),
        ("Europe/Berlin", date(2026, 3, 29), (time(2, 30), time(3, 30)), NO_QUIET, time(3, 15)),
    ],
)  # fmt: skip
@pytest.mark.promise(44)
def test_a_gap_never_takes_a_day_away(
    zone: str, day: date, window: tuple[time, time], quiet: clock.Quiet, expected: time
) -> None:
    place = zones.require_zone(zone)
    asked = plan(*window, zone=place, quiet=quiet)
    now = local_time.start_of_day(day, place) - timedelta(minutes=1)
    due = clock.next_due(asked, after=day - timedelta(days=1), now=now, chance=Fixed(0.5))
    assert due is not None
    assert due.at.astimezone(place).replace(tzinfo=None) == datetime.combine(day, expected)
    assert due.until > due.at


def test_a_gap_at_the_end_of_a_day_leaves_it_on_its_day() -> None:
    """In Greenland the last hour of a Saturday does not exist."""
    nuuk = zones.require_zone("America/Nuuk")
    late = plan(time(23, 10), time(23, 40), zone=nuuk)
    due = clock.next_due(late, after=None, now=utc(2026, 3, 28, 15), chance=Fixed(0))
    assert due is not None
    assert due.at.astimezone(nuuk).replace(tzinfo=None) == datetime(2026, 3, 28, 22, 59)  # noqa: DTZ001


GAPS = [
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("America/Nuuk", date(2026, 3, 28)),
    ("Africa/Cairo", date(2026, 4, 24)),
    ("Africa/Casablanca", date(2026, 3, 22)),
    ("America/Havana", date(2026, 3, 8)),
    ("Antarctica/Troll", date(2026, 3, 29)),
]
MINUTES = st.integers(0, 1439).map(lambda minute: time(minute // 60, minute % 60))


@pytest.mark.promise(44)
@given(
    gap=st.sampled_from(GAPS),
    ends=st.tuples(MINUTES, MINUTES).filter(lambda ends: ends[0] != ends[1]),
    near=st.booleans(),
    quiet=st.builds(clock.Quiet, MINUTES, MINUTES),
    seed=st.integers(0, 2**32),
)
@settings(max_examples=150, deadline=None)
def test_a_day_with_a_gap_has_its_moment_outside_the_quiet_hours(
    gap: tuple[str, date], ends: tuple[time, time], near: bool, quiet: clock.Quiet, seed: int
) -> None:
    place, day = zones.require_zone(gap[0]), gap[1]
    midnight = local_time.start_of_day(day, place)
    shown = [(midnight + timedelta(minutes=n)).astimezone(place) for n in range(24 * 60)]
    start, end = sorted(ends)
    if near:  # most windows are nowhere near the gap
        there = {at.time() for at in shown if at.date() == day}
        every = [time(minute // 60, minute % 60) for minute in range(24 * 60)]
        lost = local_time.minute(next(wall for wall in every if wall not in there))
        start = every[max(0, lost - 30 + local_time.minute(start) % 60)]
        end = every[min(1439, local_time.minute(start) + 1 + local_time.minute(end) % 60)]
    asked = plan(start, end, zone=place, quiet=quiet)
    if not asked.spans():
        return
    waking = [at for at in shown if at.date() == day and not quiet.covers(at.time())]
    chance = random.Random(seed)  # noqa: S311 - the same draw each time
    before = midnight - timedelta(hours=1)
    due = clock.next_due(asked, after=day - timedelta(days=1), now=before, chance=chance)
    if due is None or due.day != day:
        assert not waking  # only a day that is quiet from end to end has none
        return
    at = due.at.astimezone(place)
    assert at.date() == day
    assert not quiet.covers(at.time())
    assert due.at < due.until
    if inside := [one for one in waking if start <= one.time() < end]:
        assert inside[0] <= at <= inside[-1] + timedelta(minutes=1)
        assert start <= at.time() < end
