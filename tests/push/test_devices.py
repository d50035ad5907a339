"""What is known of a device without being written for each message that it takes."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.models import User
from backend.push import outbox, pipeline, selectors
from backend.push.models import Delivery, State
from backend.push.outbox import results, statements
from tests.clock import FrozenClock
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.push.test_sending import Sender, enqueue, send, sender

__all__ = ["sender"]
pytestmark = pytest.mark.django_db


def test_a_device_shows_when_it_last_took_a_message_also_when_the_outbox_has_forgotten_it(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    subscribe(alice)
    subscribe(alice, "tablet")
    assert [row.accepted_at for row in selectors.subscriptions(alice)] == [None, None]
    push_service.answer("tablet", 500)
    send(enqueue(alice))
    assert [row.accepted_at for row in selectors.subscriptions(alice)] == [NOON, None]
    Delivery.objects.filter(state=State.PENDING).delete()
    outbox.forget(NOON + timedelta(days=61))
    assert not Delivery.objects.exists()
    assert [row.accepted_at for row in selectors.subscriptions(alice)] == [NOON, None]


def test_nothing_is_written_of_a_device_that_takes_its_message(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    subscribe(alice)
    ids = [delivery.pk for delivery in enqueue(alice)]
    with CaptureQueriesContext(connection) as asked:
        pipeline.send(ids, clock=FrozenClock(NOON))
    assert not [
        query["sql"] for query in asked if "UPDATE" in query["sql"] and "push_delivery" not in query["sql"]
    ]


def test_refusals_are_counted_anew_after_a_message_that_was_taken(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    device = subscribe(alice)
    push_service.answer("phone", 403, 403)
    [delivery] = enqueue(alice)
    for refusals in (1, 2, 0):
        send([delivery], now=delivery.next_attempt_at)
        device.refresh_from_db()
        assert device.refusals == refusals


def test_an_outcome_that_another_transaction_stood_in_the_way_of_is_written_again(
    alice: User,
    subscribe: Subscribe,
    sender: Sender,
    push_service: PushService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subscribe(alice)
    [delivery] = enqueue(alice)
    really, failures = statements.statements().record, [OperationalError("deadlock detected")]

    def record(*given: Any) -> None:
        if failures:
            raise failures.pop()
        really(*given)

    monkeypatch.setattr(statements.statements(), "record", record)
    monkeypatch.setattr(results, "connection", type("Outside", (), {"in_atomic_block": False}))
    send([delivery])
    assert (delivery.state, failures) == (State.SENT, [])
