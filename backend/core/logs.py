"""Keeps secrets out of the logs even when a library is careless with them."""

import json
import logging
import re
import time
from datetime import UTC, datetime

# What a stranger asked for stands in a line, up to 32 KiB of it: nothing here may look further back with each letter.
_PATTERNS = [
    # PostgreSQL tells the whole row, or the value, that it refuses.
    (re.compile(r"(DETAIL:).*"), r"\1 [hidden]"),
    (re.compile(r"https?://[^\s'\"]{1,300}/(?:wpush|push|fcm|w)/[^\s'\"]+", re.I), "[push address]"),
    (re.compile(r"(/deliveries/)[A-Za-z0-9_-]+"), r"\1[token]"),
    (
        re.compile(
            r"(?i)((?:authorization|cookie|password|auth_key|user_key|token|secret)['\"]?\s*[:=]\s*)[^\s,;}]+"
        ),
        r"\1[hidden]",
    ),
    (re.compile(r"[^\s@'\"<>]{1,64}@[^\s@'\"<>]{1,255}\.[A-Za-z]{2,}"), "[e-mail]"),
    (re.compile(r"[A-Za-z0-9_-]{40,}={0,2}"), "[long value]"),
]


def redact(text: str) -> str:
    """The text with push addresses, tokens, credentials, e-mail addresses and long opaque values taken out."""
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text


class RedactingFilter(logging.Filter):
    """Redacts a record's whole text, its traceback included."""

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            message = record.getMessage()
        except (
            TypeError,
            ValueError,
            KeyError,
        ):  # a line with wrong arguments must not stop the request that wrote it
            message = f"{record.msg} {record.args!r}"
        record.msg = redact(message)
        record.args = ()
        if record.exc_info and not record.exc_text:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info))
        return True


class LineFormatter(logging.Formatter):
    """A line for people, its time in UTC wherever the server stands."""

    converter = staticmethod(time.gmtime)
    default_msec_format = "%s.%03dZ"


class JsonFormatter(logging.Formatter):
    """A line of JSON for each record, with these fields and no others: what a library hangs on a record besides
    (requests, arguments, addresses) stays out. The text is redacted before, by the filter.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "process": record.process,
        }
        if record.exc_info or record.exc_text:
            line["traceback"] = record.exc_text or redact(self.formatException(record.exc_info))  # type: ignore[arg-type]
        return json.dumps(line, ensure_ascii=False)
