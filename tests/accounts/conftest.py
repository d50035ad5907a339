"""People who can really sign in: a key of 32 bytes stands for what their device derives from a passphrase."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import time_machine
from rest_framework.test import APIClient

from backend.accounts import services
from backend.accounts.models import Administrator, Clinician, Role, User
from backend.accounts.sign_in import second_factor
from tests.conftest import NOON, b64, harbour_practice

AUTH = "/_allauth/browser/v1/auth"


def kdf(**changes: Any) -> dict[str, Any]:
    return {"salt": b64(16), "memory_kib": 65536, "iterations": 3, "parallelism": 1, **changes}


def new_vault(**changes: Any) -> dict[str, Any]:
    """`vault` of a sign-up body: right shapes around random bytes."""
    return {
        "kdf": kdf(),
        "wrapped_user_key": b64(60),
        "custody": "own",
        "public_keys": {"x25519": b64(32), "ed25519": b64(32)},
        "wrapped_private_keys": b64(92),
        "recovery": None,
        **changes,
    }


def sign_up_body(**changes: Any) -> dict[str, Any]:
    return {
        "username": "quiet-river-42",
        "password": b64(32),
        "vault": new_vault(),
        "timezone": "Europe/Berlin",
        "locale": "en",
        "country": "DE",
        "private_device": True,
        **changes,
    }


def post(client: APIClient, path: str, body: Any) -> Any:
    """As JSON in ASCII, so that a body may hold what UTF-8 can't (half of a surrogate pair)."""
    return client.post(path, json.dumps(body), content_type="application/json")


def sign_in(client: APIClient, username: str, key: str, **more: Any) -> Any:
    return post(client, f"{AUTH}/login", {"username": username, "password": key, **more})


@dataclass(frozen=True)
class Account:
    user: User
    key: str
    recovery_key: str
    totp_secret: str = ""


MakeAccount = Callable[..., Account]


@pytest.fixture
def make_account(db: None) -> MakeAccount:
    def make(username: str = "quiet-river-42", role: str = Role.CLIENT, totp: bool = True) -> Account:
        key, recovery_key = b64(32), b64(32)
        user = User(username=username, role=role)
        user.set_password(key)
        vault = new_vault(recovery={"recovery_auth_key": recovery_key, "wrapped_user_key": b64(60)})
        services.sign_up(user, vault=vault, now=NOON, timezone="UTC", locale="en", country="")
        secret = ""
        if role == Role.CLINICIAN:
            Clinician.objects.create(user=user, display_name="Dr Reed", practice=harbour_practice())
        if role == Role.ADMINISTRATOR:
            Administrator.objects.create(user=user, practice=harbour_practice())
        if role != Role.CLIENT and totp:
            secret = second_factor.enrol_totp(user)
        return Account(user, key, recovery_key, secret)

    return make


@pytest.fixture
def client_account(make_account: MakeAccount) -> Account:
    return make_account()


@pytest.fixture
def clinician_account(make_account: MakeAccount) -> Account:
    return make_account("dr-reed", Role.CLINICIAN)


@pytest.fixture
def api() -> APIClient:
    return APIClient()


@pytest.fixture
def own(client_account: Account) -> APIClient:
    client = APIClient()
    assert (
        sign_in(client, client_account.user.username, client_account.key, private_device=True).status_code
        == 200
    )
    return client


def is_in(client: APIClient) -> bool:
    return client.get("/api/v1/vault").status_code == 200


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller
