from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.affirmations import services
from backend.affirmations.models import CardResponse
from backend.core.ids import new_id
from tests.conftest import NOON, put_entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _library(db: None) -> None:
    texts = [{"id": "a-1", "level": 1, "text": "Maybe."}]
    services.load_library([{"id": "a", "theme": "safety", "texts": texts}], now=NOON)


@pytest.mark.promise(25)
@pytest.mark.parametrize("response", ["kept", "both_true", "softer", "stronger", "stung", "never"])
def test_every_response_is_a_full_answer(alices: APIClient, response: str) -> None:
    answer = put_entry(alices, "card-responses", text="a-1", response=response, words=None)
    assert answer.status_code == 201
    assert (answer.json()["text"], answer.json()["response"], answer.json()["answers"]) == (
        "a-1",
        response,
        {},
    )


@pytest.mark.parametrize("true_now", [0, 4, 10])
def test_a_rating_keeps_its_place(alices: APIClient, true_now: int) -> None:
    answer = put_entry(alices, "card-responses", text="a-1", response="rated", answers={"true_now": true_now})
    assert answer.status_code == 201
    assert answer.json()["answers"] == {"true_now": true_now}
    kept: Any = CardResponse.objects.get().answers
    assert kept == {"true_now": true_now}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"response": "rated"}, "answers.true_now"),
        ({"response": "rated", "answers": {"true_now": None}}, "answers.true_now"),
        ({"response": "rated", "answers": {"true_now": 11}}, "answers.true_now"),
        ({"response": "rated", "answers": {"true_now": -1}}, "answers.true_now"),
        ({"response": "rated", "answers": {"true_now": True}}, "answers.true_now"),
        ({"response": "rated", "answers": {"true_now": "5"}}, "answers.true_now"),
        ({"response": "kept", "answers": {"true_now": 5}}, "answers.true_now"),
        ({"response": "kept", "answers": {"mood": 5}}, "answers.mood"),
        ({"response": "liked"}, "response"),
        ({"response": "kept", "text": "nothing-1"}, "text"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    alices: APIClient, body: dict[str, Any], field: str
) -> None:
    answer = put_entry(alices, "card-responses", **{"text": "a-1", **body})
    assert answer.status_code == 400
    assert list(answer.json()["error"]["fields"]) == [field]
    assert not CardResponse.objects.exists()


@pytest.mark.promise(45)
def test_a_rating_is_unreadable_in_the_database(alices: APIClient) -> None:
    put_entry(alices, "card-responses", text="a-1", response="rated", answers={"true_now": 3})
    assert "true_now" not in str(CardResponse.objects.values().get()["answers"])


def test_a_stranger_finds_nothing(alices: APIClient, bobs: APIClient) -> None:
    id = new_id()
    put_entry(alices, "card-responses", id, text="a-1", response="kept")
    stranger, unknown = (
        bobs.get(f"/api/v1/card-responses/{id}"),
        bobs.get(f"/api/v1/card-responses/{new_id()}"),
    )
    assert (stranger.status_code, stranger.content) == (404, unknown.content)
    assert put_entry(bobs, "card-responses", id, text="a-1", response="stung").status_code == 404
    assert alices.get(f"/api/v1/card-responses/{id}").json()["response"] == "kept"
