from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from rest_framework.test import APIClient

from backend.affirmations import services
from backend.affirmations.models import AffirmationText, Card, CardResponse
from backend.core import entry_writes
from backend.core.entries import require_kind
from backend.core.ids import new_id
from tests.conftest import NOON, entry_headers, put_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(alices: APIClient) -> str:
    return str(put_entry(alices, "cards").data["id"])


def answer_to(client: APIClient, card: Any, response: str = "kept", **more: Any) -> Any:
    return put_entry(client, "card-responses", text=f"card:{card}", response=response, words=None, **more)


@pytest.mark.parametrize("origin", ["own", "value", "standard", "moment", "offered"])
def test_card_comes_back_as_it_was_written(alices: APIClient, origin: str) -> None:
    id = new_id()
    made = put_entry(alices, "cards", id, origin=origin)
    assert (made.status_code, made.data["origin"], made.data["set_aside"]) == (201, origin, False)
    aside = put_entry(alices, "cards", id, base=1, set_aside=True)
    assert (aside.data["origin"], aside.data["set_aside"]) == (origin, True)


@pytest.mark.promise(36)
@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"origin": "borrowed"}, "origin"),
        ({"set_aside": "perhaps"}, "set_aside"),
        ({"answers": {"true_now": 3}}, "answers.true_now"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    alices: APIClient, body: dict[str, Any], field: str
) -> None:
    refused = put_entry(alices, "cards", **body)
    assert refused.status_code == 400
    assert list(refused.json()["error"]["fields"]) == [field]
    assert not Card.objects.exists()


@pytest.mark.promise(25)
@pytest.mark.parametrize("response", ["kept", "both_true", "stung", "never"])
def test_personal_card_takes_every_answer_that_is_not_about_levels(
    alices: APIClient, card: str, response: str
) -> None:
    answer = answer_to(alices, card, response)
    assert (answer.status_code, answer.data["text"]) == (201, f"card:{card}")
    kept = CardResponse.objects.get()
    assert (str(kept.card_id), kept.text_id, kept.response) == (card, None, response)


def test_personal_card_takes_a_rating(alices: APIClient, card: str) -> None:
    assert answer_to(alices, card, "rated", answers={"true_now": 3}).data["answers"] == {"true_now": 3}


@pytest.mark.parametrize("response", ["softer", "stronger"])
def test_personal_card_has_no_levels(alices: APIClient, card: str, response: str) -> None:
    refused = answer_to(alices, card, response)
    assert (refused.status_code, list(refused.json()["error"]["fields"])) == (400, ["response"])


def test_strangers_card_looks_like_one_that_is_not_there(bobs: APIClient, card: str) -> None:
    answers = [answer_to(bobs, id) for id in (card, new_id(), "nothing")]
    assert [answer.status_code for answer in answers] == [400, 400, 400]
    assert answers[0].json() == answers[1].json() == answers[2].json()
    assert list(answers[0].json()["error"]["fields"]) == ["text"]
    assert not CardResponse.objects.exists()


@pytest.mark.promise(43)
def test_answer_given_offline_is_taken_after_the_card_was_deleted_elsewhere(
    alices: APIClient, card: str
) -> None:
    alices.delete(f"/api/v1/cards/{card}", headers=entry_headers(1))
    assert answer_to(alices, card).status_code == 201


@pytest.mark.promise(43)
def test_answers_go_with_the_card_when_it_is_erased_and_devices_hear_of_it(
    alices: APIClient, card: str
) -> None:
    answer = answer_to(alices, card).data
    gone = alices.delete(f"/api/v1/cards/{card}", headers=entry_headers(1)).data
    entry_writes.forget(require_kind("cards"), datetime.now(UTC) + timedelta(days=31))
    assert not Card.objects.whole().exists()
    (heard,) = alices.get("/api/v1/sync", {"since": gone["cursor"]}).data["entries"]
    assert (heard["id"], heard["revision"], heard["text"]) == (answer["id"], 2, "")
    assert heard["deleted_at"] is not None
    assert not CardResponse.objects.present().exists()


def test_answer_is_about_exactly_one_text(alices: APIClient, card: str) -> None:
    services.load_library(
        [{"id": "a", "theme": "safety", "texts": [{"id": "a-1", "level": 1, "text": "Maybe."}]}], now=NOON
    )
    answer_to(alices, card)
    for both in ({"text": AffirmationText.objects.get()}, {"card": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CardResponse.objects.update(**both)


def test_sync_brings_cards_and_answers_to_them(alices: APIClient, card: str) -> None:
    answer_to(alices, card)
    entries = alices.get("/api/v1/sync?since=0").data["entries"]
    assert [(entry["kind"], entry.get("text")) for entry in entries] == [
        ("cards", None),
        ("card-responses", f"card:{card}"),
    ]


def test_stranger_finds_nothing(alices: APIClient, bobs: APIClient, card: str) -> None:
    stranger, unknown = bobs.get(f"/api/v1/cards/{card}"), bobs.get(f"/api/v1/cards/{new_id()}")
    assert (stranger.status_code, stranger.content) == (404, unknown.content)
    assert put_entry(bobs, "cards", card).status_code == 404
