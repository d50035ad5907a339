"""What may go to a therapist, and what stays whatever a device asks."""

from typing import Any
from uuid import UUID

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.sharing.models import Grant
from backend.speakup.answers import BEYOND, BRINGING, SENT_BY
from tests.conftest import put_entry
from tests.sharing.device import share_body
from tests.speakup.conftest import READY

KIND = "speak-ups"


def sharing(alice: User, dana: User, alices: APIClient, linked: UUID, **columns: Any) -> Any:
    made = put_entry(alices, KIND, **columns)
    assert made.status_code == 201, made.content
    return alices.post("/api/v1/grants", share_body(alice, dana, linked, made.data["id"], kind=KIND))


def with_answers(**answers: Any) -> dict[str, Any]:
    return {**READY, "answers": {**READY["answers"], **answers}}


def refused(answer: Any) -> bool:
    return (answer.status_code, answer.json().get("error", {}).get("code")) == (403, "not_shareable")


@pytest.mark.promise(18)
def test_every_question_may_stay_open(alices: APIClient) -> None:
    made = put_entry(alices, KIND, words=None)
    assert (made.status_code, made.data["status"], made.data["answers"]) == (201, "draft", {})


@pytest.mark.promise(11)
@pytest.mark.parametrize("bringing", [*BRINGING.values, None])
def test_it_goes_in_the_two_ways_that_a_therapist_is_told_by_and_in_no_other(
    alice: User, dana: User, alices: APIClient, linked: UUID, bringing: str | None
) -> None:
    answer = sharing(alice, dana, alices, linked, **with_answers(bringing=bringing))
    assert answer.status_code == 201 if bringing in SENT_BY else refused(answer)
    assert Grant.objects.exists() == (bringing in SENT_BY)


@pytest.mark.promise(11)
def test_draft_goes_to_nobody(alice: User, dana: User, alices: APIClient, linked: UUID) -> None:
    assert refused(sharing(alice, dana, alices, linked, **{**READY, "status": "draft"}))


@pytest.mark.promise(8)
@pytest.mark.parametrize("what", [[BEYOND], ["tone", BEYOND]])
@pytest.mark.parametrize("bringing", sorted(SENT_BY))
def test_what_is_no_misunderstanding_goes_to_no_therapist(
    alice: User, dana: User, alices: APIClient, linked: UUID, what: list[str], bringing: str
) -> None:
    assert refused(sharing(alice, dana, alices, linked, **with_answers(what=what, bringing=bringing)))
    assert not Grant.objects.exists()


@pytest.mark.promise(8)
@pytest.mark.parametrize(
    ("route", "relation", "goes"),
    [("quiet", "my_therapist", False), ("careful", "my_therapist", True), ("quiet", "partner", True)],
)
def test_nothing_goes_once_quiet_was_chosen_with_the_therapist(
    alice: User, dana: User, alices: APIClient, linked: UUID, route: str, relation: str, goes: bool
) -> None:
    put_entry(alices, "people", route=route, answers={"relation": relation})
    answer = sharing(alice, dana, alices, linked, **READY)
    assert answer.status_code == 201 if goes else refused(answer)


@pytest.mark.promise(12)
def test_taken_back_before_it_was_opened_leaves_the_therapist_nothing(
    danas: APIClient, alices: APIClient, linked: UUID, shared: dict[str, Any]
) -> None:
    pages = ("clinic/caseload", f"clinic/clients/{linked}")
    assert shared["id"] in danas.get(f"/api/v1/{pages[1]}").content.decode()
    alices.post(f"/api/v1/grants/{shared['id']}/revoke")
    for page in pages:
        seen = danas.get(f"/api/v1/{page}").content.decode()
        assert not {shared["id"], shared["entry"], KIND} & set(seen.replace('"', " ").split()), page
        assert KIND not in seen
    gone = danas.get(f"/api/v1/clinic/shared-copies/{shared['id']}")
    assert (gone.status_code, gone.json()["error"]["code"]) == (404, "not_found")
    assert alices.get("/api/v1/access-records").data["results"] == []
    (case,) = danas.get("/api/v1/clinic/caseload").data["results"]
    assert case["review"] == []
    (mine,) = alices.get("/api/v1/grants").data["results"]
    assert (mine["state"], mine["opened_at"]) == ("revoked", None)


@pytest.mark.promise(12, 13)
def test_taken_back_after_it_was_opened_says_when_it_was_read(
    danas: APIClient, alices: APIClient, shared: dict[str, Any]
) -> None:
    assert danas.get(f"/api/v1/clinic/shared-copies/{shared['id']}").status_code == 200
    alices.post(f"/api/v1/grants/{shared['id']}/revoke")
    (mine,) = alices.get("/api/v1/grants").data["results"]
    (record,) = alices.get("/api/v1/access-records").data["results"]
    assert (mine["state"], mine["opened_at"], record["kind"]) == ("revoked", record["at"], KIND)


@pytest.mark.promise(37)
def test_nobody_counts_them(
    alice: User, dana: User, danas: APIClient, alices: APIClient, linked: UUID, shared: dict[str, Any]
) -> None:
    assert sharing(alice, dana, alices, linked, **READY).status_code == 201
    (case,) = danas.get("/api/v1/clinic/caseload").data["results"]
    assert case["shared"] == case["unopened"] == {KIND: 1}  # that there is something, however much it is


def test_a_client_whose_speak_up_was_not_opened_needs_a_look(
    danas: APIClient, alices: APIClient, shared: dict[str, Any]
) -> None:
    def reasons() -> list[str]:
        (case,) = danas.get("/api/v1/clinic/caseload").data["results"]
        return [one["reason"] for one in case["review"]]

    assert reasons() == ["speak_up"]
    danas.get(f"/api/v1/clinic/shared-copies/{shared['id']}")
    assert reasons() == []
    alices.post(f"/api/v1/grants/{shared['id']}/revoke")
    assert reasons() == ["consent_changed"]
