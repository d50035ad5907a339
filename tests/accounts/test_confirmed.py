"""What an open device alone is not enough for: acts that ask for the passphrase again, and are put on a list."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from rest_framework.test import APIClient

from backend.accounts import services
from backend.accounts.models import AccountEvent, RecoveryEmail, User, Vault
from backend.accounts.services import WRONG_ONES
from tests.accounts.conftest import Account, kdf, sign_in
from tests.conftest import NOON, b64
from tests.contracts.operations import operations

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ACTS: dict[str, tuple[str, str, dict[str, Any], list[str]]] = {
    "vault_recovery_put": (
        "put",
        "vault/recovery",
        {"recovery_auth_key": b64(32), "wrapped_user_key": b64(60)},
        ["sheet_made"],
    ),
    "vault_custody_put": (
        "put",
        "vault/custody",
        {"custody": "spare", "user_key": b64(32)},
        ["spare_key_given"],
    ),
    "vault_email_put": ("put", "vault/email", {"email": "someone@example.net"}, ["email_given"]),
    "vault_email_remove": ("post", "vault/email/remove", {}, ["email_removed"]),
    "vault_passphrase_put": (
        "put",
        "vault/passphrase",
        {"auth_key": b64(32), "kdf": kdf(), "wrapped_user_key": b64(60)},
        ["passphrase_changed", "sheets_ended"],
    ),
    "account_data": ("post", "account/data", {}, ["export_made"]),
    "account_erasure_ask": ("post", "account/erasure", {"when": "in_a_day"}, ["erasure_asked"]),
}
# The account's own, and no way in: confirming an address needs the code that its giver asked for with the passphrase.
# Keeping what was to be deleted needs a session that began after that was asked for.
NEED_NONE = {"vault_email_confirm", "profile_patch", "account_erasure_undo"}
# test_second_factor.py
ELSEWHERE = {"second_step_add", "second_step_remove", "second_step_codes", "second_step_replace"}


@pytest.fixture
def own(client_account: Account) -> APIClient:
    vault = Vault.objects.get()
    vault.custody, vault.spare_user_key = "spare", b64(32)
    vault.save()
    kept = RecoveryEmail(user=client_account.user, confirmed="someone@example.net")
    kept.save()
    client = APIClient()
    assert sign_in(client, "quiet-river-42", client_account.key, private_device=True).status_code == 200
    AccountEvent.objects.all().delete()
    return client


def do(client: APIClient, act: str, key: str) -> Any:
    method, path, body, _ = ACTS[act]
    return getattr(client, method)(f"/api/v1/{path}", body | {"current_auth_key": key}, format="json")


def stored() -> Any:
    emails = [(row.confirmed, row.waiting) for row in RecoveryEmail.objects.all()]
    return Vault.objects.values().get(), User.objects.values("password").get(), emails


def test_every_act_on_what_opens_an_account_asks_for_the_passphrase() -> None:
    found = {
        one.id
        for one in operations()
        if one.method != "get"
        and one.path.startswith(
            ("/api/v1/vault", "/api/v1/profile", "/api/v1/second-step", "/api/v1/account/")
        )
    }
    assert found - NEED_NONE == set(ACTS) | ELSEWHERE


@pytest.mark.parametrize("act", ACTS)
def test_without_the_passphrase_nothing_changes(own: APIClient, act: str) -> None:
    before = stored()
    answer = do(own, act, b64(32))
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "wrong_passphrase")
    method, path, body, _ = ACTS[act]
    without = getattr(own, method)(f"/api/v1/{path}", body, format="json")
    assert (without.status_code, list(without.json()["error"]["fields"])) == (400, ["current_auth_key"])
    assert stored() == before
    assert not AccountEvent.objects.exists()


@pytest.mark.parametrize("act", ACTS)
def test_with_it_the_act_stands_on_the_list(
    own: APIClient, client_account: Account, act: str, clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(seconds=37, microseconds=5))  # the list tells the minute
    assert do(own, act, client_account.key).status_code in (200, 204)
    events = AccountEvent.objects.order_by("number")
    assert [event.kind for event in events] == ACTS[act][3]
    assert {event.at for event in events} == {NOON}
    assert {event.user for event in events} == {client_account.user}


@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_fails_leaves_nothing_on_the_list(
    own: APIClient, client_account: Account, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both or neither: the list is written in the act's own transaction."""
    before = stored()

    def fail(*args: Any, **more: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(AccountEvent.objects, "create", fail)
    own.raise_request_exception = False
    assert do(own, act, client_account.key).status_code == 500
    assert stored() == before


def test_guessing_ends_after_some_tries_and_begins_anew_later(
    own: APIClient, client_account: Account, clock: time_machine.Traveller
) -> None:
    most, seconds = WRONG_ONES
    for act in ([*ACTS] * most)[:most]:
        assert do(own, act, b64(32)).status_code == 400
    answer = do(own, "vault_recovery_put", client_account.key)
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "throttled")
    elsewhere = APIClient()
    assert sign_in(elsewhere, "quiet-river-42", client_account.key).status_code == 200  # no way in is shut
    # Nor is what ends a session in other hands: the owner's own one counts by itself.
    assert do(elsewhere, "vault_recovery_put", client_account.key).status_code == 200
    clock.shift(timedelta(seconds=seconds))
    assert do(own, "vault_recovery_put", client_account.key).status_code == 200


@pytest.mark.parametrize(
    ("end", "opens"), [({}, 403), ({"end_recovery": True}, 403), ({"end_recovery": False}, 200)]
)
def test_a_new_passphrase_ends_the_older_sheet_unless_it_is_kept(
    own: APIClient, client_account: Account, end: dict[str, bool], opens: int
) -> None:
    body = {"auth_key": b64(32), "kdf": kdf(), "wrapped_user_key": b64(60), **end}
    changed = own.put(
        "/api/v1/vault/passphrase", body | {"current_auth_key": client_account.key}, format="json"
    )
    assert (changed.json()["recovery"] is None) == (opens == 403)
    sheet = {"username": "quiet-river-42", "recovery_auth_key": client_account.recovery_key}
    assert APIClient().post("/api/v1/recovery/open", sheet, format="json").status_code == opens
    again = {**sheet, "auth_key": b64(32), "kdf": kdf(), "wrapped_user_key": b64(60)}
    finished = APIClient().post("/api/v1/recovery/finish", again, format="json").status_code
    assert finished == (403 if opens == 403 else 204)
    assert AccountEvent.objects.filter(kind="recovered_by_sheet").exists() == (opens == 200)


def test_guessing_in_one_session_after_another_ends_too(
    own: APIClient, client_account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert services.WRONG_ONES_IN_ALL[0] > WRONG_ONES[0]  # else one session would shut out the others
    monkeypatch.setattr(services, "WRONG_ONES_IN_ALL", (5, 600))
    sessions = [own, APIClient(), APIClient()]
    for client in sessions[1:]:
        assert sign_in(client, "quiet-river-42", client_account.key).status_code == 200
    for client in (own, own, own, sessions[1], sessions[1]):
        assert do(client, "vault_recovery_put", b64(32)).status_code == 400
    assert do(sessions[2], "vault_recovery_put", client_account.key).status_code == 429
