"""What went by itself, went with its deleted entry, and is back: it goes again on a word of the client's alone."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from rest_framework.test import APIClient

from backend.accounts.models import User
from tests.conftest import NOON, entry_headers, signed_in
from tests.sharing.by_itself import GRANTS, SCOPES, by, closed, code_of, copy_of
from tests.sharing.device import in_days, scope_body, share_body


@pytest.mark.promise(11)
@pytest.mark.parametrize("first", ["nothing", "taken back"])
def test_what_was_deleted_and_is_back_can_be_shared_again_and_what_was_taken_back_can_not(
    alice: User, dana: User, alices: APIClient, scope: dict[str, Any], first: str
) -> None:
    entry = closed(alices)
    shared = by(scope, alice, dana, entry)
    assert alices.post(GRANTS, shared).status_code == 201
    copy_of(dana, shared["id"])
    if first == "taken back":
        alices.post(f"{GRANTS}/{shared['id']}/revoke")
    alices.delete(f"/api/v1/repairs/{entry}", headers=entry_headers(1))
    alices.post(f"/api/v1/repairs/{entry}/restore", headers=entry_headers(2))
    assert copy_of(dana, shared["id"]).status_code == 404, "nothing goes unasked"
    unasked = by(scope, alice, dana, entry, id=shared["id"], entry_revision=3)
    assert alices.post(GRANTS, unasked).data["state"] == "revoked"
    again = unasked | {"again": True}
    other = by(scope, alice, dana, entry, entry_revision=3)
    assert alices.post(GRANTS, again).status_code == 200
    if first == "taken back":
        assert copy_of(dana, shared["id"]).status_code == 404
        assert code_of(alices.post(GRANTS, other)) == (403, "kept_private")
        return
    assert code_of(alices.post(GRANTS, other)) == (409, "shared_already")
    assert copy_of(dana, shared["id"]).data["copy"] == again["copy"]
    (told,) = alices.get(GRANTS).data["results"]
    assert (told["state"], told["entry_revision"]) == ("live", 3)
    page = signed_in(dana).get(f"/api/v1/clinic/clients/{scope['care_link']}").data
    assert page["review"] == []  # nothing is taken back
    alices.post(f"{GRANTS}/{shared['id']}/revoke")  # and this once is for good
    late = by(scope, alice, dana, entry, id=shared["id"], entry_revision=3) | {"again": True}
    assert alices.post(GRANTS, late).status_code == 200
    assert copy_of(dana, shared["id"]).status_code == 404


@pytest.mark.promise(11)
@pytest.mark.parametrize("how", ["by another scope", "by hand"])
def test_what_was_deleted_and_is_back_can_go_by_a_scope_begun_anew_and_by_hand(
    alice: User, dana: User, alices: APIClient, scope: dict[str, Any], how: str
) -> None:
    entry = closed(alices)
    alices.post(GRANTS, by(scope, alice, dana, entry))
    alices.delete(f"/api/v1/repairs/{entry}", headers=entry_headers(1))
    alices.post(f"/api/v1/repairs/{entry}/restore", headers=entry_headers(2))
    if how == "by hand":
        by_hand = share_body(alice, dana, scope["care_link"], entry, entry_revision=3)
        assert alices.post(GRANTS, by_hand).status_code == 201
        return
    alices.post(f"{SCOPES}/{scope['id']}/end")
    anew = scope_body(alice, dana, scope["care_link"])
    assert alices.post(SCOPES, anew).status_code == 201
    assert alices.post(GRANTS, by(anew, alice, dana, entry, entry_revision=3)).status_code == 201


@pytest.mark.promise(14)
def test_what_is_back_holds_as_long_as_its_scope(alice: User, dana: User, linked: UUID) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        alices = signed_in(alice)
        scope = scope_body(alice, dana, linked, until=in_days(300))
        alices.post(SCOPES, scope)
        entry = closed(alices)
        shared = by(scope, alice, dana, entry)
        alices.post(GRANTS, shared)
        alices.delete(f"/api/v1/repairs/{entry}", headers=entry_headers(1))
        clock.shift(timedelta(days=25))
        alices = signed_in(alice)
        for subject, id in (("care_link", linked), ("scope", scope["id"])):
            keep = {"subject": subject, "id": str(id), "answer": "keep"}
            assert alices.post("/api/v1/consents", keep).status_code == 204
        alices.post(f"/api/v1/repairs/{entry}/restore", headers=entry_headers(2))
        again = by(scope, alice, dana, entry, id=shared["id"], entry_revision=3) | {"again": True}
        assert alices.post(GRANTS, again).status_code == 200
        clock.shift(timedelta(days=119))
        assert copy_of(dana, shared["id"]).status_code == 200
