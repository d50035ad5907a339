"""The server's half of a PIN lock: for the right proof alone, ten wrong tries at most, and gone with the sign-in."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts import tasks
from backend.accounts.models import AccountEvent, LockShare, User
from tests.accounts.conftest import AUTH, Account, kdf, sign_in
from tests.conftest import b64, signed_in

pytestmark = pytest.mark.django_db


def lock(client: APIClient) -> tuple[str, str, str]:
    proof = b64(32)
    made = client.post("/api/v1/locks", {"proof": proof}, format="json")
    assert made.status_code == 201, made.content
    return made.json()["id"], made.json()["share"], proof


def opened(client: APIClient, id: str, proof: str) -> Any:
    return client.post(f"/api/v1/locks/{id}/open", {"proof": proof}, format="json")


@pytest.mark.promise(5)
def test_a_half_comes_back_for_the_right_proof_alone(own: APIClient) -> None:
    id, share, proof = lock(own)
    assert opened(own, id, proof).json() == {"share": share, "wrong_before": 0}
    wrong = opened(own, id, b64(32))
    assert wrong.status_code == 403
    assert wrong.json()["error"]["code"] == "wrong_pin"
    assert wrong.json()["error"]["detail"] == {"left": 9}
    assert share not in wrong.content.decode()


@pytest.mark.promise(5)
def test_the_tenth_wrong_try_destroys_it_however_often_its_owner_opens_it_between(own: APIClient) -> None:
    id, share, proof = lock(own)
    for tries in range(3):
        for left in range(3):
            wrong = opened(own, id, b64(32)).json()["error"]
            assert (wrong["code"], wrong["detail"]) == ("wrong_pin", {"left": 9 - 3 * tries - left})
        assert opened(own, id, proof).json() == {"share": share, "wrong_before": 3}
    assert opened(own, id, b64(32)).json()["error"]["code"] == "lock_emptied"
    assert not LockShare.objects.exists()
    assert opened(own, id, proof).status_code == 404


@pytest.mark.promise(5)
def test_somebody_who_shares_the_phone_gets_no_more_tries_than_days_give(own: APIClient) -> None:
    """Two wrong ones a day, and the owner opens it after each: a month is far more than it takes."""
    id, _, proof = lock(own)
    given = 0
    for day in range(30):
        with time_machine.travel(timezone.now() + timedelta(days=day), tick=False):
            for _ in range(2):
                given += opened(own, id, b64(32)).status_code == 403
                opened(own, id, proof)
    assert 10 <= given <= 14
    assert not LockShare.objects.exists()


def test_a_slip_now_and_then_ends_no_pin(own: APIClient) -> None:
    id, share, proof = lock(own)
    for week in range(12):
        with time_machine.travel(timezone.now() + timedelta(weeks=week), tick=False):
            for _ in range(3):
                assert opened(own, id, b64(32)).json()["error"]["code"] == "wrong_pin"
            assert opened(own, id, proof).json() == {"share": share, "wrong_before": 3}


@pytest.mark.promise(5)
def test_the_owner_is_told_once_of_wrong_tries(own: APIClient) -> None:
    id, _, proof = lock(own)
    for _ in range(2):
        opened(own, id, b64(32))
    assert opened(own, id, proof).json()["wrong_before"] == 2
    assert opened(own, id, proof).json()["wrong_before"] == 0


@pytest.mark.promise(5)
def test_signing_out_destroys_the_half_of_that_browser_and_no_other(
    own: APIClient, client_account: Account
) -> None:
    other = APIClient()
    assert sign_in(other, "quiet-river-42", client_account.key, private_device=True).status_code == 200
    lock(own)
    kept = lock(other)
    own.delete(f"{AUTH}/session")
    assert [str(row.pk) for row in LockShare.objects.all()] == [kept[0]]


def test_a_browser_has_one(own: APIClient) -> None:
    first, second = lock(own), lock(own)
    assert opened(own, first[0], first[2]).status_code == 404
    assert opened(own, second[0], second[2]).status_code == 200
    assert own.delete(f"/api/v1/locks/{second[0]}").status_code == 204
    assert not LockShare.objects.exists()


def test_a_stranger_learns_nothing_and_uses_up_no_try(own: APIClient, bob: User) -> None:
    id, share, proof = lock(own)
    stranger = signed_in(bob)
    unknown = opened(stranger, "018f2b6e-0000-7000-8000-000000000001", proof)
    for given in [proof, b64(32)] * 6:
        answer = opened(stranger, id, given)
        assert (answer.status_code, answer.json()) == (404, unknown.json())
    assert stranger.delete(f"/api/v1/locks/{id}").status_code == 404
    assert opened(own, id, proof).json() == {"share": share, "wrong_before": 0}


@pytest.mark.promise(45)
def test_neither_half_nor_proof_stands_readable(own: APIClient) -> None:
    _, share, proof = lock(own)
    stored = str(LockShare.objects.values().get())
    assert share not in stored
    assert proof not in stored


@pytest.mark.promise(5)
def test_a_new_passphrase_ends_every_pin_but_that_of_the_browser_it_is_made_in(
    own: APIClient, client_account: Account
) -> None:
    other = APIClient()
    assert sign_in(other, "quiet-river-42", client_account.key, private_device=True).status_code == 200
    here = lock(own)
    lock(other)
    new = {"auth_key": b64(32), "kdf": kdf(), "wrapped_user_key": b64(60)}
    changed = own.put(
        "/api/v1/vault/passphrase", {"current_auth_key": client_account.key, **new}, format="json"
    )
    assert changed.status_code == 200
    assert [str(row.pk) for row in LockShare.objects.all()] == [here[0]]


def test_the_last_wrong_try_stands_in_the_list_of_what_happened(
    own: APIClient, client_account: Account
) -> None:
    id, _, _ = lock(own)
    LockShare.objects.update(tries=9)
    opened(own, id, b64(32))
    assert AccountEvent.objects.filter(user=client_account.user, kind="lock_emptied").count() == 1


def test_signing_out_tells_the_browser_to_let_go_of_what_it_keeps(own: APIClient) -> None:
    asks = {"Attune-Clear": "storage"}  # nobody else's writes wait on this device
    assert own.delete(f"{AUTH}/session", headers=asks).headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in own.delete(f"{AUTH}/session").headers
    assert "Clear-Site-Data" not in own.get("/api/v1/session").headers
    assert "Clear-Site-Data" not in own.get(f"{AUTH}/session").headers


def test_halves_go_once_no_sign_in_can_ask_for_them(own: APIClient) -> None:
    lock(own)
    with time_machine.travel(timezone.now() + timedelta(days=89), tick=False):
        tasks.forget()
        assert LockShare.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=92), tick=False):
        tasks.forget()
    assert not LockShare.objects.exists()
