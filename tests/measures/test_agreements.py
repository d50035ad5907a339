"""Nothing is asked before both agree, either side ends it, and a no looks like an end."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import Role, User
from backend.core.consents import HOLDS
from backend.measures.models import MeasureAgreement
from backend.measures.rules import ASKED_AGAIN_AFTER
from backend.sharing.models import CareLink
from tests.conftest import NOON, MakeUser, signed_in
from tests.measures.conftest import AGREEMENTS, agree, code, keep, place, propose, share


def states(danas: APIClient, linked: UUID) -> list[tuple[str, str]]:
    return [(one["measure"], one["state"]) for one in danas.get(place(linked)).data["results"]]


def test_measure_is_off_until_both_agree(alices: APIClient, danas: APIClient, linked: UUID) -> None:
    assert code(keep(alices)) == (403, "measure_not_agreed")
    made = propose(danas, linked)
    (told,) = alices.get(AGREEMENTS).data["results"]
    assert (told["measure"], told["state"]) == ("gad-7", "proposed")
    assert code(keep(alices)) == (403, "measure_not_agreed")
    assert alices.post(f"{AGREEMENTS}/{made}/agree").data["state"] == "agreed"
    assert keep(alices).status_code == 201
    assert code(keep(alices, measure="phq-8")) == (403, "measure_not_agreed")


@pytest.mark.promise(38)
def test_no_and_end_look_alike_and_say_no_reason(alices: APIClient, danas: APIClient, linked: UUID) -> None:
    declined, ended = propose(danas, linked, "gad-7"), agree(danas, alices, linked, "phq-8")
    for one in (declined, ended):
        assert alices.post(f"{AGREEMENTS}/{one}/end").status_code == 204
    first, second = danas.get(place(linked)).data["results"]
    assert first["state"] == second["state"] == "ended"
    assert set(first) == {"id", "measure", "state", "proposed_on"}
    assert alices.get(AGREEMENTS).data["results"] == []


def test_nobody_is_asked_again_and_again(alices: APIClient, danas: APIClient, linked: UUID) -> None:
    made = propose(danas, linked)
    body = {"id": str(uuid4()), "measure": "gad-7"}
    assert code(danas.post(place(linked), body)) == (409, "already_proposed")
    alices.post(f"{AGREEMENTS}/{made}/end")
    assert code(danas.post(place(linked), body)) == (409, "proposed_before")
    MeasureAgreement.objects.update(ended_at=timezone.now() - timedelta(days=28))
    assert danas.post(place(linked), body).status_code == 201
    assert danas.post(place(linked), body).status_code == 200  # sent again
    assert states(danas, linked) == [("gad-7", "proposed")]


@pytest.mark.parametrize(("early", "status"), [(timedelta(seconds=1), 409), (timedelta(), 201)])
def test_four_weeks_to_the_moment_are_enough(
    alices: APIClient, dana: User, linked: UUID, early: timedelta, status: int
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert alices.post(f"{AGREEMENTS}/{propose(signed_in(dana), linked)}/end").status_code == 204
        clock.shift(ASKED_AGAIN_AFTER - early)
        again = signed_in(dana).post(place(linked), {"id": str(uuid4()), "measure": "gad-7"})
        assert again.status_code == status


def run_out(made: str, ago: timedelta = timedelta()) -> None:
    """The client's yes ran out that long ago, and nobody said anything."""
    MeasureAgreement.objects.filter(pk=made).update(agreed_at=timezone.now() - HOLDS - ago)


def end_ago(alices: APIClient, made: str, ago: timedelta = timedelta()) -> None:
    assert alices.post(f"{AGREEMENTS}/{made}/end").status_code == 204
    MeasureAgreement.objects.filter(pk=made).update(ended_at=timezone.now() - ago)


