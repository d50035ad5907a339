"""Posting many messages at once over few connections: libcurl's multi interface, HTTP/2 where a service speaks it.

One slow service can't hold up the others: each origin has its own queue and its own share of what is in flight, every answer is handed on
as it comes, and what an origin can't take in time is put back instead of waited for (see origins.py).
"""

import math
import random
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pycurl

from backend.core.clock import Chance, Clock
from backend.push.subscriptions import endpoints
from backend.push.transport import handles, origins

_WAIT_SECONDS = 0.1
_TOO_MANY = 429
_UNAVAILABLE = 503


@dataclass(frozen=True, slots=True)
class Post:
    """One request. `key` is given back with its answer. It has to be on its way by `until` (of the sender's clock) or is put back."""

    key: UUID
    url: str
    headers: list[str]
    body: bytes
    until: float = math.inf
    origin: str = ""  # of the URL, for whoever knows it already
    own_limit: bool = False  # "too many" was said to this very message again and again: it is about its device, not about the crowd


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `status` 0 with a `failure` when nothing did. `put_back`: it was not posted, try again in so many seconds."""

    key: UUID
    status: int
    failure: str = ""
    retry_after: float | None = None
    put_back: float | None = None


class _Lane:
    """What one sender has for one origin."""

    __slots__ = ("flying", "known", "waiting")

    def __init__(self, origin: str) -> None:
        self.known = origins.of(origin)
        self.waiting: deque[Post] = deque()
        self.flying = 0


@dataclass(slots=True)
class _Flight:
    post: Post
    lane: _Lane
    sent_at: float


class Sender:
    """Posts what it is given. `most` bounds what is in flight; keep one and its connections stay open. One thread at a time may use it."""

    def __init__(self, most: int, clock: Clock, *, chance: Chance | None = None) -> None:
        self._multi = handles.new_multi(most)
        self._options = handles.constant_options()
        self._most = most
        self.clock = clock  # of whoever uses it now
        self._chance = chance or random.SystemRandom()
        self._idle: list[pycurl.Curl] = []
        self._lanes: dict[str, _Lane] = {}
        self._flying: dict[pycurl.Curl, _Flight] = {}

    @property
    def busy(self) -> bool:
        return bool(self._flying) or any(lane.waiting for lane in self._lanes.values())

    @property
    def hungry(self) -> bool:
        """True when more could be on its way than there is. What waits for a slowed service alone leaves room for others."""
        now = self.clock.monotonic()
        ready = sum(len(lane.waiting) for lane in self._lanes.values() if lane.known.bucket.wait(1, now) <= 0)
        return ready + len(self._flying) < self._most and ready < self._most // 4

    def add(self, posts: Iterable[Post]) -> None:
        for post in posts:
            origin = post.origin or endpoints.origin(post.url)
            lane = self._lanes.get(origin)
            if lane is None:
                lane = self._lanes[origin] = _Lane(origin)
            lane.waiting.append(post)

    def step(self, wait: float = _WAIT_SECONDS) -> list[Answer]:
        """Sends what may go and returns what came back, or nothing after `wait` seconds. Never raises for what a service does."""
        answers = self._launch()
        self._multi.perform()
        answers += self._landed()
        if not answers and self._flying:
            asked = self._multi.timeout()  # milliseconds; -1 when libcurl has nothing to do by itself
            self._multi.select(
                min(wait, max(asked / 1000, 0.001)) if asked >= 0 else min(wait, self._pause(wait))
            )
        elif not answers and wait:
            self.clock.sleep(self._pause(wait))  # everything waits for a slowed service
        return answers

    def post_all(self, posts: Iterable[Post]) -> Iterator[list[Answer]]:
        """Yields answers in the order in which they come, a few at a time, until every post has its answer."""
        self.add(posts)
        try:
            while self.busy:
                if answers := self.step():
                    yield answers
        finally:  # also when whoever listens stops listening
            self.stop()

    def stop(self) -> None:
        """Forgets whatever waits or flies."""
        for handle in list(self._flying):
            self._land(handle)
        for lane in self._lanes.values():
            lane.waiting.clear()

    def close(self) -> None:
        self.stop()
        for handle in self._idle:
            handle.close()
        self._idle.clear()
        self._multi.close()

    def _launch(self) -> list[Answer]:
        now = self.clock.monotonic()
        put_back: list[Answer] = []
        for origin, lane in list(self._lanes.items()):
            if not lane.waiting:
                continue
            if lane.known.breaker.resting(now):
                put_back += self._put_back_all(lane, now)
                continue
            while lane.waiting and len(self._flying) < self._most and lane.known.may_send(lane.flying, now):
                self._send(lane.waiting.popleft(), lane, now)
            put_back += _put_back_late(lane, now)
            if len(self._flying) >= self._most:  # the others come first next time
                self._lanes[origin] = self._lanes.pop(origin)
                break
        return put_back

    def _send(self, post: Post, lane: _Lane, now: float) -> None:
        handle = self._idle.pop() if self._idle else handles.new_handle(self._options)
        handles.load(handle, post.url, post.headers, post.body)
        self._multi.add_handle(handle)
        self._flying[handle] = _Flight(post, lane, now)
        lane.flying += 1

    def _landed(self) -> list[Answer]:
        answers = []
        more = 1
        while more:
            more, done, broken = self._multi.info_read()
            for handle in done:
                status = handle.getinfo(pycurl.RESPONSE_CODE)
                answers.append(self._answer(handle, status, "" if status else "no_answer"))
            for handle, number, _message in broken:
                answers.append(self._answer(handle, 0, handles.failure(number)))
        return [answer for answer in answers if answer]

    def _answer(self, handle: pycurl.Curl, status: int, failure: str) -> Answer | None:
        # libcurl reads both forms of the header, seconds and a date.
        asked = (handle.getinfo(pycurl.RETRY_AFTER) or None) if status in (_TOO_MANY, _UNAVAILABLE) else None
        flight = self._land(handle)
        now = self.clock.monotonic()
        about_the_device = status == _TOO_MANY and flight.post.own_limit
        if about_the_device:
            flight.lane.known.breaker.went_well()
        else:
            flight.lane.known.learn(status, asked, flight.sent_at, now, self._chance)
        bucket = flight.lane.known.bucket
        if status == _TOO_MANY and not about_the_device and now < bucket.open_from < flight.post.until:
            flight.lane.waiting.appendleft(flight.post)  # its origin was slowed down, and there is time
            return None
        return Answer(flight.post.key, status, failure, asked)

    def _land(self, handle: pycurl.Curl) -> _Flight:
        self._multi.remove_handle(handle)
        flight = self._flying.pop(handle)
        flight.lane.flying -= 1
        self._idle.append(handle)
        return flight

    def _put_back_all(self, lane: _Lane, now: float) -> list[Answer]:
        breaker = lane.known.breaker
        left = breaker.resting_until - now
        answers = [
            Answer(post.key, 0, "resting", put_back=left + self._chance.uniform(0, breaker.rest))
            for post in lane.waiting
        ]
        lane.waiting.clear()
        return answers

    def _pause(self, wait: float) -> float:
        now = self.clock.monotonic()
        waits = [lane.known.bucket.wait(1, now) for lane in self._lanes.values() if lane.waiting]
        return max(0.001, min([wait, *waits]))


def _put_back_late(lane: _Lane, now: float) -> list[Answer]:
    """Those that their service will not take in time: the last ones first, for they would wait longest."""
    late = []
    while lane.waiting:
        wait = lane.known.bucket.wait(len(lane.waiting), now)
        if now + wait <= lane.waiting[-1].until:
            break
        late.append(Answer(lane.waiting.pop().key, 0, "slowed", put_back=wait))
    while lane.waiting and lane.waiting[0].until < now:
        late.append(Answer(lane.waiting.popleft().key, 0, "slowed", put_back=1.0))
    return late
