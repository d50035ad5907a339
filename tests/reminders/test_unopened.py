"""How many came unopened in a row is counted where it is asked for, and is never lost."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest

from backend.accounts.models import User
from backend.push.models import Delivery, State
from backend.reminders import dispatch, receipts, services, tasks
from backend.reminders.models import Occurrence, Reminder, Status
from backend.reminders.rules import SessionInput
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import count_unopened, due, remind, reminder_input, run

pytestmark = [pytest.mark.django_db, pytest.mark.promise(24)]


def come(reminder: Reminder) -> datetime:
    at = due(reminder)
    run(at)
    return at


def test_what_is_forgotten_stays_counted(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    """A reminder around a session every four weeks needs twenty weeks to come five times, and sixty days are kept."""
    subscribe(alice)
    services.set_own_session(
        alice, SessionInput(NOON.date() + timedelta(days=3), NOON.time(), 4, "UTC"), now=NOON
    )
    reminder = remind(alice, content="session", rhythm="day_before")
    for times in range(1, 6):
        at = come(reminder)
        dispatch.forget(at)
        assert count_unopened(reminder) == times
    assert Occurrence.objects.count() < 5
    come(reminder)
    reminder.refresh_from_db()
    assert (reminder.status, len(push_service.received)) == (Status.RESTING, 5)


def test_the_hourly_task_forgets_in_an_order_that_keeps_the_count(
    alice: User, subscribe: Subscribe, push_service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    at = come(reminder)
    monkeypatch.setattr(tasks.timezone, "now", lambda: at + timedelta(days=61))
    tasks.forget()
    assert not Occurrence.objects.exists()
    assert not Delivery.objects.exists()
    assert count_unopened(reminder) == 1


def test_what_was_opened_before_it_was_taken_is_not_counted(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    at = due(reminder)
    dispatch.dispatch_due(at, wake=False)
    receipts.opened_inside(alice, Occurrence.objects.get().pk, now=at)
    run(at + timedelta(seconds=1))
    assert Delivery.objects.get().state == State.SENT
    assert count_unopened(reminder) == 0


def test_a_second_device_that_takes_it_after_another_was_opened_counts_nothing(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    subscribe(alice, "tablet")
    push_service.answer("tablet", 503)
    reminder = remind(alice)
    at = come(reminder)
    taken = Delivery.objects.get(state=State.SENT)
    receipts.record(taken.token, "opened", now=at + timedelta(seconds=1))
    run(Delivery.objects.get(state=State.PENDING).next_attempt_at + timedelta(seconds=2))
    assert Delivery.objects.filter(state=State.SENT).count() == 2
    assert count_unopened(reminder) == 0


def test_nothing_but_an_answer_begins_the_count_anew(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    """Not a change, nor a journey, nor a pause that is over: nobody opened anything by that."""
    subscribe(alice)
    reminder = remind(alice)
    acts: list[Callable[[datetime], object]] = [
        lambda at: services.change(alice, reminder.pk, reminder_input(window_end=time(13)), now=at),
        lambda at: services.follow_device(alice, "Europe/Paris", now=at),
        lambda at: services.change_settings(alice, {"quiet_from": time(22)}, now=at),
        lambda at: services.sessions_changed(alice.pk, now=at),
        lambda at: services.pause(alice, reminder.pk, until="week", now=at),
    ]
    for act in acts:
        at = come(reminder)
        before = count_unopened(reminder)
        act(at)
        assert count_unopened(reminder) == before
    run(due(reminder))  # the pause is over
    reminder.refresh_from_db()
    assert (reminder.status, len(push_service.received)) == (Status.RESTING, 5)


def test_opening_begins_the_count_of_that_reminder_alone(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    first, second = remind(alice), remind(alice)
    at = max(due(first), due(second))
    run(at)
    receipts.opened_inside(alice, Occurrence.objects.get(reminder=first).pk, now=at)
    assert (count_unopened(first), count_unopened(second)) == (0, 1)


@pytest.mark.parametrize("what", ["hours", "zone", "session", "another", "change", "rest"])
def test_one_that_rests_is_woken_by_being_asked_to_alone(
    alice: User, subscribe: Subscribe, push_service: PushService, what: str
) -> None:
    """Whatever finds the other reminders' next moments anew finds none for one that went quiet."""
    subscribe(alice)
    services.set_own_session(
        alice, SessionInput(NOON.date() + timedelta(days=1), NOON.time(), 1, "UTC"), now=NOON
    )
    quiet, around = remind(alice), remind(alice, content="session", rhythm="day_before")
    Reminder.objects.update(status=Status.RESTING, next_on=None, next_at=None, next_until=None)
    acts: dict[str, Callable[[], object]] = {
        "hours": lambda: services.change_settings(alice, {"quiet_from": time(22)}, now=NOON),
        "zone": lambda: services.follow_device(alice, "America/New_York", now=NOON),
        "session": lambda: services.forget_own_session(alice, now=NOON),
        "another": lambda: remind(alice, wording="silent"),
        "change": lambda: services.change(alice, quiet.pk, reminder_input(window_end=time(14)), now=NOON),
        "rest": lambda: receipts._rest_a_week(list(Reminder.objects.all()), NOON),
    }
    acts[what]()
    for day in range(14):
        run(NOON + timedelta(days=day))
    for reminder in (quiet, around):
        reminder.refresh_from_db()
        assert (reminder.status, reminder.next_at) == (Status.RESTING, None)
    assert push_service.received == []
