from datetime import UTC, date, datetime, time, timedelta

import pytest

from backend.accounts.models import User
from backend.core.errors import Conflict, Invalid, NotFound
from backend.core.ids import new_id
from backend.core.zones import require_zone
from backend.push.models import Delivery
from backend.reminders import selectors, services
from backend.reminders.models import Occurrence, Purpose, Reminder, Status
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.reminders.scenario import due, remind, reminder_input, run

pytestmark = pytest.mark.django_db
BERLIN = require_zone("Europe/Berlin")
MORNING = datetime(2026, 6, 15, 8, 30, tzinfo=UTC)  # 10:30 in Berlin, inside the window


def test_create_comes_within_two_minutes_when_its_window_is_open(alice: User) -> None:
    reminder = remind(alice, now=MORNING)
    assert timedelta(seconds=60) <= due(reminder) - MORNING <= timedelta(seconds=120)
    assert reminder.next_until == datetime(2026, 6, 15, 10, tzinfo=UTC)


def test_create_comes_on_the_next_day_when_its_window_is_over(alice: User) -> None:
    reminder = remind(alice)
    assert reminder.next_on == date(2026, 6, 16)
    assert time(10) <= due(reminder).astimezone(BERLIN).time() <= time(12)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"window_start": time(12), "window_end": time(10)}, "window_end"),
        ({"window_end": time(10)}, "window_end"),
    ],
)
def test_create_refuses_what_can_never_come(alice: User, change: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        remind(alice, **change)
    assert field in refused.value.fields
    assert not Reminder.objects.exists()


def test_create_refuses_a_window_inside_quiet_hours_until_those_are_changed(alice: User) -> None:
    late = {"window_start": time(22), "window_end": time(23)}
    with pytest.raises(Invalid) as refused:
        remind(alice, **late)
    assert refused.value.code == "window_inside_quiet_hours"
    assert "21:00 to 09:00" in refused.value.message
    services.change_settings(alice, {"quiet_from": time(23, 30)}, now=NOON)
    assert remind(alice, **late).next_on == date(2026, 6, 15)


def test_create_draws_only_outside_quiet_hours(alice: User) -> None:
    reminder = remind(alice, window_start=time(8), window_end=time(10))
    assert time(9) <= due(reminder).astimezone(BERLIN).time() < time(10)


def test_create_has_a_most(alice: User) -> None:
    for _ in range(services.MOST):
        remind(alice)
    with pytest.raises(Conflict) as refused:
        remind(alice)
    assert refused.value.code == "too_many_reminders"


@pytest.mark.promise(44)
def test_change_after_todays_came_moves_on_to_another_day(
    alice: User, subscribe: Subscribe, push_service: object
) -> None:
    reminder = remind(alice, now=MORNING)
    subscribe(alice)
    came = due(reminder)
    run(came)
    changed = services.change(
        alice, reminder.pk, reminder_input(window_start=time(11), window_end=time(13)), now=came
    )
    assert changed.next_on == date(2026, 6, 16)


def test_change_of_a_strangers_reminder_is_not_found(alice: User, bob: User) -> None:
    reminder = remind(alice)
    for act in (
        lambda: services.change(bob, reminder.pk, reminder_input(), now=NOON),
        lambda: services.pause(bob, reminder.pk, until="week", now=NOON),
        lambda: services.resume(bob, reminder.pk, now=NOON),
        lambda: services.remove(bob, reminder.pk),
        lambda: services.remove(bob, new_id()),
    ):
        with pytest.raises(NotFound):
            act()


@pytest.mark.parametrize(("until", "day"), [("tomorrow", date(2026, 6, 16)), ("week", date(2026, 6, 22))])
def test_pause_ends_by_itself_at_the_beginning_of_a_local_day(alice: User, until: str, day: date) -> None:
    reminder = services.pause(alice, remind(alice, now=MORNING).pk, until=until, now=MORNING)
    assert reminder.status == Status.PAUSED
    assert reminder.paused_until == datetime.combine(day, time(), tzinfo=BERLIN)
    assert reminder.next_on == day
    assert selectors.status_at(reminder.status, reminder.paused_until, MORNING)[0] == Status.PAUSED
    assert selectors.status_at(reminder.status, reminder.paused_until, due(reminder))[0] == Status.ACTIVE


def test_pause_until_back_waits_for_the_person(alice: User) -> None:
    reminder = services.pause(alice, remind(alice).pk, until="back", now=NOON)
    assert (reminder.status, reminder.paused_until, reminder.next_at) == (Status.PAUSED, None, None)
    back = services.resume(alice, reminder.pk, now=NOON + timedelta(days=40))
    assert (back.status, back.next_on) == (Status.ACTIVE, date(2026, 7, 26))


@pytest.mark.promise(44)
@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Honolulu", "Asia/Tokyo", "Pacific/Kiritimati"])
def test_follow_device_never_brings_a_burst(alice: User, subscribe: Subscribe, zone: str) -> None:
    subscribe(alice)
    reminder = remind(alice, now=MORNING)
    came = due(reminder)
    run(came)
    services.follow_device(alice, zone, now=came)
    assert due(reminder) - came >= timedelta(hours=12)
    assert time(10) <= due(reminder).astimezone(require_zone(zone)).time() <= time(12)


def test_follow_device_leaves_a_reminder_that_stays_where_it_is(alice: User) -> None:
    stays = remind(alice, follows_device=False)
    services.follow_device(alice, "Asia/Tokyo", now=NOON)
    stays.refresh_from_db()
    assert stays.timezone == "Europe/Berlin"


def test_change_settings_refuses_hours_that_would_swallow_a_reminder(alice: User) -> None:
    reminder = remind(alice)
    before = due(reminder)
    with pytest.raises(Invalid) as refused:
        services.change_settings(alice, {"quiet_until": time(12)}, now=NOON)
    assert refused.value.code == "window_inside_quiet_hours"
    assert selectors.settings_of(alice.pk).quiet_until == time(9)
    assert due(reminder) == before


def test_change_settings_moves_reminders_out_of_the_new_quiet_hours(alice: User) -> None:
    reminder = remind(alice)
    services.change_settings(alice, {"quiet_until": time(11, 59)}, now=NOON)
    assert due(reminder).astimezone(BERLIN).time() >= time(11, 59)


def test_send_one_now_needs_a_device(alice: User) -> None:
    with pytest.raises(Conflict) as refused:
        services.send_one_now(alice, now=NOON)
    assert refused.value.code == "no_device"
    assert not Occurrence.objects.exists()


def test_send_one_now_comes_whatever_the_hour(
    alice: User, subscribe: Subscribe, push_service: object
) -> None:
    subscribe(alice)
    night = datetime(2026, 6, 15, 1, tzinfo=UTC)
    occurrence = services.send_one_now(alice, now=night)
    run(night)
    assert occurrence.purpose == Purpose.TEST
    assert Delivery.objects.get(message=occurrence.pk).accepted_at == night
