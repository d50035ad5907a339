"""Item 9: asked only by a procedure, and an answer is looked at without the server knowing what it was."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import Clinician, Practice, Role, User
from backend.sharing.models import AccessRecord, CareLink, Grant
from tests.conftest import MakeUser, put_entry, signed_in
from tests.measures.conftest import AGREEMENTS, agree, code, keep, place, propose, share
from tests.sharing.device import link, scope_body, share_body


@pytest.fixture
def procedure(dana: User) -> None:
    """Dana's practice has written down what it does."""
    Practice.objects.filter(clinicians__user=dana).update(item9_procedure="We call the same day.")


@pytest.fixture
def shared(
    procedure: None, alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID
) -> str:
    """Alice's PHQ-9, shared with Dana."""
    agree(danas, alices, linked, "phq-9")
    entry = keep(alices, "phq-9").data["id"]
    return str(share(alices, alice, dana, linked, entry).data["id"])


def reasons(danas: APIClient) -> list[str]:
    (case,) = danas.get("/api/v1/clinic/caseload").data["results"]
    return [one["reason"] for one in case["review"]]


def acknowledge(api: APIClient, grant: str) -> Any:
    return api.post(f"/api/v1/clinic/measure-responses/{grant}/acknowledge")


def test_nobody_asks_about_self_harm_without_a_procedure(danas: APIClient, linked: UUID) -> None:
    body = {"id": str(uuid4()), "measure": "phq-9"}
    assert code(danas.post(place(linked), body)) == (403, "no_procedure")
    assert danas.get(place(linked)).data["procedure"] == ""
    assert danas.post(place(linked), {**body, "measure": "phq-8"}).status_code == 201


@pytest.mark.promise(13)
def test_answer_needs_a_look_until_it_is_acknowledged_in_the_clients_log(
    danas: APIClient, alices: APIClient, linked: UUID, shared: str
) -> None:
    assert reasons(danas) == ["self_harm_answer"]
    assert code(acknowledge(danas, shared)) == (409, "not_opened")
    assert danas.get(f"/api/v1/clinic/shared-copies/{shared}").status_code == 200
    assert reasons(danas) == ["self_harm_answer"]  # opened is not looked at
    assert [str(one) for one in danas.get(place(linked)).data["to_acknowledge"]] == [shared]
    assert acknowledge(danas, shared).status_code == acknowledge(danas, shared).status_code == 204
    assert reasons(danas) == danas.get(place(linked)).data["to_acknowledge"] == []
    log = alices.get("/api/v1/access-records").data["results"]
    assert [(one["act"], str(one["grant"])) for one in log] == [("acknowledged", shared), ("opened", shared)]


def test_a_newer_revision_needs_a_look_of_its_own(danas: APIClient, linked: UUID, shared: str) -> None:
    danas.get(f"/api/v1/clinic/shared-copies/{shared}")
    assert acknowledge(danas, shared).status_code == 204
    Grant.objects.filter(pk=shared).update(from_at=timezone.now())  # as where it takes the copy's place
    assert reasons(danas) == ["self_harm_answer"]
    assert [str(one) for one in danas.get(place(linked)).data["to_acknowledge"]] == [shared]
    assert code(acknowledge(danas, shared)) == (409, "not_opened")
    danas.get(f"/api/v1/clinic/shared-copies/{shared}")
    assert acknowledge(danas, shared).status_code == 204
    assert reasons(danas) == []


@pytest.mark.promise(10)
def test_an_answer_that_was_changed_and_went_again_needs_a_look_again(
    procedure: None, alice: User, dana: User, danas: APIClient, alices: APIClient, linked: UUID
) -> None:
    agree(danas, alices, linked, "phq-9")
    scope = scope_body(alice, dana, linked, kind="measure-responses")
    assert alices.post("/api/v1/scopes", scope).status_code == 201
    now = timezone.now()
    kept = {"on": now.date(), "created_at": now.isoformat()}
    entry = keep(alices, "phq-9", **kept).data["id"]

    def goes(revision: int, grant: str) -> None:
        body = share_body(
            alice, dana, linked, entry, kind="measure-responses", id=grant, entry_revision=revision
        )
        assert alices.post("/api/v1/grants", body | {"scope": scope["id"]}).status_code in (200, 201)

    goes(1, grant := str(uuid4()))
    danas.get(f"/api/v1/clinic/shared-copies/{grant}")
    assert acknowledge(danas, grant).status_code == 204
    assert reasons(danas) == []
    put_entry(
        alices, "measure-responses", entry, 1, measure="phq-9", status="kept", answered_on=str(now.date())
    )
    goes(2, grant)
    assert reasons(danas) == ["self_harm_answer"]
    assert code(acknowledge(danas, grant)) == (
        409,
        "not_opened",
    )  # what was read is not what stands there now
    danas.get(f"/api/v1/clinic/shared-copies/{grant}")
    assert acknowledge(danas, grant).status_code == 204
    assert reasons(danas) == []
    log = alices.get("/api/v1/access-records").data["results"]
    assert [one["act"] for one in log] == ["acknowledged", "opened"] * 2


