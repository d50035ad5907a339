"""Clocks for tests. Whoever is handed one sees its time alone, so what would take an hour takes none."""

from datetime import UTC, datetime, timedelta

from backend.core.clock import Clock

_ZERO = datetime(2000, 1, 1, tzinfo=UTC)


class FrozenClock(Clock):
    """Stands still at a moment until somebody sleeps by it. Two of them agree on how far apart their moments are."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return (self.at - _ZERO).total_seconds()

    def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
