"""A window on a day on which the clock is put forward, by the rule that clock.py writes down."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Protocol

from backend.core.local_time import MINUTE, start_of_day, to_instant, wall


class Quiet(Protocol):
    def covers(self, wall: time, /) -> bool: ...


class Window(Protocol):
    """What is open of a day, as half-open spans of minutes from midnight, and the hours in which nothing comes."""

    @property
    def zone(self) -> tzinfo: ...
    @property
    def quiet(self) -> Quiet: ...
    def spans(self) -> list[tuple[int, int]]: ...


def has_gap(day: date, zone: tzinfo) -> bool:
    """Whether the clock is put forward on that day."""
    before, after = (datetime.combine(each, time.min, tzinfo=zone) for each in (day, day + timedelta(days=1)))
    return (before.utcoffset() or timedelta()) < (after.utcoffset() or timedelta())


def minutes(day: date, window: Window) -> list[datetime]:
    """The minutes of the window that the clock shows on that day; else those that they move to; else the one next to
    the quiet hours that these would fall into.
    """
    meant = [wall(minute) for start, end in window.spans() for minute in range(start, end)]
    asked = {each: to_instant(day, each, window.zone) for each in meant}
    shown = {each: at.astimezone(window.zone) for each, at in asked.items()}
    if there := [at for each, at in asked.items() if shown[each].time() == each]:
        return there
    moved = [
        at
        for each, at in asked.items()
        if shown[each].date() == day and not window.quiet.covers(shown[each].time())
    ]
    return moved or (_beside_quiet(day, window, min(asked.values())) if asked else [])


def _beside_quiet(day: date, window: Window, at: datetime) -> list[datetime]:
    begins, ends = start_of_day(day, window.zone), start_of_day(day + timedelta(days=1), window.zone)
    for step in (-MINUTE, MINUTE):
        beside = min(at, ends - MINUTE)
        while begins <= beside < ends:
            if not window.quiet.covers(beside.astimezone(window.zone).time()):
                return [beside]
            beside += step
    return []


def runs(instants: Iterable[datetime]) -> list[tuple[datetime, datetime]]:
    """Those that follow each other, as spans."""
    runs: list[tuple[datetime, datetime]] = []
    for at in sorted(set(instants)):
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + MINUTE)
        else:
            runs.append((at, at + MINUTE))
    return runs
