"""How often something may be done in a while, counted in the cache that every process shares.

Windows begin at fixed moments, so a count is one number and costs the same however high it may go.
"""

import hashlib
import time
from dataclasses import dataclass

from django.core.cache import cache


@dataclass(frozen=True)
class Limit:
    """At most `most` of what `name` and `who` stand for in each window of `seconds`."""

    name: str
    who: str
    most: int
    seconds: int

    @property
    def _key(self) -> str:
        digest = hashlib.sha256(self.who.encode(errors="surrogatepass")).hexdigest()
        return f"limit:{self.name}:{digest}:{int(time.time() // self.seconds)}"

    def is_reached(self) -> bool:
        return int(cache.get(self._key, 0)) >= self.most

    def count(self) -> None:
        if not cache.add(self._key, 1, timeout=self.seconds):
            try:
                cache.incr(self._key)
            except ValueError:  # it ran out in between
                cache.set(self._key, 1, timeout=self.seconds)
