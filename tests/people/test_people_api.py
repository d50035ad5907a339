from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.people.answers import DOTS
from backend.people.models import Person
from tests.conftest import entry_headers, put_entry, sealed_words, signed_in

CHECKED = {"route_checked_at": "2026-06-15T11:00:00Z"}


def test_person_is_kept_with_columns_and_answers(alices: APIClient) -> None:
    made = put_entry(alices, "people", answers={"relation": "my_therapist"}, status="ended", hidden=True)
    assert made.status_code == 201
    seen = alices.get(f"/api/v1/people/{made.data['id']}").data
    assert seen["answers"] == {"relation": "my_therapist"}
    assert (seen["route"], seen["status"], seen["hidden"], seen["revision"]) == ("unset", "ended", True, 1)


@pytest.mark.promise(18)
@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"supports": ["listens", "other"], "felt_security": 0},
        {"giving_as": "dots", "gave_dots": 0, "received_dots": DOTS.top},
        {
            "relation": None,
            "felt_security": None,
            "giving_as": None,
            "gave_dots": None,
            "received_dots": None,
        },
    ],
)
def test_page_of_a_person_is_kept_and_each_question_can_be_left_open(
    alices: APIClient, answers: dict[str, Any]
) -> None:
    made = put_entry(alices, "people", answers=answers)
    assert made.status_code == 201, made.content
    assert alices.get(f"/api/v1/people/{made.data['id']}").data["answers"] == answers


@pytest.mark.promise(18)
def test_page_stays_writable_for_somebody_quiet_ended_or_died(alices: APIClient) -> None:
    for status, route in (("present", "quiet"), ("ended", "open"), ("died", "unset")):
        person = put_entry(alices, "people", status=status, route=route).data["id"]
        written = put_entry(alices, "people", person, base=1, answers={"felt_security": 1})
        assert (written.status_code, written.data["answers"]) == (200, {"felt_security": 1})


@pytest.mark.promise(18)
def test_an_app_from_before_the_status_had_its_name_loses_no_choice(alices: APIClient) -> None:
    person = put_entry(alices, "people", standing="died").data
    assert person["status"] == "died"
    # It has what came from the server beside what it writes itself, and knows only the latter.
    body = {"created_at": "2026-06-15T12:00:00Z", "status": "died", "standing": "ended"}
    operation = {
        "kind": "people", "id": person["id"], "act": "put", "base_revision": 1,
        "idempotency_key": str(uuid4()), "body": body,
    }  # fmt: skip
    sent = alices.post("/api/v1/sync", {"operations": [operation]}, format="json").data
    assert sent["results"][0]["entry"]["status"] == "ended"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"answers": {"relation": "enemy"}}, "answers.relation"),
        ({"answers": {"name": "in the clear"}}, "answers.name"),
        ({"answers": {"strengths": "in the clear"}}, "answers.strengths"),
        ({"answers": {"supports": ["money"]}}, "answers.supports"),
        ({"answers": {"felt_security": 5}}, "answers.felt_security"),
        ({"answers": {"felt_security": "2"}}, "answers.felt_security"),
        ({"answers": {"gave_dots": DOTS.top + 1}}, "answers.gave_dots"),
        ({"answers": {"received_dots": -1}}, "answers.received_dots"),
        ({"answers": {"giving_as": "ratio"}}, "answers.giving_as"),
        ({"route": "loud"}, "route"),
        ({"status": "gone"}, "status"),
        ({"hidden": "perhaps"}, "hidden"),
        ({"route_checked_at": "2999-01-01T00:00:00Z"}, "route_checked_at"),
    ],
)
def test_what_is_not_known_is_named_and_nothing_is_kept(
    alices: APIClient, body: dict[str, Any], field: str
) -> None:
    answer = put_entry(alices, "people", **body)
    assert answer.status_code == 400
    assert [name.rsplit(".0", 1)[0] for name in answer.data["error"]["fields"]] == [field]
    assert not Person.objects.exists()


