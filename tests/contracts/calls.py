"""What a row of the access matrix sends, by operation."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from backend.core.ids import new_id
from tests.conftest import b64
from tests.contracts.world import World, marked_copy
from tests.sharing.device import handover_body, reply_body, scope_body, share_body, suggestion_body


@dataclass(frozen=True)
class Call:
    """What one request carries beside method and path."""

    path: dict[str, Any] = field(default_factory=dict)
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


def sent(body: Any) -> Callable[[World, str], Call]:
    return lambda world, actor: Call(body=body() if callable(body) else body)


def one(name: str, body: Any = None, key: str = "id") -> Callable[[World, str], Call]:
    return lambda world, actor: Call({key: world.ids[name]}, body() if callable(body) else body)


def batch(world: World, actor: str) -> Call:
    """Alice's own write, sent by everybody: who is not Alice gets the answer of an unknown id in its place."""
    operation = {
        "kind": "people",
        "id": str(world.ids["people"]),
        "act": "delete",
        "base_revision": 1,
        "idempotency_key": str(new_id()),
    }
    return Call(body={"operations": [operation]})


def new_grant(world: World, actor: str) -> Call:
    users = world.users
    return Call(
        body=share_body(users["alice"], users["dana"], world.link, world.ids["repairs"], copy=marked_copy())
    )


def at_link(world: World, actor: str) -> Call:
    return Call({"care_link": world.link})


def new_scope(world: World, actor: str) -> Call:
    return Call(body=scope_body(world.users["alice"], world.users["dana"], world.link, kind="people"))


def new_link(world: World, actor: str) -> Call:
    invitation, lookup = world.erins_invitation
    copy = {"v": 1, "text": b64(1052), "reader": {"enc": b64(32), "ct": b64(48)}, "owner": b64(60)}
    return Call(
        body={
            "id": str(uuid4()),
            "invitation": invitation,
            "lookup": lookup,
            "alias_copy": copy,
            "client_proof": b64(32),
            "consent_version": "1",
        }
    )


def seal_anew(world: World, actor: str) -> Call:
    keys = {"x25519": b64(32), "ed25519": b64(32)}
    return Call({"id": world.link}, {"sealed_to": keys, "alias_copy": marked_copy(), "readers": []})


def reply(world: World, actor: str) -> Call:
    grant, alice, dana = world.speak_up_for(actor), world.users["alice"], world.users["dana"]
    shared = {"id": grant, "kind": "speak-ups", "entry": world.ids["speak-ups"], "entry_revision": 1}
    body = reply_body(alice, dana, shared)
    return Call({"grant": grant}, body)


def suggestion(world: World, actor: str) -> Call:
    id, body = suggestion_body(world.users["alice"], world.users["dana"], world.link)
    return Call({"care_link": world.link, "id": id}, body)


def handover(world: World, actor: str) -> Call:
    alice, dana = world.users["alice"], world.users["dana"]
    return Call({"care_link": world.link}, handover_body(alice, dana, world.link, world.erins_invitation[0]))


def without_device(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name != "device"}
