"""Signing in: by any spelling of the name, never locked out by a stranger, nothing learnt from a refusal."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.api.throttling import PerCallerThrottle
from backend.accounts.sign_in import devices
from tests.accounts.conftest import AUTH, Account, MakeAccount, post, sign_in
from tests.conftest import b64

pytestmark = pytest.mark.django_db


def from_address(address: str) -> APIClient:
    return APIClient(REMOTE_ADDR=address)


def session(client: APIClient) -> dict[str, object]:
    answer: dict[str, object] = client.get("/api/v1/session").json()
    return answer


def codes(response: object) -> list[str]:
    return [error["code"] for error in response.json()["errors"]]  # type: ignore[attr-defined]


def test_sign_in_takes_any_case_and_surrounding_space(api: APIClient, client_account: Account) -> None:
    assert sign_in(api, "  QUIET-River-42 ", client_account.key).status_code == 200
    assert session(api)["signed_in"] is True


def test_sign_in_refuses_a_wrong_key_as_it_refuses_an_unknown_name(
    api: APIClient, client_account: Account
) -> None:
    wrong_key = sign_in(api, "quiet-river-42", b64(32))
    wrong_name = sign_in(api, "quiet-river-43", client_account.key)
    assert wrong_key.status_code == 400
    assert wrong_key.content == wrong_name.content
    assert codes(wrong_key) == ["username_password_mismatch"]
    assert session(api) | {"csrf_token": ""} == session(APIClient()) | {"csrf_token": ""}


@pytest.mark.parametrize("username", ["", "x", "\x00", "half\ud800", "a b", {"a": 1}, None, "n" * 5000])
def test_sign_in_refuses_a_name_nobody_can_have(
    api: APIClient, client_account: Account, username: object
) -> None:
    assert sign_in(api, username, client_account.key).status_code == 400  # type: ignore[arg-type]


@pytest.mark.parametrize("key", ["", "\ud800", "\x00", [], {"a": 1}, 7, "k" * 200_000])
def test_sign_in_refuses_a_key_of_another_shape(api: APIClient, client_account: Account, key: object) -> None:
    assert sign_in(api, "quiet-river-42", key).status_code == 400  # type: ignore[arg-type]


@pytest.mark.parametrize(("private", "ends"), [(True, False), (False, True)])
def test_sign_in_cookie_ends_with_the_browser_unless_the_device_is_private(
    api: APIClient, client_account: Account, private: bool, ends: bool
) -> None:
    sign_in(api, "quiet-river-42", client_account.key, private_device=private)
    assert (api.cookies["sessionid"]["max-age"] == "") is ends
    assert ("device" in api.cookies) is not ends


def test_a_stranger_who_tries_a_name_does_not_lock_out_a_device_that_signed_in_before(
    client_account: Account,
) -> None:
    own = from_address("192.0.2.1")
    assert sign_in(own, "quiet-river-42", client_account.key, private_device=True).status_code == 200
    own.delete(f"{AUTH}/session")
    for _ in range(20):
        sign_in(from_address("192.0.2.1"), "quiet-river-42", b64(32))
    assert codes(sign_in(from_address("192.0.2.1"), "quiet-river-42", client_account.key)) == [
        "too_many_login_attempts"
    ]
    assert sign_in(own, "quiet-river-42", client_account.key, private_device=True).status_code == 200


def test_somebody_on_the_same_network_does_not_lock_out_a_known_device(client_account: Account) -> None:
    own = from_address("192.0.2.1")
    sign_in(own, "quiet-river-42", client_account.key, private_device=True)
    own.delete(f"{AUTH}/session")
    for number in range(15):
        sign_in(from_address("192.0.2.1"), f"some-name-{number}", b64(32))
    assert sign_in(own, "quiet-river-42", client_account.key, private_device=True).status_code == 200


def test_a_known_device_is_limited_too(client_account: Account) -> None:
    own = from_address("192.0.2.1")
    sign_in(own, "quiet-river-42", client_account.key, private_device=True)
    own.delete(f"{AUTH}/session")
    answers = [codes(sign_in(own, "quiet-river-42", b64(32))) for _ in range(21)]
    assert answers[19] == ["username_password_mismatch"]
    assert answers[20] == ["too_many_login_attempts"]


def test_a_device_cookie_holds_no_name_and_counts_for_its_own_names_only(
    make_account: MakeAccount, client_account: Account, rf: object
) -> None:
    other = make_account("other-name-11")
    own = from_address("192.0.2.1")
    sign_in(own, "quiet-river-42", client_account.key, private_device=True)
    value = own.cookies["device"].value
    request = rf.get("/", headers={"cookie": f"device={value}"})  # type: ignore[attr-defined]
    assert "quiet" not in value
    assert devices.find_known(request, "quiet-river-42")
    assert devices.find_known(request, other.user.username) is None
    forged = rf.get("/", headers={"cookie": f"device={value[:-2]}xx"})  # type: ignore[attr-defined]
    assert devices.find_known(forged, "quiet-river-42") is None


def test_sign_out_ends_the_session_and_answers_401_as_allauth_does(
    api: APIClient, client_account: Account
) -> None:
    sign_in(api, "quiet-river-42", client_account.key)
    assert api.delete(f"{AUTH}/session").status_code == 401
    assert session(api)["user"] is None
    assert api.get("/api/v1/vault").status_code == 401


def test_sign_in_parameters_of_an_unknown_name_look_real_and_stay_the_same(
    api: APIClient, client_account: Account
) -> None:
    path = "/api/v1/accounts/sign-in-parameters"
    real = post(api, path, {"username": "Quiet-River-42"}).json()
    made_up = post(api, path, {"username": "nobody-here"}).json()
    assert real["salt"] == client_account.user.vault.kdf_salt
    assert post(api, path, {"username": "NOBODY-here"}).json() == made_up
    assert post(api, path, {"username": "nobody-there"}).json()["salt"] != made_up["salt"]
    assert real | {"salt": ""} == made_up | {"salt": ""}
    assert len(real["salt"]) == len(made_up["salt"])


def test_sign_in_parameters_are_limited_per_address_whatever_a_header_claims(
    client_account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PerCallerThrottle.THROTTLE_RATES, "sign-in-parameters", "30/min")
    stranger = from_address("203.0.113.1")
    path = "/api/v1/accounts/sign-in-parameters"
    statuses = [
        stranger.post(
            path, {"username": "a-name"}, format="json", headers={"X-Forwarded-For": f"10.0.0.{n}"}
        ).status_code
        for n in range(31)
    ]
    assert statuses == [200] * 30 + [429]
    assert post(from_address("203.0.113.2"), path, {"username": "a-name"}).status_code == 200


def test_a_disabled_account_can_not_sign_in(api: APIClient, client_account: Account) -> None:
    client_account.user.is_active = False
    client_account.user.save()
    sign_in(api, "quiet-river-42", client_account.key)
    assert session(api)["signed_in"] is False
    assert session(api)["user"] is None


def test_the_same_words_sign_in_after_years(client_account: Account) -> None:
    """Nobody is made to choose others because time has gone by."""
    with time_machine.travel(timezone.now() + timedelta(days=3660), tick=False):
        api = APIClient()
        assert sign_in(api, "quiet-river-42", client_account.key).status_code == 200
        assert session(api)["signed_in"] is True
        assert api.get("/api/v1/vault").status_code == 200
