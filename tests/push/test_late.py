"""What is too late is not sent, and says why."""

from collections.abc import Callable
from datetime import datetime

import pytest

from backend.accounts.models import User
from backend.push import outbox, pipeline
from backend.push.models import Delivery, State
from tests.clock import FrozenClock
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.push.test_sending import HOUR, Sender, enqueue, send, sender

__all__ = ["sender"]
pytestmark = pytest.mark.django_db


@pytest.mark.promise(44)
def test_send_brings_nothing_after_the_window(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    subscribe(alice)
    [delivery] = enqueue(alice)
    send([delivery], now=NOON + HOUR)
    assert push_service.received == []
    assert (delivery.state, delivery.failure) == (State.EXPIRED, "late")


def test_close_late_closes_what_no_worker_ever_took(
    alice: User, subscribe: Subscribe, sender: Sender
) -> None:
    subscribe(alice)
    [delivery] = enqueue(alice)
    assert outbox.close_late(NOON) == 0
    assert outbox.close_late(NOON + HOUR) == 1
    delivery.refresh_from_db()
    assert (delivery.state, delivery.failure) == (State.EXPIRED, "late")


@pytest.mark.parametrize("close", [outbox.close_late, lambda now: pipeline.send_due(clock=FrozenClock(now))])
def test_what_went_wrong_before_the_window_closed_stays_the_reason(
    alice: User, subscribe: Subscribe, sender: Sender, close: Callable[[datetime], int]
) -> None:
    subscribe(alice)
    [delivery] = enqueue(alice)
    Delivery.objects.update(failure="tls", failures=1)
    close(NOON + HOUR)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.failure) == (State.EXPIRED, "tls")
