from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import entry_writes
from backend.core.entries import require_kind
from backend.core.ids import new_id
from backend.moments.models import Moment
from backend.people.models import Person
from tests.conftest import entry_headers, put_entry

KIND = "kind-moments"
WHOLE = {
    "answers": {"let_in": 2, "made_it_hard": ["would_owe", "went_numb"], "felt": "owing"},
    "direction": "gave_myself",
    "may_resurface": True,
    "happened_on": "2026-06-14",
}
NOT_BROUGHT_UP: list[dict[str, Any]] = [
    {"route": "quiet"},
    {"status": "ended"},
    {"status": "died"},
    {"hidden": True},
]

pytestmark = pytest.mark.django_db


def make_person(client: APIClient, **columns: Any) -> str:
    return str(put_entry(client, "people", **columns).data["id"])


def test_moment_comes_back_as_it_was_written(alices: APIClient) -> None:
    person = make_person(alices)
    made = put_entry(alices, KIND, person=person, **WHOLE)
    assert made.status_code == 201
    seen = alices.get(f"/api/v1/{KIND}/{made.data['id']}").data
    assert {name: seen[name] for name in WHOLE} == WHOLE
    assert (str(seen["person"]), seen["revision"]) == (person, 1)


@pytest.mark.promise(18)
def test_moment_with_every_question_left_open_is_kept_and_comes_never_by_itself(alices: APIClient) -> None:
    made = put_entry(alices, KIND, words=None).data
    assert (
        made["direction"],
        made["person"],
        made["may_resurface"],
        made["happened_on"],
        made["answers"],
    ) == (
        "received",
        None,
        False,
        None,
        {},
    )


def test_column_that_is_left_out_stays_as_it_is(alices: APIClient) -> None:
    id = new_id()
    put_entry(alices, KIND, id, **WHOLE)
    again = put_entry(alices, KIND, id, base=1)
    assert (again.data["direction"], again.data["may_resurface"]) == ("gave_myself", True)


@pytest.mark.promise(45)
def test_answers_are_not_readable_in_the_database(alices: APIClient) -> None:
    put_entry(alices, KIND, **WHOLE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM moments_moment")
        assert "would_owe" not in cursor.fetchone()[0]


@pytest.mark.promise(36)
@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"answers": {"let_in": 5}}, "answers.let_in"),
        ({"answers": {"let_in": -1}}, "answers.let_in"),
        ({"answers": {"let_in": True}}, "answers.let_in"),
        ({"answers": {"let_in": "2"}}, "answers.let_in"),
        ({"answers": {"felt": "guilty"}}, "answers.felt"),
        ({"answers": {"mood": 5}}, "answers.mood"),
        ({"direction": "took"}, "direction"),
        ({"happened_on": "yesterday"}, "happened_on"),
        ({"person": "8d5f7c4e-0000-4000-8000-000000000000"}, "person"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    alices: APIClient, body: dict[str, Any], field: str
) -> None:
    answer = put_entry(alices, KIND, **body)
    assert answer.status_code == 400
    assert list(answer.json()["error"]["fields"]) == [field]
    assert not Moment.objects.exists()


def test_what_made_it_hard_is_one_of_the_choices(alices: APIClient) -> None:
    answer = put_entry(alices, KIND, answers={"made_it_hard": ["laziness"]})
    assert answer.status_code == 400
    assert all(name.startswith("answers.made_it_hard") for name in answer.json()["error"]["fields"])


@pytest.mark.promise(8)
@pytest.mark.parametrize("columns", NOT_BROUGHT_UP)
def test_moment_may_not_come_by_itself_with_somebody_who_is_not_brought_up(
    alices: APIClient, columns: dict[str, Any]
) -> None:
    person = make_person(alices, **columns)
    refused = put_entry(alices, KIND, person=person, may_resurface=True)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "not_resurfaced")
    assert not Moment.objects.exists()
    assert put_entry(alices, KIND, person=person, may_resurface=False).status_code == 201


