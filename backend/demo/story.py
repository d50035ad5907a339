"""What happens in the demo practice, each act at its instant."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from backend.core.zones import require_zone

END_OF_DAY = "23:50"


@dataclass
class Story:
    """Acts are carried out in the order in which they happened, for the log of who read what is a chain.

    What an act's service answers is of no use here.
    """

    today: date
    timezone: str
    _acts: list[tuple[datetime, int, Callable[[datetime], Any]]] = field(default_factory=list)
    _order: Any = field(default_factory=count)

    def day(self, day: int) -> date:
        return self.today + timedelta(days=day)

    def instant(self, day: int, hour: str, timezone: str | None = None) -> datetime:
        local = datetime.combine(self.day(day), time.fromisoformat(hour))
        return local.replace(tzinfo=require_zone(timezone or self.timezone)).astimezone(UTC)

    def end_of(self, day: int) -> datetime:
        """What a day that something runs until is told as: its midnight."""
        return self.instant(day, END_OF_DAY).replace(hour=0, minute=0, second=0, microsecond=0)

    def at(self, instant: datetime, act: Callable[[datetime], Any]) -> None:
        heapq.heappush(self._acts, (instant, next(self._order), act))

    def tell(self) -> None:
        while self._acts:
            instant, _, act = heapq.heappop(self._acts)
            act(instant)
