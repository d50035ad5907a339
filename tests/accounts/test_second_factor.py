"""The second factor: a client's own choice and a clinician's duty, kept sealed, and nothing is open without it.

Above 300 lines, for every act on it begins from the same account with an app.
"""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from rest_framework.test import APIClient

from backend.accounts.models import AccountEvent, Clinician, Role
from backend.accounts.sign_in import second_factor as second_factor_rows
from backend.accounts.sign_in.adapter import MFAAdapter
from backend.core.keyring import CannotOpen
from tests.accounts.conftest import AUTH, Account, MakeAccount, kdf, post, sign_in
from tests.conftest import NOON, b64

pytestmark = pytest.mark.django_db
STEP = "/api/v1/second-step"
NAME = "quiet-river-42"


@pytest.fixture(autouse=True)
def _still_clock() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):  # a code must not grow old between its making and its use
        yield


def code(secret: str, *, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def new_secret(client: APIClient) -> str:
    return str(client.get(f"{STEP}/secret").json()["secret"])


def add(client: APIClient, secret: str, account: Account) -> Any:
    return post(client, f"{STEP}/add", {"code": code(secret), "current_auth_key": account.key})


def with_app(client: APIClient, account: Account) -> tuple[str, list[str]]:
    """Signed in, with an app set up: its secret, and the backup codes."""
    assert sign_in(client, account.user.username, account.key).status_code == 200
    secret = new_secret(client)
    return secret, add(client, secret, account).json()["codes"]


def shown(client: APIClient) -> Any:
    return client.get(STEP).json()


def kinds() -> list[str]:
    return list(AccountEvent.objects.order_by("number").values_list("kind", flat=True))


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

    secret = new_secret(api)
    assert second_factor(api) == (True, "needed")
    assert add(api, secret, account).status_code == 200
    assert second_factor(api) == (True, "verified")
    assert api.get("/api/v1/vault").status_code == 200


def test_a_client_may_use_a_second_factor_and_then_has_to(api: APIClient, client_account: Account) -> None:
    secret, _ = with_app(api, client_account)
    assert second_factor(api) == (True, "verified")
    assert shown(api) == {"app": True, "codes_left": 10}
    again = APIClient()
    assert sign_in(again, NAME, client_account.key).status_code == 401
    assert again.get("/api/v1/vault").status_code == 401
    assert post(again, f"{AUTH}/2fa/authenticate", {"code": code(secret)}).status_code == 200
    assert again.get("/api/v1/vault").status_code == 200
    assert kinds() == ["signed_in", "second_step_added", "signed_in"]


def test_a_backup_code_stands_in_once(api: APIClient, client_account: Account) -> None:
    _, codes = with_app(api, client_account)
    for status in (200, 400):
        again = APIClient()
        sign_in(again, NAME, client_account.key)
        assert post(again, f"{AUTH}/2fa/authenticate", {"code": codes[0]}).status_code == status
    assert shown(api) == {"app": True, "codes_left": 9}


def test_new_backup_codes_end_the_ones_before(api: APIClient, client_account: Account) -> None:
    _, codes = with_app(api, client_account)
    body = {"current_auth_key": client_account.key}
    fresh = post(api, f"{STEP}/codes", body).json()["codes"]
    assert len(set(fresh) | set(codes)) == 20
    for one, status in ((codes[1], 400), (fresh[1], 200)):
        again = APIClient()
        sign_in(again, NAME, client_account.key)
        assert post(again, f"{AUTH}/2fa/authenticate", {"code": one}).status_code == status
    assert "codes_made" in kinds()


@pytest.mark.parametrize("act", ["add", "codes", "remove"])
def test_no_change_of_it_without_the_passphrase(api: APIClient, client_account: Account, act: str) -> None:
    if act == "add":
        sign_in(api, NAME, client_account.key)
        body = {"code": code(new_secret(api))}
    else:
        secret, _ = with_app(api, client_account)
        body = {"code": code(secret)}  # whoever has the phone has the app on it
    before = list(Authenticator.objects.values()), kinds()
    answer = post(api, f"{STEP}/{act}", body | {"current_auth_key": b64(32)})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "wrong_passphrase")
    assert post(api, f"{STEP}/{act}", body).status_code == 400
    assert (list(Authenticator.objects.values()), kinds()) == before


def test_what_was_scanned_stays_good_where_the_page_was_opened_again(
    api: APIClient, client_account: Account
) -> None:
    sign_in(api, NAME, client_account.key)
    scanned = new_secret(api)
    assert new_secret(api) == scanned
    assert add(api, scanned, client_account).status_code == 200
    assert api.get(f"{STEP}/other").json()["secret"] != scanned  # a used one is never given again


@pytest.mark.parametrize(("typed", "begun"), [("000000", True), ("", True), ("000000", False)])
def test_it_is_set_up_by_a_code_of_the_app_alone(
    api: APIClient, client_account: Account, typed: str, begun: bool
) -> None:
    sign_in(api, NAME, client_account.key)
    if begun:
        new_secret(api)
    answer = post(api, f"{STEP}/add", {"code": typed, "current_auth_key": client_account.key})
    assert answer.status_code == 400
    assert not Authenticator.objects.exists()


