from uuid import UUID

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.sharing.models import CareLink, Grant, Handover
from tests.conftest import signed_in
from tests.sharing.device import handover_body, invite, link, share
from tests.sharing.test_shares import GRANTS, copies


@pytest.mark.promise(39)
def test_client_ends_alone_and_keeps_everything(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    body = share(alice, dana, linked)
    assert alices.post(f"/api/v1/care-links/{linked}/end").status_code == 204
    assert copies(dana, body["id"]).status_code == 404
    assert signed_in(dana).get("/api/v1/clinic/caseload").data["results"] == []
    assert signed_in(dana).get(f"/api/v1/clinic/clients/{linked}").status_code == 404
    stored = CareLink.objects.get()
    assert (stored.ended_by, stored.alias_copy) == ("client", "")
    assert Grant.objects.get().copy == ""
    assert alices.get(f"/api/v1/repairs/{body['entry']}").status_code == 200
    assert alices.get(GRANTS).data["results"][0]["state"] == "revoked"


@pytest.mark.promise(39)
def test_what_was_accepted_stays_with_the_client_alone(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    """So a reply that was not read before the end can still be checked; the clinician's way into it is gone."""
    (before,) = alices.get("/api/v1/care-links").data["results"]
    assert before["own_copy"] is None
    alices.post(f"/api/v1/care-links/{linked}/end")
    (after,) = alices.get("/api/v1/care-links").data["results"]
    assert after["alias_copy"] is None
    kept = {name: before["alias_copy"][name] for name in ("v", "text", "owner")}
    assert after["own_copy"] == kept
    assert "reader" not in CareLink.objects.get().own_copy


@pytest.mark.promise(39)
def test_what_waits_for_an_answer_goes_with_the_link(
    alice: User, dana: User, erin: User, alices: APIClient, linked: UUID
) -> None:
    code = invite(signed_in(erin))[0].data["id"]
    proposed = handover_body(alice, dana, linked, code)
    assert signed_in(dana).put(f"/api/v1/clinic/clients/{linked}/handover", proposed).status_code == 200
    alices.post(f"/api/v1/care-links/{linked}/end")
    assert alices.get("/api/v1/handovers").data["results"] == []
    assert [(one.answer, one.copy) for one in Handover.objects.all()] == [("withdrawn", "")]


def test_clinician_can_end_too_and_twice_is_once(alice: User, dana: User, linked: UUID) -> None:
    for client in (signed_in(dana), signed_in(dana), signed_in(alice)):
        assert client.post(f"/api/v1/care-links/{linked}/end").status_code == 204
    assert CareLink.objects.get().ended_by == "clinician"


def test_strangers_end_nothing(bobs: APIClient, erin: User, dana: User, ada: User, linked: UUID) -> None:
    unknown = bobs.post(f"/api/v1/care-links/{new_id()}/end")
    for client in (bobs, signed_in(erin)):
        answer = client.post(f"/api/v1/care-links/{linked}/end")
        assert (answer.status_code, answer.content) == (404, unknown.content)
    for user in (ada,):
        assert signed_in(user).post(f"/api/v1/care-links/{linked}/end").status_code == 403
    assert signed_in(dana, second_factor=False).post(f"/api/v1/care-links/{linked}/end").status_code == 403
    assert CareLink.objects.get().ended_at is None


def test_two_can_begin_again(alice: User, dana: User, alices: APIClient, linked: UUID) -> None:
    alices.post(f"/api/v1/care-links/{linked}/end")
    again = link(alice, dana)
    assert {str(row["id"]) for row in alices.get("/api/v1/care-links").data["results"]} == {
        str(linked),
        str(again),
    }
