"""Who lives keeps what they hold; what somebody held who died comes back within fifteen seconds."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from backend.accounts.models import User
from backend.push import pipeline
from backend.push.models import Delivery, State
from backend.push.outbox import claims
from backend.push.outbox.claims import LEASE, claim_due, renew
from backend.push.transport.sender import Response
from tests.clock import FrozenClock
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.push.test_sending import Sender, enqueue, sender

__all__ = ["sender"]
pytestmark = pytest.mark.django_db


class Slow:
    """In a sender's place: a service that answers after half a minute, or a process that dies before."""

    has_capacity = False

    def __init__(self, clock: FrozenClock, meanwhile: Callable[[], None], dies_after: float = 1e9) -> None:
        self.clock, self.meanwhile, self.dies_after = clock, meanwhile, dies_after
        self.keys: list[Any] = []

    @property
    def busy(self) -> bool:
        return bool(self.keys)

    def add(self, requests: list[Any]) -> None:
        self.keys += [request.key for request in requests]

    def uncleared(self, most: int) -> list[Any]:
        return []

    def step(self) -> list[Response]:
        self.clock.sleep(1)
        waited = (self.clock.now() - NOON).total_seconds()
        if waited >= self.dies_after:
            raise KeyboardInterrupt
        self.meanwhile()
        if waited < 30:
            return []
        answered, self.keys = self.keys, []
        return [Response(key, 201) for key in answered]

    def close(self) -> None:
        pass


def run(slow: Slow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.background, "take_sender", lambda *_: slow)
    monkeypatch.setattr(pipeline.background, "give_sender", lambda _: None)
    monkeypatch.setattr(pipeline.background, "possible", lambda: False)
    pipeline.send_due(clock=slow.clock, timeout=0.5)


def test_what_is_held_longer_than_a_lease_stays_with_its_holder(
    alice: User, subscribe: Subscribe, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(alice)
    enqueue(alice)
    clock = FrozenClock(NOON)
    taken: list[Any] = []
    run(Slow(clock, lambda: taken.extend(claim_due(10, now=clock.now()))), monkeypatch)
    assert clock.now() - NOON > 2 * LEASE
    assert taken == []
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == (State.SENT, 1)


@pytest.mark.parametrize("after", [1, 7, 20])
def test_what_a_dead_one_held_is_open_within_fifteen_seconds(
    alice: User, subscribe: Subscribe, sender: Sender, monkeypatch: pytest.MonkeyPatch, after: float
) -> None:
    subscribe(alice)
    enqueue(alice)
    with pytest.raises(KeyboardInterrupt):
        run(Slow(FrozenClock(NOON), lambda: None, dies_after=after), monkeypatch)
    died = NOON + timedelta(seconds=after)
    assert claim_due(10, now=died) == []
    [again] = claim_due(10, now=died + timedelta(seconds=15))
    assert again.attempts == 2


def test_a_database_that_is_away_for_one_renewal_costs_nothing(
    alice: User, subscribe: Subscribe, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(alice)
    enqueue(alice)
    clock = FrozenClock(NOON)
    tries = []

    def now_and_then(*args: Any, **kwargs: Any) -> None:
        tries.append(clock.now())
        if len(tries) % 2:
            raise OperationalError("away")
        claims.renew(*args, **kwargs)

    monkeypatch.setattr(pipeline, "renew", now_and_then)
    run(Slow(clock, lambda: None), monkeypatch)
    assert len(tries) >= 6
    assert Delivery.objects.get().state == State.SENT


@pytest.mark.promise(44)
def test_a_lease_that_was_lost_is_not_renewed(alice: User, subscribe: Subscribe, sender: Sender) -> None:
    subscribe(alice)
    enqueue(alice)
    lost = claim_due(10, now=NOON)
    claim_due(10, now=NOON + LEASE)
    before = Delivery.objects.get().next_attempt_at
    renew(lost, now=NOON + 2 * LEASE)
    assert Delivery.objects.get().next_attempt_at == before
