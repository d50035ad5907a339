"""Each reminder says when it comes next, or why it does not, and that stays true after every change."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.reminders import dispatch, services
from backend.reminders.models import Reminder, Rhythm, Status
from backend.reminders.outlook import Reason
from backend.reminders.rules import SessionInput
from tests.clinic.test_clinic import set_session
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.reminders.scenario import due, remind, run
from tests.sharing.device import link

pytestmark = pytest.mark.django_db
ZONE = "Europe/Berlin"
Shown = dict[str, Any]


def shown(api: APIClient, reminder: Reminder, now: datetime = NOON) -> Shown:
    """As its own page has it; the list says the same."""
    with time_machine.travel(now, tick=False):
        one: Shown = api.get(f"/api/v1/reminders/{reminder.pk}").json()
        listed = api.get("/api/v1/reminders").json()["results"]
    assert one in listed
    return one


def session(user: User, on: date, at: time, weeks: int = 1, now: datetime = NOON) -> None:
    services.set_own_session(user, SessionInput(on, at, weeks, ZONE), now=now)


def evening(user: User, start: int = 18, end: int = 20, rhythm: str = "evening_after") -> Reminder:
    return remind(user, content="session", rhythm=rhythm, window_start=time(start), window_end=time(end))


class TestWhen:
    def test_the_day_and_the_hours_but_never_the_moment(self, alice: User, alices: APIClient) -> None:
        found = shown(alices, remind(alice))
        assert found["next"] == {"on": "2026-06-16", "start": "10:00", "end": "12:00"}
        assert found["reason"] is None

    def test_what_quiet_hours_leave_of_it(self, alice: User, alices: APIClient) -> None:
        reminder = remind(alice, window_start=time(8), window_end=time(12))
        assert shown(alices, reminder)["next"]["start"] == "09:00"
        services.change_settings(alice, {"quiet_until": time(10, 30)}, now=NOON)
        assert shown(alices, reminder)["next"]["start"] == "10:30"

    def test_it_is_true_after_every_change(
        self, alice: User, alices: APIClient, subscribe: Subscribe
    ) -> None:
        subscribe(alice)
        reminder = remind(alice)
        services.pause(alice, reminder.pk, until="week", now=NOON)
        assert shown(alices, reminder)["next"]["on"] == "2026-06-22"
        services.resume(alice, reminder.pk, now=NOON)
        services.follow_device(alice, "Pacific/Kiritimati", now=NOON)
        assert shown(alices, reminder)["next"]["on"] == "2026-06-16"
        run(due(reminder))
        assert shown(alices, reminder, reminder.next_at or NOON)["next"]["on"] == "2026-06-17"

    def test_after_it_came_it_says_that_the_next_is_being_found(
        self, alice: User, alices: APIClient, subscribe: Subscribe
    ) -> None:
        subscribe(alice)
        reminder = remind(alice)
        at = due(reminder)
        assert dispatch.dispatch_due(at, wake=False) == 1
        found = shown(alices, reminder, at)
        assert (found["next"], found["reason"]) == (None, "planning")

    def test_how_far_it_comes(self, alice: User, alices: APIClient, subscribe: Subscribe) -> None:
        loud, silent = remind(alice), remind(alice, wording="silent")
        assert [shown(alices, row)["reach"] for row in (loud, silent)] == ["no_device", "silent"]
        device = subscribe(alice)
        assert [shown(alices, row)["reach"] for row in (loud, silent)] == ["device", "silent"]
        device.disabled_at = NOON
        device.save()
        assert shown(alices, loud)["reach"] == "no_device"

    def test_that_they_take_turns_is_said_when_the_third_is_made(self, alices: APIClient) -> None:
        given = {"window_start": "10:00", "window_end": "12:00", "timezone": ZONE}
        with time_machine.travel(NOON, tick=False):
            said = [alices.post("/api/v1/reminders", given).json()["takes_turns"] for _ in range(3)]
            rest = alices.post("/api/v1/reminders", {**given, "rhythm": "opening"}).json()
        assert said == [False, False, True]
        assert not rest["takes_turns"]


class TestWhyNot:
    @pytest.mark.parametrize(("status", "reason"), [(Status.PAUSED, "paused"), (Status.RESTING, "resting")])
    def test_paused_and_resting(self, alice: User, alices: APIClient, status: Status, reason: str) -> None:
        reminder = remind(alice)
        Reminder.objects.update(status=status, next_at=None, next_on=None, next_until=None)
        assert shown(alices, reminder)["reason"] == reason

    def test_at_the_opening(self, alice: User, alices: APIClient) -> None:
        assert shown(alices, remind(alice, rhythm="opening"))["reason"] == "opening"

    def test_no_session_is_known(self, alice: User, alices: APIClient) -> None:
        reminder = evening(alice)
        assert shown(alices, reminder)["reason"] == "no_session"
        session(alice, date(2026, 6, 18), time(15), weeks=0)
        assert shown(alices, reminder)["next"]["on"] == "2026-06-18"
        assert shown(alices, reminder, NOON + timedelta(days=9))["next"] is None

    @pytest.mark.parametrize(
        ("at", "start", "end"), [(time(19, 30), 18, 20), (time(20), 18, 21), (time(23, 30), 18, 20)]
    )
    def test_a_session_that_ends_too_late_is_said_when_it_is_saved(
        self, alice: User, alices: APIClient, at: time, start: int, end: int
    ) -> None:
        session(alice, date(2026, 6, 18), at)
        given = {
            "content": "session", "rhythm": "evening_after", "timezone": ZONE,
            "window_start": f"{start}:00", "window_end": f"{end}:00",
        }  # fmt: skip
        with time_machine.travel(NOON, tick=False):
            made = alices.post("/api/v1/reminders", given).json()
            assert (made["next"], made["reason"]) == (None, "session_too_late")
            morning = {**given, "rhythm": "morning_after", "window_start": "09:00", "window_end": "11:00"}
            instead = alices.put(f"/api/v1/reminders/{made['id']}", morning).json()
        assert instead["next"] == {"on": "2026-06-19", "start": "09:00", "end": "11:00"}

    def test_so_it_is_when_the_session_or_the_quiet_hours_move(self, alice: User, alices: APIClient) -> None:
        session(alice, date(2026, 6, 18), time(18, 30))
        reminder = evening(alice, 18, 21)
        assert shown(alices, reminder)["next"] == {"on": "2026-06-18", "start": "19:30", "end": "21:00"}
        session(alice, date(2026, 6, 18), time(20, 30))
        assert shown(alices, reminder)["reason"] == "session_too_late"
        session(alice, date(2026, 6, 18), time(18, 30))
        services.change_settings(alice, {"quiet_from": time(19)}, now=NOON)
        assert shown(alices, reminder)["reason"] == "session_too_late"

    def test_a_day_that_is_taken(self, alice: User, alices: APIClient) -> None:
        session(alice, date(2026, 6, 17), time(15), weeks=0)
        made = [evening(alice, 10, 12, "day_before") for _ in range(3)]
        assert sorted(str(shown(alices, row)["reason"]) for row in made) == ["None", "None", "daily_most"]


class TestSessionsFarAndNear:
    @pytest.mark.parametrize("days", [1, 69, 71, 92, 364])
    @pytest.mark.parametrize("weeks", [0, 1, 2, 4])
    @pytest.mark.parametrize("rhythm", ["day_before", "evening_after", "morning_after"])
    def test_the_first_one_is_planned_whatever_its_distance(
        self, alice: User, days: int, weeks: int, rhythm: str
    ) -> None:
        first = NOON.date() + timedelta(days=days)
        session(alice, first, time(15), weeks)
        window = {"day_before": (9, 20), "evening_after": (18, 20), "morning_after": (9, 11)}[rhythm]
        apart = {"day_before": -1, "evening_after": 0, "morning_after": 1}[rhythm]
        reminder = evening(alice, *window, rhythm)
        assert reminder.next_on == first + timedelta(days=apart)

    def test_the_persons_own_go_on_after_the_date_that_the_therapist_set(
        self, alice: User, dana: User, subscribe: Subscribe, push_service: object
    ) -> None:
        subscribe(alice)
        session(alice, date(2026, 6, 16), time(15))
        with time_machine.travel(NOON, tick=False):
            set_session(dana, link(alice, dana), "2026-06-17T14:00:00Z")  # moved by a day, for once
        reminder = evening(alice, 18, 20)
        came = []
        for _ in range(3):
            run(due(reminder))
            reminder.refresh_from_db()
            came.append(reminder.last_on)
        assert came == [date(2026, 6, 17), date(2026, 6, 23), date(2026, 6, 30)]


def test_nothing_active_is_without_a_next_moment_or_a_reason(alice: User, alices: APIClient) -> None:
    """Every rhythm, with every kind of session and every state of the settings."""
    for sessions in (None, (date(2026, 6, 18), time(8)), (date(2026, 9, 18), time(22, 30))):
        if sessions:
            session(alice, *sessions)
        for rhythm in (one for one in Rhythm if one != Rhythm.ONCE):
            around = rhythm in {Rhythm.DAY_BEFORE, Rhythm.EVENING_AFTER, Rhythm.MORNING_AFTER}
            Reminder.objects.all().delete()
            for _ in range(4):
                remind(alice, content="session" if around else "affirmation", rhythm=rhythm)
            for row in Reminder.objects.all():
                found = shown(alices, row)
                assert (found["next"] is None) != (found["reason"] is None)
                assert found["reason"] is None or found["reason"] in Reason.values
                assert found["reason"] != "planning"


@pytest.mark.parametrize("now", [NOON, datetime(2026, 3, 28, 12, tzinfo=UTC)])
def test_a_strangers_is_like_none(alice: User, bobs: APIClient, now: datetime) -> None:
    reminder = remind(alice, now=now)
    assert bobs.get(f"/api/v1/reminders/{reminder.pk}").status_code == 404
