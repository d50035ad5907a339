"""A clinician's second factor: mandatory, kept sealed, and nothing of the account is open without it."""

import time
from collections.abc import Iterator

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from rest_framework.test import APIClient

from backend.accounts.models import Role
from backend.accounts.sign_in.adapter import MFAAdapter
from backend.core.keyring import CannotOpen
from tests.accounts.conftest import AUTH, Account, MakeAccount, post, sign_in
from tests.conftest import NOON, b64

pytestmark = pytest.mark.django_db
TOTP = "/_allauth/browser/v1/account/authenticators/totp"


@pytest.fixture(autouse=True)
def _still_clock() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):  # a code must not grow old between its making and its use
        yield


def code(secret: str, *, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def second_factor(client: APIClient) -> tuple[bool, str]:
    answer = client.get("/api/v1/session").json()
    return answer["signed_in"], answer["user"]["second_factor"]


def test_the_key_alone_does_not_sign_a_clinician_in(api: APIClient, clinician_account: Account) -> None:
    response = sign_in(api, "dr-reed", clinician_account.key)
    assert response.status_code == 401
    assert any(
        flow["id"] == "mfa_authenticate" and flow["is_pending"] for flow in response.json()["data"]["flows"]
    )
    assert second_factor(api) == (False, "needed")
    assert api.get("/api/v1/vault").status_code == 401


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_the_code_signs_in_also_from_a_clock_that_is_a_step_off(
    api: APIClient, clinician_account: Account, steps: int
) -> None:
    sign_in(api, "dr-reed", clinician_account.key, private_device=True)
    response = post(
        api, f"{AUTH}/2fa/authenticate", {"code": code(clinician_account.totp_secret, steps=steps)}
    )
    assert response.status_code == 200
    assert second_factor(api) == (True, "verified")
    assert api.get("/api/v1/vault").status_code == 200
    assert "device" in api.cookies
    assert int(api.cookies["sessionid"]["max-age"]) == 12 * 3600


@pytest.mark.parametrize("wrong", ["000000", "", "abc", "١٢٣٤٥٦", "\ud800", "\x00", None, [], "1" * 5000])
def test_a_wrong_code_is_refused_without_a_fault(
    api: APIClient, clinician_account: Account, wrong: object
) -> None:
    sign_in(api, "dr-reed", clinician_account.key)
    assert post(api, f"{AUTH}/2fa/authenticate", {"code": wrong}).status_code == 400
    assert second_factor(api) == (False, "needed")


def test_a_code_works_once(clinician_account: Account) -> None:
    once = code(clinician_account.totp_secret)
    first, second = APIClient(), APIClient()
    for client in (first, second):
        sign_in(client, "dr-reed", clinician_account.key)
    assert post(first, f"{AUTH}/2fa/authenticate", {"code": once}).status_code == 200
    assert post(second, f"{AUTH}/2fa/authenticate", {"code": once}).status_code == 400


def test_a_code_two_steps_off_is_refused(api: APIClient, clinician_account: Account) -> None:
    sign_in(api, "dr-reed", clinician_account.key)
    off = code(clinician_account.totp_secret, steps=-3)
    assert post(api, f"{AUTH}/2fa/authenticate", {"code": off}).status_code == 400


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.ADMINISTRATOR])
def test_without_an_authenticator_they_can_only_enrol(
    api: APIClient, make_account: MakeAccount, role: str
) -> None:
    account = make_account("new-here", role, totp=False)
    assert sign_in(api, "new-here", account.key).status_code == 200
    assert second_factor(api) == (True, "needed")
    for path in ("vault", "profile"):
        assert api.get(f"/api/v1/{path}").status_code == 403
    body = {"custody": "spare", "user_key": b64(32), "current_auth_key": account.key}
    assert api.put("/api/v1/vault/custody", body, format="json").status_code == 403

    secret = api.get(TOTP).json()["meta"]["secret"]
    assert post(api, f"{AUTH}/reauthenticate", {"password": account.key}).status_code == 200
    assert post(api, TOTP, {"code": code(secret)}).status_code == 200
    assert second_factor(api) == (True, "needed")
    assert post(api, f"{AUTH}/2fa/reauthenticate", {"code": code(secret)}).status_code == 200
    assert second_factor(api) == (True, "verified")
    assert api.get("/api/v1/vault").status_code == 200


def test_a_client_may_use_a_second_factor_and_then_has_to(api: APIClient, client_account: Account) -> None:
    sign_in(api, "quiet-river-42", client_account.key)
    assert second_factor(api) == (True, "none")
    secret = api.get(TOTP).json()["meta"]["secret"]
    post(api, f"{AUTH}/reauthenticate", {"password": client_account.key})
    assert post(api, TOTP, {"code": code(secret)}).status_code == 200
    assert sign_in(APIClient(), "quiet-river-42", client_account.key).status_code == 401


def test_secrets_of_second_factors_are_sealed_in_the_database(
    api: APIClient, clinician_account: Account
) -> None:
    row = Authenticator.objects.get(user=clinician_account.user)
    assert clinician_account.totp_secret not in str(row.data)
    assert row.data["secret"].startswith("v1.")
    assert MFAAdapter().decrypt(row.data["secret"]) == clinician_account.totp_secret


def test_a_secret_that_was_not_sealed_here_does_not_open() -> None:
    with pytest.raises(CannotOpen):
        MFAAdapter().decrypt("JBSWY3DPEHPK3PXP")


def test_recovery_codes_are_sealed_too(api: APIClient, client_account: Account) -> None:
    sign_in(api, "quiet-river-42", client_account.key)
    secret = api.get(TOTP).json()["meta"]["secret"]
    post(api, f"{AUTH}/reauthenticate", {"password": client_account.key})
    post(api, TOTP, {"code": code(secret)})
    row = Authenticator.objects.get(user=client_account.user, type=Authenticator.Type.RECOVERY_CODES)
    assert row.data["seed"].startswith("v1.")
