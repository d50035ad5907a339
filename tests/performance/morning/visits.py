"""What a client and a clinician do when they open Attune in the morning, request by request as the client asks them.

Their groups: `light` (what is small, and mostly the same for everybody), `sign-in` (all its steps together), `step`
(one of them: what the key is derived with, the key, a clinician's code), `sync` (what is new, and a batch of writes),
`share`, `caseload` and `client` (a clinician's two pages).
"""

import base64
import hashlib
import json
import os
import random
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pyotp

from tests.performance.morning.device import Device, Refused, until_taken

API, AUTH = "/api/v1", "/_allauth/browser/v1/auth"
SIGNS_IN, SHARES = 0.25, 0.1  # of all visits of clients
NEW = '"0"'
chance = random.Random(15)  # noqa: S311 - the same morning each time


@dataclass
class Account:
    """As `people.make` gave it. What is behind `ready` is signed beforehand, as a device does it by itself."""

    username: str
    key: str
    secret: str = ""
    ready: list[dict[str, Any]] = field(default_factory=list)
    address: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)
    cursor: int = 0
    etag: str = ""
    acknowledged: list[str] = field(default_factory=list)  # as `as_written`


def b64(size: int) -> str:
    return base64.urlsafe_b64encode(os.urandom(size)).decode().rstrip("=")


def sealed(size: int = 400) -> dict[str, Any]:
    return {"v": 1, "key": b64(60), "text": b64(size + 28)}


def as_written(id: object, envelope: dict[str, Any]) -> str:
    """What is compared in the end: which one, and every byte that was sealed."""
    text = json.dumps(envelope, sort_keys=True)
    return f"{id} {hashlib.sha256(text.encode()).hexdigest()}"


def arrive(device: Device, account: Account) -> bool:
    """What every page begins with; whether somebody is signed in."""
    device.cookies = account.cookies
    device.ask("light", "GET", "/manifest.json")
    known = {"If-None-Match": account.etag} if account.etag else {}
    library = device.ask("light", "GET", f"{API}/affirmations", good=(200, 304), headers=known)
    account.etag = library.headers["ETag"]
    return bool(device.ask("light", "GET", f"{API}/session").told["signed_in"])


def sign_in_anew(device: Device, account: Account) -> None:
    account.cookies = device.cookies = {}
    device.ask("light", "GET", f"{API}/session")
    sign_in(device, account)


def sign_in(device: Device, account: Account) -> None:
    """The key was derived on the device, so what is waited for here is the server alone."""
    began, name = time.perf_counter(), {"username": account.username}
    device.ask("step", "POST", f"{API}/accounts/sign-in-parameters", name)
    given = {**name, "password": account.key, "private_device": True}
    device.ask("step", "POST", f"{AUTH}/login", given, good=(401,) if account.secret else (200,))
    if account.secret:
        code = {"code": pyotp.TOTP(account.secret).now()}
        device.ask("step", "POST", f"{AUTH}/2fa/authenticate", code)
    device.note("sign-in", time.perf_counter() - began, "")
    device.ask("light", "GET", f"{API}/vault")


def pull(device: Device, account: Account) -> list[dict[str, Any]]:
    entries, more = [], True
    while more:
        page = device.ask("sync", "GET", f"{API}/sync?since={account.cursor}&limit=200").told
        entries += page["entries"]
        account.cursor, more = page["cursor"], page["more"]
    return entries


def operation(kind: str, **columns: Any) -> dict[str, Any]:
    """A write of something new, as it waits in the outbox."""
    body = {"created_at": "2026-06-15T07:00:00Z", "answers": {}, "words": sealed(), **columns}
    made = {"kind": kind, "id": str(uuid4()), "act": "put", "base_revision": 0, "body": body}
    return {**made, "idempotency_key": str(uuid4())}


def write(device: Device, account: Account, count: int) -> None:
    """A batch, as it left the outbox: kind moments and how somebody is."""
    batch = [operation(kind, **columns) for kind, columns in chance.choices(WRITTEN, k=count)]
    answer = until_taken(lambda: device.ask("sync", "POST", f"{API}/sync", {"operations": batch}))
    for one, result in zip(batch, answer.told["results"], strict=True):
        if result["status"] not in {200, 201}:
            raise Refused(f"A write was answered {result}")
        account.acknowledged.append(as_written(one["id"], one["body"]["words"]))


WRITTEN: list[tuple[str, dict[str, Any]]] = [("kind-moments", {"direction": "received"}), ("check-ins", {})]


def share(device: Device, account: Account) -> None:
    body = account.ready.pop()
    entry = {
        "created_at": "2026-06-15T07:00:00Z",
        "answers": {},
        "words": sealed(1024),
        "status": "closed",
    }
    once = {"If-Match": NEW, "Idempotency-Key": str(uuid4())}
    path = f"{API}/repairs/{body['entry']}"
    until_taken(lambda: device.ask("share", "PUT", path, entry, good=(200, 201), headers=once))
    account.acknowledged.append(as_written(body["entry"], entry["words"]))
    until_taken(lambda: device.ask("share", "POST", f"{API}/grants", body, good=(200, 201)))
    account.acknowledged.append(as_written(body["id"], body["copy"]))


def clients_morning(device: Device, account: Account) -> None:
    if chance.random() < SIGNS_IN:
        account.cookies = {}
    if not arrive(device, account):
        sign_in(device, account)
    pull(device, account)
    for path in ("reminder-tray", "consents", "reminders"):
        device.ask("light", "GET", f"{API}/{path}")
    write(device, account, chance.randint(1, 4))
    if account.ready and chance.random() < SHARES:
        share(device, account)


def clinicians_morning(device: Device, account: Account) -> None:
    if not arrive(device, account):
        sign_in(device, account)
    cases = device.ask("caseload", "GET", f"{API}/clinic/caseload").told["results"]
    case = chance.choice(cases)["care_link"]
    page = device.ask("client", "GET", f"{API}/clinic/clients/{case}").told
    for one in chance.sample(page["shared"], min(2, len(page["shared"]))):
        device.ask("client", "GET", f"{API}/clinic/shared-copies/{one['grant']}")
    device.ask("light", "GET", f"{API}/clinic/clients/{case}/heartbeat")