@pytest.mark.promise(8)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("quiet", "careful"),
        ("quiet", "unset"),
        ("quiet", "open"),
        ("careful", "open"),
        ("careful", "unset"),
        ("unset", "open"),
    ],
)
def test_route_goes_up_only_after_the_questions_were_looked_at_again(
    alices: APIClient, before: str, after: str
) -> None:
    person = put_entry(alices, "people", route=before, **CHECKED).data["id"]
    silent = put_entry(alices, "people", person, base=1, route=after)
    assert (silent.status_code, silent.data["error"]["code"]) == (400, "route_needs_check")
    old = put_entry(alices, "people", person, base=1, route=after, **CHECKED)
    assert old.data["error"]["code"] == "route_needs_check"
    assert Person.objects.get().route == before
    fresh = put_entry(alices, "people", person, base=1, route=after, route_checked_at="2026-06-15T11:30:00Z")
    assert (fresh.status_code, fresh.data["route"]) == (200, after)


@pytest.mark.parametrize(
    ("before", "after"), [("open", "quiet"), ("unset", "careful"), ("careful", "quiet"), ("open", "unset")]
)
def test_more_care_is_taken_at_once(alices: APIClient, before: str, after: str) -> None:
    person = put_entry(alices, "people", route=before).data["id"]
    assert put_entry(alices, "people", person, base=1, route=after).data["route"] == after


@pytest.mark.promise(8)
def test_route_stays_when_a_device_leaves_it_out(alices: APIClient) -> None:
    person = put_entry(alices, "people", route="quiet", hidden=True, **CHECKED).data["id"]
    changed = put_entry(alices, "people", person, base=1, answers={"relation": "family"})
    assert (changed.data["route"], changed.data["hidden"]) == ("quiet", True)
    assert changed.data["route_checked_at"] == CHECKED["route_checked_at"]


@pytest.mark.promise(8)
def test_route_stays_through_deletion_and_restoring(alices: APIClient) -> None:
    person = put_entry(alices, "people", route="quiet").data["id"]
    assert alices.delete(f"/api/v1/people/{person}", headers=entry_headers(1)).status_code == 200
    assert alices.post(f"/api/v1/people/{person}/restore", headers=entry_headers(2)).data["route"] == "quiet"
    assert put_entry(alices, "people", person, base=3, route="open").status_code == 400


def test_stranger_finds_nobody(alices: APIClient, bobs: APIClient) -> None:
    person = put_entry(alices, "people").data["id"]
    unknown = new_id()
    for method in ("get", "delete"):
        foreign = getattr(bobs, method)(f"/api/v1/people/{person}", headers=entry_headers(1))
        absent = getattr(bobs, method)(f"/api/v1/people/{unknown}", headers=entry_headers(1))
        assert (foreign.status_code, foreign.content) == (404, absent.content)
    assert put_entry(bobs, "people", person, base=1).status_code == 404
    assert Person.objects.get().revision == 1


def test_clinician_and_administrator_have_no_people(dana: User, ada: User) -> None:
    for user in (dana, ada):
        assert put_entry(signed_in(user), "people").status_code == 403
    assert put_entry(APIClient(), "people").status_code == 401


def test_no_route_is_stored_that_is_none(alice: User, alices: APIClient) -> None:
    put_entry(alices, "people")
    for column in ("route", "status"):
        row = Person.objects.get()
        setattr(row, column, "else")
        with pytest.raises(ValueError, match="none of its choices"), transaction.atomic():
            row.save()


def test_words_that_are_no_envelope_are_refused(alices: APIClient) -> None:
    plain = put_entry(alices, "people", words={"alias": "Robin"})
    assert plain.status_code == 400
    assert put_entry(alices, "people", words={**sealed_words(), "key": "short"}).status_code == 400
    assert not Person.objects.exists()
