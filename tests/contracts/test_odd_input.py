"""Whatever is sent, by whomever, to any operation: it is the sender's mistake (4xx), never a fault of ours (5xx)."""

import base64
from typing import Any
from urllib.parse import quote

import pytest
from rest_framework.test import APIClient
from rest_framework.throttling import SimpleRateThrottle

from backend.accounts.sign_in.sessions import OPEN_DOORS
from backend.core.entries import kinds
from tests.accounts.conftest import MakeAccount, make_account, sign_in, sign_up_body
from tests.accounts.test_doors import ADDRESSES as DOOR_ADDRESSES
from tests.conftest import b64
from tests.contracts.calls import Call
from tests.contracts.full_answers import bodies
from tests.contracts.odd_input import (
    BODIES,
    CONTENT_TYPES,
    CURSORS,
    HEADERS,
    IDS,
    ODD_HEADERS,
    QUERIES,
    READ_BY_NOBODY,
    VALUES,
    Sender,
    as_json,
    leaves,
    meta,
    put_in,
)
from tests.contracts.operations import Operation, operations
from tests.contracts.policy import POLICY
from tests.contracts.world import ACTORS, World, marked_words

__all__ = ["make_account"]

OPERATIONS = {operation.id: operation for operation in operations()}


@pytest.fixture
def world(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setattr(
        SimpleRateThrottle, "allow_request", lambda *_: True
    )  # a limit would hide what comes after
    return world


def one_who_may(operation_id: str) -> str:
    """Whoever gets furthest into an operation."""
    return next(
        (who for who, verdict in zip(ACTORS, POLICY[operation_id].who, strict=True) if verdict in "YOVWC")
    )


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
    "metrics",
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
    sender = Sender(world.client("owner"))
    for value in [*IDS, "x" * 2000, "%2e%2e/%2e%2e/etc/passwd", "\\x", "%25", "%u0041"]:
        for path in (f"/{page}{value}", f"/{page}?x={value}"):
            sender.send(path[:60], "GET", path, b"")
            sender.send(path[:60], "POST", path, b"{}")
    assert sender.faults == []


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
