"""Posting many messages at once over few connections: libcurl's multi interface, HTTP/2 where a service speaks it.

One slow service can't hold up the others: each origin has its own queue and its own share of what is in flight, every
response is handed on as it comes, and what an origin can't take in time is put back instead of waited for (see
origins.py).
"""

import itertools
import math
import random
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pycurl

from backend.core.clock import Clock, Random
from backend.push.subscriptions import endpoints
from backend.push.transport import handles, origins

_WAIT_SECONDS = 0.1
_TOO_MANY = 429
_UNAVAILABLE = 503


@dataclass(slots=True)
class Request:
    """One request. `key` is given back with its response.

    It has to be on its way by `until` (of the sender's clock) or is put back. It does not go after `cleared_until`
    until it is cleared anew.
    """

    key: UUID
    url: str
    headers: list[str]
    body: bytes
    until: float = math.inf
    origin: str = ""  # of the URL, for whoever knows it already
    # "too many" was said to this very message again and again: it is about its device, not about the crowd
    own_limit: bool = False
    cleared_until: float = math.inf


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: `status` 0 with a `failure` when nothing did.

    `put_back`: it was not posted, try again in so many seconds.
    """

    key: UUID
    status: int
    failure: str = ""
    retry_after: float | None = None
    put_back: float | None = None


class _OriginQueue:
    """What one sender has for one origin."""

    __slots__ = ("in_flight", "known", "waiting")

    def __init__(self, origin: str) -> None:
        self.known = origins.of(origin)
        self.waiting: deque[Request] = deque()
        self.in_flight = 0


@dataclass(slots=True)
class _InFlight:
    request: Request
    queue: _OriginQueue
    sent_at: float


class Sender:
    """Posts what it is given.

    `most` bounds what is in flight; keep one and its connections stay open. One thread at a time may use it.
    """

    def __init__(self, most: int, clock: Clock, *, chance: Random | None = None) -> None:
        self._multi = handles.new_multi(most)
        self._options = handles.constant_options()
        self._most = most
        self.clock = clock  # of whoever uses it now
        self._chance = chance or random.SystemRandom()
        self._idle: list[pycurl.Curl] = []
        self._queues: dict[str, _OriginQueue] = {}
        self._in_flight: dict[pycurl.Curl, _InFlight] = {}

    @property
    def busy(self) -> bool:
        return bool(self._in_flight) or any(queue.waiting for queue in self._queues.values())

    @property
    def has_capacity(self) -> bool:
        """True when more could be on its way than there is.

        What waits for a slowed service alone leaves room for others.
        """
        now = self.clock.monotonic()
        ready = sum(
            len(queue.waiting) for queue in self._queues.values() if queue.known.bucket.wait(1, now) <= 0
        )
        return ready + len(self._in_flight) < self._most and ready < self._most // 4

    def add(self, requests: Iterable[Request]) -> None:
        for request in requests:
            origin = request.origin or endpoints.origin(request.url)
            queue = self._queues.get(origin)
            if queue is None:
                queue = self._queues[origin] = _OriginQueue(origin)
            queue.waiting.append(request)

    def uncleared(self, most: int) -> list[UUID]:
        """Whoever comes next at each service and has to be cleared anew, up to so many of each."""
        now = self.clock.monotonic()
        return [
            request.key
            for queue in self._queues.values()
            for request in itertools.takewhile(
                lambda one: one.cleared_until < now, itertools.islice(queue.waiting, most)
            )
        ]

    def clear(self, keys: Collection[UUID], until: float) -> None:
        for queue in self._queues.values():
            for request in queue.waiting:
                if request.key in keys:
                    request.cleared_until = until

    def withdraw(self, keys: Collection[UUID]) -> None:
        """Forgets those of them that are not on their way yet."""
        for queue in self._queues.values():
            queue.waiting = deque(request for request in queue.waiting if request.key not in keys)

    def step(self, wait: float = _WAIT_SECONDS) -> list[Response]:
        """Sends what may go and returns what came back, or nothing after `wait` seconds.

        Never raises for what a service does.
        """
        responses = self._start()
        self._multi.perform()
        responses += self._finished()
        if not responses and self._in_flight:
            asked = self._multi.timeout()  # milliseconds; -1 when libcurl has nothing to do by itself
            self._multi.select(
                min(wait, max(asked / 1000, 0.001)) if asked >= 0 else min(wait, self._pause(wait))
            )
        elif not responses and wait:
            self.clock.sleep(self._pause(wait))  # everything waits for a slowed service
        return responses

    def send_all(self, requests: Iterable[Request]) -> Iterator[list[Response]]:
        """Yields responses in the order in which they come, a few at a time, until every request has its response."""
        self.add(requests)
        try:
            while self.busy:
                if responses := self.step():
                    yield responses
        finally:  # also when whoever listens stops listening
            self.stop()

    def stop(self) -> None:
        """Forgets whatever waits or flies."""
        for handle in list(self._in_flight):
            self._finish(handle)
        for queue in self._queues.values():
            queue.waiting.clear()

    def close(self) -> None:
        self.stop()
        for handle in self._idle:
            handle.close()
        self._idle.clear()
        self._multi.close()

    def _start(self) -> list[Response]:
        now = self.clock.monotonic()
        put_back: list[Response] = []
        for origin, queue in list(self._queues.items()):
            if not queue.waiting:
                continue
            if queue.known.breaker.resting(now):
                put_back += self._put_back_all(queue, now)
                continue
            while (
                queue.waiting
                and queue.waiting[0].cleared_until >= now
                and len(self._in_flight) < self._most
                and queue.known.may_send(queue.in_flight, now)
            ):
                self._send(queue.waiting.popleft(), queue, now)
            put_back += _put_back_late(queue, now)
            if len(self._in_flight) >= self._most:  # the others come first next time
                self._queues[origin] = self._queues.pop(origin)
                break
        return put_back

    def _send(self, request: Request, queue: _OriginQueue, now: float) -> None:
        handle = self._idle.pop() if self._idle else handles.new_handle(self._options)
        handles.load(handle, request.url, request.headers, request.body)
        self._multi.add_handle(handle)
        self._in_flight[handle] = _InFlight(request, queue, now)
        queue.in_flight += 1

    def _finished(self) -> list[Response]:
        responses = []
        more = 1
        while more:
            more, done, broken = self._multi.info_read()
            for handle in done:
                status = handle.getinfo(pycurl.RESPONSE_CODE)
                responses.append(self._response(handle, status, "" if status else "no_answer"))
            for handle, number, _message in broken:
                responses.append(self._response(handle, 0, handles.failure(number)))
        return [response for response in responses if response]

    def _response(self, handle: pycurl.Curl, status: int, failure: str) -> Response | None:
        # libcurl reads both forms of the header, seconds and a date.
        asked = (handle.getinfo(pycurl.RETRY_AFTER) or None) if status in (_TOO_MANY, _UNAVAILABLE) else None
        sent = self._finish(handle)
        now = self.clock.monotonic()
        about_the_device = status == _TOO_MANY and sent.request.own_limit
        if about_the_device:
            sent.queue.known.breaker.went_well()
        else:
            sent.queue.known.learn(status, asked, sent.sent_at, now, self._chance)
        bucket = sent.queue.known.bucket
        if status == _TOO_MANY and not about_the_device and now < bucket.open_from < sent.request.until:
            sent.queue.waiting.appendleft(sent.request)  # its origin was slowed down, and there is time
            return None
        return Response(sent.request.key, status, failure, asked)

    def _finish(self, handle: pycurl.Curl) -> _InFlight:
        self._multi.remove_handle(handle)
        sent = self._in_flight.pop(handle)
        sent.queue.in_flight -= 1
        self._idle.append(handle)
        return sent

    def _put_back_all(self, queue: _OriginQueue, now: float) -> list[Response]:
        breaker = queue.known.breaker
        left = breaker.resting_until - now
        responses = [
            Response(request.key, 0, "resting", put_back=left + self._chance.uniform(0, breaker.rest))
            for request in queue.waiting
        ]
        queue.waiting.clear()
        return responses

    def _pause(self, wait: float) -> float:
        now = self.clock.monotonic()
        waits = [queue.known.bucket.wait(1, now) for queue in self._queues.values() if queue.waiting]
        return max(0.001, min([wait, *waits]))


def _put_back_late(queue: _OriginQueue, now: float) -> list[Response]:
    """Those that their service will not take in time: the last ones first, for they would wait longest."""
    late = []
    while queue.waiting:
        wait = queue.known.bucket.wait(len(queue.waiting), now)
        if now + wait <= queue.waiting[-1].until:
            break
        late.append(Response(queue.waiting.pop().key, 0, "slowed", put_back=wait))
    while queue.waiting and queue.waiting[0].until < now:
        late.append(Response(queue.waiting.popleft().key, 0, "slowed", put_back=1.0))
    return late
