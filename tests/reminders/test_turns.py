"""Two a day over everything that a person has, whatever they delete or make anew, and a turn for each."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core import mail
from rest_framework.test import APIClient

from backend.accounts.models import RecoveryEmail, User
from backend.core import local_time, zones
from backend.reminders import emails, services
from backend.reminders.models import DeletedOccurrence, Occurrence, Reminder
from backend.reminders.rules import SessionInput
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import due, open_everything, remind, reminder_input, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("push_service")]
SAID = ("next", "reason", "reach", "takes_turns")  # of what the server says of one
MORNING = datetime(2026, 6, 15, 8, 30, tzinfo=UTC)  # 10:30 in Berlin, inside the window


def live(until: datetime) -> Counter[UUID | None]:
    """Runs the engine from one due moment to the next; how often each came. Nothing ever rests."""
    while (
        at := Reminder.objects.order_by("next_at").values_list("next_at", flat=True).first()
    ) and at <= until:
        run(at)
        open_everything(at)
    return Counter(Occurrence.objects.filter(dropped="").values_list("reminder_id", flat=True))


def most_in_a_day(places: list[str], instants: list[datetime]) -> int:
    return max(
        max(Counter(local_time.local_date(at, zones.require_zone(zone)) for at in instants).values())
        for zone in places
    )


@pytest.mark.promise(44)
def test_deleting_and_making_anew_brings_no_more(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    now = MORNING
    for _ in range(6):
        reminder = remind(alice, now=now, window_start=time(9), window_end=time(20))
        now = min(due(reminder), now + timedelta(minutes=30))
        run(now)
        services.remove(alice, reminder.pk)
    assert len(push_service.received) == 2
    left = {field.name for field in DeletedOccurrence._meta.fields}
    assert left == {"id", "owner", "local_on", "due_at"}  # and nothing of what it brought


@pytest.mark.promise(44)
def test_all_of_a_deleted_one_that_fell_on_a_day_counts(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    """Its Monday evening and its Tuesday morning far in the east are one Monday where the phone is."""
    subscribe(alice)
    far = {"timezone": "Pacific/Kiritimati", "follows_device": False}
    services.change_settings(alice, {"quiet_from": time(3), "quiet_until": time(4)}, now=MORNING)
    services.follow_device(alice, "Europe/London", now=MORNING)
    monday = datetime(2026, 6, 15, 6, tzinfo=UTC)  # 20:00 there
    reminder = remind(alice, now=monday, window_start=time(20), window_end=time(20, 5), **far)
    run(due(reminder))
    given = reminder_input(window_start=time(8, 10), window_end=time(8, 15), **far)
    services.change(alice, reminder.pk, given, now=monday + timedelta(hours=1))
    run(due(reminder))
    assert len(push_service.received) == 2
    services.remove(alice, reminder.pk)

    evening = datetime(2026, 6, 15, 18, 30, tzinfo=UTC)
    another = remind(alice, now=evening, timezone="Europe/London", window_start=time(19), window_end=time(22))
    assert another.next_on == date(2026, 6, 16)


@pytest.mark.promise(44)
@pytest.mark.parametrize("status", ["active", "paused"])
def test_one_that_is_brought_back_does_not_come_again_on_the_day_on_which_it_came(
    alice: User, alices: APIClient, subscribe: Subscribe, push_service: PushService, status: str
) -> None:
    subscribe(alice)
    reminder = remind(alice, now=MORNING, window_start=time(9), window_end=time(20))
    now = due(reminder)
    run(now)
    if status == "paused":
        services.pause(alice, reminder.pk, until="tomorrow", now=now)
    with time_machine.travel(now + timedelta(minutes=1), tick=False):
        stood = alices.get(f"/api/v1/reminders/{reminder.pk}").json()
        assert alices.delete(f"/api/v1/reminders/{reminder.pk}").status_code == 204
        given = {name: value for name, value in stood.items() if name not in {"id", *SAID}}
        back = alices.post("/api/v1/reminders", given, format="json")
    assert (back.status_code, back.json()["status"], back.json()["next"]["on"]) == (201, status, "2026-06-16")
    assert len(push_service.received) == 1


@pytest.mark.promise(44)
def test_one_that_is_brought_back_before_it_came_comes_today(alice: User) -> None:
    later = reminder_input(window_start=time(14), window_end=time(20))
    assert services.create(alice, later, now=MORNING, brought_back=True).next_on == date(2026, 6, 15)


@pytest.mark.promise(44)
def test_nor_does_it_by_email(alice: User) -> None:
    RecoveryEmail.objects.create(user=alice, confirmed="somebody@example.org")
    services.change_settings(alice, {"by_email": True}, now=MORNING)
    now = MORNING
    for _ in range(6):
        reminder = remind(alice, now=now, window_start=time(9), window_end=time(20))
        now = min(due(reminder), now + timedelta(minutes=30))
        run(now)
        emails.send_due(now)
        services.remove(alice, reminder.pk)
    assert len(mail.outbox) == 2


@pytest.mark.promise(44)
def test_eight_reminders_in_four_zones_keep_to_two_in_a_day_of_each(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    places = ["Europe/London", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland"]
    for zone in places:
        for start in (9, 15):
            remind(alice, timezone=zone, window_start=time(start), window_end=time(start + 3))
    came = live(NOON + timedelta(days=16))
    assert len(came) == 8  # and each has its turn
    instants = list(Occurrence.objects.filter(dropped="").values_list("due_at", flat=True))
    assert most_in_a_day(places, instants) == 2
    assert not Occurrence.objects.exclude(dropped="").exists()  # what was said to come came


def test_the_day_is_the_one_where_the_phone_is(alice: User, subscribe: Subscribe) -> None:
    """Both reminders are in Tokyo, and stay there: in London two of their days lie in one."""
    subscribe(alice)
    remind(alice, timezone="Europe/London", window_start=time(12), window_end=time(13))
    services.follow_device(alice, "Europe/London", now=NOON)
    Reminder.objects.all().delete()
    for _ in range(2):
        remind(alice, timezone="Asia/Tokyo", follows_device=False, window_start=time(9), window_end=time(10))
        services.change_settings(alice, {"quiet_from": time(5), "quiet_until": time(6)}, now=NOON)
        remind(
            alice, timezone="Asia/Tokyo", follows_device=False, window_start=time(7), window_end=time(8, 30)
        )
    live(NOON + timedelta(days=10))
    instants = list(Occurrence.objects.filter(dropped="").values_list("due_at", flat=True))
    assert most_in_a_day(["Europe/London", "Asia/Tokyo"], instants) == 2


@pytest.mark.promise(44)
def test_six_daily_reminders_take_turns_whatever_their_hour(
    alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    made = [
        remind(alice, window_start=time(start), window_end=time(start + 1))
        for start in (9, 10, 12, 14, 17, 19)
    ]
    came = live(NOON + timedelta(days=30))
    assert 60 <= len(push_service.received) <= 62
    assert all(9 <= came[reminder.pk] <= 11 for reminder in made)


@pytest.mark.parametrize(
    ("rhythms", "most"),
    [
        ([{}, {}, {}], 2),
        ([{}, {}, {}, {}], 1),
        ([{}, {}, {"days": [1]}, {"days": [1]}, {"days": [1]}], 2),
        ([{}, {}, {}, {"rhythm": "surprise", "times_a_week": 2}], 2),
        ([{"days": [1]}, {"days": [1]}, {"days": [1]}, {"days": [1, 3, 5]}], 1),
    ],
)
def test_nobody_is_left_out_and_every_day_that_is_wanted_is_used(
    alice: User, rhythms: list[dict[str, Any]], most: int
) -> None:
    for number, rhythm in enumerate(rhythms):
        remind(alice, window_start=time(9 + number), window_end=time(9 + number, 30), **rhythm)
    services.change_settings(alice, {"daily_most": most}, now=NOON)
    live(NOON + timedelta(days=42))
    came = Counter(Occurrence.objects.values_list("reminder_id", flat=True))
    daily = [
        came[row.pk] for row in Reminder.objects.all() if row.rhythm == "days" and len(row.weekdays) == 7
    ]
    assert set(came) == set(Reminder.objects.values_list("pk", flat=True))
    assert not daily or max(daily) - min(daily) <= 12
    each = Counter(Occurrence.objects.values_list("local_on", flat=True))
    assert max(each.values()) <= most
    if len(daily) >= most:  # somebody is always there to come
        assert len(each) == 42


def test_silent_ones_take_no_turn(alice: User, subscribe: Subscribe, push_service: PushService) -> None:
    subscribe(alice)
    for _ in range(3):
        remind(alice, wording="silent")
    loud = remind(alice)
    live(NOON + timedelta(days=3))
    assert loud.occurrences.filter(dropped="").count() == 3
    assert Occurrence.objects.filter(dropped="silent").count() == 9


def test_what_is_for_one_day_goes_before_what_is_for_every_day(alice: User, subscribe: Subscribe) -> None:
    subscribe(alice)
    remind(alice)
    remind(alice)
    services.set_own_session(alice, SessionInput(date(2026, 6, 17), time(15), 0, "Europe/Berlin"), now=NOON)
    session = remind(alice, content="session", rhythm="day_before")
    assert session.next_on == date(2026, 6, 16)
    assert Counter(Reminder.objects.values_list("next_on", flat=True))[date(2026, 6, 16)] == 2


def test_a_moment_that_is_near_stays_where_it_is_when_another_is_made(alice: User) -> None:
    first = remind(alice)
    before = due(first)
    for _ in range(3):
        remind(alice)
    assert due(first) == before
    services.change(alice, first.pk, reminder_input(), now=NOON)  # the same as before
    assert due(first) == before
