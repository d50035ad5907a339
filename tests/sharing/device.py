"""What a client's device does when sharing, with real keys and sealed-looking contents: enough to try the server's
side of consent.
"""

import base64
import hashlib
import json
import secrets
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from rest_framework.test import APIClient

from backend.accounts.models import User, Vault
from tests.conftest import b64, put_entry, sealed_words, signed_in

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_signing: dict[UUID, Ed25519PrivateKey] = {}
_making = Lock()


def encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def new_lookup() -> str:
    return "".join(secrets.choice(CROCKFORD) for _ in range(8))


def sealed_copy(text_size: int = 1024) -> dict[str, Any]:
    return {
        "v": 1,
        "text": b64(text_size + 28),
        "reader": {"enc": b64(32), "ct": b64(48)},
        "owner": b64(32 + 28),
    }


def signing_key(user: User) -> Ed25519PrivateKey:
    """The user's signing key; the first call puts its public half into their vault."""
    with _making:  # of two threads, the second would sign before the vault has it
        if user.pk not in _signing:
            _signing[user.pk] = Ed25519PrivateKey.generate()
            Vault.objects.filter(user=user).update(
                ed25519=encode(_signing[user.pk].public_key().public_bytes_raw())
            )
        return _signing[user.pk]


def in_days(days: float) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).strftime("%Y-%m-%dT00:00:00Z")


def invite(clinician: APIClient, **other: Any) -> tuple[Any, str]:
    """The answer to a new invitation, and its lookup."""
    lookup = other.pop("lookup", new_lookup())
    body = {"id": str(uuid4()), "lookup": lookup, "proof": b64(32), "words": sealed_words(), **other}
    return clinician.post("/api/v1/invitations", body), lookup


def accept(client: APIClient, invitation: Any, lookup: str, **other: Any) -> Any:
    body = {
        "id": str(uuid4()),
        "invitation": str(invitation),
        "lookup": lookup,
        "alias_copy": sealed_copy(),
        "client_proof": b64(32),
        "consent_version": "1",
        **other,
    }
    return client.post("/api/v1/care-links", body)


def link(client: User, clinician: User) -> UUID:
    """A link of the two, made through the API."""
    made, lookup = invite(signed_in(clinician))
    accepted = accept(signed_in(client), made.data["id"], lookup)
    assert accepted.status_code == 201, accepted.content
    return UUID(str(accepted.data["id"]))


def share_body(client: User, clinician: User, care_link: Any, entry: Any, **other: Any) -> dict[str, Any]:
    """A signed share of revision 1 of a repair; `other` is part of what is signed, but for `tampered`, which is put
    in afterwards.
    """
    tampered = other.pop("tampered", {})
    body = {
        "id": str(uuid4()),
        "care_link": str(care_link),
        "kind": "repairs",
        "entry": str(entry),
        "entry_revision": 1,
        "level": "full",
        "until": in_days(90),
        "copy": sealed_copy(),
        **other,
    }
    parts = [
        body["id"],
        client.pk,
        clinician.pk,
        body["kind"],
        about_of(body),
        body["level"],
        body["until"],
    ]
    header = "v1|grant|" + "|".join(str(part) for part in parts)
    body["signature"] = _signature(client, header, body["copy"])
    return json.loads(json.dumps({**body, **tampered}))


def about_of(shared: dict[str, Any]) -> str:
    """What stands for the entry of a share in all that its reader is told."""
    told = "|".join(str(shared[name]) for name in ("id", "kind", "entry", "entry_revision"))
    return encode(hashlib.sha256(f"v1|about|{told}".encode()).digest())


def _signature(signer: User, header: str, copy: dict[str, Any]) -> str:
    raw = base64.urlsafe_b64decode(copy["text"] + "==")
    signed = f"{header}|{encode(hashlib.sha256(raw).digest())}"
    return encode(signing_key(signer).sign(signed.encode()))


def scope_body(client: User, clinician: User, care_link: Any, /, **other: Any) -> dict[str, Any]:
    """What a client shares by itself, signed; `tampered` is put in afterwards."""
    tampered = other.pop("tampered", {})
    body = {
        "id": str(uuid4()),
        "care_link": str(care_link),
        "kind": "repairs",
        "level": "full",
        "start": datetime.now(UTC).date().isoformat(),
        "until": in_days(90),
        **other,
    }
    parts = [
        body["id"],
        client.pk,
        clinician.pk,
        *(body[name] for name in ("kind", "level", "start", "until")),
    ]
    statement = "v1|scope|" + "|".join(str(part) for part in parts)
    body["signature"] = encode(signing_key(client).sign(statement.encode()))
    return body | tampered


def limits_body(clinician: User, said: str, /, **tampered: Any) -> dict[str, Any]:
    """What a clinician says they may have to pass on, signed."""
    digest = encode(hashlib.sha256(said.encode()).digest())
    statement = f"v1|limits|{clinician.pk}|{digest}"
    signature = encode(signing_key(clinician).sign(statement.encode()))
    return {"text": said, "signature": signature} | tampered


def reply_body(client: User, clinician: User, shared: dict[str, Any], **other: Any) -> dict[str, Any]:
    """A clinician's signed reply to what was shared by the body `shared`."""
    body = {"id": str(uuid4()), "copy": sealed_copy(), **other}
    parts = [body["id"], clinician.pk, client.pk, shared["id"], about_of(shared)]
    header = "v1|reply|" + "|".join(str(part) for part in parts)
    return {**body, "signature": _signature(clinician, header, body["copy"])}


def suggestion_body(
    client: User, clinician: User, care_link: Any, **other: Any
) -> tuple[str, dict[str, Any]]:
    """A clinician's signed suggestion: its id, and the body that goes to it."""
    id = str(other.pop("id", uuid4()))
    copy = other.pop("copy", sealed_copy())
    header = f"v1|suggestion|{id}|{clinician.pk}|{client.pk}|{care_link}"
    return id, {"copy": copy, "signature": _signature(clinician, header, copy), **other}


def handover_body(client: User, clinician: User, care_link: Any, invitation: Any) -> dict[str, Any]:
    """A clinician's signed proposal that the client goes on with whoever made the invitation."""
    id, copy = str(uuid4()), sealed_copy()
    parts = [id, clinician.pk, client.pk, care_link, invitation]
    header = "v1|handover|" + "|".join(str(part) for part in parts)
    signature = _signature(clinician, header, copy)
    return {"id": id, "invitation": str(invitation), "copy": copy, "signature": signature}


def share(client: User, clinician: User, care_link: Any, **other: Any) -> dict[str, Any]:
    """A closed repair, shared. Returns the body that was sent."""
    api = signed_in(client)
    entry = put_entry(api, "repairs", status="closed").data["id"]
    body = share_body(client, clinician, care_link, entry, **other)
    answer = api.post("/api/v1/grants", body)
    assert answer.status_code == 201, answer.content
    return body
