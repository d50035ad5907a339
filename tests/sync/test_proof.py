"""A deletion brings the proof that its owner made it, and every device of theirs is given it (ADR 0021)."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from rest_framework.test import APIClient

from backend.core import entries, tasks
from backend.people.models import Person
from tests.conftest import NOON, entry_headers, put_entry
from tests.sync.test_batch import SYNC, operation, write

pytestmark = [pytest.mark.django_db, pytest.mark.promise(5)]
PROOF, OTHER = "a" * 42 + "A", "b" * 42 + "A"


def tombstone(client: APIClient) -> dict[str, object]:
    (entry,) = client.get(SYNC).json()["entries"]
    return dict(entry)


def test_proof_goes_to_every_device_and_stays_as_long_as_the_tombstone(
    alices: APIClient, bobs: APIClient
) -> None:
    one = put_entry(alices, "people").data["id"]
    assert tombstone(alices)["proof"] == ""
    (done,) = write(alices, operation("delete", one, 1, proof=PROOF))
    assert (done["entry"]["proof"], tombstone(alices)["proof"]) == (PROOF, PROOF)
    assert bobs.get(SYNC).json()["entries"] == []
    with time_machine.travel(NOON + timedelta(days=31), tick=False):
        tasks.forget()
    assert tombstone(alices)["proof"] == PROOF
    assert tombstone(alices)["words"] is None


def test_proof_comes_by_a_header_where_the_deletion_is_a_call_of_its_own(alices: APIClient) -> None:
    one = put_entry(alices, "people").data["id"]
    headers = {**entry_headers(1), "Deletion-Proof": PROOF}
    assert alices.delete(f"/api/v1/people/{one}", headers=headers).json()["proof"] == PROOF


def test_deletion_without_a_proof_is_taken_as_those_of_apps_from_before(alices: APIClient) -> None:
    one = put_entry(alices, "people").data["id"]
    assert alices.delete(f"/api/v1/people/{one}", headers=entry_headers(1)).status_code == 200
    assert tombstone(alices)["proof"] == ""


@pytest.mark.parametrize("bad", ["", "a", "%" * 43, "a" * 44, 7, None])
def test_what_can_be_no_proof_is_refused(alices: APIClient, bad: object) -> None:
    one = put_entry(alices, "people").data["id"]
    (answer,) = write(alices, operation("delete", one, 1, proof=bad))
    assert (answer["status"], Person.objects.get(pk=one).deleted_at) == (400, None)


def test_proof_ends_with_the_deletion_and_can_be_no_part_of_a_write(alices: APIClient) -> None:
    one = put_entry(alices, "people").data["id"]
    write(alices, operation("delete", one, 1, proof=PROOF))
    (back,) = write(alices, operation("restore", one, 2))
    assert back["entry"]["proof"] == ""
    body: dict[str, Any] = {
        "created_at": "2026-06-15T12:00:00Z",
        "answers": {},
        "words": None,
        "proof": OTHER,
    }
    write(alices, operation("put", one, 3, body=body))
    assert tombstone(alices)["proof"] == ""


def test_proof_sent_again_changes_nothing(alices: APIClient) -> None:
    one, key = put_entry(alices, "people").data["id"], str(uuid4())
    write(alices, operation("delete", one, 1, idempotency_key=key, proof=PROOF))
    write(alices, operation("delete", one, 1, idempotency_key=key, proof=OTHER))
    assert tombstone(alices)["proof"] == PROOF


def test_every_kind_has_a_place_for_it() -> None:
    assert all(kind.model._meta.get_field("proof") for kind in entries.kinds())
