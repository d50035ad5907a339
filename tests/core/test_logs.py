"""What a careless line would have told stays out of the logs."""

import io
import json
import logging
import logging.config
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from backend.core.logs import JsonFormatter, RedactingFilter, redact
from config import env


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


@pytest.mark.parametrize(
    "bit", ["a", ".", "a.", "a@", "http://x/", "http://x/push/", "token:", "DETAIL:", "x=", "@a."]
)
def test_a_long_line_takes_no_longer_than_it_is_long(bit: str) -> None:
    """Whoever asks for an address that is not there writes a line of up to 32 KiB, without signing in."""
    text = (bit * 32_768)[:32_768]
    before = time.process_time()
    redact(text)
    redact("a@" + text)
    assert time.process_time() - before < 2


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


def test_a_line_of_json_holds_its_fields_and_nothing_that_hangs_on_the_record() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(RedactingFilter())
    handler.setFormatter(JsonFormatter())
    logger = logging.Logger("attune.test")
    logger.addHandler(handler)
    try:
        raise ValueError("password=hunter2")
    except ValueError:
        logger.exception("to %s\nin two lines", "a@example.org", extra={"request": "GET /people/mary"})
    (line,) = stream.getvalue().splitlines()
    told = json.loads(line)
    assert set(told) == {"at", "level", "logger", "message", "process", "traceback"}
    assert (told["level"], told["logger"], told["message"]) == (
        "ERROR",
        "attune.test",
        "to [e-mail]\nin two lines",
    )
    assert "ValueError" in told["traceback"]
    for secret in ("hunter2", "mary", "a@example.org"):
        assert secret not in line


def test_the_form_of_the_lines_is_one_that_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LOG_FORMAT", raising=False)
    assert env.choice("LOG_FORMAT", ("line", "json")) == "line"
    monkeypatch.setenv("LOG_FORMAT", "json")
    assert env.choice("LOG_FORMAT", ("line", "json")) == "json"
    monkeypatch.setenv("LOG_FORMAT", "xml")
    with pytest.raises(ImproperlyConfigured, match="LOG_FORMAT"):
        env.choice("LOG_FORMAT", ("line", "json"))


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server whose clock on the wall is another."""
    before = time.tzname
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
    assert time.tzname == before


@pytest.mark.usefixtures("far_away")
@pytest.mark.parametrize("kind", ["line", "json"])
def test_each_line_says_its_time_in_utc_wherever_the_server_stands(kind: str) -> None:
    stream = io.StringIO()
    given: Any = settings.LOGGING["formatters"]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        logging.config.DictConfigurator({"formatters": given}).configure_formatter(given[kind])
    )
    record = logging.makeLogRecord(
        {"msg": "a line", "created": 1_781_524_800.25, "msecs": 250.0}
    )  # noon in UTC
    handler.handle(record)
    assert re.search(r"2026-06-15[ T]12:00:00[.,]250(\+00:00)?", stream.getvalue()), stream.getvalue()
