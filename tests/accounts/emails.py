"""Somebody with an e-mail to get back in, and what they and strangers ask for."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from rest_framework.test import APIClient

from backend.accounts import services
from backend.accounts.sign_in.here import Device
from tests.accounts.conftest import Account, kdf, sign_in
from tests.accounts.conftest import post as send
from tests.conftest import b64

ADDRESS = "someone@example.net"
NAME = "quiet-river-42"
USER_KEY = b64(32)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 6, 15, 12, 0, tzinfo=UTC), tick=False) as traveller:
        yield traveller


def keep_a_spare_key(account: Account) -> None:
    services.set_custody(
        account.user,
        custody="spare",
        current_auth_key=account.key,
        user_key=USER_KEY,
        by=Device("", "Browser"),
        now=datetime.now(UTC),
    )


@pytest.fixture
def account(client_account: Account) -> Account:
    keep_a_spare_key(client_account)
    return client_account


@pytest.fixture
def own(account: Account) -> APIClient:
    client = APIClient()
    assert sign_in(client, NAME, account.key).status_code == 200
    return client


@pytest.fixture
def with_email(account: Account, own: APIClient, on_commit: Any) -> Account:
    """Somebody with an address that was confirmed, and an empty mailbox."""
    with on_commit():
        assert give(own, account).status_code == 200
    answer = send(own, "/api/v1/vault/email/confirm", {"code": last_code()})
    assert answer.json() == {"offered": True, "confirmed": ADDRESS, "waiting": None}
    mail.outbox.clear()
    return account


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks: Any) -> Any:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def at(address: str) -> APIClient:
    return APIClient(REMOTE_ADDR=address)


def remove(client: APIClient, account: Account) -> Any:
    return send(client, "/api/v1/vault/email/remove", {"current_auth_key": account.key})


def give(client: APIClient, account: Account, email: str = ADDRESS) -> Any:
    body = {"email": email, "current_auth_key": account.key}
    return client.put("/api/v1/vault/email", body, format="json")


def last_code() -> str:
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", mail.outbox[-1].body)
    assert found
    return found[0]


def ask(username: str = NAME, client: APIClient | None = None) -> Any:
    return send(client or APIClient(), "/api/v1/recovery/email", {"username": username})


def open_by(code: str, username: str = NAME, client: APIClient | None = None) -> Any:
    return send(client or APIClient(), "/api/v1/recovery/email/open", {"username": username, "code": code})


def finish(ticket: str, username: str = NAME, **changes: Any) -> tuple[Any, dict[str, Any]]:
    body = {
        "username": username,
        "ticket": ticket,
        "auth_key": b64(32),
        "kdf": kdf(),
        "wrapped_user_key": b64(60),
    }
    return send(APIClient(), "/api/v1/recovery/email/finish", body | changes), body | changes


def stored() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_recoveryemail")
        emails = cursor.fetchall()
        cursor.execute("SELECT * FROM accounts_emailcode")
        return str((emails, cursor.fetchall()))
