"""Getting back in by e-mail: only for whoever gave one and keeps a spare key, once, soon, and by
nobody else's doing.
"""

import logging
import smtplib
import socket
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
import yaml
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts import emails
from backend.accounts.api.throttling import PerCallerThrottle
from backend.accounts.models import AccountEvent, EmailCode, RecoveryEmail, Role, Vault
from backend.accounts.recovery import codes
from tests.accounts.conftest import Account, MakeAccount, sign_in
from tests.accounts.emails import (
    ADDRESS,
    NAME,
    USER_KEY,
    account,
    ask,
    at,
    clock,
    finish,
    keep_a_spare_key,
    last_code,
    on_commit,
    open_by,
    own,
    stored,
    with_email,
)

pytestmark = pytest.mark.django_db
__all__ = ["account", "clock", "on_commit", "own", "with_email"]


def test_forgotten_words_are_mended_and_every_session_ends(with_email: Account, own: APIClient) -> None:
    assert ask("QUIET-river-42").status_code == 202
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    opened = open_by(last_code().lower().replace("-", " "))
    assert opened.json() == {"user_key": USER_KEY, "ticket": opened.json()["ticket"]}
    answer, body = finish(opened.json()["ticket"])
    assert answer.status_code == 204
    assert own.get("/api/v1/vault").status_code == 401
    assert sign_in(APIClient(), NAME, with_email.key).status_code == 400
    again = APIClient()
    assert sign_in(again, NAME, body["auth_key"]).status_code == 200
    assert again.get("/api/v1/vault").json()["wrapped_user_key"] == body["wrapped_user_key"]
    assert finish(opened.json()["ticket"])[0].status_code == 403  # a ticket is good once


def test_it_ends_every_recovery_sheet_made_before(with_email: Account) -> None:
    """Whoever had one would have used it; whoever found one does not get in with it later."""
    sheet = {"username": NAME, "recovery_auth_key": with_email.recovery_key}
    assert APIClient().post("/api/v1/recovery/open", sheet, format="json").status_code == 200
    ask()
    assert finish(open_by(last_code()).json()["ticket"])[0].status_code == 204
    assert APIClient().post("/api/v1/recovery/open", sheet, format="json").status_code == 403
    assert AccountEvent.objects.filter(kind="sheets_ended").count() == 1


def test_it_needs_the_spare_key_and_a_confirmed_address_at_every_step(with_email: Account) -> None:
    ask()
    code = last_code()
    Vault.objects.update(spare_user_key=None)
    assert open_by(code).status_code == 403
    sent = len(mail.outbox)
    ask()
    assert len(mail.outbox) == sent


def test_an_unknown_name_is_answered_alike_and_gets_nothing(with_email: Account) -> None:
    known, unknown = ask(), ask("nobody-at-all")
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content) == (202, b"")
    assert len(mail.outbox) == 1
    wrong_name, wrong_code = open_by(last_code(), "nobody-at-all"), open_by("0000-0000")
    assert wrong_name.status_code == wrong_code.status_code == 403
    assert wrong_name.content == wrong_code.content
    assert wrong_name.json()["error"]["code"] == "recovery_refused"


