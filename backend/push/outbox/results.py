"""Writing down what became of deliveries.

Each write asks for the claim it belongs to: who lost the lease changes nothing.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import OperationalError, connection

from backend.core.clock import Random
from backend.push.models import State
from backend.push.outbox.outcomes import Outcome, classify
from backend.push.outbox.rows import Claim, Result
from backend.push.outbox.statements import statements
from backend.push.subscriptions import devices
from backend.push.transport.sender import Response

log = logging.getLogger("attune.push")

Reasons = Mapping[UUID, tuple[State, str]]


def record(answered: Iterable[tuple[Claim, Response]], *, now: datetime, chance: Random) -> None:
    """Keeps the outcome of each response, then what it says of its device.

    A crash in between is mended by the device's next response.
    """
    ended = [
        (
            claim,
            classify(response, failures=claim.failures, expires_at=claim.expires_at, now=now, chance=chance),
        )
        for claim, response in answered
    ]
    _write(ended, now)
    recovered, refused, gone = set(), set(), set()
    for claim, outcome in ended:
        if claim.device is None:
            continue
        if outcome.state == State.GONE:
            gone.add(claim.device)
        elif outcome.refused:
            refused.add(claim.device)
        elif outcome.state == State.SENT and claim.refusals:
            recovered.add(claim.device)
    if refused:
        log.error(
            "A push service refused messages of %d devices: are the VAPID key and PUSH_CONTACT right?",
            len(refused),
        )
    _twice(lambda: devices.learn(recovered=recovered, refused=refused, gone=gone, now=now))


def drop(claims: Iterable[Claim], reasons: Reasons, *, now: datetime) -> None:
    """Closes those that must not go, each with its reason."""
    _write([(claim, Outcome(*reasons[claim.id])) for claim in claims if claim.id in reasons], now)


def give_up(claims: list[Claim], why: str, *, now: datetime) -> None:
    """Closes those that can't be made into a message, and turns off their devices."""
    if not claims:
        return
    _write([(claim, Outcome(State.GONE, why)) for claim in claims], now)
    devices.turn_off([claim.device for claim in claims if claim.device], now)


def _write(ended: list[tuple[Claim, Outcome]], now: datetime) -> None:
    if not ended:
        return
    results = [
        Result(
            claim.id,
            claim.attempts,
            outcome.state.value,
            outcome.failure,
            outcome.again_at,
            outcome.again_at is not None and outcome.counts,
        )
        for claim, outcome in ended
    ]
    _twice(lambda: statements().record(results, now))


def _twice(write: Callable[[], None]) -> None:
    """Writes again where a database took another transaction's side.

    What was sent has to be written down, or it is sent once more.
    """
    try:
        write()
    except OperationalError as error:
        if connection.in_atomic_block:  # which is lost as a whole
            raise
        log.warning(
            "A write of outcomes was taken back (%s); it is written again.", type(error.__cause__).__name__
        )
        write()
