"""The vault over the API: what opens an account, changed only by whoever may, and nothing readable in the database."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts.api.throttling import PerCallerThrottle
from backend.accounts.models import Custody, User, Vault
from backend.accounts.selectors import find_custody
from tests.accounts.conftest import Account, kdf, post, sign_in
from tests.conftest import b64, signed_in

pytestmark = pytest.mark.django_db


def stored() -> dict[str, Any]:
    return Vault.objects.values().get() | {"password": User.objects.get().password}


def passphrase_body(account: Account, **changes: Any) -> dict[str, Any]:
    return {
        "current_auth_key": account.key,
        "auth_key": b64(32),
        "kdf": kdf(),
        "wrapped_user_key": b64(60),
        **changes,
    }


def test_vault_answers_what_the_device_needs_and_nothing_more(
    own: APIClient, client_account: Account
) -> None:
    vault = client_account.user.vault
    answer = own.get("/api/v1/vault").json()
    made_at = answer["recovery"].pop("created_at")
    assert made_at.endswith("Z")
    assert answer == {
        "kdf": {"salt": vault.kdf_salt, "memory_kib": 65536, "iterations": 3, "parallelism": 1},
        "wrapped_user_key": vault.wrapped_user_key,
        "custody": "own",
        "public_keys": {"x25519": vault.x25519, "ed25519": vault.ed25519},
        "wrapped_private_keys": vault.wrapped_private_keys,
        "recovery": {},
    }


def test_session_says_who_holds_the_key_to_nobody_but_its_person(
    own: APIClient, client_account: Account, alice: User
) -> None:
    assert own.get("/api/v1/session").json()["custody"] == "own"
    spare = {"custody": "spare", "user_key": b64(32), "current_auth_key": client_account.key}
    assert own.put("/api/v1/vault/custody", spare, format="json").status_code == 200
    assert own.get("/api/v1/session").json()["custody"] == "spare"
    assert APIClient().get("/api/v1/session").json()["custody"] is None
    assert signed_in(alice).get("/api/v1/session").json()["custody"] == find_custody(alice)


def test_a_spare_key_is_kept_sealed_never_sent_and_destroyed_when_not_wanted(
    own: APIClient, client_account: Account
) -> None:
    user_key = b64(32)
    confirmed = {"current_auth_key": client_account.key}
    spare = {"custody": "spare", "user_key": user_key, **confirmed}
    answer = own.put("/api/v1/vault/custody", spare, format="json")
    assert answer.json()["custody"] == "spare"
    assert user_key not in answer.content.decode()
    assert user_key not in own.get("/api/v1/vault").content.decode()
    assert user_key not in str(stored())
    assert Vault.objects.get().spare_user_key == user_key
    none = {"custody": "own", **confirmed}
    assert own.put("/api/v1/vault/custody", none, format="json").status_code == 200
    assert stored()["spare_user_key"] is None
    assert stored()["custody"] == Custody.OWN


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"custody": "spare"},
        {"custody": "own", "user_key": b64(32)},
        {"custody": "spare", "user_key": b64(31)},
        {"custody": "spare", "user_key": None},
        {"custody": "theirs"},
        [],
        "spare",
        None,
    ],
)
def test_custody_refuses_what_does_not_fit_and_changes_nothing(
    own: APIClient, client_account: Account, body: Any
) -> None:
    before = stored()
    body = {**body, "current_auth_key": client_account.key} if isinstance(body, dict) else body
    response = own.put("/api/v1/vault/custody", body, format="json")
    assert response.status_code == 400
    assert response.json()["error"]["code"] == "invalid"
    assert stored() == before


def test_only_with_a_recovery_sheet_is_the_spare_key_destroyed(
    own: APIClient, client_account: Account
) -> None:
    vault = Vault.objects.get()
    vault.recovery_auth_hash, vault.recovery_user_key, vault.recovery_made_at = "", "", None
    vault.save()
    spare = {"custody": "spare", "user_key": b64(32), "current_auth_key": client_account.key}
    assert own.put("/api/v1/vault/custody", spare, format="json").status_code == 200
    before = stored()
    none = {"custody": "own", "current_auth_key": client_account.key}
    refused = own.put("/api/v1/vault/custody", none, format="json")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "needs_sheet")
    assert stored() == before


def test_a_new_recovery_card_replaces_the_one_before(own: APIClient, client_account: Account) -> None:
    card = {"recovery_auth_key": b64(32), "wrapped_user_key": b64(60), "current_auth_key": client_account.key}
    assert own.put("/api/v1/vault/recovery", card, format="json").json()["recovery"] is not None
    assert card["recovery_auth_key"] not in str(stored())
    name = {"username": "quiet-river-42"}
    opened = post(
        APIClient(), "/api/v1/recovery/open", name | {"recovery_auth_key": card["recovery_auth_key"]}
    )
    assert opened.json() == {"wrapped_user_key": card["wrapped_user_key"]}
    old = post(
        APIClient(), "/api/v1/recovery/open", name | {"recovery_auth_key": client_account.recovery_key}
    )
    assert old.status_code == 403


def test_a_new_passphrase_keeps_this_session_and_ends_the_others(
    own: APIClient, client_account: Account
) -> None:
    elsewhere = APIClient()
    sign_in(elsewhere, "quiet-river-42", client_account.key)
    body = passphrase_body(client_account)
    assert own.put("/api/v1/vault/passphrase", body, format="json").status_code == 200
    assert own.get("/api/v1/vault").json()["kdf"]["salt"] == body["kdf"]["salt"]
    assert own.get("/api/v1/vault").json()["wrapped_user_key"] == body["wrapped_user_key"]
    assert elsewhere.get("/api/v1/vault").status_code == 401
    assert sign_in(APIClient(), "quiet-river-42", client_account.key).status_code == 400
    assert sign_in(APIClient(), "quiet-river-42", body["auth_key"]).status_code == 200


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("current_auth_key", {"current_auth_key": b64(32)}),
        ("auth_key", {"auth_key": "short"}),
        ("kdf.memory_kib", {"kdf": kdf(memory_kib=1024)}),
        ("kdf.iterations", {"kdf": kdf(iterations=1)}),
        ("wrapped_user_key", {"wrapped_user_key": b64(61)}),
    ],
)
def test_a_passphrase_that_does_not_fit_changes_nothing(
    own: APIClient, client_account: Account, field: str, changes: dict[str, Any]
) -> None:
    before = stored()
    response = own.put("/api/v1/vault/passphrase", passphrase_body(client_account, **changes), format="json")
    assert response.status_code == 400
    assert field in response.json()["error"]["fields"]
    assert stored() == before


def test_recovery_sets_a_new_passphrase_and_ends_every_session(
    own: APIClient, client_account: Account
) -> None:
    new = {"auth_key": b64(32), "kdf": kdf(), "wrapped_user_key": b64(60)}
    body = {"username": "QUIET-river-42", "recovery_auth_key": client_account.recovery_key, **new}
    assert post(APIClient(), "/api/v1/recovery/finish", body).status_code == 204
    assert own.get("/api/v1/vault").status_code == 401
    assert sign_in(APIClient(), "quiet-river-42", client_account.key).status_code == 400
    again = APIClient()
    assert sign_in(again, "quiet-river-42", new["auth_key"]).status_code == 200
    assert again.get("/api/v1/vault").json()["wrapped_user_key"] == new["wrapped_user_key"]


@pytest.mark.parametrize("path", ["/api/v1/recovery/open", "/api/v1/recovery/finish"])
def test_recovery_answers_a_wrong_name_and_a_wrong_card_alike(client_account: Account, path: str) -> None:
    new = {"auth_key": b64(32), "kdf": kdf(), "wrapped_user_key": b64(60)}
    before = stored()
    wrong_card = post(APIClient(), path, {"username": "quiet-river-42", "recovery_auth_key": b64(32), **new})
    wrong_name = post(
        APIClient(), path, {"username": "nobody", "recovery_auth_key": client_account.recovery_key, **new}
    )
    assert wrong_card.status_code == wrong_name.status_code == 403
    assert wrong_card.content == wrong_name.content
    assert wrong_card.json()["error"]["code"] == "recovery_refused"
    assert stored() == before


def test_recovery_without_a_card_is_refused_like_a_wrong_card(alice: User, client_account: Account) -> None:
    body = {"recovery_auth_key": b64(32)}
    without = post(APIClient(), "/api/v1/recovery/open", {"username": "alice", **body})
    wrong = post(APIClient(), "/api/v1/recovery/open", {"username": "quiet-river-42", **body})
    assert without.content == wrong.content


def test_recovery_is_limited_per_address_and_shuts_nobody_else_out(
    client_account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PerCallerThrottle.THROTTLE_RATES, "recovery-open", "10/min")
    path, body = "/api/v1/recovery/open", {"username": "quiet-river-42", "recovery_auth_key": b64(32)}
    stranger = APIClient(REMOTE_ADDR="203.0.113.1")
    statuses = [post(stranger, path, body).status_code for _ in range(11)]
    assert statuses == [403] * 10 + [429]
    owner = APIClient(REMOTE_ADDR="192.0.2.1")
    assert post(owner, path, body | {"recovery_auth_key": client_account.recovery_key}).status_code == 200


def test_the_vault_of_another_person_is_out_of_reach(alice: User, bob: User) -> None:
    before = Vault.objects.filter(user=alice).values().get()
    bobs = signed_in(bob)
    bobs.put(
        "/api/v1/vault/custody",
        {"custody": "spare", "user_key": b64(32), "user": str(alice.pk)},
        format="json",
    )
    assert Vault.objects.filter(user=alice).values().get() == before
    assert bobs.get(f"/api/v1/vault?user={alice.pk}").json()["wrapped_user_key"] != before["wrapped_user_key"]
