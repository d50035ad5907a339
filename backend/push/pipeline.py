"""The way of a notification: claim → preflight → build → send → record.

A message is sent at least once, and twice only after a crash between the request and its record; `Topic` and the tag
make two into one for the person. There is no barrier between batches: while responses are awaited, further deliveries
are claimed and sent, and what stays out longer than the caller's timeout is left to the background, so that a service
that hangs keeps nobody from the next work.
"""

import math
import random
from collections.abc import Iterable, Mapping
from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.db import InterfaceError, OperationalError

from backend.core.clock import Clock
from backend.push.message.building import build
from backend.push.message.preflight import Preflight, preflight
from backend.push.message_types import Hints
from backend.push.outbox.claims import LEASE, claim, claim_due, read_anew, renew
from backend.push.outbox.results import drop, give_up, record
from backend.push.outbox.rows import Claim
from backend.push.transport import background
from backend.push.transport.sender import Response, Sender

BATCH = 250
FLUSH_EVERY = 500
FLUSH_SECONDS = 0.1
PULL_EVERY = 0.25  # seconds, while there was less to claim than could be sent
RUN_SECONDS = 2.0  # for so long one call claims further work: whoever called has other things to do
CLEARED_SECONDS = 0.5  # what waits longer for its turn is asked for again before it goes
HOLD_SECONDS = 15.0  # for a slowed service; then it is put back
RENEW_SECONDS = LEASE.total_seconds() / 3  # so that one renewal may fail, and what is held stays held
_chance = random.SystemRandom()


def send(ids: Iterable[UUID], *, clock: Clock, timeout: float | None = None) -> int:
    """Sends those of the deliveries that nobody holds, and what else waits meanwhile; returns how many were tried.

    Returns when every outcome is written down. With `timeout`, after so many seconds without a response: the
    background writes the rest.
    """
    keys = list(ids)
    return _run(claim(keys, now=clock.now()), more=len(keys) >= BATCH, clock=clock, timeout=timeout)


def send_due(*, clock: Clock, timeout: float | None = None) -> int:
    """Sends everything that waits, without a broker; returns how many were tried."""
    tried = 0
    while claims := claim_due(BATCH, now=clock.now()):
        tried += _run(claims, more=len(claims) == BATCH, clock=clock, timeout=timeout)
    return tried


def _run(claims: list[Claim], *, more: bool, clock: Clock, timeout: float | None) -> int:
    run = SendRun(background.take_sender(settings.PUSH_CONCURRENCY, clock), clock)
    try:
        run.start(claims)
        run.go_on(more=more, timeout=timeout)
    except BaseException:
        run.sender.close()  # what it holds comes back when its lease has run out
        raise
    if run.sender.busy:
        background.leave(run.sender, run.finish)
    else:
        background.give_sender(run.sender)
    return run.tried


class SendRun:
    """One sender with what it holds, from the first claim to the last record."""

    def __init__(self, sender: Sender, clock: Clock) -> None:
        self.sender = sender
        self.tried = 0
        self._clock = clock
        self._held: dict[UUID, Claim] = {}
        self._hints: dict[UUID, Hints] = {}  # that requests were made with, by delivery
        self._responses: list[Response] = []
        self._began = self._flushed_at = self._pulled_at = self._heard_at = clock.monotonic()
        self._renewed_at = self._began

    def start(self, claims: list[Claim]) -> None:
        """Closes what must not go any more, and hands requests for the others to the sender."""
        now, started = self._clock.now(), self._clock.monotonic()
        checked = preflight(claims, now)
        self._drop(claims, checked)
        built, unusable = build(
            checked.cleared, checked.hints, checked.languages, now=now, started=started, within=HOLD_SECONDS
        )
        give_up(unusable, "unusable", now=now)
        for request in built:
            request.cleared_until = started + CLEARED_SECONDS
        self._held |= {claim.id: claim for claim in checked.cleared}
        self._hints |= _by_delivery(checked)
        self.tried += len(built)
        self.sender.add(built)
        self._heard_at = self._clock.monotonic()

    def go_on(self, *, more: bool, timeout: float | None) -> None:
        """Sends until nothing is left, or until nothing was heard for so many seconds.

        `more`: there is probably more to claim.
        """
        longest = timeout if timeout is not None and background.possible() else math.inf
        while self.sender.busy:
            now = self._clock.monotonic()
            if (more or now - self._pulled_at >= PULL_EVERY) and now - self._began < RUN_SECONDS:
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
            self.start(claims)
        return len(claims) == BATCH

    def _step(self) -> None:
        if self._clock.monotonic() - self._renewed_at >= RENEW_SECONDS:
            self._renew()
        if waiting := self.sender.uncleared(BATCH):
            self._clear_again([self._held[key] for key in waiting])
        if responses := self.sender.step():
            self._heard_at = self._clock.monotonic()
            self._responses += responses
        waited = self._clock.monotonic() - self._flushed_at
        if len(self._responses) >= FLUSH_EVERY or (self._responses and waited >= FLUSH_SECONDS):
            self._flush()

    def _renew(self) -> None:
        self._renewed_at = self._clock.monotonic()
        # A database that is away now is asked again; were the lease lost, the fence keeps what comes of it apart.
        with suppress(OperationalError, InterfaceError):
            renew(list(self._held.values()), now=self._clock.now())

    def _clear_again(self, waiting: list[Claim]) -> None:
        """Asks once more for what waits for its turn: a person may have changed their mind, or given up the device.

        What would be said in another way by now, or has to go elsewhere, is put back and made anew.
        """
        claims = read_anew(waiting)
        checked = preflight(claims, self._clock.now())
        hints = _by_delivery(checked)
        before = {claim.id: claim for claim in waiting}
        goes = {
            claim.id
            for claim in checked.cleared
            if claim == before[claim.id] and hints.get(claim.id) == self._hints.get(claim.id)
        }
        self.sender.withdraw(before.keys() - goes)
        self.sender.clear(goes, self._clock.monotonic() + CLEARED_SECONDS)
        self._drop(claims, checked)
        anew = [claim for claim in checked.cleared if claim.id not in goes]
        self._responses += [Response(claim.id, 0, "changed", put_back=0.0) for claim in anew]
        for key in before.keys() - {one.id for one in checked.cleared}:
            self._forget(key)

    def _forget(self, key: UUID) -> Claim:
        self._hints.pop(key, None)
        return self._held.pop(key)

    def _drop(self, claims: list[Claim], checked: Preflight) -> None:
        drop(claims, checked.reasons, now=self._clock.now())

    def _flush(self) -> None:
        self._flushed_at = self._clock.monotonic()
        answered = [(self._forget(response.key), response) for response in self._responses]
        self._responses = []
        if answered:
            record(answered, now=self._clock.now(), chance=_chance)


def _by_delivery(checked: Preflight) -> Mapping[UUID, Hints]:
    hints = checked.hints
    return (
        {claim.id: hints[claim.message] for claim in checked.cleared if claim.message in hints}
        if hints
        else {}
    )
