"""Something was said not to be safe: the server itself makes the check due again, whatever a device does or knows."""

from typing import Any

import pytest
import time_machine
from rest_framework.test import APIClient

from backend.core.ids import new_id
from backend.people.models import Person
from backend.repairs.models import Repair
from tests.conftest import entry_headers, put_entry, sealed_words

pytestmark = pytest.mark.promise(8)

EIGHT, NINE, TEN = (f"2026-06-15T{hour:02}:00:00Z" for hour in (8, 9, 10))
BEGUN = {"created_at": "2026-06-15T07:00:00Z"}
OPEN = {"route": "open", "route_checked_at": NINE, "route_asked_at": NINE, **BEGUN}
# Each answer that says it, written out and not as the code has it.
UNSAFE: list[tuple[str, dict[str, Any]]] = [
    ("repairs", {"answers": {"outcome": "not_safe_to_repair"}}),
    ("repairs", {"answers": {"outcome": "got_worse"}}),
    ("repairs", {"answers": {"response": ["explained", "was_scary"]}}),
    ("repairs", {"answers": {"felt_safe": 0}}),
    ("kind-moments", {"answers": {"made_it_hard": ["would_owe", "felt_unsafe"]}, "direction": "received"}),
    ("small-steps", {"answers": {"step": "small_favour", "felt": "not_safe"}}),
]
SAFE: list[tuple[str, dict[str, Any]]] = [
    ("repairs", {"answers": {"outcome": "more_distance", "response": ["dismissed"], "felt_safe": 1}}),
    ("kind-moments", {"answers": {"made_it_hard": ["would_owe"]}, "direction": "received"}),
    ("small-steps", {"answers": {"step": "small_favour", "felt": "harder"}}),
]


def ask_words(client: APIClient, person: str) -> Any:
    """What stands behind the questions, and needs them to hold."""
    return put_entry(client, "repairs", person=person, answers={"how": "call"})


@pytest.mark.parametrize(("kind", "body"), UNSAFE)
def test_check_that_stands_opens_nothing_any_more(alices: APIClient, kind: str, body: dict[str, Any]) -> None:
    person = put_entry(alices, "people", **OPEN).data["id"]
    assert ask_words(alices, person).status_code == 201
    said = put_entry(alices, kind, person=person, **body).data
    seen = alices.get(f"/api/v1/people/{person}").data
    assert (seen["route_due_at"], seen["revision"]) == (NINE, 1)
    pulled = alices.get("/api/v1/sync", {"since": said["cursor"]}).data["entries"]
    assert [entry["id"] for entry in pulled] == [person]  # every device hears of it
    refused = ask_words(alices, person)
    assert (refused.status_code, refused.data["error"]["code"]) == (400, "questions_first")
    # A device that knows nothing of it, and one that would rather not.
    for stale in ({}, OPEN, {**OPEN, "route_due_at": None}, {**OPEN, "route_due_at": EIGHT}):
        base = Person.objects.get(pk=person).revision
        assert put_entry(alices, "people", person, base, **stale).status_code == 200
        assert ask_words(alices, person).status_code == 400, stale
    base = Person.objects.get(pk=person).revision
    asked = {"route": "open", "route_checked_at": TEN, "route_asked_at": TEN}
    assert put_entry(alices, "people", person, base, **asked).status_code == 200
    assert ask_words(alices, person).status_code == 201
    put_entry(alices, kind, said["id"], said["revision"], person=person, **body)  # as it stood already
    assert ask_words(alices, person).status_code == 201


@pytest.mark.parametrize(("kind", "body"), UNSAFE)
def test_it_is_said_of_whoever_the_entry_is_about_from_then_on(
    alices: APIClient, kind: str, body: dict[str, Any]
) -> None:
    """It stood there already, about somebody else."""
    before, after = (put_entry(alices, "people", **OPEN).data["id"] for _ in range(2))
    said = put_entry(alices, kind, person=before, **body).data
    assert ask_words(alices, after).status_code == 201
    assert put_entry(alices, kind, said["id"], said["revision"], person=after, **body).status_code == 200
    assert ask_words(alices, after).status_code == 400


