"""Two dispatchers and two senders at the same instant. They need a database that lets two write at once: PostgreSQL."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from queue import SimpleQueue
from time import sleep

import pytest
from django.db import connection, connections, transaction

from backend.accounts.models import User
from backend.core.errors import NotFound
from backend.push import pipeline
from backend.push.models import Delivery, State
from backend.reminders import dispatch, receipts, services, zone_rules
from backend.reminders.models import Occurrence, Purpose, Reminder, Status
from tests.clock import FrozenClock
from tests.conftest import MakeUser
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import remind

LATE = datetime(2026, 6, 16, 9, 59, 59, tzinfo=UTC)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.promise(44)]


@pytest.fixture(autouse=True)
def _two_writers(transactional_db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("Runs on PostgreSQL (test_on_postgres.py does it): SQLite has one writer at a time.")


@pytest.fixture
def people(make_user: MakeUser, subscribe: Subscribe) -> list[User]:
    users = [make_user(f"person{number}") for number in range(30)]
    for number, user in enumerate(users):
        subscribe(user, f"phone{number}")
        for _ in range(3):
            remind(user)
    # However they were planned: all of them at once.
    Reminder.objects.update(next_on=LATE.date(), next_at=LATE, next_until=LATE + timedelta(seconds=1))
    return users


def at_once(act: Callable[[], object], times: int = 2) -> None:
    """Runs `act` in that many threads, all of them let go together; raises what one of them raised."""
    gate, errors = threading.Barrier(times), []

    def run() -> None:
        try:
            gate.wait(10)
            act()
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    if errors:
        raise errors[0]


def test_two_dispatchers_bring_each_reminder_once(
    people: list[User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "BATCH", 7)

    def act() -> None:
        while dispatch.dispatch_due(LATE, wake=False):
            pass

    at_once(act, 3)
    assert Occurrence.objects.count() == Reminder.objects.count() == 90
    assert not Reminder.objects.filter(next_at__lte=LATE).exists()


def test_two_dispatchers_keep_to_two_a_day(people: list[User], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "BATCH", 4)

    def act() -> None:
        while dispatch.dispatch_due(LATE, wake=False):
            pass

    at_once(act, 3)
    for user in people:
        assert Delivery.objects.filter(owner=user).count() == 2


def test_two_senders_post_each_delivery_once(people: list[User], push_service: PushService) -> None:
    while dispatch.dispatch_due(LATE, wake=False):
        pass
    at_once(lambda: pipeline.send_due(clock=FrozenClock(LATE)), 3)
    assert len(push_service.received) == Delivery.objects.filter(state=State.SENT).count() == 60


def next_of(acts: SimpleQueue[Callable[[], object]]) -> None:
    with suppress(NotFound):  # its reminder was deleted before
        acts.get()()


def test_answers_and_deletions_at_once_wait_for_nobody_for_ever(people: list[User]) -> None:
    """Each has its effect once, however they fall together."""
    while dispatch.dispatch_due(LATE, wake=False):
        pass
    now = LATE + timedelta(minutes=1)
    for user in people[:8]:
        one, other = Delivery.objects.filter(owner=user).order_by("pk")
        gone = Occurrence.objects.get(pk=other.message).reminder_id
        acts: SimpleQueue[Callable[[], object]] = SimpleQueue()
        acts.put(partial(receipts.record, one.token, "rest", now=now))
        acts.put(partial(receipts.record, one.token, "later", now=now))
        acts.put(partial(receipts.record, other.token, "rest", now=now))
        acts.put(partial(services.remove, user, gone))
        acts.put(partial(services.change_settings, user, {"daily_most": 1}, now=now))
        at_once(partial(next_of, acts), acts.qsize())
        left = Reminder.objects.filter(owner=user)
        assert (left.count(), set(left.values_list("status", flat=True))) == (2, {Status.PAUSED})
        assert Occurrence.objects.filter(owner=user, purpose=Purpose.LATER).count() <= 1


def test_a_newer_edition_of_the_zones_and_a_change_do_not_wait_for_each_other(alice: User) -> None:
    first, second = sorted(remind(alice).pk for _ in range(2))
    Reminder.objects.filter(pk=first).update(unopened=1)  # its row now stands behind the other's
    held = threading.Event()

    def change() -> None:
        with transaction.atomic():
            for key in (first, second):
                Reminder.objects.select_for_update().get(pk=key)
                held.set()
                sleep(0.5)

    def plan_again() -> None:
        held.wait(10)
        zone_rules.plan_what_moved()

    acts: SimpleQueue[Callable[[], object]] = SimpleQueue()
    acts.put(change)
    acts.put(plan_again)
    at_once(partial(next_of, acts))
    assert Reminder.objects.filter(to_plan=True).count() == 2
