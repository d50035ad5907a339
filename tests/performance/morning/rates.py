"""What a rate has to hold, and the search for the highest one that does."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

# Of every twenty that wait, nineteen wait no longer, in milliseconds.
LIMITS = {"sign-in": 800, "sync": 1200, "light": 350}
ERRORS = 0.01


@dataclass(frozen=True)
class Step:
    """What was asked for at one rate. `taken`: the 95th percentile of each group, in milliseconds."""

    visits: float
    requests: float
    errors: float
    taken: Mapping[str, float]
    problems: list[str] = field(default_factory=list)

    @property
    def lacks(self) -> list[str]:
        """What it does not hold, for people to read; nothing where it holds all of it."""
        said = [f"{self.errors:.1%} errors"] if self.errors >= ERRORS else []
        for name, limit in LIMITS.items():
            taken = self.taken.get(name)
            if taken is None:
                said.append(f"nothing of {name}")
            elif taken >= limit:
                said.append(f"{name} {taken:,.0f} ms")
        return said


class Search:
    """Up by `factor` while a rate holds, and from the first that does not by halves of what is left between. One that
    does not hold is tried once more: of a few who came, one may have met something else that the machine did.
    """

    def __init__(self, first: float, *, factor: float = 1.6, halves: int = 2, most: int = 10) -> None:
        self.rate: float | None = first
        self._factor, self._halves, self._most = factor, halves, most
        self._held, self._broke = 0.0, math.inf
        self._again = False

    def tell(self, held: bool) -> None:
        """How `rate` went. `rate` is the next to try then, or None at the end."""
        if self.rate is None:
            return
        self._most -= 1
        self._again = not held and not self._again
        if held:
            self._held = self.rate
        elif not self._again:
            self._broke = self.rate
        if not self._most:
            self.rate = None
        elif self._again:
            return
        elif self._broke == math.inf:
            self.rate *= self._factor
        elif self._halves:
            self._halves -= 1
            self.rate = (self._held + self._broke) / 2
        else:
            self.rate = None
