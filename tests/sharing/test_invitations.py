import time
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.accounts.sign_in.second_factor import enrol_totp
from backend.core.ids import new_id
from backend.sharing import invitations
from backend.sharing.models import CareLink, Invitation
from tests.conftest import NOON, MakeUser, b64, sealed_words, signed_in
from tests.sharing.device import accept, invite, new_lookup

FIND = "/api/v1/invitations/find"


@pytest.fixture(autouse=True)
def _no_throttle_left_over(db: None) -> None:
    cache.clear()


@pytest.mark.promise(45)
def test_code_is_nowhere_in_the_database(danas: APIClient) -> None:
    made, lookup = invite(danas)
    assert made.status_code == 201
    assert lookup not in str(Invitation.objects.values().get())


def test_clinician_sees_their_own_invitations(danas: APIClient, erin: User) -> None:
    made, _ = invite(danas)
    (seen,) = danas.get("/api/v1/invitations").data["results"]
    assert (seen["id"], seen["state"], seen["words"]) == (made.data["id"], "open", made.data["words"])
    assert signed_in(erin).get("/api/v1/invitations").data["results"] == []


def test_client_finds_who_invited_them_and_nothing_else(
    danas: APIClient, alices: APIClient, dana: User
) -> None:
    _, lookup = invite(danas)
    found = alices.post(FIND, {"lookup": lookup})
    assert found.status_code == 200
    assert found.data["clinician"] == {
        "id": str(dana.pk), "display_name": "Dr Dana", "practice": "Harbour Practice", "response_window": "two working days",
        "limits": None, "away": None,
    }  # fmt: skip
    assert found.data["public_keys"] == {"x25519": dana.vault.x25519, "ed25519": dana.vault.ed25519}
    assert set(found.data) == {"id", "clinician", "public_keys", "proof", "expires_at"}


def test_closed_invitations_are_found_like_unknown_ones(
    danas: APIClient, alices: APIClient, bobs: APIClient
) -> None:
    unknown = alices.post(FIND, {"lookup": new_lookup()})
    assert unknown.status_code == 404
    withdrawn, lookup = invite(danas)
    assert danas.delete(f"/api/v1/invitations/{withdrawn.data['id']}").status_code == 204
    assert alices.post(FIND, {"lookup": lookup}).content == unknown.content
    used, lookup = invite(danas)
    accept(bobs, used.data["id"], lookup)
    assert alices.post(FIND, {"lookup": lookup}).content == unknown.content
    with time_machine.travel(NOON, tick=False):
        _, lookup = invite(danas)
    with time_machine.travel(NOON + timedelta(days=14), tick=False):
        assert alices.post(FIND, {"lookup": lookup}).content == unknown.content


def test_finding_is_slowed_down_after_twenty_tries(alices: APIClient) -> None:
    answers = [alices.post(FIND, {"lookup": new_lookup()}).status_code for _ in range(21)]
    assert answers == [404] * 20 + [429]


def test_invitation_lasts_a_fortnight(dana: User, danas: APIClient, alices: APIClient) -> None:
    with time_machine.travel(NOON, tick=False):
        made, lookup = invite(danas)
    late = NOON + timedelta(days=14)
    with time_machine.travel(late - timedelta(seconds=1), tick=False):
        assert alices.post(FIND, {"lookup": lookup}).status_code == 200
    with time_machine.travel(late, tick=False):
        refused = accept(alices, made.data["id"], lookup)
        assert (refused.status_code, refused.data["error"]["code"]) == (409, "invitation_closed")
        assert [row["state"] for row in mine(signed_in(dana))] == ["expired"]


def mine(clinician: APIClient) -> list[Any]:
    return list(clinician.get("/api/v1/invitations").data["results"])


def test_twenty_can_be_open_at_once(danas: APIClient) -> None:
    for _ in range(20):
        assert invite(danas)[0].status_code == 201
    one_more, _ = invite(danas)
    assert (one_more.status_code, one_more.data["error"]["code"]) == (409, "too_many_open")
    danas.delete(f"/api/v1/invitations/{mine(danas)[0]['id']}")
    assert invite(danas)[0].status_code == 201


