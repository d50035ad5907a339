"""Promise 8 by the API: every field that could carry words or speaking up, through every door a repair has.

The free texts are sealed on the device, so no rule here can read them; what the server does see of the two steps, it refuses.
"""

from collections.abc import Callable
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.core.api.answers import ChoiceAnswer, ManyAnswer, ScaleAnswer, YesNoAnswer
from backend.core.entries import kinds
from backend.repairs.answers import SPEAK_UP, WORDS
from backend.repairs.api.serializers import RepairAnswersSerializer
from backend.repairs.models import Repair
from backend.repairs.rules import SPEAK_UP_CHOICES
from tests.conftest import entry_headers, put_entry

pytestmark = pytest.mark.promise(8)


def values_of(key: str) -> list[Any]:
    match RepairAnswersSerializer().fields[key]:
        case ChoiceAnswer() as field:
            return list(field.vocabulary.values)
        case ManyAnswer() as field:
            return [[value] for value in field.vocabulary.values]
        case ScaleAnswer() as field:
            return list(range(field.scale.top + 1))
        case YesNoAnswer():
            return [True, False]
    raise AssertionError(f"no values known for {key}")


# Everything of the two steps in the vocabulary, so that a field added later is tried as well.
SPEAKING = [
    *({key: value} for key in sorted(WORDS | SPEAK_UP) for value in values_of(key)),
    *({"choice": choice} for choice in sorted(SPEAK_UP_CHOICES)),
    *({"how_strongly": value} for value in range(5)),
]


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


def moved_over(client: APIClient, answers: dict[str, Any]) -> Any:
    repair = put_entry(client, "repairs", answers=answers).data["id"]
    return put_entry(client, "repairs", repair, base=1, person=quiet_person(client), answers=answers)


def moved_over_by_itself(client: APIClient, answers: dict[str, Any]) -> Any:
    """The answers left out of the write: they would stay, and go along."""
    repair = put_entry(client, "repairs", answers=answers).data["id"]
    body = {"created_at": "2026-06-15T12:00:00Z", "person": quiet_person(client), "words": None}
    return client.put(f"/api/v1/repairs/{repair}", body, format="json", headers=entry_headers(1))


@pytest.mark.parametrize("answers", SPEAKING, ids=str)
@pytest.mark.parametrize("door", [new, existing, person_left_out, moved_over])
def test_quiet_person_is_spoken_to_through_no_door(
    alices: APIClient, door: Callable[[APIClient, dict[str, Any]], Any], answers: dict[str, Any]
) -> None:
    answer = door(alices, answers)
    assert (answer.status_code, answer.data["error"]["code"]) == (403, "route_quiet")
    assert not [repair for repair in Repair.objects.filter(person__isnull=False) if repair.answers]


@pytest.mark.parametrize("answers", SPEAKING[:3], ids=str)
def test_quiet_person_takes_over_nothing_that_was_left_out_of_the_write(
    alices: APIClient, answers: dict[str, Any]
) -> None:
    moved_over_by_itself(alices, answers)
    assert not [repair for repair in Repair.objects.filter(person__isnull=False) if repair.answers]


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
