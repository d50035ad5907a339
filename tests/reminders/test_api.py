"""The API of reminders. Bob is the stranger in the scene."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.reminders.models import Occurrence, Purpose, Reminder, Status
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import due, remind, run

pytestmark = pytest.mark.django_db
GIVEN: dict[str, Any] = {
    "content": "affirmation",
    "days": [1, 3],
    "window_start": "10:00",
    "window_end": "12:00",
    "timezone": "Europe/Berlin",
    "follows_device": True,
    "wording": "plain",
}
DEFAULTS = {"rhythm": "days", "times_a_week": 3, "once_on": None, "repair": None}
OUTLOOK = {"reason": None, "reach": "no_device", "takes_turns": False}


@pytest.fixture(autouse=True)
def _at_noon() -> Any:
    with time_machine.travel(NOON, tick=False):
        yield


def test_create_answers_the_reminder_as_it_stands(alices: APIClient) -> None:
    answer = alices.post("/api/v1/reminders", GIVEN)
    assert answer.status_code == 201
    made = answer.json()
    following = {"on": "2026-06-17", "start": "10:00", "end": "12:00"}
    stands = {"id": made["id"], "status": "active", "paused_until": None, "next": following}
    assert made == {**GIVEN, **DEFAULTS, **OUTLOOK, **stands}
    assert alices.get(f"/api/v1/reminders/{made['id']}").json() == made
    assert alices.get("/api/v1/reminders").json() == {"results": [made], "next": None}


@pytest.mark.promise(23)
def test_nobody_has_a_reminder_until_they_make_one(alices: APIClient) -> None:
    assert alices.get("/api/v1/reminders").json()["results"] == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"days": []}, "days"),
        ({"days": [0]}, "days.0"),
        ({"days": [8]}, "days.0"),
        ({"days": list(range(1, 8)) * 2}, "days"),
        ({"window_start": "25:00"}, "window_start"),
        ({"window_end": "10:00"}, "window_end"),
        ({"window_start": "22:00", "window_end": "23:00"}, "window_start"),
        ({"timezone": "Mars/Olympus"}, "timezone"),
        ({"content": "alarm"}, "content"),
        ({"wording": "loud"}, "wording"),
    ],
)
def test_create_says_which_field_needs_another_look(
    alices: APIClient, change: dict[str, Any], field: str
) -> None:
    answer = alices.post("/api/v1/reminders", {**GIVEN, **change})
    assert answer.status_code == 400
    assert list(answer.json()["error"]["fields"]) == [field]
    assert not Reminder.objects.exists()


def test_put_changes_it_as_a_whole_and_not_its_status(alices: APIClient) -> None:
    id = alices.post("/api/v1/reminders", GIVEN).json()["id"]
    wanted = {
        **GIVEN,
        "days": [7],
        "window_start": "15:00",
        "window_end": "16:30",
        "status": "resting",
        "paused_until": "x",
    }
    answer = alices.put(f"/api/v1/reminders/{id}", wanted)
    assert answer.status_code == 200
    following = {"on": "2026-06-21", "start": "15:00", "end": "16:30"}
    stands = {"id": id, "status": "active", "paused_until": None, "next": following}
    assert answer.json() == {**wanted, **DEFAULTS, **OUTLOOK, **stands}


def test_delete_removes_it_at_once(alices: APIClient) -> None:
    id = alices.post("/api/v1/reminders", GIVEN).json()["id"]
    assert alices.delete(f"/api/v1/reminders/{id}").status_code == 204
    assert alices.get(f"/api/v1/reminders/{id}").status_code == 404


@pytest.mark.promise(23)
def test_pause_and_resume(alices: APIClient) -> None:
    id = alices.post("/api/v1/reminders", GIVEN).json()["id"]
    paused = alices.post(f"/api/v1/reminders/{id}/pause", {"until": "week"}).json()
    assert (paused["status"], paused["paused_until"]) == ("paused", "2026-06-21T22:00:00Z")
    assert alices.post(f"/api/v1/reminders/{id}/resume").json()["status"] == "active"
    assert alices.post(f"/api/v1/reminders/{id}/pause", {"until": "christmas"}).status_code == 400


@pytest.mark.promise(24)
@pytest.mark.parametrize("until", ["tomorrow", "week", "back", "resting"])
def test_what_was_deleted_is_made_anew_as_it_stood(alices: APIClient, until: str) -> None:
    made = alices.post("/api/v1/reminders", GIVEN | {"window_start": "13:00", "window_end": "18:00"}).json()
    here = f"/api/v1/reminders/{made['id']}"
    if until == "resting":
        Reminder.objects.filter(pk=made["id"]).update(
            status=Status.RESTING, next_on=None, next_at=None, next_until=None
        )
    else:
        alices.post(f"{here}/pause", {"until": until})
    stood = alices.get(here).json()
    alices.delete(here)
    sent = {name: stood[name] for name in [*GIVEN, *DEFAULTS, "status", "paused_until"]}
    again = alices.post("/api/v1/reminders", sent).json()
    assert again | {"id": stood["id"]} == stood
    assert stood["status"] == ("resting" if until == "resting" else "paused")
    changed = alices.put(f"/api/v1/reminders/{again['id']}", GIVEN | {"status": "active"}).json()
    assert changed["status"] == stood["status"]


@pytest.mark.parametrize(
    "status_fields",
    [
        {"status": "active", "paused_until": "2026-06-20T00:00:00Z"},
        {"status": "paused", "paused_until": "2026-06-30T00:00:00Z"},
        {"status": "paused", "paused_until": "9999-12-31T00:00:00Z"},
        {"status": "over"},
    ],
)
def test_no_reminder_is_made_in_a_status_that_none_has(
    alices: APIClient, status_fields: dict[str, str]
) -> None:
    answer = alices.post("/api/v1/reminders", GIVEN | status_fields)
    assert answer.status_code == 400
    assert set(answer.json()["error"]["fields"]) <= set(status_fields)
    assert not Reminder.objects.exists()


def test_a_pause_that_is_over_reads_as_active(alices: APIClient) -> None:
    id = alices.post("/api/v1/reminders", GIVEN).json()["id"]
    alices.post(f"/api/v1/reminders/{id}/pause", {"until": "tomorrow"})
    with time_machine.travel(datetime(2026, 6, 15, 22, 0, 1, tzinfo=UTC), tick=False):
        shown = alices.get(f"/api/v1/reminders/{id}").json()
    assert (shown["status"], shown["paused_until"]) == ("active", None)


def test_a_stranger_and_an_unknown_id_get_the_same_answer(alices: APIClient, bobs: APIClient) -> None:
    id = alices.post("/api/v1/reminders", GIVEN).json()["id"]
    for act in (
        lambda id: bobs.get(f"/api/v1/reminders/{id}"),
        lambda id: bobs.put(f"/api/v1/reminders/{id}", GIVEN),
        lambda id: bobs.delete(f"/api/v1/reminders/{id}"),
        lambda id: bobs.post(f"/api/v1/reminders/{id}/pause", {"until": "back"}),
        lambda id: bobs.post(f"/api/v1/reminders/{id}/resume"),
    ):
        assert (act(id).status_code, act(id).content) == (404, act(new_id()).content)
    assert bobs.get("/api/v1/reminders").json()["results"] == []
    assert alices.get(f"/api/v1/reminders/{id}").json()["status"] == "active"


def test_timezone_moves_those_that_follow_the_device(alices: APIClient) -> None:
    alices.post("/api/v1/reminders", GIVEN)
    alices.post("/api/v1/reminders", {**GIVEN, "follows_device": False})
    answer = alices.patch("/api/v1/reminders/timezone", {"timezone": "Asia/Tokyo"})
    assert [reminder["timezone"] for reminder in answer.json()["results"]] == ["Asia/Tokyo", "Europe/Berlin"]
    hidden = alices.patch("/api/v1/reminders/timezone", {"timezone": "UTC"})
    assert hidden.json()["results"][0]["timezone"] == "Asia/Tokyo"
    asked = alices.patch("/api/v1/reminders/timezone", {"timezone": "UTC", "asked": True})
    assert asked.json()["results"][0]["timezone"] == "UTC"
    wrong = alices.patch("/api/v1/reminders/timezone", {"timezone": "Mars/Olympus"})
    assert list(wrong.json()["error"]["fields"]) == ["timezone"]


def test_settings_begin_with_nine_to_nine_and_two_a_day(alices: APIClient) -> None:
    assert alices.get("/api/v1/reminder-settings").json() == {
        "quiet_from": "21:00",
        "quiet_until": "09:00",
        "daily_most": 2,
        "by_email": False,
        "email_offered": False,
    }
    changed = alices.patch("/api/v1/reminder-settings", {"quiet_until": "07:30"}).json()
    assert (changed["quiet_from"], changed["quiet_until"], changed["daily_most"]) == ("21:00", "07:30", 2)
    assert alices.get("/api/v1/reminder-settings").json() == changed
    for number in (0, 3):
        assert alices.patch("/api/v1/reminder-settings", {"daily_most": number}).status_code == 400


def test_send_one_now_without_a_device_says_so(alices: APIClient) -> None:
    answer = alices.post("/api/v1/reminders/send-one-now")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "no_device")


def test_send_one_now_reaches_the_device(
    alices: APIClient,
    alice: User,
    subscribe: Subscribe,
    push_service: PushService,
    django_capture_on_commit_callbacks: Any,
) -> None:
    subscribe(alice)
    with django_capture_on_commit_callbacks(execute=True):
        answer = alices.post("/api/v1/reminders/send-one-now")
    assert answer.status_code == 202
    assert answer.json() == {"occurrence": str(Occurrence.objects.get(purpose=Purpose.TEST).pk)}
    assert len(push_service.received) == 1


def test_occurrences_tell_what_became_of_each_device(
    alices: APIClient, bobs: APIClient, alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    run(due(reminder))
    [shown] = alices.get("/api/v1/reminder-occurrences").json()["results"]
    assert (shown["purpose"], shown["reminder"], shown["dropped"]) == ("scheduled", str(reminder.pk), None)
    [device] = shown["deliveries"]
    assert (device["device"], device["state"], device["opened_at"]) == ("phone", "sent", None)
    assert device["accepted_at"] is not None
    assert bobs.get("/api/v1/reminder-occurrences").json() == {"results": [], "next": None}


def test_occurrences_come_in_pages_with_the_same_number_of_questions(
    alices: APIClient, alice: User, subscribe: Subscribe, push_service: PushService
) -> None:
    subscribe(alice)
    reminder = remind(alice)
    counts, first = [], {}
    for _ in range(4):
        run(due(reminder))
        with CaptureQueriesContext(connection) as asked:
            first = alices.get("/api/v1/reminder-occurrences?limit=3").json()
        counts.append(len(asked))
    assert len(set(counts)) == 1
    assert len(first["results"]) == 3
    rest = alices.get(f"/api/v1/reminder-occurrences?limit=3&cursor={first['next']}").json()
    assert (len(rest["results"]), rest["next"]) == (1, None)


@pytest.mark.promise(37)
@pytest.mark.parametrize(
    "path",
    [
        "reminders",
        "reminder-occurrences",
        "reminder-settings",
        "push-subscriptions",
        "reminders/00000000-0000-7000-8000-000000000000",
    ],
)
def test_reminders_are_the_clients_alone(danas: APIClient, path: str) -> None:
    assert danas.get(f"/api/v1/{path}").status_code == 403
    assert APIClient().get(f"/api/v1/{path}").status_code == 401