def test_moment_may_not_come_by_itself_with_somebody_who_was_deleted(alices: APIClient) -> None:
    person = make_person(alices)
    alices.delete(f"/api/v1/people/{person}", headers=entry_headers(1))
    refused = put_entry(alices, KIND, person=person, may_resurface=True)
    assert refused.json()["error"]["code"] == "not_resurfaced"


@pytest.mark.promise(8)
def test_moment_is_not_moved_over_to_somebody_quiet_or_turned_on_later(alices: APIClient) -> None:
    quiet = make_person(alices, route="quiet")
    id = new_id()
    put_entry(alices, KIND, id, may_resurface=True)
    moved = put_entry(alices, KIND, id, base=1, person=quiet)
    assert moved.json()["error"]["code"] == "not_resurfaced"
    put_entry(alices, KIND, id, base=1, person=quiet, may_resurface=False)
    turned_on = put_entry(alices, KIND, id, base=2, may_resurface=True)
    assert turned_on.json()["error"]["code"] == "not_resurfaced"


@pytest.mark.promise(43)
def test_words_are_still_saved_when_the_person_became_quiet_meanwhile(alices: APIClient) -> None:
    person, id = make_person(alices), new_id()
    put_entry(alices, KIND, id, person=person, may_resurface=True)
    put_entry(alices, "people", person, base=1, route="quiet")
    assert put_entry(alices, KIND, id, base=1, person=person, may_resurface=True).status_code == 200
    off = put_entry(alices, KIND, id, base=2, may_resurface=False)
    assert off.data["may_resurface"] is False
    assert put_entry(alices, KIND, id, base=3, may_resurface=True).status_code == 409


@pytest.mark.promise(8)
def test_erased_person_leaves_a_moment_that_never_comes_by_itself(alices: APIClient, alice: User) -> None:
    person, id = make_person(alices), new_id()
    put_entry(alices, KIND, id, person=person, may_resurface=True)
    alices.delete(f"/api/v1/people/{person}", headers=entry_headers(1))
    before = Moment.objects.get().cursor
    later = datetime.now(UTC) + timedelta(days=31)
    assert entry_writes.forget(require_kind("people"), later) == 1
    moment = Moment.objects.get()
    assert (moment.person, moment.may_resurface) == (None, False)
    assert moment.cursor > before  # so that the devices hear of it
    assert not Person.objects.whole().exists()


def test_strangers_person_looks_like_one_that_is_not_there(alices: APIClient, bobs: APIClient) -> None:
    theirs, nobodys = make_person(bobs, route="quiet"), str(new_id())
    answers = [put_entry(alices, KIND, person=id, may_resurface=True) for id in (theirs, nobodys)]
    assert [answer.status_code for answer in answers] == [400, 400]
    assert answers[0].json() == answers[1].json()


def test_deleted_moment_is_a_tombstone_and_can_be_brought_back(alices: APIClient) -> None:
    id = new_id()
    put_entry(alices, KIND, id, **WHOLE)
    gone = alices.delete(f"/api/v1/{KIND}/{id}", headers=entry_headers(1))
    assert (gone.data["answers"], gone.data["words"]) == ({}, None)
    back = alices.post(f"/api/v1/{KIND}/{id}/restore", headers=entry_headers(2))
    assert back.data["answers"] == WHOLE["answers"]


def test_stranger_finds_nothing(alices: APIClient, bobs: APIClient) -> None:
    id = new_id()
    put_entry(alices, KIND, id, **WHOLE)
    stranger, unknown = bobs.get(f"/api/v1/{KIND}/{id}"), bobs.get(f"/api/v1/{KIND}/{new_id()}")
    assert (stranger.status_code, stranger.content) == (404, unknown.content)
    assert put_entry(bobs, KIND, id).status_code == 404
    assert alices.get(f"/api/v1/{KIND}/{id}").data["direction"] == "gave_myself"
