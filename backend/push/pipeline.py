"""From waiting deliveries to answers of push services: claim, ask whether it may still go, encrypt, post, record.

A message is posted at least once, and twice only after a crash between the post and its record; `Topic` and the tag make two into one
for the person.

There is no barrier between chunks: while answers are awaited, further deliveries are claimed and sent, and what stays out longer than the
caller's timeout is left to a thread of its own (background.py), so that a service that hangs keeps nobody from the next work.
"""

import math
import random
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from backend.core.clock import Clock
from backend.push.message import build
from backend.push.models import Delivery
from backend.push.outbox import recording
from backend.push.outbox.claiming import LEASE, claim, claim_due
from backend.push.transport import background
from backend.push.transport.sender import Response, Sender

BATCH = 250
FLUSH_EVERY = 500
FLUSH_SECONDS = 0.1
PULL_EVERY = 0.25  # seconds, while there was less to claim than could be sent
SHIFT_SECONDS = 2.0  # for so long one call claims further work: whoever called has other things to do
HOLD_SECONDS = min(15.0, LEASE.total_seconds() / 4)  # for a slowed service; then it is put back
_chance = random.SystemRandom()


def send(ids: Iterable[UUID], *, clock: Clock, timeout: float | None = None) -> int:
    """Sends those of the deliveries that nobody holds, and what else waits meanwhile; returns how many were tried.

    Returns when every answer is written down. With `timeout`, after so many seconds without an answer: a thread writes down the rest.
    """
    keys = list(ids)
    return _shift(claim(keys, now=clock.now()), more=len(keys) >= BATCH, clock=clock, timeout=timeout)


def send_due(*, clock: Clock, timeout: float | None = None) -> int:
    """Sends everything that waits, without a broker; returns how many were tried."""
    tried = 0
    while claims := claim_due(BATCH, now=clock.now()):
        tried += _shift(claims, more=len(claims) == BATCH, clock=clock, timeout=timeout)
    return tried


def _shift(claims: list[Delivery], *, more: bool, clock: Clock, timeout: float | None) -> int:
    shift = Shift(background.take_sender(settings.PUSH_CONCURRENCY, clock), clock)
    try:
        shift.take(claims)
        shift.run(more=more, timeout=timeout)
    except BaseException:
        shift.sender.close()  # what it holds comes back when its lease has run out
        raise
    if shift.sender.busy:
        background.leave(shift.sender, shift.finish)
    else:
        background.give_sender(shift.sender)
    return shift.tried


class Shift:
    """One sender with what it holds, from the first claim to the last record."""

    def __init__(self, sender: Sender, clock: Clock) -> None:
        self.sender = sender
        self.tried = 0
        self._clock = clock
        self._held: dict[UUID, Delivery] = {}
        self._answers: list[Response] = []
        self._began = self._flushed_at = self._pulled_at = self._heard_at = self._clock.monotonic()

    def take(self, claims: list[Delivery]) -> None:
        """Makes requests of claimed rows and hands them to the sender; rows that must not go are closed."""
        now, began = self._clock.now(), self._clock.monotonic()
        claims = recording.drop(claims, build.unwanted(claims, now), now=now)
        made, unusable = build.make(claims, now=now, began=began, within=HOLD_SECONDS)
        recording.give_up(unusable, "unusable", now=now)
        self._held |= {row.pk: row for row in claims}
        self.tried += len(made)
        self.sender.add(made)
        self._heard_at = self._clock.monotonic()

    def run(self, *, more: bool, timeout: float | None) -> None:
        """Sends until nothing is left, or until nothing was heard for so many seconds. `more`: there is probably more to claim."""
        longest = timeout if timeout is not None and background.possible() else math.inf
        while self.sender.busy:
            now = self._clock.monotonic()
            if (more or now - self._pulled_at >= PULL_EVERY) and now - self._began < SHIFT_SECONDS:
                if self.sender.has_capacity:
                    more = self._pull(now)
            elif now - self._heard_at > longest:
                break
            self._step()
        self._flush()

    def finish(self) -> None:
        """Waits for whatever is still out and writes it down."""
        while self.sender.busy:
            self._step()
        self._flush()

    def _pull(self, now: float) -> bool:
        self._pulled_at = now
        claims = claim_due(BATCH, now=self._clock.now())
        if claims:
            self.take(claims)
        return len(claims) == BATCH

    def _step(self) -> None:
        if answers := self.sender.step():
            self._heard_at = self._clock.monotonic()
            self._answers += answers
        waited = self._clock.monotonic() - self._flushed_at
        if len(self._answers) >= FLUSH_EVERY or (self._answers and waited >= FLUSH_SECONDS):
            self._flush()

    def _flush(self) -> None:
        self._flushed_at = self._clock.monotonic()
        if not self._answers:
            return
        answered = [(self._held.pop(answer.key), answer) for answer in self._answers]
        self._answers = []
        recording.record(answered, now=self._clock.now(), chance=_chance)
