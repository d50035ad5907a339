"""Finding the next moment of what has come: after it came, and never in its way."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.models import User
from backend.push import pipeline
from backend.reminders import dispatch, planning, services
from backend.reminders.models import Occurrence, OwnSession, Reminder, Status
from backend.reminders.rules import SessionInput
from tests.clock import FrozenClock
from tests.conftest import NOON, MakeUser
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import due, remind, run

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 6, 16, 9, 59, 59, tzinfo=UTC)


def test_a_reminder_that_cannot_be_planned_stops_no_other(
    alice: User, bob: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    subscribe(bob, "tablet")
    poison, sound = remind(alice), remind(bob)
    Reminder.objects.filter(pk=poison.pk).update(timezone="Gone/Away")
    run(datetime(2026, 6, 16, 9, 59, 59, tzinfo=UTC))
    assert len(push_service.at("tablet")) == 1
    poison.refresh_from_db()
    assert poison.status == Status.RESTING
    assert due(sound) > NOON


def all_due(at: datetime) -> None:
    Occurrence.objects.all().delete()
    Reminder.objects.update(
        next_at=at,
        next_until=at + timedelta(minutes=1),
        next_on=at.date(),
        last_on=None,
        last_at=None,
        to_plan=False,
    )


@pytest.mark.usefixtures("only_postgresql")
def test_the_same_number_of_questions_for_one_and_for_two_hundred(
    make_user: MakeUser, subscribe: Subscribe
) -> None:
    def add(name: str, count: int) -> None:
        user = make_user(name)
        subscribe(user, name)
        services.set_own_session(user, SessionInput(LATE.date(), time(15), 1, "UTC"), now=NOON)
        for number in range(count):
            remind(user, **({"content": "session", "rhythm": "day_before"} if number % 2 else {}))

    counts = []
    for people, each in ((1, 1), (50, 4)):
        for number in range(people):
            add(f"one-of-{people}-{number}", each)
        all_due(LATE)
        with CaptureQueriesContext(connection) as asked:
            assert dispatch.dispatch_due(LATE, wake=False) == Reminder.objects.count()
            assert planning.plan_waiting(LATE) == Reminder.objects.count()
        counts.append(len(asked))
    assert counts[0] == counts[1] - 2  # two for their sessions, of which the one reminder has none


def test_what_came_waits_for_its_next_moment(alice: User, subscribe: Subscribe) -> None:
    subscribe(alice)
    reminder = remind(alice)
    dispatch.dispatch_due(due(reminder), wake=False)
    reminder.refresh_from_db()
    assert (reminder.next_on, reminder.next_at, reminder.next_until, reminder.to_plan) == (None,) * 3 + (
        True,
    )
    assert dispatch.dispatch_due(NOON + timedelta(days=2), wake=False) == 0
    # Whoever was to plan it died: whoever comes later does.
    assert planning.plan_waiting(NOON + timedelta(days=2)) == 1
    assert due(reminder) > NOON + timedelta(days=2)
    reminder.refresh_from_db()
    assert not reminder.to_plan
    assert planning.plan_waiting(NOON + timedelta(days=2)) == 0


def test_planning_holds_up_nothing_that_is_due(alice: User, bob: User) -> None:
    first, second = remind(alice), remind(bob)
    all_due(LATE)
    Reminder.objects.filter(pk=second.pk).update(next_at=LATE + timedelta(seconds=2))
    dispatch.dispatch_due(LATE, wake=False)
    planning.plan_while_idle(FrozenClock(LATE + timedelta(seconds=2)))
    first.refresh_from_db()
    assert first.to_plan
    planning.plan_while_idle(FrozenClock(LATE + timedelta(seconds=1)))
    first.refresh_from_db()
    assert not first.to_plan


def test_planning_waits_for_what_is_being_sent_but_not_for_ever(alice: User, subscribe: Subscribe) -> None:
    subscribe(alice)
    reminder = remind(alice)
    all_due(LATE)
    dispatch.dispatch_due(LATE, wake=False)
    planning.plan_while_idle(FrozenClock(LATE + planning.LONGEST_WAIT))
    reminder.refresh_from_db()
    assert reminder.to_plan
    planning.plan_while_idle(FrozenClock(LATE + planning.LONGEST_WAIT + timedelta(seconds=1)))
    reminder.refresh_from_db()
    assert not reminder.to_plan


def test_planning_follows_when_nothing_is_to_be_sent(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    all_due(LATE)
    dispatch.dispatch_due(LATE, wake=False)
    pipeline.send_due(clock=FrozenClock(LATE))
    planning.plan_while_idle(FrozenClock(LATE))
    reminder.refresh_from_db()
    assert not reminder.to_plan


def test_planning_takes_no_more_than_its_part_of_a_second(
    alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "BATCH", 1)
    for _ in range(3):
        remind(alice)
    all_due(LATE)
    dispatch.dispatch_due(LATE, wake=False)
    planning.plan_while_idle(FrozenClock(LATE), longest=0)
    assert Reminder.objects.filter(to_plan=True).count() == 2


def test_a_session_in_a_zone_that_is_gone_stops_no_other(alice: User, bob: User) -> None:
    for user in (alice, bob):
        services.set_own_session(user, SessionInput(date(2026, 6, 18), time(15), 1, "UTC"), now=NOON)
    poison = remind(alice, content="session", rhythm="day_before")
    sound = remind(bob, content="session", rhythm="day_before")
    OwnSession.objects.filter(owner=alice).update(timezone="Gone/Away")
    all_due(LATE)
    dispatch.dispatch_due(LATE, wake=False)
    assert planning.plan_waiting(LATE) == 2
    poison.refresh_from_db()
    assert (poison.status, poison.next_at, poison.to_plan) == (Status.RESTING, None, False)
    assert due(sound).date() == date(2026, 6, 17)