def test_a_clinician_has_so_many_places_and_a_link_that_ended_frees_one(
    make_user: MakeUser, dana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    danas, clients = signed_in(dana), [signed_in(make_user(f"client{number}")) for number in range(4)]
    codes = [invite(danas) for _ in clients]
    monkeypatch.setattr(invitations, "MOST_CLIENTS", 2)

    def come(number: int) -> Any:
        made, lookup = codes[number]
        return accept(clients[number], made.data["id"], lookup)

    first, second, third = come(0), come(1), come(2)
    assert (first.status_code, second.status_code) == (201, 201)
    assert (third.status_code, third.data["error"]["code"]) == (409, "caseload_full")
    assert clients[0].post(f"/api/v1/care-links/{first.data['id']}/end").status_code == 204
    assert come(2).status_code == 201
    assert come(3).status_code == 409


def test_no_code_is_made_for_which_there_may_be_no_place(
    make_user: MakeUser, dana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each open one holds a place, so that no client accepts and hears that there is none."""
    monkeypatch.setattr(invitations, "MOST_CLIENTS", 2)
    danas, alices = signed_in(dana), signed_in(make_user("alice"))

    def refused() -> bool:
        answer, _ = invite(danas)
        assert answer.status_code == 201 or answer.data["error"]["code"] == "caseload_full"
        return bool(answer.status_code == 409)

    made, lookup = invite(danas)
    link = accept(alices, made.data["id"], lookup).data["id"]
    body = {"id": str(uuid4()), "lookup": new_lookup(), "proof": b64(32), "words": sealed_words()}
    assert danas.post("/api/v1/invitations", body).status_code == 201
    assert refused()
    assert danas.post("/api/v1/invitations", body).status_code == 201  # sent again
    danas.delete(f"/api/v1/invitations/{body['id']}")
    assert (refused(), refused()) == (False, True)
    alices.post(f"/api/v1/care-links/{link}/end")
    assert (refused(), refused()) == (False, True)
    Invitation.objects.filter(used_at=None).update(expires_at=timezone.now())
    assert not refused()


def test_repeat_changes_nothing_and_a_used_code_is_taken(danas: APIClient, erin: User) -> None:
    body = {"id": str(uuid4()), "lookup": new_lookup(), "proof": b64(32), "words": sealed_words()}
    for _ in range(2):
        assert danas.post("/api/v1/invitations", body).status_code == 201
    assert Invitation.objects.count() == 1
    again = danas.post("/api/v1/invitations", {**body, "id": str(uuid4())})
    assert (again.status_code, again.data["error"]["code"]) == (409, "code_taken")
    assert signed_in(erin).post("/api/v1/invitations", body).data["error"]["code"] == "id_taken"


@pytest.mark.parametrize(
    "body",
    [
        {"lookup": "ABCDEFGI"}, {"lookup": "abcdefgh"}, {"lookup": "SHORT"}, {"lookup": "X" * 5000}, {"lookup": None},
        {"proof": b64(31)}, {"id": "1"}, {"words": {"v": 1}}, {"words": "for Robin"}, {"lookup": "AAAA\x00AAA"},
    ],
)  # fmt: skip
def test_malformed_invitation_is_refused_by_field(danas: APIClient, body: dict[str, Any]) -> None:
    answer, _ = invite(danas, **body)
    assert answer.status_code == 400
    assert {name.split(".")[0] for name in answer.data["error"]["fields"]} == set(body)
    assert not Invitation.objects.exists()


def test_only_clinicians_with_second_factor_invite(alices: APIClient, dana: User, ada: User) -> None:
    for client in (alices, signed_in(dana, second_factor=False), signed_in(ada)):
        assert invite(client)[0].status_code == 403
    assert invite(APIClient())[0].status_code == 401


def test_withdrawing_is_for_ones_own_and_twice_is_once(
    danas: APIClient, erin: User, alices: APIClient
) -> None:
    made, lookup = invite(danas)
    path = f"/api/v1/invitations/{made.data['id']}"
    foreign, unknown = signed_in(erin).delete(path), signed_in(erin).delete(f"/api/v1/invitations/{new_id()}")
    assert (foreign.status_code, foreign.content) == (404, unknown.content)
    assert [danas.delete(path).status_code for _ in range(2)] == [204, 204]
    used, lookup = invite(danas)
    accept(alices, used.data["id"], lookup)
    late = danas.delete(f"/api/v1/invitations/{used.data['id']}")
    assert (late.status_code, late.data["error"]["code"]) == (409, "invitation_used")


class TestAccepting:
    @pytest.mark.promise(11)
    def test_link_shows_nothing_but_the_name_to_use(self, danas: APIClient, alices: APIClient) -> None:
        made, lookup = invite(danas)
        accepted = accept(alices, made.data["id"], lookup)
        assert accepted.status_code == 201
        (case,) = danas.get("/api/v1/clinic/caseload").data["results"]
        assert case["shared"] == {}
        assert danas.get(f"/api/v1/clinic/clients/{case['care_link']}").data["shared"] == []

    def test_code_works_once(self, danas: APIClient, alices: APIClient, bobs: APIClient) -> None:
        made, lookup = invite(danas)
        assert accept(alices, made.data["id"], lookup).status_code == 201
        second = accept(bobs, made.data["id"], lookup)
        assert (second.status_code, second.data["error"]["code"]) == (409, "invitation_closed")
        assert CareLink.objects.count() == 1

    def test_repeat_answers_with_the_same_link(
        self, danas: APIClient, alices: APIClient, bobs: APIClient
    ) -> None:
        made, lookup = invite(danas)
        chosen = str(uuid4())
        answers = [accept(alices, made.data["id"], lookup, id=chosen) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [201, 200]
        assert answers[0].data["alias_copy"] == answers[1].data["alias_copy"]
        assert accept(bobs, made.data["id"], lookup, id=chosen).data["error"]["code"] == "id_taken"

    def test_code_and_invitation_have_to_fit(self, danas: APIClient, alices: APIClient) -> None:
        made, _ = invite(danas)
        _, other = invite(danas)
        assert accept(alices, made.data["id"], other).status_code == 404
        assert accept(alices, new_id(), other).status_code == 404
        assert Invitation.objects.open(timezone.now()).count() == 2

    def test_second_link_with_the_same_clinician_does_not_spend_the_code(
        self, danas: APIClient, alices: APIClient
    ) -> None:
        first, lookup = invite(danas)
        accept(alices, first.data["id"], lookup)
        second, lookup = invite(danas)
        refused = accept(alices, second.data["id"], lookup)
        assert (refused.status_code, refused.data["error"]["code"]) == (409, "already_linked")
        assert Invitation.objects.get(pk=second.data["id"]).used_at is None

    @pytest.mark.parametrize(
        "body",
        [
            {"alias_copy": {"v": 1}},
            {"alias_copy": "Robin"},
            {"client_proof": "x"},
            {"consent_version": "9" * 21},
        ],
    )
    def test_malformed_acceptance_spends_nothing(
        self, danas: APIClient, alices: APIClient, body: dict[str, Any]
    ) -> None:
        made, lookup = invite(danas)
        assert accept(alices, made.data["id"], lookup, **body).status_code == 400
        assert Invitation.objects.get().used_at is None

    def test_clinicians_accept_nothing(self, danas: APIClient, erin: User) -> None:
        made, lookup = invite(danas)
        assert accept(signed_in(erin), made.data["id"], lookup).status_code == 403


class TestSecondFactorOnceMore:
    """An open screen alone invites nobody."""

    LATER = timedelta(minutes=11)

    @pytest.fixture
    def secret(self, dana: User) -> str:
        return enrol_totp(dana)

    def digits(self, secret: str) -> str:
        return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))

    def test_is_asked_for_a_while_after_it_was_shown(self, dana: User, secret: str) -> None:
        with time_machine.travel(NOON, tick=False):
            danas = signed_in(dana)
            assert [invite(danas)[0].status_code, invite(danas, code="")[0].status_code] == [201, 201]
        with time_machine.travel(NOON + self.LATER, tick=False):
            refused = invite(danas)[0]
            assert (refused.status_code, refused.json()["error"]["code"]) == (403, "second_factor_again")
            wrong = invite(danas, code="000000")[0]
            assert (wrong.status_code, wrong.json()["error"]["code"]) == (400, "incorrect_code")
            assert invite(danas, code=self.digits(secret))[0].status_code == 201
            assert invite(danas)[0].status_code == 201, "shown a moment ago"

    def test_is_not_found_by_trying(self, dana: User, secret: str) -> None:
        with time_machine.travel(NOON, tick=False):
            danas = signed_in(dana)
        with time_machine.travel(NOON + self.LATER, tick=False):
            tried = [invite(danas, code=f"{number:06}")[0].status_code for number in range(11)]
            assert tried == [400] * 10 + [429]
            assert invite(danas, code=self.digits(secret))[0].status_code == 429
