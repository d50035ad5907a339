"""What a careless line would have told stays out of the logs."""

import io
import logging
import logging.config
from typing import Any

import pytest
from django.conf import settings

from backend.core.logs import RedactingFilter, redact


@pytest.mark.promise(45)
@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("POST https://updates.push.services.mozilla.com/wpush/v2/gAAAAABabc answered 410", "gAAAAABabc"),
        ("endpoint=https://fcm.googleapis.com/fcm/send/cXk:APA91", "APA91"),
        ("POST /api/v1/deliveries/tok-EN_123/receipts", "tok-EN_123"),
        ("password=hunter2, next", "hunter2"),
        ("{'auth_key': 'abcDEF'}", "abcDEF"),
        ('{"user_key": "abcDEF"}', "abcDEF"),
        ("Authorization: Bearer-abc", "Bearer-abc"),
        ("Cookie: sessionid=abc", "sessionid=abc"),
        ("mail to someone@example.org now", "someone@example.org"),
        ("box " + "Qx" * 30, "Qx" * 30),
        ("secret: s3cr3t", "s3cr3t"),
        ('violates "people_route"\nDETAIL:  Failing row contains (1, quiet, died, f).', "quiet"),
        ("DETAIL:  Key (username)=(mary-ann) already exists.", "mary"),
    ],
)
def test_redact_takes_out(text: str, secret: str) -> None:
    assert secret not in redact(text)


@pytest.mark.parametrize(
    "text", ["GET /api/v1/people 200", "12 deliveries are due", "The keyring can't be read"]
)
def test_redact_leaves_the_rest(text: str) -> None:
    assert redact(text) == text


def log_of(write: Any) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(RedactingFilter())
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.Logger("test")
    logger.addHandler(handler)
    write(logger)
    return stream.getvalue()


def test_arguments_are_redacted() -> None:
    assert "hunter2" not in log_of(lambda log: log.warning("sent %s", {"password": "hunter2"}))


def test_a_traceback_is_redacted() -> None:
    def write(log: logging.Logger) -> None:
        try:
            raise ValueError("password=hunter2")
        except ValueError:
            log.exception("it broke")

    written = log_of(write)
    assert "ValueError" in written
    assert "hunter2" not in written


def test_a_record_with_wrong_arguments_is_still_written() -> None:
    assert "100%" in log_of(lambda log: log.warning("100% of %d", "x"))  # noqa: PLE1206 (the mistake that is tried)


def test_every_handler_redacts() -> None:
    for name, handler in settings.LOGGING["handlers"].items():
        assert "redact" in handler["filters"], name
