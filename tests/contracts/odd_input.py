"""What nobody in their senses sends, and a sender that remembers what was answered with a fault."""

import base64
import copy
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.db import transaction
from rest_framework.test import APIClient

DEEP: Any = [[]]
for _ in range(60):
    DEEP = [DEEP]

# In place of each value of a body.
VALUES: dict[str, Any] = {
    "half a pair": "a\ud800",
    "nul": "a\x00b",
    "empty": "",
    "long": "x" * 5000,
    "text": "nonsense",
    "digits of another script": "١٢",
    "first day": "0001-01-01T00:00:00+14:00",
    "last day": "9999-12-31T23:59:59-14:00",
    "huge": 10**400,
    "more than a column": 2**63,
    "digits": "9" * 4400,
    "negative": -1,
    "fraction": 0.5,
    "infinite": 1e999,
    "nan": float("nan"),
    "true": True,
    "null": None,
    "list": ["a"],
    "list of odd": [None, {}, [], 1e300, "\x00"],
    "object": {"a": 1},
    "half a key": {"\ud800": 1},
    "nul key": {"\x00": 1},
    "deep": DEEP,
}
# What is refused before anybody looks where it stands: tried in one place of each operation.
READ_BY_NOBODY = {"half a pair", "huge", "more than a column", "infinite", "nan", "half a key", "deep"}
# In place of a whole body.
BODIES: dict[str, bytes] = {
    "nothing": b"",
    "space": b" ",
    "null": b"null",
    "number": b"7",
    "huge number": b"9" * 5000,
    "text": b'"text"',
    "list": b"[1]",
    "not json": b"{",
    "nan": b'{"a": NaN}',
    "brackets without end": b"[" * 100_000,
    "objects without end": b'{"a":' * 20_000,
    "half a key": b'{"\\ud800": 1}',
    "other encoding": '{"ä": "ü"}'.encode("latin-1"),
    "mark of byte order": b"\xef\xbb\xbf{}",
    "utf-16": '{"a": 1}'.encode("utf-16"),
    "twice": b'{"a": 1, "a": 2}{}',
    "too much": b'"' + b"x" * 300_000 + b'"',
}
CONTENT_TYPES = [
    "", "nonsense", "text/plain", "application/xml", "multipart/form-data", "multipart/form-data; boundary=\x01",
    "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/json; charset=utf-16",
    "application/json; charset=idna", "application/json; charset=hex", "application/json; charset=none-such",
    "application/x-www-form-urlencoded; charset=idna",
]  # fmt: skip
IDS = ["x", "%00", "%ED%A0%80", "%FF", "..", "0", "-1", "9" * 400, "%F0%9F%92%A9", "a%2Fb", "null", "%0A"]
QUERIES = [
    "",
    "x",
    "%00",
    "%ED%A0%80",
    "%FF",
    "-1",
    "0",
    "1.5",
    "9" * 30,
    "9" * 5000,
    "%D9%A1",
    "nan",
    "null",
    "[]",
]
HEADERS = [
    "",
    "x",
    '"',
    "-1",
    "1.5",
    "nan",
    "9" * 30,
    "9" * 5000,
    "\u00e4",
    "a\x00",
    "*",
    'W/"1"',
    "0x10",
    "1_0",
]
PLACES = [
    "x", "1", "-1", "9" * 30, "\x00", "nan", "2026-06-15", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00",
    "2026-06-15T12:00:00", "2026-99-99T00:00:00Z", "'; --", "\u0661",
]  # fmt: skip
CURSORS = [
    *(base64.b64encode(f"p={quote(place)}".encode()).decode() for place in PLACES),
    *(base64.b64encode(text).decode() for text in (b"o=x", b"o=-1", b"o=" + b"9" * 99, b"r=x", b"p=\xff", b"&&", b"")),
    "nonsense", "=", "%00", "%FF",
]  # fmt: skip

ODD_HEADERS = [
    {"HTTP_ACCEPT_LANGUAGE": "x" * 5000}, {"HTTP_ACCEPT_LANGUAGE": "\x00;q=nan"}, {"HTTP_ACCEPT": "nonsense"},
    {"HTTP_ACCEPT": "text/html;q=x"}, {"HTTP_X_CSRFTOKEN": "\x00"}, {"HTTP_COOKIE": "sessionid=\x00"},
    {"HTTP_COOKIE": "device=x:y:z; back-in=\xff; csrftoken=\x00"}, {"HTTP_COOKIE": "=;;=" * 50},
    {"HTTP_X_FORWARDED_FOR": "nonsense, \x00"}, {"HTTP_HOST": "\x00"}, {"HTTP_HOST": "a" * 300},
    {"HTTP_ORIGIN": "null"}, {"HTTP_ORIGIN": "http://["}, {"HTTP_REFERER": "http://[::1"}, {"HTTP_RANGE": "bytes=9-1"},
    {"HTTP_IF_NONE_MATCH": "\x00"}, {"HTTP_IF_MODIFIED_SINCE": "nonsense"}, {"CONTENT_LENGTH": "nonsense"},
    {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE"}, {"REMOTE_ADDR": "nonsense"}, {"HTTP_CONTENT_ENCODING": "gzip"},
]  # fmt: skip


class Sender:
    """Sends, and remembers what was answered with a fault. Nothing that it did stays."""

    def __init__(self, client: APIClient) -> None:
        self.client = client
        self.client.raise_request_exception = False
        self.faults: list[str] = []
        self.check_shape = True

    def send(
        self,
        what: str,
        method: str,
        path: str,
        raw: bytes,
        content_type: str = "application/json",
        **headers: Any,
    ) -> int:
        given = {name: value for name, value in headers.items() if value is not None}
        with transaction.atomic():
            answer = self.client.generic(method, path, raw, content_type=content_type, **given)
            transaction.set_rollback(True)
        if answer.status_code >= 500:
            self.faults.append(f"{what}: {answer.status_code}")
        elif self.check_shape and answer.status_code >= 400 and path.startswith("/api/"):
            said = answer.headers["Content-Type"].startswith("application/json") and "error" in answer.json()
            if not said:
                self.faults.append(f"{what}: {answer.status_code} in another shape")
        return int(answer.status_code)


def leaves(body: Any) -> list[tuple[Any, ...]]:
    """The way to every value of a body, those that hold others too; of the answers to one of each form, for they have
    a field for each form and no more.
    """
    found = {(at if at[0] != "answers" else (at[0], form)): at for at, form in _leaves(body)}
    return [*found.values()]


def _leaves(body: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    if at:
        is_day = isinstance(body, str) and body[:2] in {"19", "20"}
        yield at, f"{type(body).__name__} {is_day} {len(at)}"
    if isinstance(body, dict):
        for key, value in body.items():
            yield from _leaves(value, (*at, key))
    elif isinstance(body, list):
        for number, value in enumerate(body[:1]):
            yield from _leaves(value, (*at, number))


def put_in(body: Any, at: tuple[Any, ...], value: Any) -> Any:
    changed = copy.deepcopy(body)
    inner = changed
    for key in at[:-1]:
        inner = inner[key]
    inner[at[-1]] = value
    return changed


def as_json(body: Any) -> bytes:
    return b"" if body is None else json.dumps(body).encode()


def meta(headers: dict[str, str]) -> dict[str, str]:
    return {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
