"""Kind moments, a person's own cards, what they reflected on and pages of people are shared as repairs are."""

from typing import Any
from uuid import UUID

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.sharing.models import Grant
from tests.conftest import entry_headers, put_entry, signed_in
from tests.sharing.device import share_body

GRANTS = "/api/v1/grants"


COLUMNS: dict[str, dict[str, Any]] = {
    "kind-moments": {},
    "cards": {},
    "reflections": {"status": "kept"},
    "people": {},
}


@pytest.fixture(params=COLUMNS)
def shared(
    request: pytest.FixtureRequest, alice: User, dana: User, alices: APIClient, linked: UUID
) -> dict[str, Any]:
    """What Alice has just shared with Dana."""
    entry = put_entry(alices, request.param, **COLUMNS[request.param]).data["id"]
    body = share_body(alice, dana, linked, entry, kind=request.param)
    assert alices.post(GRANTS, body).status_code == 201
    return body


def copy_of(shared: dict[str, Any], clinician: User) -> Any:
    return signed_in(clinician).get(f"/api/v1/clinic/shared-copies/{shared['id']}")


@pytest.mark.promise(11)
@pytest.mark.promise(13)
def test_it_is_read_logged_and_taken_back(dana: User, alices: APIClient, shared: dict[str, Any]) -> None:
    assert copy_of(shared, dana).data["kind"] == shared["kind"]
    (record,) = alices.get("/api/v1/access-records").data["results"]
    assert (record["kind"], str(record["entry"])) == (shared["kind"], str(shared["entry"]))
    alices.post(f"{GRANTS}/{shared['id']}/revoke")
    assert copy_of(shared, dana).status_code == 404


@pytest.mark.promise(11)
@pytest.mark.promise(12)
def test_it_goes_with_the_entry_it_was_made_of(dana: User, alices: APIClient, shared: dict[str, Any]) -> None:
    alices.delete(f"/api/v1/{shared['kind']}/{shared['entry']}", headers=entry_headers(1))
    assert copy_of(shared, dana).status_code == 404
    assert Grant.objects.get().copy == ""


@pytest.mark.promise(12)
def test_a_reflection_that_is_still_written_goes_nowhere(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    entry = put_entry(alices, "reflections", status="draft").data["id"]
    refused = alices.post(GRANTS, share_body(alice, dana, linked, entry, kind="reflections"))
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "not_shareable")


@pytest.mark.promise(12)
@pytest.mark.parametrize(
    ("route", "relation", "status"),
    [("quiet", "my_therapist", 403), ("quiet", "friend", 201), ("careful", "my_therapist", 201)],
)
def test_the_page_of_a_therapist_who_is_gone_quietly_with_goes_to_none(
    alice: User, dana: User, alices: APIClient, linked: UUID, route: str, relation: str, status: int
) -> None:
    entry = put_entry(alices, "people", route=route, answers={"relation": relation}).data["id"]
    assert alices.post(GRANTS, share_body(alice, dana, linked, entry, kind="people")).status_code == status