def test_asking_looks_at_nobody_in_the_request_itself(
    with_email: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[tuple[str, ...]] = []
    monkeypatch.setattr(emails, "enqueue", lambda *given: rung.append(given))
    for username in (NAME, "nobody-at-all"):
        with CaptureQueriesContext(connection) as queries:
            ask(username)
        assert not [query for query in queries if "accounts_" in query["sql"]]
    assert [task for task, _ in rung] == ["accounts.send_recovery_code"] * 2
    assert NAME not in str(rung)


def test_without_a_broker_the_email_still_goes_out(
    with_email: Account, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.PUSH_WAKEUP = False

    class AtOnce:
        def __init__(self, target: Any, args: Any, daemon: bool) -> None:
            self.start = lambda: target(*args)

    monkeypatch.setattr("backend.accounts.emails.threading.Thread", AtOnce)
    monkeypatch.setattr("backend.accounts.emails.connections.close_all", lambda: None)
    assert ask().status_code == 202
    assert len(mail.outbox) == 1


def test_a_code_is_good_for_twenty_minutes(with_email: Account, clock: time_machine.Traveller) -> None:
    ask()
    clock.shift(timedelta(minutes=20))
    assert open_by(last_code()).status_code == 403


def test_a_code_is_good_once(with_email: Account) -> None:
    ask()
    assert open_by(last_code()).status_code == 200
    assert open_by(last_code()).status_code == 403


def test_the_sixth_try_is_refused_and_takes_nothing_from_anybody_else(
    with_email: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "TRIES", 5)
    ask(client=at("192.0.2.1"))
    stranger = at("203.0.113.1")
    assert [open_by("0000-0000", client=stranger).status_code for _ in range(5)] == [403] * 5
    assert open_by(last_code(), client=stranger).status_code == 403
    assert open_by(last_code(), client=at("192.0.2.1")).status_code == 200


def test_one_ipv6_network_is_one_caller(with_email: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "TRIES", 5)
    ask()
    for host in range(5):
        open_by("0000-0000", client=at(f"2001:db8::{host + 1}"))
    assert open_by(last_code(), client=at("2001:db8::99")).status_code == 403
    assert open_by(last_code(), client=at("2001:db8:0:1::99")).status_code == 200


def test_all_tries_together_have_an_end(with_email: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "TRIES_IN_ALL", 3)
    ask()
    for host in range(3):
        open_by("0000-0000", client=at(f"203.0.113.{host}"))
    assert open_by(last_code()).status_code == 403
    assert ask().status_code == 202
    assert len(mail.outbox) == 2


def test_a_stranger_can_neither_fill_the_mailbox_nor_lock_anybody_out(
    with_email: Account, clock: time_machine.Traveller
) -> None:
    for minute in range(0, 119, 7):
        ask(client=at(f"203.0.113.{minute}"))
        # Whenever the owner comes, a code that works lies in the mailbox, or is sent when they ask.
        ask(client=at(f"192.0.2.{minute}"))
        sent = EmailCode.objects.filter(purpose="recover").latest("sent_at").sent_at
        assert datetime.now(UTC) - sent < codes.LASTS
        assert (
            EmailCode.objects.filter(sent_at__gt=datetime.now(UTC) - timedelta(hours=1))
            .exclude(purpose="confirm")
            .count()
            <= 3
        )
        clock.shift(timedelta(minutes=7))
    assert len(mail.outbox) == 6  # every 21 minutes, when the one before is too old
    assert open_by(last_code()).status_code == 200


def test_one_address_asks_so_often_and_no_more(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PerCallerThrottle.THROTTLE_RATES, "recovery-email", "10/min")
    stranger = at("203.0.113.1")
    assert [ask(client=stranger).status_code for _ in range(11)] == [202] * 10 + [429]


def test_a_ticket_is_good_for_a_quarter_of_an_hour_and_for_one_person(
    with_email: Account, make_account: MakeAccount, clock: time_machine.Traveller
) -> None:
    make_account("other-name-11")
    ask()
    ticket = open_by(last_code()).json()["ticket"]
    assert finish(ticket, "other-name-11")[0].status_code == 403
    clock.shift(timedelta(minutes=15))
    assert finish(ticket)[0].status_code == 403


def test_of_two_who_bring_one_ticket_at_once_one_goes_on(with_email: Account) -> None:
    ask()
    ticket = open_by(last_code()).json()["ticket"]
    now = timezone.now()
    assert [codes.take_ticket(with_email.user, ticket, now) for _ in range(2)] == [True, False]


def test_neither_code_nor_address_nor_ticket_stands_readable(
    with_email: Account, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ask()
    code = last_code()
    opened = open_by(code)
    kept = stored() + caplog.text
    for secret in (ADDRESS, code, code.replace("-", ""), opened.json()["ticket"], USER_KEY):
        assert secret not in kept
    assert RecoveryEmail.objects.get().confirmed == ADDRESS


def test_a_mail_server_that_says_no_is_logged_without_the_address_and_can_be_asked_again(
    with_email: Account, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: Any) -> None:
        raise smtplib.SMTPRecipientsRefused({ADDRESS: (550, b"no")})

    with monkeypatch.context() as patch:
        patch.setattr("backend.accounts.emails.EmailMessage.send", refuse)
        assert ask().status_code == 202
    assert ADDRESS not in caplog.text
    assert "could not be sent" in caplog.text
    ask()
    assert len(mail.outbox) == 1


@pytest.mark.promise(6)
def test_the_email_tells_nothing(with_email: Account) -> None:
    ask()
    message = mail.outbox[0]
    text = f"{message.subject}\n{message.body}\n{message.from_email}".lower()
    with open("backend/reminders/data/reminder_lines.yaml", encoding="utf-8") as file:
        forbidden = yaml.safe_load(file)["forbidden_outside"]
    assert [word for word in [*forbidden, NAME, "attune", "http", "notes"] if word in text] == []


def test_email_names_the_sender_s_domain_and_not_the_machine(settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "Codes <codes@example.org>"
    emails.send_code(ADDRESS, "ABCD2345", "en")
    header = mail.outbox[-1].message()["Message-ID"]
    assert header.endswith("@example.org>")
    assert socket.getfqdn() not in header


def test_a_clinician_still_needs_the_second_factor(make_account: MakeAccount) -> None:
    account = make_account("dr-reed", Role.CLINICIAN)
    keep_a_spare_key(account)
    kept = RecoveryEmail(user=account.user, confirmed=ADDRESS)
    kept.save()
    ask("dr-reed")
    answer, body = finish(open_by(last_code(), "dr-reed").json()["ticket"], "dr-reed")
    assert answer.status_code == 204
    client = APIClient()
    assert sign_in(client, "dr-reed", body["auth_key"]).status_code == 401
    assert client.get("/api/v1/vault").status_code == 401


def test_reading_costs_the_same_number_of_queries_however_many_codes_were_sent(
    with_email: Account, own: APIClient
) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            own.get("/api/v1/vault/email")
        return len(queries)

    before = count()
    user = Vault.objects.get().user
    for _ in range(20):
        EmailCode.objects.create(
            user=user, purpose="recover", code_hash="x", sent_at=datetime.now(UTC) - timedelta(hours=2)
        )
    assert count() == before


def test_codes_are_forgotten_after_a_day(with_email: Account, clock: time_machine.Traveller) -> None:
    ask()
    clock.shift(timedelta(hours=25))
    codes.forget(datetime.now(UTC))
    assert not EmailCode.objects.exists()
