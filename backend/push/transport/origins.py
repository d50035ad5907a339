"""What a process has learnt of each push service: how fast it takes messages, whether it is well, how much may be
with it at a time.

Pure: the moment is passed in, in seconds of a clock that only goes forward. Two processes come to their shares of a
service's limit by themselves, because each gives way when it is told to.
"""

from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache

from backend.core.clock import Random

UNLIMITED = 1e9


@dataclass
class TokenBucket:
    """Lets so many through in a second.

    Without a limit until a service says that it was too much; then slowly faster again.
    """

    rate: float = UNLIMITED
    open_from: float = 0.0  # nothing goes before: what a Retry-After asks for
    _tokens: float = 1.0
    _filled_at: float = 0.0
    _slowed_at: float = -1.0
    # What was taken is counted in two spans of time, so that there is always a recent one that is long enough to tell
    # a rate.
    _span_at: float = -1.0
    _earlier_at: float = -1.0
    _taken: int = 0
    _earlier: int = 0

    LOWEST = 0.5
    PAUSE = 0.5  # seconds, where the service names no time
    BELOW = 0.9  # of the rate that was seen to pass
    FASTER = 1.1  # each second
    FREE = 20_000.0  # a limit that high is none
    SPAN = 5.0

    def take(self, now: float) -> bool:
        """True when one more may go now."""
        if self.rate >= UNLIMITED and now >= self.open_from:
            return True
        if now < self.open_from:
            return False
        self._fill(now)
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True

    def wait(self, waiting: int, now: float) -> float:
        """Seconds until so many are through, if the rate stays as it is."""
        return max(0.0, self.open_from - now) + max(0.0, waiting - self._tokens) / self.rate

    def took(self, now: float) -> None:
        """The service took one."""
        if self._span_at < 0 or now - self._span_at > self.SPAN:
            fresh = self._span_at >= 0 and now - self._span_at <= 2 * self.SPAN
            self._earlier_at, self._earlier = (self._span_at, self._taken) if fresh else (now, 0)
            self._span_at, self._taken = now, 0
        self._taken += 1

    def slow(self, pause: float | None, sent_at: float, now: float) -> None:
        """The service said "too many requests" to something sent at `sent_at`, and asked for a pause of so many
        seconds.

        What was on its way when we last slowed down says nothing new of the rate.
        """
        pause = self.PAUSE if pause is None else pause
        self.open_from = max(self.open_from, now + pause)
        if sent_at <= self._slowed_at:
            return
        self._fill(now)
        # The pause belongs to the span: a service that takes 200 and then asks for a second takes about 200 a second.
        since = self._earlier_at if self._earlier_at >= 0 else now
        seen = (self._earlier + self._taken) / max(now - since + pause, 0.1)
        known = self.rate < UNLIMITED
        rate = min(max(seen, self.rate / 2), self.rate) if known else seen
        self.rate = max(self.LOWEST, rate * self.BELOW)
        self._slowed_at = self._filled_at = self._earlier_at = self._span_at = now
        self._taken = self._earlier = 0
        self._tokens = 1.0

    def _fill(self, now: float) -> None:
        passed = max(0.0, now - max(self._filled_at, self.open_from))
        self._filled_at = now
        if self.rate >= UNLIMITED:
            return
        self._tokens = min(max(1.0, self.rate / 10), self._tokens + passed * self.rate)
        self.rate *= self.FASTER ** min(passed, 60)
        if self.rate >= self.FREE:
            self.rate = UNLIMITED


@dataclass
class CircuitBreaker:
    """Lets a service rest that fails again and again, then asks with one message at a time whether it is well."""

    rest: float = 0.0  # seconds of the present rest; 0 while all is well
    resting_until: float = 0.0
    in_a_row: int = 0

    MOST = 8  # failures in a row
    FIRST = 2.0
    LONGEST = 120.0

    @property
    def closed(self) -> bool:
        return self.rest == 0

    def resting(self, now: float) -> bool:
        return not self.closed and now < self.resting_until

    def went_well(self) -> None:
        self.rest, self.in_a_row = 0.0, 0

    def failed(self, sent_at: float, now: float, chance: Random) -> None:
        """Noted for what was sent while the service was thought well, and for a probe; what comes back late from
        before tells nothing new.
        """
        self.in_a_row += 1
        if self.closed and self.in_a_row >= self.MOST:
            self.rest = self.FIRST
        elif not self.closed and sent_at >= self.resting_until:
            self.rest = min(self.rest * 2, self.LONGEST)
        else:
            return
        self.resting_until = now + self.rest * chance.uniform(0.8, 1.2)


@dataclass
class Origin:
    """One push service."""

    bucket: TokenBucket = field(default_factory=TokenBucket)
    breaker: CircuitBreaker = field(default_factory=CircuitBreaker)
    window: int = 100  # requests at a time: what services commonly allow on one connection, to begin with
    _refusals: deque[bool] = field(default_factory=lambda: deque(maxlen=20))

    WIDEST = 1000
    TOO_MANY = 6  # of the last twenty answers: limits of single devices must not slow down all the others

    def may_send(self, in_flight: int, now: float) -> bool:
        if not self.breaker.closed:  # a probe, one at a time
            return in_flight == 0 and not self.breaker.resting(now) and self.bucket.take(now)
        return in_flight < self.window and self.bucket.take(now)

    def learn(
        self, status: int, retry_after: float | None, sent_at: float, now: float, chance: Random
    ) -> None:
        """Takes in one answer; a status of 0 when none came."""
        if status == 0 or status >= 500:
            self.window = max(10, self.window // 2) if status == 0 else self.window
            self.breaker.failed(sent_at, now, chance)
            return
        self.breaker.went_well()
        self._refusals.append(status == 429)
        if status == 429:
            if sum(self._refusals) >= self.TOO_MANY:
                self.bucket.slow(retry_after, sent_at, now)
            return
        self.bucket.took(now)
        self.window = min(self.WIDEST, self.window + 1)


@lru_cache(maxsize=500)
def of(origin: str) -> Origin:
    """What this process knows of an origin, kept for all its senders."""
    return Origin()


def forget() -> None:
    """For tests: nothing is known of anybody."""
    of.cache_clear()