@pytest.mark.promise(38)
@pytest.mark.parametrize("days", [0, 27, 28, 400])
def test_a_yes_that_ran_out_and_an_end_look_alike(
    alices: APIClient, danas: APIClient, linked: UUID, days: int
) -> None:
    """To whoever proposes it anew, and to whoever ends what reads "ended" first."""
    made = {one: agree(danas, alices, linked, one) for one in ("gad-7", "phq-8", "pcl-5", "pc-ptsd-5")}
    for one in ("gad-7", "pcl-5"):
        end_ago(alices, made[one], timedelta(days=days))
    for one in ("phq-8", "pc-ptsd-5"):
        run_out(made[one], timedelta(days=days))
    assert {state for _, state in states(danas, linked)} == {"ended"}
    for one in ("pcl-5", "pc-ptsd-5"):
        assert danas.post(f"{AGREEMENTS}/{made[one]}/end").status_code == 204
    answers = {}
    for one in made:
        answer = danas.post(place(linked), {"id": str(uuid4()), "measure": one})
        answers[one] = (answer.status_code, set(answer.json()), answer.json().get("error"))
    assert answers["gad-7"] == answers["phq-8"] == answers["pcl-5"] == answers["pc-ptsd-5"]
    assert answers["gad-7"][0] == (409 if days < 28 else 201)
    after = states(danas, linked)
    assert {state for _, state in after} == ({"ended"} if days < 28 else {"proposed"})
    assert len(after) == len(made)


def test_a_new_proposal_takes_the_place_of_a_yes_that_ran_out(
    alices: APIClient, danas: APIClient, linked: UUID
) -> None:
    made = agree(danas, alices, linked)
    run_out(made, timedelta(days=28))
    again = propose(danas, linked)
    (told,) = alices.get(AGREEMENTS).data["results"]
    assert (str(told["id"]), told["state"]) == (again, "proposed")
    for one in (made, again):  # which has no yes yet
        keep_it = {"subject": "measure", "id": one, "answer": "keep"}
        assert code(alices.post("/api/v1/consents", keep_it)) == (404, "not_found")


def test_what_was_kept_can_be_shared_until_a_new_proposal_is_answered_and_after_a_yes(
    alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID
) -> None:
    made = agree(danas, alices, linked)
    kept = keep(alices).data["id"]
    run_out(made, timedelta(days=28))
    assert share(alices, alice, dana, linked, kept).status_code == 201  # it rests
    again = propose(danas, linked)
    (told,) = alices.get(AGREEMENTS).data["results"]
    assert (told["state"], told["agreed_at"] is None) == ("proposed", False)
    assert share(alices, alice, dana, linked, kept).status_code == 201
    assert alices.post(f"{AGREEMENTS}/{again}/agree").data["state"] == "agreed"
    assert share(alices, alice, dana, linked, kept).status_code == 201
    assert alices.post(f"{AGREEMENTS}/{again}/end").status_code == 204
    assert code(share(alices, alice, dana, linked, kept)) == (403, "not_shareable")


@pytest.mark.parametrize("said", ["the yes", "the new proposal"])
def test_an_end_and_a_no_let_nothing_more_be_shared(
    alice: User, dana: User, alices: APIClient, danas: APIClient, linked: UUID, said: str
) -> None:
    made = agree(danas, alices, linked)
    kept = keep(alices).data["id"]
    if said == "the yes":
        end_ago(alices, made, timedelta(days=28))
    else:
        run_out(made, timedelta(days=28))
    again = propose(danas, linked)
    assert alices.get(AGREEMENTS).data["results"][0]["state"] == "proposed"
    if said == "the new proposal":
        assert alices.post(f"{AGREEMENTS}/{again}/end").status_code == 204
    assert code(share(alices, alice, dana, linked, kept)) == (403, "not_shareable")


def test_a_yes_said_again_after_it_ran_out_stands(alices: APIClient, danas: APIClient, linked: UUID) -> None:
    made = agree(danas, alices, linked)
    run_out(made, timedelta(days=28))
    keep_it = {"subject": "measure", "id": made, "answer": "keep"}
    assert alices.post("/api/v1/consents", keep_it).status_code == 204
    assert states(danas, linked) == [("gad-7", "agreed")]
    body = {"id": str(uuid4()), "measure": "gad-7"}
    assert code(danas.post(place(linked), body)) == (409, "already_proposed")


