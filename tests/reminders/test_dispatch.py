"""The engine's rules, at moments that the tests choose."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from backend.accounts.models import Profile, User
from backend.push.models import Delivery, State
from backend.reminders import dispatch, services
from backend.reminders.models import Dropped, Occurrence, Reminder, Status
from tests.conftest import NOON
from tests.push.browser import Browser
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import count_unopened, due, open_everything, remind, run

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 6, 16, 9, 59, 59, tzinfo=UTC)


def dropped() -> list[str]:
    return list(Occurrence.objects.order_by("due_at", "pk").values_list("dropped", flat=True))


def come(reminder: Reminder, times: int) -> None:
    for _ in range(times):
        run(due(reminder))


@pytest.mark.promise(44)
def test_a_due_reminder_comes_once_inside_its_window(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    came = due(reminder)
    run(came - timedelta(seconds=1))
    assert push_service.received == []
    for second in range(3):
        run(came + timedelta(seconds=second))
    assert len(push_service.received) == 1
    assert Delivery.objects.get().state == State.SENT
    assert due(reminder).date() == date(2026, 6, 17)
    assert reminder.last_on == date(2026, 6, 16)


@pytest.mark.promise(44)
def test_what_is_late_is_dropped_and_never_stacked(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    run(due(reminder) + timedelta(days=4))
    assert push_service.received == []
    assert dropped() == [Dropped.LATE]
    assert due(reminder) > NOON + timedelta(days=4)


def test_a_month_of_ticks_brings_one_a_day(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice, now=datetime(2026, 10, 10, tzinfo=UTC))  # the clocks change on the 25th
    days = []
    for _ in range(30):
        at = due(reminder)
        run(at)
        open_everything(at)
        days.append(Occurrence.objects.latest("due_at").local_on)
    assert days == [date(2026, 10, 10) + timedelta(days=n) for n in range(30)]
    assert len(push_service.received) == 30


@pytest.mark.promise(44)
def test_at_most_two_a_day_over_all_reminders(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    for _ in range(4):
        remind(alice)
    at = datetime(
        2026, 6, 16, 9, 59, 59, tzinfo=UTC
    )  # planned so, whatever the plan was: none is let through
    Reminder.objects.update(next_on=at.date(), next_at=at, next_until=at + timedelta(seconds=1))
    run(at)
    assert len(push_service.received) == 2
    assert sorted(dropped()) == ["", "", Dropped.DAILY_MOST, Dropped.DAILY_MOST]


def test_one_a_day_when_the_person_wants_one(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    early, late = remind(alice), remind(alice, window_start=time(15), window_end=time(16))
    services.change_settings(alice, {"daily_most": 1}, now=NOON - timedelta(hours=10))
    days = {due(early).date(), due(late).date()}
    assert len(days) == 2
    run(min(due(early), due(late)))
    assert len(push_service.received) == 1


def test_one_persons_two_do_not_count_for_another(
    alice: User, bob: User, subscribe: Subscribe, push_service: PushService
) -> None:
    for user, name in ((alice, "phone"), (bob, "tablet")):
        subscribe(user, name)
        remind(user)
        remind(user)
    run(datetime(2026, 6, 16, 9, 59, 59, tzinfo=UTC))
    assert len(push_service.received) == 4


@pytest.mark.promise(24)
def test_after_five_unopened_it_rests_and_says_nothing(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    come(reminder, 5)
    reminder.refresh_from_db()
    assert (reminder.status, len(push_service.received)) == (Status.ACTIVE, 5)
    come(reminder, 1)
    reminder.refresh_from_db()
    assert (reminder.status, reminder.next_at) == (Status.RESTING, None)
    run(NOON + timedelta(days=60))
    assert len(push_service.received) == 5
    woken = services.resume(alice, reminder.pk, now=NOON + timedelta(days=60))
    assert (woken.status, count_unopened(woken)) == (Status.ACTIVE, 0)


def test_what_never_reached_a_device_does_not_count_as_unopened(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    push_service.answer("phone", *[(503, {"Retry-After": "3600"})] * 7)
    come(reminder, 7)
    assert count_unopened(reminder) == 0
    assert reminder.status == Status.ACTIVE


def test_two_devices_count_as_one_unopened(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    subscribe(alice, "tablet")
    reminder = remind(alice)
    come(reminder, 1)
    assert (count_unopened(reminder), len(push_service.received)) == (1, 2)


@pytest.mark.promise(23)
def test_without_a_device_nothing_is_sent(alice: User, push_service: PushService) -> None:
    run(due(remind(alice)))
    assert push_service.received == []
    assert dropped() == [Dropped.NO_DEVICE]


def test_silent_stays_inside_the_app(alice: User, subscribe: Subscribe, push_service: PushService) -> None:
    subscribe(alice)
    run(due(remind(alice, wording="silent")))
    assert push_service.received == []
    assert dropped() == [Dropped.SILENT]


@pytest.mark.promise(23)
def test_a_pause_holds_for_what_is_already_on_its_way(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    now = due(reminder)
    dispatch.dispatch_due(now, wake=False)
    services.pause(alice, reminder.pk, until="week", now=now)
    run(now)
    assert push_service.received == []
    assert Delivery.objects.get().failure == "paused"


def test_a_deleted_reminder_is_not_sent_any_more(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    now = due(reminder)
    dispatch.dispatch_due(now, wake=False)
    services.remove(alice, reminder.pk)
    run(now)
    assert push_service.received == []
    assert Delivery.objects.get().failure == "deleted"


def test_quiet_hours_hold_at_the_last_moment(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    now = due(reminder)
    dispatch.dispatch_due(now, wake=False)
    local = now + timedelta(hours=2)  # summer time in Berlin
    quiet = {"quiet_from": local.time().replace(microsecond=0, second=0), "quiet_until": time(local.hour, 59)}
    if quiet["quiet_from"] == quiet["quiet_until"]:
        quiet["quiet_until"] = time(local.hour + 1, 1)
    services.change_settings(alice, quiet, now=now)
    run(now)
    assert push_service.received == []
    assert Delivery.objects.get().failure == "quiet"


@pytest.mark.promise(6, 32)
@pytest.mark.parametrize(
    ("locale", "language"), [("en-GB", "en"), ("es-MX", "es"), ("fr", "en"), (None, "en")]
)
def test_the_payload_holds_a_plain_line_and_nothing_else(
    alice: User,
    subscribe: Subscribe,
    push_service: PushService,
    browser: Browser,
    locale: str | None,
    language: str,
) -> None:
    from backend.reminders.lines import plain_lines

    Profile.objects.filter(user=alice).delete()
    if locale:
        Profile.objects.create(user=alice, locale=locale)
    subscribe(alice)
    reminder = remind(alice)
    run(due(reminder))
    opened = browser.open_json(push_service.received[0].body)
    assert opened["notification"]["title"] in plain_lines(language)
    assert set(opened) == {"web_push", "notification", "d"}
    assert set(opened["notification"]) == {"title", "navigate", "tag"}
    assert str(reminder.pk) not in str(opened)
    assert str(alice.pk) not in str(opened)


def test_forget_removes_what_is_old(alice: User, subscribe: Subscribe) -> None:
    subscribe(alice)
    run(due(remind(alice)))
    assert dispatch.forget(NOON + timedelta(days=30)) == 0
    assert dispatch.forget(NOON + timedelta(days=70)) == 1