def test_other_measures_need_no_look(
    alice: User, dana: User, danas: APIClient, alices: APIClient, linked: UUID
) -> None:
    agree(danas, alices, linked, "gad-7")
    grant = share(alices, alice, dana, linked, keep(alices, "gad-7").data["id"]).data["id"]
    assert reasons(danas) == []
    assert grant


@pytest.mark.promise(10)
def test_each_answer_needs_a_look_of_its_own(
    alice: User, dana: User, danas: APIClient, alices: APIClient, linked: UUID, shared: str
) -> None:
    entry = keep(alices, "phq-9", on=date(2026, 6, 1)).data["id"]
    other = str(share(alices, alice, dana, linked, entry).data["id"])
    waits = sorted(str(one) for one in danas.get(place(linked)).data["to_acknowledge"])
    assert waits == sorted([shared, other])
    for left in ([other], []):
        seen = shared if left else other
        danas.get(f"/api/v1/clinic/shared-copies/{seen}")
        assert acknowledge(danas, seen).status_code == 204
        assert [str(one) for one in danas.get(place(linked)).data["to_acknowledge"]] == left
        assert reasons(danas) == ["self_harm_answer"][: len(left)]


@pytest.mark.promise(12)
def test_what_was_taken_back_needs_no_look(danas: APIClient, alices: APIClient, shared: str) -> None:
    alices.post(f"/api/v1/grants/{shared}/revoke")
    assert reasons(danas) == []
    assert code(acknowledge(danas, shared)) == (404, "not_found")


def test_nobody_else_acknowledges(danas: APIClient, shared: str, make_user: MakeUser) -> None:
    erin = make_user("erin", Role.CLINICIAN)
    assert code(acknowledge(signed_in(erin), shared)) == (404, "not_found")
    assert not AccessRecord.objects.exists()


def test_without_the_procedure_any_more_it_is_not_offered(
    dana: User, danas: APIClient, alices: APIClient, shared: str
) -> None:
    assert len(alices.get(AGREEMENTS).data["results"]) == 1
    Practice.objects.update(item9_procedure="")
    assert alices.get(AGREEMENTS).data["results"] == []
    assert reasons(danas) == ["self_harm_answer"]  # what was shared has to be looked at all the same


@pytest.mark.promise(13)
@pytest.mark.parametrize("by", ["an act", "itself", "itself again"])
def test_without_the_procedure_any_more_it_is_kept_and_not_shared(
    procedure: None, alice: User, dana: User, danas: APIClient, alices: APIClient, linked: UUID, by: str
) -> None:
    agree(danas, alices, linked, "phq-9")
    scope = scope_body(alice, dana, linked, kind="measure-responses")
    assert alices.post("/api/v1/scopes", scope).status_code == 201
    day = timezone.now().date()
    begun = {"on": day, "status": "kept" if by == "itself again" else "answering"}
    entry = keep(alices, "phq-9", created_at=timezone.now().isoformat(), **begun).data["id"]

    def give(revision: int, grant: str) -> Any:
        body = share_body(
            alice, dana, linked, entry, kind="measure-responses", id=grant, entry_revision=revision
        )
        return alices.post("/api/v1/grants", body if by == "an act" else body | {"scope": scope["id"]})

    grant = str(uuid4())
    if by == "itself again":
        assert give(1, grant).status_code == 201
    Practice.objects.update(item9_procedure="")
    kept = put_entry(
        alices, "measure-responses", UUID(entry), 1, measure="phq-9", status="kept", answered_on=str(day)
    )
    assert kept.status_code == 200  # nothing that was answered is lost
    assert code(give(2, grant)) == (403, "not_shareable")
    Practice.objects.update(item9_procedure="We ring.")
    assert give(2, grant).status_code in (200, 201)


def test_it_is_shared_with_nobody_whose_own_practice_has_no_procedure(
    procedure: None, alice: User, erin: User, danas: APIClient, alices: APIClient, linked: UUID
) -> None:
    agree(danas, alices, linked, "phq-9")
    Clinician.objects.filter(user=erin).update(practice=Practice.objects.create(name="Quay"))
    kept = keep(alices, "phq-9").data["id"]
    assert code(share(alices, alice, erin, link(alice, erin), kept)) == (403, "not_shareable")
    Practice.objects.filter(name="Quay").update(item9_procedure="We ring.")
    assert share(alices, alice, erin, CareLink.objects.get(clinician=erin).pk, kept).status_code == 201


def test_without_the_procedure_nobody_is_asked_about_it_again(
    procedure: None, danas: APIClient, alices: APIClient, linked: UUID
) -> None:
    made = agree(danas, alices, linked, "phq-9")
    Practice.objects.update(item9_procedure="")
    asked = alices.get("/api/v1/consents").data["results"]
    assert [one["subject"] for one in asked] == ["care_link"]
    body = {"subject": "measure", "id": made, "answer": "keep"}
    assert code(alices.post("/api/v1/consents", body)) == (404, "not_found")
    assert alices.post("/api/v1/consents", {**body, "answer": "stop"}).status_code == 204


def test_proposal_without_the_procedure_any_more_can_not_be_agreed_to(
    procedure: None, danas: APIClient, alices: APIClient, linked: UUID
) -> None:
    made = propose(danas, linked, "phq-9")
    Practice.objects.update(item9_procedure="")
    assert code(alices.post(f"{AGREEMENTS}/{made}/agree")) == (404, "not_found")
