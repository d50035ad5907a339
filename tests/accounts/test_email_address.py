"""The e-mail to get back in: given, confirmed, changed and taken away by its owner alone."""

from typing import Any

import pytest
from django.core import mail
from rest_framework.test import APIClient

from backend.accounts.models import RecoveryEmail
from tests.accounts.conftest import Account, kdf
from tests.accounts.conftest import post as send
from tests.accounts.emails import (
    ADDRESS,
    account,
    ask,
    clock,
    give,
    last_code,
    on_commit,
    open_by,
    own,
    remove,
    with_email,
)
from tests.conftest import b64

pytestmark = pytest.mark.django_db
__all__ = ["account", "clock", "on_commit", "own", "with_email"]


def test_custody_of_ones_own_ends_it(with_email: Account, own: APIClient) -> None:
    ask()
    code = last_code()
    assert (
        own.put(
            "/api/v1/vault/custody", {"custody": "own", "current_auth_key": with_email.key}, format="json"
        ).status_code
        == 200
    )
    assert own.get("/api/v1/vault/email").json() == {"offered": False, "confirmed": None, "waiting": None}
    assert not RecoveryEmail.objects.exists()
    mail.outbox.clear()
    ask()
    assert mail.outbox == []
    assert open_by(code).status_code == 403
    refused = give(own, with_email)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "no_spare_key")


def test_an_address_that_waits_for_its_code_gets_no_other(
    account: Account, own: APIClient, on_commit: Any
) -> None:
    with on_commit():
        give(own, account)
    confirmation = last_code()
    mail.outbox.clear()
    ask()
    assert mail.outbox == []
    assert open_by(confirmation).status_code == 403  # it shows that the mailbox is theirs, and opens nothing


def test_a_new_address_leaves_the_old_one_in_use_until_it_is_confirmed(
    with_email: Account, own: APIClient, on_commit: Any
) -> None:
    with on_commit():
        answer = give(own, with_email, "new@example.org")
    assert answer.json() == {"offered": True, "confirmed": ADDRESS, "waiting": "new@example.org"}
    assert mail.outbox[-1].to == ["new@example.org"]
    code = last_code()
    ask()
    assert mail.outbox[-1].to == [ADDRESS]
    before = last_code()
    assert send(own, "/api/v1/vault/email/confirm", {"code": code}).json()["confirmed"] == "new@example.org"
    assert open_by(before).status_code == 403


def test_only_with_the_key_and_only_so_often(account: Account, own: APIClient, on_commit: Any) -> None:
    wrong = own.put("/api/v1/vault/email", {"email": ADDRESS, "current_auth_key": b64(32)}, format="json")
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (400, "wrong_passphrase")
    assert give(own, account, "no address").json()["error"]["fields"].keys() == {"email"}
    for _ in range(3):
        with on_commit():
            assert give(own, account).status_code == 200
    fourth = give(own, account)
    assert (fourth.status_code, fourth.json()["error"]["code"]) == (409, "enough_codes")
    assert len(mail.outbox) == 3
    assert remove(own, account).status_code == 204
    assert give(own, account).status_code == 409  # taking it away starts no new count


def test_a_wrong_confirmation_changes_nothing(account: Account, own: APIClient, on_commit: Any) -> None:
    with on_commit():
        give(own, account)
    answer = send(own, "/api/v1/vault/email/confirm", {"code": "0000-0000"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "code_refused")
    assert own.get("/api/v1/vault/email").json()["waiting"] == ADDRESS


def test_removed_it_opens_nothing(with_email: Account, own: APIClient) -> None:
    ask()
    assert remove(own, with_email).status_code == 204
    assert open_by(last_code()).status_code == 403


def test_a_new_passphrase_makes_what_was_sent_worthless(with_email: Account, own: APIClient) -> None:
    ask()
    new = {"auth_key": b64(32), "kdf": kdf(), "wrapped_user_key": b64(60)}
    own.put("/api/v1/vault/passphrase", {"current_auth_key": with_email.key, **new}, format="json")
    assert open_by(last_code()).status_code == 403


@pytest.mark.parametrize(
    "typed",
    [
        "  person@example.org ",
        "person@example.org\n",
        "person@example.org\u200b",
        "\u202aperson@example.org\u202c",
        "per\u00adson@example.org",
        "person@example\u2060.org",
        "person@\uff45xample.org",
        "\u00a0person@example.org",
    ],
)
def test_an_address_is_kept_without_what_shows_nothing(account: Account, own: APIClient, typed: str) -> None:
    answer = give(own, account, typed)
    assert (answer.status_code, answer.json()["waiting"]) == (200, "person@example.org")


@pytest.mark.parametrize("typed", ["", " ", "\u200b", "person", "person@", "@example.org", "a b@example.org"])
def test_what_is_no_address_is_said_beside_its_field(account: Account, own: APIClient, typed: str) -> None:
    answer = give(own, account, typed)
    assert (answer.status_code, list(answer.json()["error"]["fields"])) == (400, ["email"])
