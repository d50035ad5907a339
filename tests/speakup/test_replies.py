"""A therapist's one reply: who may give it, until when it may be another, and who reads it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import Role, User
from backend.sharing.models import AccessRecord, Grant
from backend.speakup import services
from backend.speakup.models import Reply, SpeakUp
from tests.conftest import MakeUser, put_entry, signed_in
from tests.sharing.device import reply_body, share
from tests.speakup.conftest import READY

REPLIES = "/api/v1/replies"


def place(shared: dict[str, Any]) -> str:
    return f"/api/v1/clinic/replies/{shared['id']}"


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def replied(alice: User, dana: User, shared: dict[str, Any]) -> dict[str, Any]:
    body = reply_body(alice, dana, shared)
    assert signed_in(dana).put(place(shared), body).status_code == 201
    return body


def rewrite(alices: APIClient, shared: dict[str, Any], **changed: Any) -> None:
    columns = {**READY, **changed}
    assert put_entry(alices, "speak-ups", UUID(shared["entry"]), base=1, **columns).status_code == 200


def test_reply_is_read_by_the_client_as_it_was_signed(
    alice: User, dana: User, alices: APIClient, shared: dict[str, Any]
) -> None:
    body = replied(alice, dana, shared)
    (waits,) = alices.get(REPLIES).data["results"]
    assert (str(waits["id"]), str(waits["entry"])) == (body["id"], shared["entry"])
    assert {"copy", "signature"} & set(waits) == set()  # what it says comes when it is read
    read = alices.post(f"{REPLIES}/{body['id']}/read").data
    assert (read["copy"], read["signature"]) == (body["copy"], body["signature"])
    assert (str(read["grant"]), str(read["clinician"])) == (shared["id"], str(dana.pk))


def test_another_takes_its_place_until_it_was_read(
    alice: User, dana: User, danas: APIClient, alices: APIClient, shared: dict[str, Any]
) -> None:
    first = replied(alice, dana, shared)
    second = replied(alice, dana, shared)
    assert alices.post(f"{REPLIES}/{first['id']}/read").status_code == 404
    assert str(danas.get(place(shared)).data["id"]) == second["id"]
    assert alices.post(f"{REPLIES}/{second['id']}/read").status_code == 200
    assert code(danas.put(place(shared), reply_body(alice, dana, shared))) == (409, "reply_was_read")
    assert [str(one.pk) for one in Reply.objects.all()] == [second["id"]]


def test_one_that_arrives_late_takes_nobodys_place(
    alice: User, dana: User, danas: APIClient, shared: dict[str, Any]
) -> None:
    first, second, third = (replied(alice, dana, shared) for _ in range(3))
    for late in (first, second):
        assert danas.put(place(shared), late).status_code == 200
        assert str(danas.get(place(shared)).data["id"]) == third["id"]


def test_the_same_sent_again_changes_nothing(
    alice: User, dana: User, danas: APIClient, alices: APIClient, shared: dict[str, Any]
) -> None:
    body = replied(alice, dana, shared)
    alices.post(f"{REPLIES}/{body['id']}/read")
    assert danas.put(place(shared), body).status_code == 200


@pytest.mark.promise(37)
def test_the_therapist_is_not_told_whether_it_was_read_or_closed(
    alice: User, dana: User, danas: APIClient, alices: APIClient, linked: UUID, shared: dict[str, Any]
) -> None:
    body = replied(alice, dana, shared)
    paths = (place(shared), "/api/v1/clinic/caseload", f"/api/v1/clinic/clients/{linked}")
    before = [danas.get(path).content for path in paths]
    alices.post(f"{REPLIES}/{body['id']}/read")
    rewrite(alices, shared, status="closed", answers={**READY["answers"], "closing": "not_really"})
    assert [danas.get(path).content for path in paths] == before


@pytest.mark.parametrize("fine", [False, None])
def test_reply_that_is_not_wanted_is_not_kept(
    alice: User, dana: User, danas: APIClient, alices: APIClient, shared: dict[str, Any], fine: bool | None
) -> None:
    rewrite(alices, shared, answers={**READY["answers"], "reply_is_fine": fine})
    assert code(danas.put(place(shared), reply_body(alice, dana, shared))) == (403, "no_reply_wanted")
    assert not Reply.objects.exists()


def test_what_was_closed_is_not_replied_to(
    alice: User, dana: User, danas: APIClient, alices: APIClient, shared: dict[str, Any]
) -> None:
    rewrite(alices, shared, status="closed")
    assert code(danas.put(place(shared), reply_body(alice, dana, shared))) == (403, "no_reply_wanted")


@pytest.mark.promise(12)
@pytest.mark.parametrize("over", ["revoked", "expired", "ended"])
def test_when_the_share_is_over_the_therapist_has_nothing_and_the_client_has_the_reply(
    alice: User,
    dana: User,
    danas: APIClient,
    alices: APIClient,
    linked: UUID,
    shared: dict[str, Any],
    over: str,
) -> None:
    body = replied(alice, dana, shared)
    if over == "revoked":
        alices.post(f"/api/v1/grants/{shared['id']}/revoke")
    elif over == "ended":
        alices.post(f"/api/v1/care-links/{linked}/end")
    else:
        Grant.objects.filter(pk=shared["id"]).update(until=timezone.now() - timedelta(minutes=1))
    for answer in (danas.get(place(shared)), danas.put(place(shared), reply_body(alice, dana, shared))):
        assert code(answer) == (404, "not_found")
    assert alices.post(f"{REPLIES}/{body['id']}/read").data["copy"] == body["copy"]


def test_reply_is_nobody_elses(alice: User, dana: User, make_user: MakeUser, shared: dict[str, Any]) -> None:
    body = replied(alice, dana, shared)
    stranger, erin = make_user("mallory"), make_user("erin", Role.CLINICIAN)
    assert signed_in(stranger).get(REPLIES).data["results"] == []
    assert code(signed_in(stranger).post(f"{REPLIES}/{body['id']}/read")) == (404, "not_found")
    erins = signed_in(erin)
    assert code(erins.get(place(shared))) == (404, "not_found")
    assert code(erins.put(place(shared), reply_body(alice, erin, shared))) == (404, "not_found")
    half = signed_in(dana, second_factor=False)
    assert half.get(place(shared)).status_code == half.put(place(shared), body).status_code == 403


def test_another_share_is_not_replied_to(
    alice: User, dana: User, danas: APIClient, linked: UUID, shared: dict[str, Any]
) -> None:
    repair = share(alice, dana, linked)
    assert code(danas.put(place(repair), reply_body(alice, dana, repair))) == (404, "not_found")


@pytest.mark.parametrize("changed", ["signature", "text", "id"])
def test_reply_whose_signature_does_not_fit_is_not_kept(
    alice: User, dana: User, danas: APIClient, shared: dict[str, Any], changed: str
) -> None:
    body, other = (reply_body(alice, dana, shared) for _ in range(2))
    wrong = {**body, "copy": other["copy"]} if changed == "text" else {**body, changed: other[changed]}
    assert code(danas.put(place(shared), wrong)) == (400, "bad_signature")
    assert not Reply.objects.exists()


@pytest.mark.promise(13)
def test_replying_reads_nothing(alice: User, dana: User, danas: APIClient, shared: dict[str, Any]) -> None:
    replied(alice, dana, shared)
    answer = danas.get(place(shared))
    assert shared["copy"]["text"] not in answer.content.decode()
    assert not AccessRecord.objects.exists()


def test_reply_goes_with_what_it_replied_to(
    alice: User, dana: User, alices: APIClient, shared: dict[str, Any]
) -> None:
    replied(alice, dana, shared)
    SpeakUp.objects.update(deleted_at=timezone.now())
    assert alices.get(REPLIES).data["results"] == []
    assert services.forget_gone() == 0  # it can still be brought back
    SpeakUp.objects.update(updated_at=timezone.now() + timedelta(days=31))
    assert services.forget_gone() == 1


def test_starters_are_the_ones_of_the_data(danas: APIClient) -> None:
    given = danas.get("/api/v1/clinic/reply-starters").data
    assert list(given) == ["acknowledgement", "apology", "clarification", "invitation", "hints"]
    assert all(given.values())
