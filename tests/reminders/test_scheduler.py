"""The tick, with a broker, without one, and with one that is away."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from kombu.exceptions import OperationalError

from backend.accounts.models import User
from backend.core.models import Heartbeat
from backend.push import outbox, wakeup
from backend.push.models import Delivery, State
from backend.push.tasks import send
from backend.reminders import services, tasks
from backend.reminders.models import Dropped, Occurrence
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import due, remind

pytestmark = pytest.mark.django_db
Capture = Callable[..., Any]


@pytest.fixture
def broker_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise OperationalError("no broker")

    monkeypatch.setattr(send, "apply_async", refuse)


def test_tick_brings_what_is_due_to_the_device(
    alice: User, subscribe: Subscribe, push_service: PushService, django_capture_on_commit_callbacks: Capture
) -> None:
    subscribe(alice)
    with (
        time_machine.travel(due(remind(alice)), tick=False),
        django_capture_on_commit_callbacks(execute=True),
    ):
        tasks.tick()
    assert len(push_service.received) == 1
    assert Delivery.objects.get().state == State.SENT
    assert Heartbeat.objects.filter(process="scheduler").exists()


@pytest.mark.promise(43)
def test_a_broker_that_is_away_loses_nothing(
    alice: User,
    subscribe: Subscribe,
    push_service: PushService,
    django_capture_on_commit_callbacks: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subscribe(alice)
    now = due(remind(alice))
    with monkeypatch.context() as away, time_machine.travel(now, tick=False):
        away.setattr(
            send, "apply_async", lambda *_, **__: (_ for _ in ()).throw(OperationalError("no broker"))
        )
        with django_capture_on_commit_callbacks(execute=True):
            tasks.tick()
    assert push_service.received == []
    assert Delivery.objects.get().state == State.PENDING
    later = now + wakeup.AGAIN_AFTER
    with time_machine.travel(later, tick=False), django_capture_on_commit_callbacks(execute=True):
        tasks.tick()
    assert len(push_service.received) == 1


def test_send_one_now_answers_though_the_broker_is_away(
    alice: User, subscribe: Subscribe, broker_is_away: None, django_capture_on_commit_callbacks: Capture
) -> None:
    subscribe(alice)
    with django_capture_on_commit_callbacks(execute=True):
        services.send_one_now(alice, now=NOON)
    assert Delivery.objects.get().state == State.PENDING


def test_wake_due_wakes_once_and_again_only_after_a_while(
    alice: User, subscribe: Subscribe, settings: Any
) -> None:
    settings.PUSH_WAKEUP = False
    subscribe(alice)
    services.send_one_now(alice, now=NOON)
    waits = wakeup.AGAIN_AFTER
    assert [outbox.wake_due(NOON + wait) for wait in (timedelta(), waits, waits, 2 * waits)] == [0, 1, 0, 1]


def test_run_scheduler_does_it_all_in_one_process(
    alice: User, subscribe: Subscribe, push_service: PushService, settings: Any
) -> None:
    settings.PUSH_WAKEUP = False
    subscribe(alice)
    with time_machine.travel(due(remind(alice)), tick=False):
        call_command("run_scheduler", once=True)
        call_command("run_scheduler", once=True)
    assert len(push_service.received) == 1


def test_sweep_closes_what_nobody_sent(alice: User, subscribe: Subscribe) -> None:
    subscribe(alice)
    services.send_one_now(alice, now=NOON)
    with time_machine.travel(NOON + services.TEST_LASTS, tick=False):
        tasks.sweep()
    assert Delivery.objects.get().state == State.EXPIRED


def test_forget_task_keeps_sixty_days(alice: User, subscribe: Subscribe) -> None:
    remind(alice)
    Occurrence.objects.create(
        owner=alice, local_on=NOON.date(), due_at=NOON, expires_at=NOON, dropped=Dropped.NO_DEVICE
    )
    for days, left in ((59, 1), (61, 0)):
        with time_machine.travel(NOON + timedelta(days=days), tick=False):
            tasks.forget()
        assert Occurrence.objects.count() == left


def test_sweep_sends_emails_too(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[datetime] = []
    monkeypatch.setattr("backend.reminders.emails.send_due", asked.append)
    with time_machine.travel(NOON, tick=False):
        tasks.sweep()
    assert asked == [NOON]
