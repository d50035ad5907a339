"""Many at once: the number of questions to the database stays the same, and no row is lost on the way."""

import threading
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.accounts import data_keys
from backend.accounts.models import User
from backend.core.clock import Clock
from backend.push import message_types, outbox, pipeline, services
from backend.push.message_types import Checked
from backend.push.models import Delivery, PushSubscription, State
from backend.push.outbox.claims import LEASE, claim
from backend.push.outbox.results import record
from backend.push.transport import background, origins
from backend.push.transport import sender as sender_module
from backend.push.transport.sender import Response
from tests.clock import FrozenClock
from tests.conftest import NOON, MakeUser
from tests.push.browser import Browser
from tests.push.fixtures import SITE, Subscribe
from tests.push.service import PushService
from tests.push.test_sending import HOUR, Sender, enqueue, sender

pytestmark = pytest.mark.django_db
__all__ = ["sender"]


class Lowest:
    def uniform(self, a: float, b: float) -> float:
        return a


def questions(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        act()
    return len(asked)


def crowd(make_user: MakeUser, subscribe: Subscribe, prefix: str, count: int) -> list[UUID]:
    users = [make_user(f"{prefix}{number}") for number in range(count)]
    for user in users:
        subscribe(user, user.username)
    made = [delivery.pk for user in users for delivery in enqueue(user)]
    data_keys.forget_opened()
    return made


def test_send_asks_as_much_for_fifty_owners_as_for_one(
    make_user: MakeUser, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    counts = []
    for prefix, size in (("a", 1), ("b", 50)):
        ids = crowd(make_user, subscribe, prefix, size)
        counts.append(questions(lambda ids=ids: pipeline.send(ids, clock=FrozenClock(NOON))))
    assert counts[0] == counts[1] <= 12
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.SENT}
    assert len(push_service.received) == 51


def test_record_asks_as_much_for_many_outcomes_as_for_one_of_each(
    make_user: MakeUser, subscribe: Subscribe, sender: Sender
) -> None:
    kinds = [
        (201, "", None),
        (500, "", None),
        (410, "", None),
        (403, "", None),
        (429, "", None),
        (0, "timeout", None),
        (0, "slowed", 3.0),
    ]
    counts = []
    for prefix, size in (("a", len(kinds)), ("b", 6 * len(kinds))):
        claims = claim(crowd(make_user, subscribe, prefix, size), now=NOON)
        answered = [
            (row, Response(row.id, status, failure, put_back=put_back))
            for row, (status, failure, put_back) in zip(claims, kinds * size, strict=False)
        ]
        counts.append(questions(lambda answered=answered: record(answered, now=NOON, chance=Lowest())))
        rows = {row.pk: row for row in Delivery.objects.filter(pk__in=[row.id for row in claims])}
        for row, answer in answered:
            kept = rows[row.id]
            failed = answer.status in {500, 403} or answer.failure == "timeout"
            assert kept.failures == failed
            assert kept.state == {201: State.SENT, 410: State.GONE}.get(answer.status, State.PENDING)
            assert kept.failure == ("" if answer.status == 201 else answer.failure or f"http_{answer.status}")
            assert (kept.next_attempt_at == kept.wake_at == NOON + timedelta(seconds=3)) == (
                answer.failure == "slowed"
            )
    assert counts[0] == counts[1]


def test_a_batch_brings_its_own_keys_and_asks_for_none(
    make_user: MakeUser,
    subscribe: Subscribe,
    sender: Sender,
    push_service: PushService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However few keys a process remembers: none of a batch's is forgotten before its message is sealed."""
    monkeypatch.setattr(data_keys, "_KEEP_MOST", 1)
    ids = crowd(make_user, subscribe, "c", 20)
    with CaptureQueriesContext(connection) as asked:
        pipeline.send(ids, clock=FrozenClock(NOON))
    assert sum("accounts_datakey" in query["sql"] for query in asked) == 1
    assert len(push_service.received) == 20


def test_a_row_whose_key_is_gone_stops_no_other(
    alice: User, bob: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    subscribe(alice)
    subscribe(bob, "tablet")
    deliveries = [*enqueue(alice), *enqueue(bob)]
    data_keys.destroy(alice.pk)
    pipeline.send([delivery.pk for delivery in deliveries], clock=FrozenClock(NOON))
    assert [Delivery.objects.get(pk=delivery.pk).state for delivery in deliveries] == [State.GONE, State.SENT]


def test_a_message_that_cannot_be_judged_stops_no_other(
    alice: User,
    bob: User,
    subscribe: Subscribe,
    sender: Sender,
    push_service: PushService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subscribe(alice)
    subscribe(bob, "tablet")
    deliveries = [*enqueue(alice), *enqueue(bob)]
    damaged = deliveries[0].message

    def check(messages: Collection[UUID], now: datetime) -> Checked:
        if damaged in messages:
            raise ValueError
        return Checked()

    monkeypatch.setitem(message_types._types, "note", replace(message_types._types["note"], check=check))
    pipeline.send([delivery.pk for delivery in deliveries], clock=FrozenClock(NOON))
    ends = [Delivery.objects.get(pk=delivery.pk) for delivery in deliveries]
    assert [(row.state, row.failure) for row in ends] == [(State.EXPIRED, "unusable"), (State.SENT, "")]


@pytest.mark.promise(44)
def test_what_is_put_back_counts_as_no_failure_and_goes_out_later(
    alice: User, subscribe: Subscribe, sender: Sender, push_service: PushService
) -> None:
    subscribe(alice)
    [delivery] = enqueue(alice)
    origin = origins.of(f"http://127.0.0.1:{push_service.port}")
    origin.breaker.rest, origin.breaker.resting_until = 30, FrozenClock(NOON).monotonic() + 30
    pipeline.send([delivery.pk], clock=FrozenClock(NOON))
    delivery.refresh_from_db()
    assert (delivery.state, delivery.failure, delivery.failures) == (State.PENDING, "resting", 0)
    assert NOON + timedelta(seconds=25) < delivery.next_attempt_at == delivery.wake_at
    assert push_service.received == []
    pipeline.send([delivery.pk], clock=FrozenClock(delivery.next_attempt_at))
    delivery.refresh_from_db()
    assert (delivery.state, delivery.failure) == (State.SENT, "")


def test_while_answers_are_awaited_whatever_else_is_due_goes_out(
    alice: User,
    bob: User,
    subscribe: Subscribe,
    sender: Sender,
    push_service: PushService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pipeline, "PULL_EVERY", 0)
    subscribe(alice)
    subscribe(bob, "tablet")
    [first] = enqueue(alice)
    [second] = enqueue(bob)
    assert pipeline.send([first.pk], clock=FrozenClock(NOON)) == 2
    second.refresh_from_db()
    assert second.state == State.SENT


WHAT = st.sampled_from(
    [201, 201, 410, 404, 400, 403, 500, (503, {"Retry-After": "1"}), 429, (429, {"Retry-After": "1"}), 302]
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=st.lists(st.lists(WHAT, max_size=4), min_size=1, max_size=12))
@example(plan=[[500, 500, (503, {"Retry-After": "1"})]] * 3)
def test_every_delivery_ends_or_waits_in_the_future(
    alice: User, sender: Sender, push_service: PushService, plan: list[list[object]]
) -> None:
    """However services answer, after each round a delivery is over or waits for a moment to come; in the end each is
    over.
    """
    PushSubscription.objects.all().delete()
    Delivery.objects.all().delete()
    push_service.answers.clear()
    origins.forget()
    background.forget()
    browser = Browser()
    for number, wanted in enumerate(plan[: services.MOST_DEVICES]):
        device = services.Device(push_service.endpoint(str(number)), **browser.keys)
        services.subscribe(alice, device, site=SITE, now=NOON)
        push_service.answer(str(number), *wanted)
    made = {delivery.pk for delivery in enqueue(alice)}
    now = NOON
    for _ in range(40):
        pipeline.send_due(clock=FrozenClock(now))
        rows = list(Delivery.objects.all())
        assert {row.pk for row in rows} == made
        waiting = [row for row in rows if row.state == State.PENDING]
        assert all(now < row.next_attempt_at < row.expires_at + LEASE for row in waiting)
        if not waiting:
            break
        now = max(row.next_attempt_at for row in waiting)
        if now >= NOON + HOUR:
            outbox.close_late(now)
    assert not Delivery.objects.filter(state=State.PENDING).exists()


def test_what_hangs_is_left_to_somebody_else_and_written_down_when_it_comes(
    alice: User,
    bob: User,
    subscribe: Subscribe,
    sender: Sender,
    push_service: PushService,
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    left: list[tuple[sender_module.Sender, Callable[[], None]]] = []
    # Another thread would not see this test's transaction: what it would do is done here, later.
    monkeypatch.setattr(background, "possible", lambda: True)
    monkeypatch.setattr(background, "leave", lambda *given: left.append(given))
    address = push_service.endpoint("slow").replace("127.0.0.1", "localhost")  # another origin
    services.subscribe(alice, services.Device(address, **browser.keys), site=SITE, now=NOON)
    subscribe(bob)
    deliveries = [*enqueue(alice), *enqueue(bob)]
    push_service.answer("slow", "hang")

    class GoesOnceOneIsAnswered(FrozenClock):
        def monotonic(self) -> float:
            if any(message.answer for message in push_service.received):
                self.sleep(1)
            return super().monotonic()

    ids = [delivery.pk for delivery in deliveries]
    pipeline.send(ids, clock=GoesOnceOneIsAnswered(NOON), timeout=60)
    assert [Delivery.objects.get(pk=row.pk).state for row in deliveries] == [State.PENDING, State.SENT]
    push_service.release.set()
    [(out, finish)] = left
    finish()
    assert not out.busy
    slow = Delivery.objects.get(pk=deliveries[0].pk)
    assert (slow.state, slow.failures) == (State.PENDING, 1)


def test_inside_a_transaction_nothing_is_left_to_a_thread(alice: User) -> None:
    assert connection.in_atomic_block
    assert not background.possible()


def test_the_thread_gives_the_sender_back() -> None:
    out = sender_module.Sender(5, Clock())
    finished = threading.Event()
    background.leave(out, finished.set)
    background.join(10)
    assert finished.is_set()
    assert background.take_sender(5, Clock()) is out
    out.close()


def test_the_thread_closes_a_sender_whose_answers_could_not_be_written_down(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> None:
        raise OSError

    out = sender_module.Sender(5, Clock())
    background.leave(out, fail)
    background.join(10)
    other = background.take_sender(5, Clock())
    assert other is not out
    other.close()
    assert "could not be written down" in caplog.text
