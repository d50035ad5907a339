"""Kind moments and a person's own cards are shared as repairs are."""

from typing import Any
from uuid import UUID

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.sharing.models import Grant
from tests.conftest import entry_headers, put_entry, signed_in
from tests.sharing.device import share_body

GRANTS = "/api/v1/grants"


@pytest.fixture(params=["kind-moments", "cards"])
def shared(
    request: pytest.FixtureRequest, alice: User, dana: User, alices: APIClient, linked: UUID
) -> dict[str, Any]:
    """What Alice has just shared with Dana."""
    entry = put_entry(alices, request.param).data["id"]
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
