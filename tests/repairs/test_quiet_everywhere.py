"""Promise 8 by the API: every field that could carry words or speaking up, through every door a repair has.

The free texts are sealed on the device, so no rule here can read them; what the server does see of the two steps, it
refuses. What is closed stands written out here, and not as the code has it: a choice that is dropped there has to be
missed.
"""

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.core.entries import kinds
from backend.people.models import Person
from backend.repairs.answers import CHOICES
from backend.repairs.api.serializers import RepairAnswersSerializer
from backend.repairs.models import Repair
from tests.conftest import entry_headers, put_entry

pytestmark = pytest.mark.promise(8)

CLOSED: dict[str, tuple[Any, ...]] = {
    "choice": ("say_something_small", "ask_for_pause", "apologise", "set_limit"),
    "how": ("in_person", "call", "message", "letter_not_sent", "in_session"),
    "no_need_to_answer": (True, False),
    "spoke": ("yes", "part_of_it", "differently", "not_yet", "decided_not_to"),
    "stayed_with_myself": (0, 1, 2, 3, 4),
    "how_strongly": (0, 1, 2, 3, 4),
}
SPEAKING = [{key: value} for key, values in CLOSED.items() for value in values]
OPEN_CHOICES = {"not_now", "write_for_me", "practise_with_therapist", "let_it_go"}
DIARY = {
    "relation", "kinds", "what_i_did", "closeness_before", "stirred_before", "stirred_after", "what_helps", "feelings", "needs",
    "now_or_echo", "matters_most", "readiness", "expected_sure", "response", "felt_understood", "felt_safe", "against_expectation",
    "can_say_what_hurt", "closeness_after", "outcome", "revisit_on",
}  # fmt: skip


def test_every_answer_there_is_was_looked_at_by_somebody() -> None:
    assert set(RepairAnswersSerializer().fields) == set(CLOSED) | DIARY, (
        "is the new one a step toward speaking up?"
    )
    assert set(CHOICES.values) == set(CLOSED["choice"]) | OPEN_CHOICES, "does the new one lead to words?"


def quiet_person(client: APIClient) -> str:
    return str(put_entry(client, "people", route="quiet").data["id"])


def new(client: APIClient, answers: dict[str, Any]) -> Any:
    return put_entry(client, "repairs", person=quiet_person(client), answers=answers)


def existing(client: APIClient, answers: dict[str, Any]) -> Any:
    person = quiet_person(client)
    repair = put_entry(client, "repairs", person=person).data["id"]
    return put_entry(client, "repairs", repair, base=1, person=person, answers=answers)


def person_left_out(client: APIClient, answers: dict[str, Any]) -> Any:
    repair = put_entry(client, "repairs", person=quiet_person(client)).data["id"]
    return put_entry(client, "repairs", repair, base=1, answers=answers)


LOOKED = {"route_checked_at": "2026-06-15T12:00:00Z", "route_asked_at": "2026-06-15T12:00:00Z"}


def moved_over(client: APIClient, answers: dict[str, Any]) -> Any:
    repair = put_entry(client, "repairs", answers=answers, **LOOKED).data["id"]
    return put_entry(client, "repairs", repair, base=1, person=quiet_person(client), answers=answers)


def moved_over_by_itself(client: APIClient, answers: dict[str, Any]) -> Any:
    """The answers left out of the write: they would stay, and go along."""
    repair = put_entry(client, "repairs", answers=answers, **LOOKED).data["id"]
    body = {"created_at": "2026-06-15T12:00:00Z", "person": quiet_person(client), "words": None}
    return client.put(f"/api/v1/repairs/{repair}", body, format="json", headers=entry_headers(1))


def nobody_named(client: APIClient, answers: dict[str, Any]) -> Any:
    return put_entry(client, "repairs", route="quiet", answers=answers)


def nobody_named_and_route_left_out(client: APIClient, answers: dict[str, Any]) -> Any:
    repair = put_entry(client, "repairs", route="quiet").data["id"]
    return put_entry(client, "repairs", repair, base=1, answers=answers)


def turned_quiet_in_the_same_write(client: APIClient, answers: dict[str, Any]) -> Any:
    repair = put_entry(client, "repairs", route="open").data["id"]
    return put_entry(client, "repairs", repair, base=1, route="quiet", answers=answers)


def named_afterwards(client: APIClient, answers: dict[str, Any]) -> Any:
    """Quiet for the repair; the person it names in the end is not."""
    person = put_entry(client, "people", route="open").data["id"]
    repair = put_entry(client, "repairs", route="quiet").data["id"]
    return put_entry(client, "repairs", repair, base=1, person=person, answers=answers)


def not_named_any_more(client: APIClient, answers: dict[str, Any]) -> Any:
    repair = put_entry(client, "repairs", person=quiet_person(client)).data["id"]
    put_entry(client, "repairs", repair, base=1, person=None)
    return put_entry(client, "repairs", repair, base=2, person=None, answers=answers)


def not_named_any_more_and_asked_about(client: APIClient, answers: dict[str, Any]) -> Any:
    """In one write, as a device sends what it did without a connection."""
    repair = put_entry(client, "repairs", person=quiet_person(client)).data["id"]
    return put_entry(client, "repairs", repair, base=1, person=None, **LOOKED, answers=answers)


DOORS = [new, existing, person_left_out, moved_over, nobody_named]
DOORS += [
    not_named_any_more,
    not_named_any_more_and_asked_about,
    nobody_named_and_route_left_out,
    turned_quiet_in_the_same_write,
    named_afterwards,
]


