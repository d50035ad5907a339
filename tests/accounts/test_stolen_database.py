"""Somebody with a copy of the database: nothing that stands in it signs them in, or is what a device shows to be let
in.
"""

import json
from collections.abc import Iterator
from importlib import import_module

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.accounts.sign_in.session_store import SessionStore
from tests.accounts.conftest import AUTH, Account, MakeAccount, post, sign_in
from tests.accounts.emails import account, ask, clock, last_code, on_commit, open_by, own, with_email
from tests.conftest import b64, signed_in
from tests.contracts.world import subscription_body
from tests.sharing.device import invite

pytestmark = [pytest.mark.django_db, pytest.mark.promise(45)]
__all__ = ["account", "clock", "on_commit", "own", "with_email"]


def stored_texts() -> Iterator[str]:
    """Every value of every text column of every table, those of Django and allauth and tables without a model too."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 (its own names)
            for row in cursor.fetchall():
                yield from (str(value) for value in row if isinstance(value, str | bytes | memoryview))


def parts(text: str) -> Iterator[str]:
    """The text, and what stands in it if it is JSON."""
    yield text
    try:
        inner = json.loads(text)
    except ValueError:
        return
    for value in inner.values() if isinstance(inner, dict) else inner if isinstance(inner, list) else ():
        yield str(value)


def is_in(cookie: str, name: str = settings.SESSION_COOKIE_NAME) -> bool:
    client = APIClient()
    client.cookies[name] = cookie
    return bool(client.get("/api/v1/session").json()["signed_in"])


def test_no_text_of_the_database_is_a_session(own: APIClient, danas: APIClient) -> None:
    assert is_in(own.cookies["sessionid"].value)
    taken = {part for text in stored_texts() for part in parts(text) if part.isprintable() and part.isascii()}
    assert len(taken) > 40
    assert [text for text in taken if is_in(text.replace(";", ""))] == []


def test_what_a_session_holds_is_sealed_for_its_own_row(
    own: APIClient, alices: APIClient, alice: User
) -> None:
    rows = list(Session.objects.all())
    assert len(rows) == 2
    assert str(alice.pk) not in "".join(stored_sessions())
    first, second = rows
    first.session_data, second.session_data = second.session_data, first.session_data
    Session.objects.bulk_update(rows, ["session_data"])
    assert not any(is_in(client.cookies["sessionid"].value) for client in (own, alices))


def stored_sessions() -> list[str]:
    return list(Session.objects.values_list("session_data", flat=True))


def test_a_session_is_found_renewed_and_ended_by_the_key_of_its_cookie(alice: User) -> None:
    client = signed_in(alice)
    key = client.session.session_key
    store = SessionStore(key)
    assert store.exists(key)
    assert store["_auth_user_id"] == str(alice.pk)
    store.cycle_key()
    assert not is_in(key)
    assert is_in(store.session_key)
    again = store.session_key
    store.flush()
    assert not is_in(again)
    assert not Session.objects.exists()


@pytest.mark.parametrize("key", ["", "short", "k" * 500, "\x00" * 32, "half\ud800" * 8, "%s" * 20])
def test_a_cookie_of_another_shape_is_nobodys(db: None, key: str) -> None:
    assert SessionStore(key).load() == {}


@pytest.mark.parametrize("act", ["aload", "asave", "aexists", "adelete", "acreate"])
def test_nothing_goes_to_the_table_beside_the_digest(act: str) -> None:
    assert getattr(SessionStore, act).__qualname__.startswith("SessionBase.")


def test_sessions_of_before_are_ended(own: APIClient) -> None:
    from django.apps import apps

    import_module("backend.accounts.migrations.0005_end_sessions_stored_by_their_key").end_them(apps, None)
    assert not Session.objects.exists()


@pytest.mark.usefixtures("on_commit")
def test_nothing_that_lets_somebody_in_stands_in_any_table(
    with_email: Account, own: APIClient, make_account: MakeAccount, danas: APIClient
) -> None:
    """Everything that a device, a paper, a letter or an authenticator shows, while all of it is still good."""
    dana = make_account("dr-reed", "clinician")
    known = APIClient()
    sign_in(known, with_email.user.username, with_email.key, private_device=True)
    ask()
    code = last_code()
    ticket = open_by(code).json()["ticket"]
    ask()
    subscribed = own.post("/api/v1/push-subscriptions", subscription_body("x"), format="json").json()
    _, lookup = invite(danas)
    clients = APIClient()
    sign_in(clients, "dr-reed", dana.key)
    pending = clients.cookies["sessionid"].value
    secret = own.get("/api/v1/second-step/secret").json()["secret"]
    sheet = RecoveryCodes.activate(dana.user).get_unused_codes()
    shown = {
        "the session": own.cookies["sessionid"].value,
        "the session between key and second factor": pending,
        "the mark of a known device": known.cookies["device"].value,
        "the key": with_email.key,
        "the recovery card": with_email.recovery_key,
        "the code": code.replace("-", ""),
        "the code as it is written": code,
        "the ticket": ticket,
        "the token that renews a push address": subscribed["renewal_token"],
        "the code of an invitation": lookup,
        "an authenticator": dana.totp_secret,
        "an authenticator that is being set up": secret,
        "a recovery code": sheet[0],
        "the token against forged requests": own.get("/api/v1/session").json()["csrf_token"],
    }
    assert all(len(proof) >= 8 for proof in shown.values()), shown
    assert mail.outbox
    kept = "\n".join(stored_texts())
    assert {what for what, proof in shown.items() if proof in kept} == set()


def test_a_wrong_key_leaves_nothing_behind(client_account: Account) -> None:
    typed = b64(32)
    post(APIClient(), f"{AUTH}/login", {"username": "quiet-river-42", "password": typed})
    assert typed not in "\n".join(stored_texts())