def test_a_second_app_takes_nobodys_place(api: APIClient, client_account: Account) -> None:
    with_app(api, client_account)
    refused = api.get(f"{STEP}/secret")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "second_step_exists")


def test_taken_away_the_words_are_enough_again(api: APIClient, client_account: Account) -> None:
    with_app(api, client_account)
    assert post(api, f"{STEP}/remove", {"current_auth_key": client_account.key}).status_code == 204
    assert not Authenticator.objects.exists()
    assert kinds()[-1] == "second_step_removed"
    assert sign_in(APIClient(), NAME, client_account.key).status_code == 200
    none = post(api, f"{STEP}/codes", {"current_auth_key": client_account.key})
    assert (none.status_code, none.json()["error"]["code"]) == (409, "no_second_step")


def replaced(client: APIClient, account: Account, **more: Any) -> Any:
    secret = client.get(f"{STEP}/other").json()["secret"]
    body = {"code": code(secret), "current_auth_key": account.key, **more}
    return post(client, f"{STEP}/other", body), secret


def through(client: APIClient, account: Account, second: str) -> int:
    sign_in(client, account.user.username, account.key)
    return int(post(client, f"{AUTH}/2fa/authenticate", {"code": second}).status_code)


def test_another_app_takes_the_place_of_the_one_before(api: APIClient, clinician_account: Account) -> None:
    old = second_factor_rows.enrol_codes(clinician_account.user)
    Clinician.objects.update(secret_seen=True)
    assert through(api, clinician_account, code(clinician_account.totp_secret)) == 200
    answer, secret = replaced(api, clinician_account)
    assert answer.status_code == 200
    assert kinds()[-1] == "second_step_replaced"
    assert Clinician.objects.get().secret_seen is False
    assert through(APIClient(), clinician_account, code(clinician_account.totp_secret, steps=1)) == 400
    assert through(APIClient(), clinician_account, old[0]) == 400
    assert through(APIClient(), clinician_account, code(secret)) == 200
    assert through(APIClient(), clinician_account, answer.json()["codes"][0]) == 200


@pytest.mark.parametrize("by", ["app", "backup code", "nothing", "another code"])
def test_a_while_after_signing_in_another_app_asks_for_the_factor_once_more(
    api: APIClient, clinician_account: Account, by: str
) -> None:
    backup = second_factor_rows.enrol_codes(clinician_account.user)
    assert through(api, clinician_account, code(clinician_account.totp_secret)) == 200
    with time_machine.travel(NOON + timedelta(minutes=11), tick=False):
        factor = {
            "app": code(clinician_account.totp_secret),
            "backup code": backup[0],
            "nothing": "",
            "another code": "000000",
        }[by]
        answer, _ = replaced(api, clinician_account, factor=factor)
    expected = {"nothing": (403, "second_factor_again"), "another code": (400, "incorrect_code")}.get(by)
    if expected is None:
        assert answer.status_code == 200
    else:
        assert (answer.status_code, answer.json()["error"]["code"]) == expected
        assert "second_step_replaced" not in kinds()


def test_who_lost_the_phone_comes_in_by_a_backup_code_and_sets_another_up(
    api: APIClient, clinician_account: Account
) -> None:
    backup = second_factor_rows.enrol_codes(clinician_account.user)
    assert through(api, clinician_account, backup[0]) == 200
    answer, secret = replaced(api, clinician_account)
    assert answer.status_code == 200
    assert through(APIClient(), clinician_account, code(secret)) == 200


def test_another_app_needs_the_words_and_its_own_code(api: APIClient, clinician_account: Account) -> None:
    through(api, clinician_account, code(clinician_account.totp_secret))
    for wrong in ({"current_auth_key": b64(32)}, {"code": "000000"}):
        assert replaced(api, clinician_account, **wrong)[0].status_code == 400
    assert "second_step_replaced" not in kinds()


def test_a_clinician_stays_with_theirs(api: APIClient, clinician_account: Account) -> None:
    sign_in(api, "dr-reed", clinician_account.key)
    post(api, f"{AUTH}/2fa/authenticate", {"code": code(clinician_account.totp_secret)})
    answer = post(api, f"{STEP}/remove", {"current_auth_key": clinician_account.key})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "second_step_needed")
    assert Authenticator.objects.exists()


@pytest.mark.parametrize("role", [Role.CLIENT, Role.CLINICIAN])
def test_the_recovery_sheet_is_the_way_back_of_a_client_who_lost_it(
    api: APIClient, make_account: MakeAccount, role: str
) -> None:
    account = make_account("somebody-17", role)
    if role == Role.CLIENT:
        with_app(api, account)
    new = {"auth_key": b64(32), "kdf": kdf(), "wrapped_user_key": b64(60)}
    body = {"username": "somebody-17", "recovery_auth_key": account.recovery_key, **new}
    assert post(APIClient(), "/api/v1/recovery/finish", body).status_code == 204
    signed = sign_in(APIClient(), "somebody-17", new["auth_key"]).status_code
    assert signed == (200 if role == Role.CLIENT else 401)
    assert ("second_step_removed" in kinds()) == (role == Role.CLIENT)


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
    with_app(api, client_account)
    row = Authenticator.objects.get(user=client_account.user, type=Authenticator.Type.RECOVERY_CODES)
    assert row.data["seed"].startswith("v1.")