@pytest.mark.parametrize("answers", SPEAKING, ids=str)
@pytest.mark.parametrize("door", DOORS)
def test_quiet_person_is_spoken_to_through_no_door(
    alices: APIClient, door: Callable[[APIClient, dict[str, Any]], Any], answers: dict[str, Any]
) -> None:
    answer = door(alices, answers)
    assert (answer.status_code, answer.data["error"]["code"]) == (403, "route_quiet")
    closed: Any = [repair for repair in Repair.objects.all() if repair.person_id or repair.route != "unset"]
    assert not [repair for repair in closed if repair.answers]


@pytest.mark.parametrize("answers", SPEAKING[:3], ids=str)
def test_quiet_person_takes_over_nothing_that_was_left_out_of_the_write(
    alices: APIClient, answers: dict[str, Any]
) -> None:
    moved_over_by_itself(alices, answers)
    assert not [repair for repair in Repair.objects.filter(person__isnull=False) if repair.answers]


def test_what_was_said_before_it_became_quiet_stays_and_an_ending_can_be_written(alices: APIClient) -> None:
    said = {"choice": "set_limit", "spoke": "yes"}
    repair = put_entry(alices, "repairs", route="open", answers=said, status="spoken").data["id"]
    ended = {**said, "response": ["was_scary"], "outcome": "not_safe_to_repair"}
    quiet = put_entry(alices, "repairs", repair, base=1, route="quiet", answers=ended, status="closed")
    assert (quiet.status_code, quiet.data["answers"]) == (200, ended)


def test_what_was_said_offline_before_it_turned_quiet_arrives_with_it(alices: APIClient) -> None:
    """Said, frightening, and quiet in one tap, all without a connection: one write."""
    said = {"choice": "set_limit", "spoke": "yes", "response": ["was_scary"]}
    later = {"route": "quiet", "route_checked_at": "2026-06-15T12:00:01Z"}
    new_one = put_entry(alices, "repairs", answers=said, status="spoken", **later)
    assert (new_one.status_code, new_one.data["route"]) == (201, "quiet")
    opened = put_entry(alices, "repairs", route="open", route_checked_at="2026-06-15T11:00:00Z").data["id"]
    turned = put_entry(alices, "repairs", opened, base=1, answers=said, status="spoken", **later)
    assert (turned.status_code, turned.data["answers"]) == (200, said)
    # From then on nothing more.
    more = put_entry(alices, "repairs", opened, base=2, answers={**said, "how": "call"}, status="spoken")
    assert (more.status_code, list(more.data["error"]["fields"])) == (403, ["answers.how"])
    again = {**later, "route_checked_at": "2026-06-15T12:00:02Z"}
    assert (
        put_entry(alices, "repairs", opened, base=2, answers={**said, "how": "call"}, **again).status_code
        == 403
    )


@pytest.mark.parametrize("chosen", [None, "2026-06-15T12:00:00Z"])
def test_nothing_comes_along_that_could_not_have_been_said_before(
    alices: APIClient, chosen: str | None
) -> None:
    quiet = {"route": "quiet", "route_checked_at": chosen}
    assert put_entry(alices, "repairs", answers={"spoke": "yes"}, **quiet).status_code == 403
    person = quiet_person(alices)
    later = {"route": "quiet", "route_checked_at": "2026-06-15T12:00:01Z"}
    assert put_entry(alices, "repairs", person=person, answers={"spoke": "yes"}, **later).status_code == 403


@pytest.mark.parametrize("status", ["spoken", "waiting"])
def test_nobody_named_and_quiet_was_not_spoken_to(alices: APIClient, status: str) -> None:
    repair = put_entry(alices, "repairs", route="open", answers={"spoke": "yes"}).data["id"]
    refused = put_entry(
        alices, "repairs", repair, base=1, route="quiet", answers={"spoke": "yes"}, status=status
    )
    assert (refused.status_code, list(refused.data["error"]["fields"])) == (403, ["status"])


def test_repair_stays_quiet_when_the_person_it_named_is_erased(alices: APIClient) -> None:
    quiet, other = quiet_person(alices), put_entry(alices, "people", route="open").data["id"]
    for person in (quiet, other):
        put_entry(alices, "repairs", person=person)
    Person.objects.all().delete()
    assert not Repair.objects.filter(person__isnull=False).exists()
    assert sorted(repair.route for repair in Repair.objects.all()) == ["quiet", "unset"]


def test_restoring_carries_nothing_in(alices: APIClient) -> None:
    person = quiet_person(alices)
    repair = put_entry(alices, "repairs", person=person, answers={"kinds": ["criticised"]}).data["id"]
    alices.delete(f"/api/v1/repairs/{repair}", headers=entry_headers(1))
    restored = alices.post(
        f"/api/v1/repairs/{repair}/restore",
        {"answers": {"spoke": "yes"}, "status": "spoken"},
        format="json",
        headers=entry_headers(2),
    )
    assert restored.status_code == 200
    kept: Any = Repair.objects.get()
    assert (kept.status, kept.answers) == ("draft", {"kinds": ["criticised"]})


def test_no_other_kind_of_entry_takes_what_a_repair_would_refuse(alices: APIClient) -> None:
    keys = {key for answers in SPEAKING for key in answers}
    others = [kind.name for kind in kinds() if kind.model is not Repair]
    assert others
    for kind in others:
        for key in keys:
            value = next(answers[key] for answers in SPEAKING if key in answers)
            answer = put_entry(alices, kind, person=quiet_person(alices), answers={key: value})
            assert answer.status_code == 400, f"{kind} took {key}"
            assert [name for name in answer.data["error"]["fields"] if key in name], f"{kind}: {key}"
