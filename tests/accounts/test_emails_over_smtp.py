"""E-mails over a real mail server, and over one that refuses, hangs up or is not there."""

from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from backend.accounts import emails
from tests.faults.fleet import free_port

ADDRESS = "rowan@example.org"


class Postbox:
    """Keeps what it is given; `refusal` is what it says instead."""

    def __init__(self) -> None:
        self.emails: list[Any] = []
        self.refusal = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802 - the server's name for it
        envelope.rcpt_tos.append(address)
        return self.refusal or "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - likewise
        self.emails.append(envelope)
        return "250 OK"


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    box = Postbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.DEFAULT_FROM_EMAIL = "Codes <codes@example.org>"
    yield box
    server.stop()


def test_an_email_arrives_as_it_was_written(postbox: Postbox) -> None:
    assert emails.send_code(ADDRESS, "ABCD2345", "en")
    [email] = postbox.emails
    text = email.content.decode()
    assert (email.mail_from, email.rcpt_tos) == ("codes@example.org", [ADDRESS])
    assert "ABCD" in text
    assert "@example.org>" in next(line for line in text.splitlines() if line.startswith("Message-ID:"))


@pytest.mark.parametrize("refusal", ["550 no such box", "451 come again later", "421 closing"])
def test_a_server_that_refuses_is_no_error_of_ours(
    postbox: Postbox, caplog: pytest.LogCaptureFixture, refusal: str
) -> None:
    postbox.refusal = refusal
    assert not emails.send(ADDRESS, "Hello", "Text.")
    assert postbox.emails == []
    assert ADDRESS not in caplog.text
    postbox.refusal = ""
    assert emails.send(ADDRESS, "Hello", "Text.")


def test_a_server_that_is_gone_is_no_error_of_ours(postbox: Postbox, settings: Any) -> None:
    settings.EMAIL_PORT = free_port()
    assert not emails.send(ADDRESS, "Hello", "Text.")
    assert postbox.emails == []