@pytest.mark.parametrize(("kind", "body"), SAFE)
def test_every_other_answer_leaves_it(alices: APIClient, kind: str, body: dict[str, Any]) -> None:
    person = put_entry(alices, "people", **OPEN).data["id"]
    put_entry(alices, kind, person=person, **body)
    assert alices.get(f"/api/v1/people/{person}").data["route_due_at"] is None


def test_more_care_than_was_chosen_is_not_taken_back_by_a_check_of_before(alices: APIClient) -> None:
    person = put_entry(alices, "people", **{**OPEN, "route": "careful"}).data["id"]
    put_entry(alices, "repairs", person=person, answers={"outcome": "got_worse"})
    refused = put_entry(alices, "people", person, 1, **OPEN)
    assert refused.data["error"]["code"] == "route_needs_check"


def test_where_somebody_was_never_asked_about_the_mark_stands_too(alices: APIClient) -> None:
    person = put_entry(alices, "people", route="open", **BEGUN).data["id"]
    put_entry(alices, "repairs", person=person, answers={"outcome": "got_worse"})
    assert ask_words(alices, person).status_code == 400


@pytest.mark.parametrize("changed", [True, False])
def test_it_is_said_on_a_persons_own_page(alices: APIClient, changed: bool) -> None:
    said = {"answers": {"felt_security": 0}}
    person = put_entry(alices, "people", **OPEN, **({} if changed else said)).data["id"]
    if changed:
        put_entry(alices, "people", person, 1, **OPEN, **said)
    assert alices.get(f"/api/v1/people/{person}").data["route_due_at"] == NINE
    assert ask_words(alices, person).status_code == 400
    base = Person.objects.get(pk=person).revision
    put_entry(alices, "people", person, base, **said, route="open", route_checked_at=TEN, route_asked_at=TEN)
    assert ask_words(alices, person).status_code == 201


def test_it_is_said_where_nobody_is_named(alices: APIClient) -> None:
    repair = put_entry(alices, "repairs", **OPEN, answers={}).data["id"]
    put_entry(alices, "repairs", repair, 1, answers={"felt_safe": 0})
    assert Repair.objects.get().route_due_at is not None
    words = {"felt_safe": 0, "how": "call"}
    assert put_entry(alices, "repairs", repair, 2, answers=words).status_code == 400
    asked = {"route": "open", "route_checked_at": TEN, "route_asked_at": TEN}
    assert put_entry(alices, "repairs", repair, 2, answers=words, **asked).status_code == 200


def test_device_that_marked_it_and_looked_again_offline_is_not_asked_twice(alices: APIClient) -> None:
    repair = put_entry(alices, "repairs", **OPEN, answers={}).data["id"]
    looked = {"route": "open", "route_checked_at": TEN, "route_asked_at": TEN}
    written = put_entry(
        alices, "repairs", repair, 1, answers={"felt_safe": 0}, route_due_at="2026-06-15T09:30:00Z", **looked
    )
    assert written.data["route_due_at"] == "2026-06-15T09:30:00Z"
    assert put_entry(alices, "repairs", repair, 2, answers={"felt_safe": 0, "how": "call"}).status_code == 200


def test_nobody_elses_person_is_touched(alices: APIClient, bobs: APIClient) -> None:
    theirs = put_entry(bobs, "people", **OPEN).data["id"]
    assert put_entry(alices, "repairs", person=theirs, answers={"outcome": "got_worse"}).status_code == 400
    assert bobs.get(f"/api/v1/people/{theirs}").data["route_due_at"] is None


def operation(kind: str, entry: Any, base: int, **body: Any) -> dict[str, Any]:
    whole = {"created_at": NINE, "answers": {}, "words": sealed_words(), **body}
    return {
        "act": "put", "kind": kind, "id": str(entry), "base_revision": base, "idempotency_key": str(new_id()), "body": whole,
    }  # fmt: skip


