"""How much one account may write: counted cheaply, refused clearly, and nothing in the way of making it less."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import entry_writes
from backend.core.entries import kinds, require_kind
from backend.core.ids import new_id
from backend.core.models import EntryCursor
from tests.conftest import NOON, entry_headers, put_entry, sealed_words

pytestmark = pytest.mark.django_db
WORDS = sealed_words()


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def refused(answer: Any) -> str | None:
    return answer.json()["error"]["code"] if answer.status_code == 429 else None


def batch(client: APIClient, number: int) -> list[Any]:
    operations = [
        {
            "kind": "people", "id": str(new_id()), "act": "put", "base_revision": 0,
            "idempotency_key": str(new_id()), "body": {"created_at": "2026-06-15T12:00:00Z", "words": WORDS},
        }
        for _ in range(number)
    ]  # fmt: skip
    return list(client.post("/api/v1/sync", {"operations": operations}, format="json").json()["results"])


def test_entries_have_an_end_and_deleting_goes_on(settings: Any, alices: APIClient, bobs: APIClient) -> None:
    settings.QUOTA_ENTRIES = 2
    ids = [new_id(), new_id()]
    for id in ids:
        assert put_entry(alices, "people", id).status_code == 201
    assert refused(put_entry(alices, "people")) == "account_full"
    assert refused(put_entry(alices, "cards")) == "account_full"  # over all kinds
    assert put_entry(alices, "people", ids[0], 1).status_code == 200
    assert alices.delete(f"/api/v1/people/{ids[0]}", headers=entry_headers(2)).status_code == 200
    assert alices.post(f"/api/v1/people/{ids[0]}/restore", headers=entry_headers(3)).status_code == 200
    assert put_entry(bobs, "people").status_code == 201


def test_a_deletion_of_what_never_came_is_taken_by_a_full_account(settings: Any, alices: APIClient) -> None:
    """Or a device could never tell that something is gone which a server that was put back does not know of."""
    settings.QUOTA_ENTRIES = 0
    assert alices.delete(f"/api/v1/people/{new_id()}", headers=entry_headers()).status_code in {200, 201}
    assert refused(put_entry(alices, "people")) == "account_full"


def test_words_have_an_end_and_shorter_ones_are_taken(settings: Any, alices: APIClient) -> None:
    id = new_id()
    assert put_entry(alices, "people", id, words=sealed_words(2048)).status_code == 201
    settings.QUOTA_WORDS = EntryCursor.objects.get().words
    assert refused(put_entry(alices, "people")) == "account_full"
    assert refused(put_entry(alices, "people", id, 1, words=sealed_words(4096))) == "account_full"
    assert put_entry(alices, "people", id, 1, words=sealed_words(1024)).status_code == 200
    assert put_entry(alices, "people", words=None).status_code == 201  # nothing written in it


def test_what_was_refused_is_taken_when_it_comes_again(
    settings: Any, alices: APIClient, clock: time_machine.Traveller
) -> None:
    settings.QUOTA_WRITES_A_MINUTE = 5
    results = batch(alices, 8)
    assert [one["status"] for one in results] == [201] * 5 + [429] * 3
    assert {one["error"]["code"] for one in results[5:]} == {"too_many_writes"}
    clock.shift(timedelta(seconds=18))
    assert {one["error"]["detail"]["retry_after"] for one in batch(alices, 3)} == {42}
    id, key = new_id(), new_id()
    alone = put_entry(alices, "people", id, key=key)
    assert (refused(alone), alone.headers["Retry-After"]) == ("too_many_writes", "42")
    clock.shift(timedelta(seconds=42))
    assert put_entry(alices, "people", id, key=key).status_code == 201
    assert put_entry(alices, "people", id, key=key).status_code == 200  # a repeat counts for nothing


def test_a_refusal_leaves_no_trace(settings: Any, alices: APIClient) -> None:
    settings.QUOTA_ENTRIES = 0
    put_entry(alices, "people")
    assert not EntryCursor.objects.exists()
    assert not require_kind("people").model.objects.exists()


@pytest.mark.parametrize("name", [kind.name for kind in kinds()])
def test_every_kind_counts(settings: Any, alices: APIClient, name: str) -> None:
    settings.QUOTA_ENTRIES = 0
    more = {"text": "x", "response": "kept"} if name == "card-responses" else {}
    if more:
        card = new_id()
        settings.QUOTA_ENTRIES = 1
        put_entry(alices, "cards", card)
        more["text"] = f"card:{card}"
    assert refused(put_entry(alices, name, **more)) == "account_full"


def test_it_costs_the_same_however_much_there_is(alices: APIClient, alice: User) -> None:
    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as asked:
            assert put_entry(alices, "people").status_code == 201
        return [query["sql"] for query in asked]

    first = queries()
    few = queries()
    for _ in range(3):
        batch(alices, 30)
    many = queries()
    assert len(many) == len(few)
    assert not [sql for sql in first + many if "COUNT(" in sql or "SUM(" in sql]


def test_what_was_there_before_it_was_counted_counts(settings: Any, alices: APIClient, alice: User) -> None:
    batch(alices, 3)
    counted = EntryCursor.objects.values("entries", "words").get()
    EntryCursor.objects.update(entries=None, words=None)
    settings.QUOTA_ENTRIES = 4
    assert put_entry(alices, "people", words=None).status_code == 201
    assert EntryCursor.objects.values("entries", "words").get() == {**counted, "entries": 4}
    assert refused(put_entry(alices, "people")) == "account_full"


def test_what_is_erased_makes_room(
    settings: Any, alices: APIClient, alice: User, clock: time_machine.Traveller
) -> None:
    id = new_id()
    put_entry(alices, "people", id)
    settings.QUOTA_WORDS = EntryCursor.objects.get().words
    alices.delete(f"/api/v1/people/{id}", headers=entry_headers(1))
    assert refused(put_entry(alices, "people")) == "account_full"
    clock.shift(timedelta(days=31))
    entry_writes.forget(require_kind("people"), NOON + timedelta(days=31))
    assert put_entry(alices, "people").status_code == 201


def test_the_bounds_are_far_above_what_anybody_needs(settings: Any) -> None:
    assert settings.QUOTA_ENTRIES >= 50_000
    assert settings.QUOTA_WORDS >= 100_000_000
    assert settings.QUOTA_WRITES_A_MINUTE >= 600  # a week offline comes in a few batches of a hundred