@pytest.mark.promise(38)
def test_the_clients_end_after_their_yes_ran_out_is_told_to_nobody(
    alices: APIClient, danas: APIClient, linked: UUID
) -> None:
    made = agree(danas, alices, linked)
    run_out(made, timedelta(days=28))
    before = danas.get(place(linked)).content
    assert alices.post(f"{AGREEMENTS}/{made}/end").status_code == 204
    assert danas.get(place(linked)).content == before
    propose(danas, linked)  # the four weeks are over all the same


def test_clinician_takes_a_proposal_back(alices: APIClient, danas: APIClient, linked: UUID) -> None:
    made = agree(danas, alices, linked)
    assert danas.post(f"{AGREEMENTS}/{made}/end").status_code == 204
    assert alices.get(AGREEMENTS).data["results"] == []
    assert code(alices.post(f"{AGREEMENTS}/{made}/agree")) == (404, "not_found")


def test_agreement_is_over_with_its_link(alices: APIClient, danas: APIClient, linked: UUID) -> None:
    made = propose(danas, linked)
    alices.post(f"/api/v1/care-links/{linked}/end")
    assert alices.get(AGREEMENTS).data["results"] == []
    assert code(alices.post(f"{AGREEMENTS}/{made}/agree")) == (404, "not_found")


def test_agreement_is_nobody_elses(
    alice: User, alices: APIClient, danas: APIClient, linked: UUID, make_user: MakeUser
) -> None:
    made = propose(danas, linked)
    bobs, erins = signed_in(make_user("mallory")), signed_in(make_user("erin", Role.CLINICIAN))
    assert bobs.get(AGREEMENTS).data["results"] == []
    for answer in (bobs.post(f"{AGREEMENTS}/{made}/agree"), bobs.post(f"{AGREEMENTS}/{made}/end")):
        assert code(answer) == (404, "not_found")
    for answer in (erins.get(place(linked)), erins.post(f"{AGREEMENTS}/{made}/end")):
        assert code(answer) == (404, "not_found")
    assert code(erins.post(place(linked), {"id": str(uuid4()), "measure": "gad-7"})) == (404, "not_found")
    assert alices.get(AGREEMENTS).data["results"][0]["state"] == "proposed"


@pytest.mark.promise(14)
def test_agreement_is_asked_about_again_and_pauses(alices: APIClient, danas: APIClient, linked: UUID) -> None:
    made = agree(danas, alices, linked)

    def said(days: int) -> Any:
        then = timezone.now() - timedelta(days=days)
        MeasureAgreement.objects.update(agreed_at=then)
        return next(
            one for one in alices.get("/api/v1/consents").data["results"] if one["subject"] == "measure"
        )

    assert (said(89)["due"], said(91)["due"], said(119)["paused"], said(121)["paused"]) == (
        False, True, False, True,
    )  # fmt: skip
    assert alices.get(AGREEMENTS).data["results"][0]["state"] == "paused"
    body = {"subject": "measure", "id": made, "answer": "keep"}
    assert alices.post("/api/v1/consents", body).status_code == 204
    assert alices.get(AGREEMENTS).data["results"][0]["state"] == "agreed"
    assert alices.post("/api/v1/consents", {**body, "answer": "stop"}).status_code == 204
    assert alices.get(AGREEMENTS).data["results"] == []


@pytest.mark.promise(14)
def test_agreement_pauses_with_its_link(alices: APIClient, danas: APIClient, linked: UUID) -> None:
    agree(danas, alices, linked)
    CareLink.objects.update(agreed_at=timezone.now() - timedelta(days=119))
    assert alices.get(AGREEMENTS).data["results"][0]["state"] == "agreed"
    CareLink.objects.update(agreed_at=timezone.now() - timedelta(days=121))
    assert alices.get(AGREEMENTS).data["results"][0]["state"] == "paused"


@pytest.mark.promise(14)
def test_paused_link_takes_no_proposal(danas: APIClient, linked: UUID) -> None:
    CareLink.objects.update(agreed_at=timezone.now() - timedelta(days=121))
    answer = danas.post(place(linked), {"id": str(uuid4()), "measure": "gad-7"})
    assert code(answer) == (404, "not_found")


def test_unknown_measure_is_not_proposed(danas: APIClient, linked: UUID) -> None:
    answer = danas.post(place(linked), {"id": str(uuid4()), "measure": "ors"})
    assert code(answer) == (400, "invalid")