def test_words_written_offline_arrive_with_the_check_that_comes_after_them(alices: APIClient) -> None:
    """A repair that waited, the questions, and more of the repair: the device sends the repair first, as one."""
    person = put_entry(alices, "people", **OPEN).data["id"]
    put_entry(alices, "repairs", person=person, answers={"outcome": "got_worse"})
    looked = {"route": "open", "route_checked_at": TEN, "route_asked_at": TEN}
    repair = new_id()
    words = operation("repairs", repair, 0, person=person, answers={"how": "call"})
    more = operation("repairs", repair, 1, person=person, answers={"how": "message"})
    check = operation("people", person, 1, **looked)
    sent = alices.post("/api/v1/sync", {"operations": [words, more, check]})
    assert [one["status"] for one in sent.data["results"]] == [201, 200, 200]
    other = operation("repairs", new_id(), 0, person=person, answers={"outcome": "got_worse"}, created_at=TEN)
    late = operation("repairs", repair, 2, person=person, answers={"how": "call"})
    sent = alices.post("/api/v1/sync", {"operations": [other, late]})
    assert [one["status"] for one in sent.data["results"]] == [201, 400]


def test_it_is_said_of_somebody_whose_page_is_deleted_and_taken_back(alices: APIClient) -> None:
    person = put_entry(alices, "people", **OPEN).data["id"]
    alices.delete(f"/api/v1/people/{person}", headers=entry_headers(1))
    said = put_entry(alices, "repairs", person=person, answers={"outcome": "got_worse"})
    assert said.status_code == 201
    back = alices.post(f"/api/v1/people/{person}/restore", headers=entry_headers(2))
    assert (back.status_code, back.data["route_due_at"]) == (200, NINE)
    assert ask_words(alices, person).status_code == 400


HALF_PAST_NINE = "2026-06-15T09:30:00Z"


@pytest.mark.parametrize(
    ("due", "asked", "begun", "taken"),
    [
        (HALF_PAST_NINE, TEN, NINE, 201),
        (NINE, TEN, NINE, 201),
        (EIGHT, TEN, NINE, 400),  # the mark is of something else
        (None, TEN, NINE, 400),
        (HALF_PAST_NINE, NINE, EIGHT, 400),  # nobody asked since
    ],
)
def test_questions_answered_after_it_arrive_before_it(
    alices: APIClient, due: str | None, asked: str, begun: str, taken: int
) -> None:
    """A week without a connection: the person's page goes as one, before what was said not to be safe."""
    person = new_id()
    care = {"route": "open", "route_checked_at": asked, "route_asked_at": asked, "route_due_at": due}
    page = operation("people", person, 0, **care)
    unsafe = operation(
        "repairs", new_id(), 0, person=person, answers={"outcome": "got_worse"}, created_at=begun
    )
    words = operation("repairs", new_id(), 0, person=person, answers={"how": "call"}, created_at=TEN)
    sent = alices.post("/api/v1/sync", {"operations": [page, unsafe, words]})
    assert [one["status"] for one in sent.data["results"]] == [201, 201, taken]


def test_a_mark_of_a_clock_that_was_years_ahead_is_not_of_what_is_said_now(alices: APIClient) -> None:
    ahead = {"route_checked_at": "2031-06-15T12:00:01Z", "route_asked_at": "2031-06-15T12:00:01Z"}
    with time_machine.travel(EIGHT):
        due = {"route_due_at": "2031-06-15T12:00:00Z"}
        person = put_entry(alices, "people", route="open", **ahead, **due, **BEGUN).data["id"]
    with time_machine.travel(TEN):
        assert ask_words(alices, person).status_code == 201
        put_entry(alices, "repairs", person=person, answers={"outcome": "got_worse"}, created_at=NINE)
        assert ask_words(alices, person).status_code == 400


def test_turning_quiet_after_a_check_of_a_clock_that_was_years_ahead_arrives(alices: APIClient) -> None:
    with time_machine.travel(EIGHT):
        ahead = {"route_checked_at": "2031-06-15T12:00:00Z", "route_asked_at": "2031-06-15T12:00:00Z"}
        repair = put_entry(alices, "repairs", route="open", answers={}, **ahead, **BEGUN).data["id"]
    with time_machine.travel(TEN):
        quiet = {"route": "quiet", "route_checked_at": NINE, "route_asked_at": NINE}
        assert put_entry(alices, "repairs", repair, 1, answers={"how": "call"}, **quiet).status_code == 200
