"""Whatever is sent, by whomever, to any operation: it is the sender's mistake (4xx), never a fault of ours (5xx)."""

import base64
import copy
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.db import transaction
from django.utils import timezone
from rest_framework.test import APIClient
from rest_framework.throttling import SimpleRateThrottle

from backend.accounts.sign_in.sessions import OPEN_DOORS
from backend.core.entries import kinds
from backend.core.models import Heartbeat
from tests.accounts.conftest import MakeAccount, make_account, sign_in, sign_up_body
from tests.accounts.test_doors import ADDRESSES as DOOR_ADDRESSES
from tests.conftest import b64, new_user
from tests.contracts.full_answers import bodies
from tests.contracts.operations import Operation, operations
from tests.contracts.policy import POLICY, Call
from tests.contracts.world import ACTORS, World, build, marked_words
from tests.once import made_once

__all__ = ["make_account"]

OPERATIONS = {operation.id: operation for operation in operations()}
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


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with made_once(django_db_blocker, lambda: build(new_user)) as world:
        yield world


@pytest.fixture
def world(built: World, db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(
        SimpleRateThrottle, "allow_request", lambda *_: True
    )  # a limit would hide what comes after
    return built


def one_who_may(operation_id: str) -> str:
    """Whoever gets furthest into an operation."""
    return next(
        (who for who, verdict in zip(ACTORS, POLICY[operation_id].who, strict=True) if verdict in "YOVWC")
    )


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


def full_call(world: World, operation: Operation, actor: str) -> Call:
    """The call of the access matrix, with every answer of a kind where one is written."""
    call = POLICY[operation.id].call(world, actor)
    by_put = {f"{kind.name.replace('-', '_')}_put": kind for kind in kinds()}
    if kind := by_put.get(operation.id):
        call.body.update({"words": marked_words(), **bodies(kind)[0]})
    return call


# Every kind of entry has the same four operations; what is not its own in them is tried with one kind.
SAME = {
    f"{kind.name.replace('-', '_')}_{act}"
    for kind in kinds()
    if kind.name != "people"
    for act in ("get", "delete", "restore")
}


@pytest.mark.parametrize("operation_id", sorted(set(POLICY) - SAME))
def test_odd_input_is_the_senders_mistake(world: World, operation_id: str) -> None:
    operation = OPERATIONS[operation_id]
    actor = one_who_may(operation_id)
    call = full_call(world, operation, actor)
    sender = Sender(world.client(actor))
    method, path = operation.method.upper(), operation.path.format(**call.path)
    headers, raw = meta(call.headers), as_json(call.body)
    sender.send("as it should be", method, path, raw, **headers)

    for name in call.path:
        for value in IDS:
            odd = operation.path.format(**{**{key: str(one) for key, one in call.path.items()}, name: value})
            sender.send(f"path {name}={value[:20]}", method, odd, raw, **headers)
    for name in query_of(operation):
        for value in [*QUERIES, *(map(quote, CURSORS) if name == "cursor" else ())]:
            sender.send(f"query {name}={value[:40]}", method, f"{path}?{name}={value}", raw, **headers)
    for name in headers:
        for value in HEADERS:
            sender.send(f"header {name}={value[:20]!r}", method, path, raw, **headers | {name: value})
    if call.body is not None:
        send_bodies(sender, method, path, call.body, headers)
    assert sender.faults == []


def send_bodies(sender: Sender, method: str, path: str, body: Any, headers: dict[str, str]) -> None:
    raw = as_json(body)
    for what, odd in BODIES.items():
        sender.send(f"body: {what}", method, path, odd, **headers)
    for content_type in CONTENT_TYPES:
        sender.send(f"content type {content_type!r}", method, path, raw, content_type, **headers)
    for extra in ("\ud800", "\x00", "x" * 5000):
        sender.send(f"extra {extra[:3]!r}", method, path, as_json({**body, extra: 1}), **headers)
    for number, at in enumerate(leaves(body)):
        for what, value in VALUES.items():
            if number and what in READ_BY_NOBODY:
                continue
            sender.send(f"{at} is {what}", method, path, as_json(put_in(body, at, value)), **headers)


def query_of(operation: Operation) -> list[str]:
    return [one["name"] for one in operation.detail.get("parameters", []) if one["in"] == "query"] or [
        "format"
    ]


# What is not of the schema: allauth's doors, and the pages.
DOORS: dict[tuple[str, str], dict[str, Any] | None] = {
    ("POST", "auth/login"): {"username": "alice", "password": b64(32), "private_device": True},
    ("POST", "auth/signup"): sign_up_body(),
    ("POST", "auth/2fa/authenticate"): {"code": "123456"},
    ("GET", "auth/session"): None,
    ("DELETE", "auth/session"): None,
}


def test_every_open_door_is_in_the_table() -> None:
    paths = {path for path, name in DOOR_ADDRESSES if name in OPEN_DOORS}
    assert {f"browser/v1/{path}" for _, path in DOORS} == paths


@pytest.mark.parametrize(("method", "path"), DOORS)
def test_odd_input_at_the_doors_of_sign_in(
    world: World, method: str, path: str, make_account: MakeAccount
) -> None:
    pending = APIClient()  # between key and second factor
    assert sign_in(pending, "dr-reed", make_account("dr-reed", "clinician").key).status_code == 401
    further = world.client("anonymous" if path in {"auth/login", "auth/signup"} else "owner")
    sender = Sender(pending if path == "auth/2fa/authenticate" else further)
    where, body = f"/_allauth/browser/v1/{path}", DOORS[method, path]
    for query in QUERIES:
        sender.send(f"query {query[:20]}", method, f"{where}?client={query}&next={query}", as_json(body))
    send_bodies(sender, method, where, body or {}, {})
    assert sender.faults == []


PAGES = [
    "",
    "healthz",
    "manifest.json",
    "serviceworker.js",
    "static/",
    "api/",
    "api/v1/",
    "api/v2/session",
    "_allauth/",
]


@pytest.mark.parametrize("page", PAGES)
def test_odd_addresses_of_pages(world: World, page: str) -> None:
    Heartbeat.objects.create(
        process="scheduler", beat_at=timezone.now()
    )  # without one /healthz says 503, truly
    sender = Sender(world.client("owner"))
    for value in [*IDS, "x" * 2000, "%2e%2e/%2e%2e/etc/passwd", "\\x", "%25", "%u0041"]:
        for path in (f"/{page}{value}", f"/{page}?x={value}"):
            sender.send(path[:60], "GET", path, b"")
            sender.send(path[:60], "POST", path, b"{}")
    assert sender.faults == []


ODD_HEADERS = [
    {"HTTP_ACCEPT_LANGUAGE": "x" * 5000}, {"HTTP_ACCEPT_LANGUAGE": "\x00;q=nan"}, {"HTTP_ACCEPT": "nonsense"},
    {"HTTP_ACCEPT": "text/html;q=x"}, {"HTTP_X_CSRFTOKEN": "\x00"}, {"HTTP_COOKIE": "sessionid=\x00"},
    {"HTTP_COOKIE": "device=x:y:z; back-in=\xff; csrftoken=\x00"}, {"HTTP_COOKIE": "=;;=" * 50},
    {"HTTP_X_FORWARDED_FOR": "nonsense, \x00"}, {"HTTP_HOST": "\x00"}, {"HTTP_HOST": "a" * 300},
    {"HTTP_ORIGIN": "null"}, {"HTTP_ORIGIN": "http://["}, {"HTTP_REFERER": "http://[::1"}, {"HTTP_RANGE": "bytes=9-1"},
    {"HTTP_IF_NONE_MATCH": "\x00"}, {"HTTP_IF_MODIFIED_SINCE": "nonsense"}, {"CONTENT_LENGTH": "nonsense"},
    {"HTTP_X_HTTP_METHOD_OVERRIDE": "DELETE"}, {"REMOTE_ADDR": "nonsense"}, {"HTTP_CONTENT_ENCODING": "gzip"},
]  # fmt: skip


@pytest.mark.parametrize(
    "strict", [False, True], ids=["as the tests do", "with the token against forged requests"]
)
def test_odd_headers(world: World, strict: bool) -> None:
    client = APIClient(enforce_csrf_checks=strict)
    client.cookies = world.client("owner").cookies
    sender = Sender(client)
    sender.check_shape = False  # a host that is none is answered before anything of ours
    calls = [
        ("GET", "/", b""), ("GET", "/api/v1/session", b""), ("GET", "/api/v1/affirmations", b""),
        ("PATCH", "/api/v1/profile", b"{}"), ("POST", "/_allauth/browser/v1/auth/login", b"{}"),
        ("POST", "/api/v1/recovery/open", b"{}"),
    ]  # fmt: skip
    for headers in ODD_HEADERS:
        for method, path, raw in calls:
            sender.send(f"{path} {str(headers)[:60]}", method, path, raw, **headers)
    for content_type in CONTENT_TYPES:
        sender.send(f"form {content_type}", "POST", "/api/v1/recovery/open", b"a=%FF&b=\xff", content_type)
    assert sender.faults == []


@pytest.mark.parametrize("path", ["grants", "care-links", "access-records"])
def test_a_place_of_nowhere_is_no_cursor(world: World, path: str) -> None:
    alices = world.client("owner")
    for place in ("x", "\x00", "9999-12-31T23:59:59-14:00"):
        cursor = base64.b64encode(f"p={quote(place)}".encode()).decode()
        answer = alices.get(f"/api/v1/{path}", {"cursor": cursor})
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid")
