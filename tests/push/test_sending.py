"""Sending, against a push service that misbehaves on command. Time is passed in; nothing waits."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.push import message_types, outbox, pipeline, services
from backend.push.message.building import build
from backend.push.message_types import Checked, MessageType
from backend.push.models import Delivery, PushSubscription, State
from backend.push.outbox.claims import LEASE, claim, read_anew
from backend.push.outbox.results import drop
from backend.push.subscriptions.devices import MOST_REFUSALS
from tests.clock import FrozenClock
from tests.conftest import NOON
from tests.push.browser import Browser, check_vapid
from tests.push.fixtures import SITE, Subscribe
from tests.push.service import PushService

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


class Sender:
    """A type of message for these tests: it refuses what it is told to."""

    def __init__(self) -> None:
        self.refused: dict[UUID, str] = {}

    def check(self, messages: Collection[UUID], now: datetime) -> Checked:
        return Checked(self.refused)


@pytest.fixture
def sender(monkeypatch: pytest.MonkeyPatch) -> Sender:
    made = Sender()
    monkeypatch.setitem(
        message_types._types, "note", MessageType("note", lambda _language: "One line.", made.check)
    )
    return made


def enqueue(user: User, *, until: datetime = NOON + HOUR, now: datetime = NOON) -> list[Delivery]:
    message = outbox.Message(user.pk, new_id(), now, until)
    outbox.enqueue("note", [message], now=now, wake=False)
    return list(Delivery.objects.filter(message=message.message).order_by("pk"))


def send(deliveries: list[Delivery], now: datetime = NOON) -> None:
    pipeline.send([delivery.pk for delivery in deliveries], clock=FrozenClock(now))
    for delivery in deliveries:
        delivery.refresh_from_db()


@pytest.mark.promise(6)
def test_send_brings_a_sealed_message_that_tells_nothing(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService, browser: Browser
) -> None:
    subscribe(alice)
    [delivery] = enqueue(alice)
    send([delivery])
    [message] = push_service.at("phone")
    assert browser.open_json(message.body) == {
        "web_push": 8030,
        "notification": {
            "title": "One line.",
            "navigate": f"{SITE}/?note={delivery.token}",
            "tag": message.headers["topic"],
        },
        "d": delivery.token,
    }
    assert (delivery.state, delivery.accepted_at, delivery.failure) == (State.SENT, NOON, "")


@pytest.mark.promise(44)
def test_send_says_who_we_are_and_how_long_it_matters(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    subscribe(alice)
    send(enqueue(alice, until=NOON + timedelta(minutes=20)))
    headers = push_service.at("phone")[0].headers
    assert check_vapid(headers["authorization"])["aud"] == f"http://127.0.0.1:{push_service.port}"
    assert headers["ttl"] == "1200"
    assert headers["content-encoding"] == "aes128gcm"
    assert headers["content-type"] == "application/octet-stream"
    assert len(headers["topic"]) <= 32
    assert Delivery.objects.get().token not in str(headers)


def test_send_goes_to_every_device_and_one_that_fails_stops_none(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    for name in ("phone", "tablet", "laptop"):
        subscribe(alice, name)
    push_service.answer("tablet", 500)
    deliveries = enqueue(alice)
    send(deliveries)
    states = {
        delivery.subscription.device: delivery.state for delivery in deliveries if delivery.subscription
    }
    assert states == {"phone": State.SENT, "tablet": State.PENDING, "laptop": State.SENT}


@pytest.mark.promise(44)
def test_send_does_nothing_a_second_time(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    subscribe(alice)
    deliveries = enqueue(alice)
    send(deliveries)
    send(deliveries)
    assert len(push_service.received) == 1


@pytest.mark.promise(44)
def test_claim_is_won_by_one(alice: User, subscribe: Subscribe, sender: Sender) -> None:
    subscribe(alice)
    ids = [delivery.pk for delivery in enqueue(alice)]
    assert len(claim(ids, now=NOON)) == 1
    assert claim(ids, now=NOON) == []


@pytest.mark.promise(44)
def test_claim_that_somebody_else_took_over_sends_nothing(
    alice: User, subscribe: Subscribe, sender: Sender
) -> None:
    subscribe(alice)
    ids = [delivery.pk for delivery in enqueue(alice)]
    [dead] = claim(ids, now=NOON)
    [living] = claim(ids, now=NOON + LEASE)
    assert [one.attempts for one in read_anew([dead])] == []
    assert [one.attempts for one in read_anew([living])] == [living.attempts]


def test_claim_is_open_again_when_the_lease_has_run_out(
    alice: User, subscribe: Subscribe, sender: Sender
) -> None:
    subscribe(alice)
    ids = [delivery.pk for delivery in enqueue(alice)]
    [dead] = claim(ids, now=NOON)
    [living] = claim(ids, now=NOON + LEASE)
    drop([dead], {dead.id: (State.EXPIRED, "too slow")}, now=NOON)
    assert Delivery.objects.get().state == State.PENDING, "who lost the lease changes nothing"
    drop([living], {living.id: (State.EXPIRED, "in time")}, now=NOON)
    assert Delivery.objects.get().failure == "in time"


def test_send_asks_at_the_last_moment(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    subscribe(alice)
    [delivery] = enqueue(alice)
    sender.refused = {delivery.message: "paused"}
    send([delivery])
    assert push_service.received == []
    assert (delivery.state, delivery.failure) == (State.EXPIRED, "paused")


@pytest.mark.parametrize("status", [404, 410])
def test_send_forgets_a_device_that_has_gone(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService, status: int
) -> None:
    subscribe(alice)
    push_service.answer("phone", status)
    [delivery] = enqueue(alice)
    send([delivery])
    assert (delivery.state, delivery.failure) == (State.GONE, f"http_{status}")
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize("status", [500, 502, 503])
def test_send_tries_again_after_a_fault_of_the_service(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService, status: int
) -> None:
    subscribe(alice)
    push_service.answer("phone", status, status)
    [delivery] = enqueue(alice)
    send([delivery])
    assert (delivery.state, delivery.failures, delivery.failure) == (State.PENDING, 1, f"http_{status}")
    assert NOON < delivery.next_attempt_at == delivery.wake_at <= NOON + timedelta(seconds=2)
    send([delivery], now=delivery.next_attempt_at)
    assert delivery.failures == 2
    send([delivery], now=delivery.next_attempt_at)
    assert delivery.state == State.SENT


def test_send_waits_as_long_as_the_service_asks(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    subscribe(alice)
    push_service.answer("phone", (429, {"Retry-After": "300"}))
    [delivery] = enqueue(alice)
    send([delivery])
    assert NOON + timedelta(seconds=300) <= delivery.next_attempt_at <= NOON + timedelta(seconds=360)
    assert delivery.failures == 0, "too many requests is nobody's fault"


@pytest.mark.promise(44)
def test_send_gives_up_when_the_wait_would_leave_the_window(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    subscribe(alice)
    push_service.answer("phone", (503, {"Retry-After": "3600"}))
    [delivery] = enqueue(alice)
    send([delivery])
    assert (delivery.state, delivery.failure) == (State.EXPIRED, "http_503")


@pytest.mark.parametrize("status", [400, 401, 403, 413])
def test_send_turns_a_device_off_only_after_refusals_in_a_row(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService, status: int
) -> None:
    device = subscribe(alice)
    push_service.answer("phone", *[status] * MOST_REFUSALS)
    [delivery] = enqueue(alice, until=NOON + timedelta(days=1))
    for _ in range(MOST_REFUSALS):
        device.refresh_from_db()
        assert device.disabled_at is None
        send([delivery], now=delivery.next_attempt_at)
    device.refresh_from_db()
    assert device.disabled_at is not None
    subscribe(alice)
    device.refresh_from_db()
    assert not device.disabled_at
    assert device.refusals == 0


def test_send_survives_a_service_that_is_not_there(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService, browser: Browser
) -> None:
    gone = services.Device("http://127.0.0.1:9/push/x", **browser.keys)
    services.subscribe(alice, gone, site=SITE, now=NOON)
    [delivery] = enqueue(alice)
    send([delivery])
    assert (delivery.state, delivery.failure) == (State.PENDING, "no_connection")


def test_send_leaves_a_row_that_cannot_be_used_and_sends_the_others(
    alice: User, bob: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    broken = subscribe(alice)
    subscribe(bob, "tablet")
    PushSubscription.objects.filter(pk=broken.pk).update(p256dh="AAAA")
    deliveries = [*enqueue(alice), *enqueue(bob)]
    send(deliveries)
    assert [delivery.state for delivery in deliveries] == [State.GONE, State.SENT]


@pytest.mark.parametrize(
    ("tries", "failure", "own"),
    [
        (3, "http_429", True),
        (1, "http_429", False),
        (9, "slowed", False),
        (9, "resting", False),
        (0, "", False),
    ],
)
def test_limit_is_a_devices_own_where_it_was_refused_again_and_again(
    alice: User, subscribe: Subscribe, sender: Sender, tries: int, failure: str, own: bool
) -> None:
    subscribe(alice)
    [delivery] = enqueue(alice)
    Delivery.objects.filter(pk=delivery.pk).update(attempts=tries, failure=failure)
    [made], _ = build(claim([delivery.pk], now=NOON), {}, now=NOON, started=0, within=15)
    assert made.own_limit == own


def test_send_follows_no_redirect(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    subscribe(alice)
    push_service.answer("phone", (307, {"Location": push_service.endpoint("elsewhere")}))
    [delivery] = enqueue(alice)
    send([delivery])
    assert push_service.at("elsewhere") == []
    assert (delivery.state, delivery.failure) == (State.PENDING, "http_307")


def test_send_due_sends_everything_that_waits_without_a_broker(
    alice: User, bob: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    subscribe(alice)
    subscribe(bob, "tablet")
    enqueue(alice)
    enqueue(bob)
    assert pipeline.send_due(clock=FrozenClock(NOON)) == 2
    assert len(push_service.received) == 2
    assert pipeline.send_due(clock=FrozenClock(NOON)) == 0
