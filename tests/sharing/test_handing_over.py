"""Going on with another therapist of the practice: proposed, and the client's yes or no."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import Clinician, Practice, User
from backend.sharing.models import CareLink, Grant, Handover, Invitation
from tests.conftest import MakeUser, signed_in
from tests.sharing.device import accept, handover_body, invite, link, share, share_body


@pytest.fixture
def erins_code(erin: User) -> tuple[str, str]:
    made, lookup = invite(signed_in(erin))
    return str(made.data["id"]), lookup


def propose(alice: User, dana: User, linked: UUID, invitation: str, **other: Any) -> Any:
    body = {**handover_body(alice, dana, linked, invitation), **other}
    return signed_in(dana).put(f"/api/v1/clinic/clients/{linked}/handover", body)


def waiting(client: APIClient) -> list[Any]:
    return list(client.get("/api/v1/handovers").data["results"])


def answer(client: APIClient, handover: str, said: str) -> Any:
    return client.post(f"/api/v1/handovers/{handover}/answer", {"answer": said})


@pytest.mark.promise(11, 12)
def test_a_yes_ends_the_link_that_was_and_leaves_what_was_sealed_anew(
    alices: APIClient, alice: User, dana: User, erin: User, linked: UUID, erins_code: tuple[str, str]
) -> None:
    old = share(alice, dana, linked)
    assert propose(alice, dana, linked, erins_code[0]).data["handover"]["to"] == "Dr Erin"
    (proposed,) = waiting(alices)
    assert answer(alices, proposed["id"], "accepted").data["error"]["code"] == "not_linked_yet"
    new = accept(alices, *erins_code).data["id"]
    assert waiting(alices), "stopped halfway, it can be gone on with"
    (sealed,) = alices.get(f"/api/v1/care-links/{linked}/sealed").data["results"]
    assert sealed["copy"] == old["copy"]
    again = share_body(alice, erin, new, old["entry"], until=old["until"])
    assert alices.post("/api/v1/grants", again).status_code == 201
    assert answer(alices, proposed["id"], "accepted").status_code == 204
    assert answer(alices, proposed["id"], "accepted").status_code == 204
    assert waiting(alices) == []
    assert CareLink.objects.get(pk=linked).ended_by == "handover"
    assert signed_in(dana).get(f"/api/v1/clinic/shared-copies/{old['id']}").status_code == 404
    assert signed_in(erin).get(f"/api/v1/clinic/shared-copies/{again['id']}").status_code == 200
    assert alices.get(f"/api/v1/care-links/{linked}/sealed").status_code == 404


@pytest.mark.promise(38)
def test_a_no_changes_nothing_and_gives_no_reason(
    alices: APIClient, alice: User, dana: User, linked: UUID, erins_code: tuple[str, str]
) -> None:
    share(alice, dana, linked)
    propose(alice, dana, linked, erins_code[0])
    (proposed,) = waiting(alices)
    assert answer(alices, proposed["id"], "declined").status_code == 204
    assert answer(alices, proposed["id"], "accepted").status_code == 404
    assert CareLink.objects.live().count() == Grant.objects.exclude(copy="").count() == 1
    told = signed_in(dana).get(f"/api/v1/clinic/clients/{linked}/handover").data["handover"]
    assert set(told) == {"id", "to", "proposed_on", "declined", "closed"}
    assert (told["declined"], told["closed"]) == (True, False)


@pytest.mark.promise(38)
def test_a_no_stays_one_whatever_becomes_of_the_code(
    alices: APIClient, alice: User, dana: User, linked: UUID, erins_code: tuple[str, str]
) -> None:
    propose(alice, dana, linked, erins_code[0])
    (proposed,) = waiting(alices)
    answer(alices, proposed["id"], "declined")
    accept(alices, *erins_code)
    told = proposed_through(dana, linked)
    assert (told["declined"], told["closed"]) == (True, False)


def test_nothing_is_sealed_anew_before_the_yes(
    alice: User, dana: User, erin: User, linked: UUID, erins_code: tuple[str, str]
) -> None:
    share(alice, dana, linked)
    propose(alice, dana, linked, erins_code[0])
    assert Grant.objects.count() == 1
    assert signed_in(erin).get("/api/v1/clinic/caseload").data["results"] == []


def test_only_a_colleague_of_the_practice_can_be_proposed(
    alice: User, dana: User, erin: User, linked: UUID, erins_code: tuple[str, str]
) -> None:
    own = str(invite(signed_in(dana))[0].data["id"])
    assert propose(alice, dana, linked, own).data["error"]["code"] == "not_a_colleague"
    other = Practice.objects.create(name="Quay", response_window="a week")
    Clinician.objects.filter(user=erin).update(practice=other)
    assert propose(alice, dana, linked, erins_code[0]).data["error"]["code"] == "not_a_colleague"


def test_a_colleague_who_left_the_practice_cannot_be_proposed(
    alice: User, dana: User, erin: User, linked: UUID, erins_code: tuple[str, str]
) -> None:
    """Whatever is still open of theirs."""
    Clinician.objects.filter(user=erin).update(left_on=date(2026, 6, 1))
    assert propose(alice, dana, linked, erins_code[0]).data["error"]["code"] == "not_a_colleague"
    assert not Handover.objects.exists()


def test_a_proposal_of_another_signature_or_about_another_client_is_refused(
    alice: User, bob: User, dana: User, linked: UUID, erins_code: tuple[str, str]
) -> None:
    forged = handover_body(bob, dana, linked, erins_code[0])
    refused = signed_in(dana).put(f"/api/v1/clinic/clients/{linked}/handover", forged)
    assert refused.data["error"]["code"] == "bad_signature"
    elsewhere = link(bob, dana)
    swapped = handover_body(alice, dana, linked, erins_code[0])
    assert signed_in(dana).put(f"/api/v1/clinic/clients/{elsewhere}/handover", swapped).status_code == 400


def test_taken_back_or_run_out_it_waits_no_more(
    alices: APIClient, alice: User, dana: User, erin: User, linked: UUID, erins_code: tuple[str, str]
) -> None:
    propose(alice, dana, linked, erins_code[0])
    signed_in(dana).delete(f"/api/v1/clinic/clients/{linked}/handover")
    assert waiting(alices) == []
    propose(alice, dana, linked, erins_code[0])
    signed_in(erin).delete(f"/api/v1/invitations/{erins_code[0]}")
    assert waiting(alices) == []


def proposed_through(dana: User, link: UUID) -> Any:
    return signed_in(dana).get(f"/api/v1/clinic/clients/{link}/handover").data["handover"]


def test_one_that_was_taken_back_does_not_come_again_when_it_arrives_late(
    alices: APIClient, alice: User, dana: User, linked: UUID, erins_code: tuple[str, str]
) -> None:
    there = f"/api/v1/clinic/clients/{linked}/handover"
    body = handover_body(alice, dana, linked, erins_code[0])
    danas = signed_in(dana)
    danas.put(there, body)
    danas.delete(there)
    late = danas.put(there, body)
    assert (late.status_code, late.data["handover"]) == (200, None)
    assert waiting(alices) == []


def test_a_late_taking_back_takes_no_other_back(
    alices: APIClient, alice: User, dana: User, linked: UUID, erins_code: tuple[str, str]
) -> None:
    propose(alice, dana, linked, erins_code[0])
    there = f"/api/v1/clinic/clients/{linked}/handover"
    first = f"{there}?id={proposed_through(dana, linked)['id']}"
    danas = signed_in(dana)
    assert danas.delete(first).status_code == 204
    propose(alice, dana, linked, erins_code[0])
    assert danas.delete(first).status_code == 204
    assert len(waiting(alices)) == 1
    assert danas.delete(f"{there}?id=none").status_code == 400
    assert danas.delete(there).status_code == 204  # a page of before, which names none
    assert waiting(alices) == []


@pytest.mark.promise(38)
def test_whose_code_is_closed_waits_no_more_and_tells_nobody_who_used_it(
    alices: APIClient, alice: User, bob: User, dana: User, erin: User, make_user: MakeUser
) -> None:
    """Nor that anybody did, before its own day: whoever used it can still answer."""
    told = []
    for how in ("withdrawn", "by another", "by the client"):
        client = make_user(f"client_{how.replace(' ', '_')}")
        through = link(client, dana)
        made, lookup = invite(signed_in(erin))
        code = str(made.data["id"])
        propose(client, dana, through, code)
        assert not proposed_through(dana, through)["closed"]
        if how == "withdrawn":
            signed_in(erin).delete(f"/api/v1/invitations/{code}")
        else:
            accept(signed_in(bob if how == "by another" else client), code, lookup)
        assert proposed_through(dana, through)["closed"] == (how == "withdrawn")
        assert len(waiting(signed_in(client))) == (how == "by the client")
        Invitation.objects.filter(pk=code).update(expires_at=timezone.now())
        told.append({**proposed_through(dana, through), "id": None})
    assert told[0]["closed"]
    assert told[1:] == told[:1] * 2


@pytest.mark.promise(38)
@pytest.mark.parametrize("after", ["nothing", "another name"])
@pytest.mark.parametrize("where", ["a colleague", "a stranger"])
def test_no_therapist_is_told_that_a_code_was_used(
    alices: APIClient,
    alice: User,
    dana: User,
    erin: User,
    linked: UUID,
    make_user: MakeUser,
    after: str,
    where: str,
) -> None:
    """Neither by proposing it anew, nor by looking it up, nor by what was proposed before."""
    if where == "a stranger":
        other = Practice.objects.create(name="Quay", response_window="a week")
        Clinician.objects.filter(user=erin).update(practice=other)
    told = []
    for user in (None, make_user("another"), alice):
        made, lookup = invite(signed_in(erin))
        code = str(made.data["id"])
        propose(alice, dana, linked, code)
        if user:
            assert accept(signed_in(user), code, lookup).status_code == 201
        if after == "another name":
            assert (
                signed_in(erin).patch("/api/v1/clinic/account", {"display_name": f"Erin {user}"}).status_code
                == 200
            )
        before = proposed_through(dana, linked)
        again = propose(alice, dana, linked, code)
        found = signed_in(dana).post("/api/v1/invitations/find", {"lookup": lookup})
        shown = [again.data.get("handover"), before]
        for one in filter(None, shown):
            one.update(id=None, to=None)
        told.append((again.status_code, again.data.get("error"), shown, found.status_code))
        signed_in(dana).delete(f"/api/v1/clinic/clients/{linked}/handover")
    assert told == told[:1] * 3
    assert (told[0][0] == 200) == (where == "a colleague" and after == "nothing")


@pytest.mark.promise(38)
def test_a_therapist_is_not_told_that_their_client_has_another(
    alices: APIClient, alice: User, dana: User, erin: User, linked: UUID, erins_code: tuple[str, str]
) -> None:
    other = link(alice, erin)
    answered = propose(alice, dana, linked, erins_code[0])
    assert answered.status_code == 200
    assert answered.data["handover"] == proposed_through(dana, linked)
    (proposed,) = waiting(alices)
    assert str(proposed["new_care_link"]) == str(other)  # so that nothing has to be linked anew
    signed_in(erin).delete(f"/api/v1/invitations/{erins_code[0]}")
    assert waiting(alices) == []
    propose(alice, dana, linked, str(invite(signed_in(erin))[0].data["id"]))
    (proposed,) = waiting(alices)
    assert answer(alices, proposed["id"], "accepted").status_code == 204
    assert [one.pk for one in CareLink.objects.live()] == [other]
    assert not Invitation.objects.open(timezone.now()).exists()  # it holds no place with the colleague


def test_it_ends_with_the_link_it_was_made_through(
    alices: APIClient, alice: User, dana: User, linked: UUID, erins_code: tuple[str, str]
) -> None:
    propose(alice, dana, linked, erins_code[0])
    (proposed,) = waiting(alices)
    alices.post(f"/api/v1/care-links/{linked}/end")
    assert accept(alices, *erins_code).status_code == 201
    assert waiting(alices) == []
    assert answer(alices, proposed["id"], "accepted").status_code == 404
    assert (left := Handover.objects.get()).answer == "withdrawn"
    assert left.copy == ""  # the code in it is of no more use to anybody


def test_a_second_proposal_takes_the_place_of_the_first(
    alices: APIClient, alice: User, dana: User, linked: UUID, erins_code: tuple[str, str], make_user: MakeUser
) -> None:
    fay = make_user("fay", "clinician")
    propose(alice, dana, linked, erins_code[0])
    propose(alice, dana, linked, str(invite(signed_in(fay))[0].data["id"]))
    assert len(waiting(alices)) == 1
    assert signed_in(dana).get(f"/api/v1/clinic/clients/{linked}/handover").data["handover"]["to"] == "Dr Fay"
