"""A server that was put back from a backup is noticed, also when newer writes have passed a device's cursor."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import entries, entry_writes
from backend.core.ids import new_id
from backend.core.models import CursorMark
from backend.sync import selectors
from tests.conftest import entry_headers, put_entry

pytestmark = [pytest.mark.django_db, pytest.mark.promise(43)]
SYNC = "/api/v1/sync"


def newest(client: APIClient) -> str:
    mark: str = client.get(SYNC).data["marks"][-1]
    return mark


def operation(entry: Any = None, base: int = 0) -> dict[str, Any]:
    return {
        "kind": "people",
        "id": str(entry or new_id()),
        "act": "put",
        "base_revision": base,
        "idempotency_key": str(uuid4()),
        "body": {"created_at": "2026-06-15T12:00:00Z"},
    }


def write(client: APIClient, *operations: dict[str, Any], **more: Any) -> Any:
    return client.post(SYNC, {"operations": operations, **more}, format="json")


@pytest.mark.parametrize("writes_since", [0, 1, 3, 4, 9])
def test_put_back_is_noticed_however_much_was_written_since(alices: APIClient, writes_since: int) -> None:
    put_entry(alices, "people")
    backup = transaction.savepoint()
    for _ in range(3):
        put_entry(alices, "people")
    seen, cursor = newest(alices), 4
    transaction.savepoint_rollback(backup)
    for _ in range(writes_since):
        put_entry(alices, "people")
    lost = operation()
    for answer in (
        alices.get(SYNC, {"since": cursor, "known": seen}),
        write(alices, lost, known=seen),
    ):
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "unknown_history")
    assert alices.get(f"/api/v1/people/{lost['id']}").status_code == 404  # nothing of the batch was taken
    assert len(alices.get(SYNC).data["entries"]) == 1 + writes_since


def test_history_goes_on_for_whoever_has_seen_any_place_of_it(alices: APIClient) -> None:
    seen = []
    for _ in range(4):
        put_entry(alices, "people")
        seen.append(newest(alices))
    assert alices.get(SYNC, {"since": 0}).data["marks"] == seen
    for index, known in enumerate(seen):
        page = alices.get(SYNC, {"since": index + 1, "known": known})
        assert page.status_code == 200
        assert page.data["marks"] == seen[index:]


def test_answer_to_writes_brings_the_marks_of_their_places(alices: APIClient) -> None:
    first = write(alices, operation(), operation()).data["marks"]
    assert first == [newest(alices)]
    second = write(alices, operation(), operation(), known=first[0]).data["marks"]
    assert [mark.split(".")[0] for mark in second] == ["2", "3", "4"]
    assert second[0] == first[0]
    assert len(set(second)) == 3


def test_place_given_again_after_a_put_back_is_given_under_another_mark(alices: APIClient) -> None:
    backup = transaction.savepoint()
    put_entry(alices, "people")
    before = newest(alices)
    transaction.savepoint_rollback(backup)
    put_entry(alices, "people")
    assert newest(alices).split(".")[0] == before.split(".")[0]
    assert newest(alices) != before


def test_device_learns_how_far_back_the_two_are_the_same(alices: APIClient) -> None:
    for _ in range(3):
        put_entry(alices, "people")
    backup = transaction.savepoint()
    for _ in range(3):
        put_entry(alices, "people")
    seen = alices.get(SYNC).data["marks"]
    transaction.savepoint_rollback(backup)
    for _ in range(2):
        put_entry(alices, "people")

    def shared(marks: list[str]) -> int:
        answer: int = alices.post(f"{SYNC}/history", {"marks": marks}, format="json").data["shared"]
        return answer

    assert shared(seen) == 3
    assert shared([seen[0], *seen[4:]]) == 1
    assert shared(seen[3:]) == 0
    assert shared([]) == 0


@pytest.mark.parametrize("known", ["x", "1", "1.", ".x", "-1.x", "9" * 39, "1.\x00", "٣.x"])
def test_strange_marks_are_no_fault_of_ours(alices: APIClient, known: str) -> None:
    put_entry(alices, "people")
    assert alices.get(SYNC, {"known": known}).status_code in {400, 409}
    assert write(alices, operation(), known=known).status_code in {400, 409}
    answer = alices.post(f"{SYNC}/history", {"marks": [known]}, format="json")
    assert answer.status_code == 400 or answer.data == {"shared": 0}
    assert len(alices.get(SYNC).data["entries"]) == 1


@pytest.mark.parametrize("known", [1, None, ["x"], {}])
def test_known_is_a_text(alices: APIClient, known: Any) -> None:
    assert write(alices, operation(), known=known).status_code in {400, 409}


def test_marks_of_another_are_no_marks(alices: APIClient, bobs: APIClient) -> None:
    put_entry(alices, "people")
    put_entry(bobs, "people")
    assert bobs.get(SYNC, {"known": newest(alices)}).status_code == 409
    answer = bobs.post(f"{SYNC}/history", {"marks": [newest(alices)]}, format="json")
    assert answer.data == {"shared": 0}


def test_every_place_has_a_mark_however_it_was_taken(alice: User, alices: APIClient) -> None:
    person = put_entry(alices, "people").data["id"]
    put_entry(alices, "repairs", person=person)
    alices.delete(f"/api/v1/people/{person}", headers=entry_headers(1))
    entry_writes.forget(entries.require_kind("people"), datetime.now(UTC) + timedelta(days=31))
    assert [one.cursor for one in CursorMark.objects.order_by("cursor")] == [1, 2, 3, 4]
    assert selectors.pull(alice, since=0, limit=200).cursor == 4


def test_page_brings_the_newest_marks_and_a_bounded_number(
    alices: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selectors, "MOST_MARKS", 3)
    for _ in range(5):
        put_entry(alices, "people")
    assert [mark.split(".")[0] for mark in alices.get(SYNC).data["marks"]] == ["3", "4", "5"]


def test_a_mark_is_kept_under_one_index_beside_its_key() -> None:
    """A row is written with every write, and none is ever removed."""
    with connection.cursor() as cursor:
        kept = connection.introspection.get_constraints(cursor, CursorMark._meta.db_table)
    indexes = [one["columns"] for one in kept.values() if one["index"] or one["unique"]]
    assert sorted(columns for columns in indexes if columns != ["id"]) == [["owner_id", "cursor"]]
