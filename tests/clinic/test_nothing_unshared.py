"""What a client does and does not share changes nothing that their therapist is answered, not by a byte: neither what
they write, nor that they were here.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from tests.conftest import put_entry, signed_in
from tests.measures.conftest import agree, keep
from tests.sharing.device import share_body

GETS = (
    "caseload",
    "heartbeat",
    "introductions?care_links={}",
    "clients/{}",
    "clients/{}/heartbeat",
    "clients/{}/opened",
)


@pytest.fixture
def shared(alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID) -> UUID:
    """A repair that is shared and was opened, and a measure that was agreed on."""
    entry = put_entry(alices, "repairs", status="closed").data["id"]
    grant = share_body(alice, dana, linked, entry)
    assert alices.post("/api/v1/grants", grant).status_code == 201
    assert danas.get(f"/api/v1/clinic/shared-copies/{grant['id']}").status_code == 200
    agree(danas, alices, linked)
    return linked


def answers(danas: APIClient, linked: UUID) -> dict[str, bytes]:
    found = {path: danas.get(f"/api/v1/clinic/{path.format(linked)}") for path in GETS}
    assert {answer.status_code for answer in found.values()} == {200}
    return {path: answer.content for path, answer in found.items()}


def _put(alices: APIClient, kind: str, **body: Any) -> None:
    assert put_entry(alices, kind, **body).status_code == 201


def _signs_in(alice: User, alices: APIClient) -> None:
    signed_in(alice).get("/api/v1/session")


def _writes(alice: User, alices: APIClient) -> None:
    _put(alices, "repairs", status="draft")
    _put(alices, "repairs", status="closed")


def _notes_how_they_are(alice: User, alices: APIClient) -> None:
    _put(alices, "check-ins")


def _begins_a_list_for_the_session(alice: User, alices: APIClient) -> None:
    _put(alices, "agendas")


def _writes_what_did_not_sit_well(alice: User, alices: APIClient) -> None:
    _put(alices, "speak-ups", status="draft")


def _answers_a_measure(alice: User, alices: APIClient) -> None:
    assert keep(alices).status_code == 201


def _reads_who_opened_what(alice: User, alices: APIClient) -> None:
    assert alices.get("/api/v1/access-records").status_code == 200


@pytest.mark.promise(37)
@pytest.mark.parametrize(
    "does",
    [
        _signs_in,
        _writes,
        _notes_how_they_are,
        _begins_a_list_for_the_session,
        _writes_what_did_not_sit_well,
        _answers_a_measure,
        _reads_who_opened_what,
    ],
)
def test_what_is_not_shared_changes_no_answer_to_the_therapist(
    does: Callable[[User, APIClient], None], alice: User, alices: APIClient, danas: APIClient, shared: UUID
) -> None:
    before = answers(danas, shared)
    does(alice, alices)
    assert answers(danas, shared) == before
