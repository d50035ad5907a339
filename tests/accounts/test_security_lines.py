"""What the log says of sign-ins and refusals, and of whom it says nothing (.github/SECURITY.md has the list)."""

import logging
from typing import Any

import pytest
from rest_framework.test import APIClient

from tests.accounts.conftest import AUTH, Account, post, sign_in
from tests.accounts.test_second_factor import code
from tests.conftest import b64, signed_in

pytestmark = pytest.mark.django_db


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [f"{record.levelname} {record.name} {record.getMessage()}" for record in caplog.records]


@pytest.fixture(autouse=True)
def _heard(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


def test_a_refused_sign_in_is_a_line_that_names_nobody(client_account: Account, caplog: Any) -> None:
    sign_in(APIClient(), "quiet-river-42", b64(32))
    assert "WARNING attune.security A sign-in was refused: the key does not fit." in lines(caplog)
    assert "quiet-river-42" not in caplog.text
    assert str(client_account.user.pk) not in caplog.text


def test_a_limit_that_holds_is_a_line(client_account: Account, settings: Any, caplog: Any) -> None:
    settings.SIGN_IN_LIMITS = {**settings.SIGN_IN_LIMITS, "network_and_name": (1, 600)}
    for _ in range(2):
        sign_in(APIClient(), "quiet-river-42", b64(32))
    assert "WARNING attune.security A sign-in was held up: sign-in-network_and_name." in lines(caplog)


def test_a_clinicians_sign_in_is_a_line_and_a_clients_is_none(
    client_account: Account, clinician_account: Account, caplog: Any
) -> None:
    assert sign_in(APIClient(), "quiet-river-42", client_account.key).status_code == 200
    assert "Signed in" not in caplog.text
    client = APIClient()
    sign_in(client, "dr-reed", clinician_account.key)
    given = {"code": code(clinician_account.totp_secret)}
    assert post(client, f"{AUTH}/2fa/authenticate", given).status_code == 200
    who = clinician_account.user.pk
    assert f"INFO attune.security Signed in: clinician {who} by password, mfa." in lines(caplog)


@pytest.mark.parametrize(
    ("who", "path"),
    [("nobody", "/api/v1/vault"), ("alice", "/api/v1/clinic/clients"), ("alice", "/api/v1/nothing")],
)
def test_a_refused_request_is_a_line_with_its_address(alice: Any, caplog: Any, who: str, path: str) -> None:
    client = APIClient() if who == "nobody" else signed_in(alice)
    assert client.get(path).status_code in {401, 403, 404}
    assert any(line.startswith("WARNING django.request") and path in line for line in lines(caplog))
    assert "alice" not in caplog.text


def test_a_wrong_passphrase_upon_an_act_is_a_line(client_account: Account, caplog: Any) -> None:
    client = APIClient()
    sign_in(client, "quiet-river-42", client_account.key)
    post(client, "/api/v1/account/data", {"current_auth_key": b64(32)})
    assert any("asks for the passphrase was refused" in line for line in lines(caplog))


def test_a_line_holds_what_a_stranger_sent_as_one_line(caplog: Any) -> None:
    APIClient().get("/api/v1/nothing%0d%0a2026-06-15 INFO forged")
    assert caplog.records, "it is written"
    assert all("\n" not in line and "\r" not in line for line in lines(caplog))
