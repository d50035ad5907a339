"""Sealed copies for one reader, signed by the client who made them."""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from backend.accounts.vault.boxes import open_box, open_json, seal_box, seal_json
from backend.accounts.vault.encoding import from_base64url, to_base64url
from backend.accounts.vault.errors import VaultError
from backend.accounts.vault.user_keys import Identity, entries_key
from backend.accounts.vault.words import require_version

_ENC = 32  # an encapsulated X25519 key
_hpke = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def grant_header(
    *,
    grant: Any,
    client: UUID | str,
    clinician: UUID | str,
    kind: str,
    about: str,
    level: str,
    until: str | None,
) -> str:
    """`about` from `about_of`; `until` exactly as it is sent to the API, None for no end."""
    return join_header("grant", grant, client, clinician, kind, *about.split("|"), level, until or "-")


def about_of(*, grant: Any, kind: str, entry: Any, entry_revision: int) -> str:
    """What stands for an entry at a revision in what its reader is told: an id of an entry says when it was begun, and
    a revision how often it was written. Shares from before have the two themselves, with | between.
    """
    told = join_header("about", grant, kind, entry, entry_revision)
    return to_base64url(hashlib.sha256(told.encode()).digest())


def alias_header(*, care_link: Any, client: UUID | str, clinician: UUID | str) -> str:
    return join_header("alias", care_link, client, clinician)


def reply_header(*, reply: Any, clinician: UUID | str, client: UUID | str, grant: Any, about: str) -> str:
    """Of what a clinician writes back to one share, which is `about` one entry."""
    return join_header("reply", reply, clinician, client, grant, about.split("|", maxsplit=1)[0])


def suggestion_header(
    *, suggestion: Any, clinician: UUID | str, client: UUID | str, care_link: UUID | str
) -> str:
    """Of what a clinician offers to one client."""
    return join_header("suggestion", suggestion, clinician, client, care_link)


def handover_header(
    *, handover: Any, clinician: UUID | str, client: UUID | str, care_link: Any, invitation: Any
) -> str:
    """Of the code by which a clinician hands a client over to a colleague."""
    return join_header("handover", handover, clinician, client, care_link, invitation)


def join_header(*parts: Any) -> str:
    texts = [str(part) for part in parts]
    if any(not text or "|" in text for text in texts):
        raise ValueError("A header part may not be empty or hold |.")
    return "|".join(("v1", *texts))


def seal_copy(content: Any, header: str, reader_x25519: str, user_key: bytes) -> dict[str, Any]:
    """A copy that the reader and its owner can open, bound to `header`."""
    data_key = secrets.token_bytes(32)
    reader = X25519PublicKey.from_public_bytes(from_base64url(reader_x25519))
    sealed = _hpke.encrypt(data_key, reader, info=header.encode())
    return {
        "v": 1,
        "text": seal_json(content, data_key, header),
        "reader": {"enc": to_base64url(sealed[:_ENC]), "ct": to_base64url(sealed[_ENC:])},
        "owner": seal_box(data_key, entries_key(user_key), f"v1|key|{header}"),
    }


def open_copy(copy: Mapping[str, Any], header: str, reader: Identity) -> Any:
    """As the reader; check the signature first. Raises VaultError("cannot_open")."""
    require_version(copy)
    sealed = from_base64url(copy["reader"]["enc"]) + from_base64url(copy["reader"]["ct"])
    try:
        data_key = _hpke.decrypt(sealed, reader.opening, info=header.encode())
    except (InvalidTag, ValueError):
        raise VaultError("cannot_open") from None
    return open_json(copy["text"], data_key, header)


def open_own_copy(copy: Mapping[str, Any], header: str, user_key: bytes) -> Any:
    """As the person who made it. Raises VaultError("cannot_open")."""
    require_version(copy)
    data_key = open_box(copy["owner"], entries_key(user_key), f"v1|key|{header}")
    return open_json(copy["text"], data_key, header)


def _signed(copy: Mapping[str, Any], header: str) -> bytes:
    digest = hashlib.sha256(from_base64url(copy["text"])).digest()
    return f"{header}|{to_base64url(digest)}".encode()


def sign_copy(copy: Mapping[str, Any], header: str, client: Identity) -> str:
    return to_base64url(client.signing.sign(_signed(copy, header)))


def require_signature(copy: Mapping[str, Any], header: str, signature: str, client_ed25519: str) -> None:
    """Raises VaultError("bad_signature")."""
    try:
        key = Ed25519PublicKey.from_public_bytes(from_base64url(client_ed25519))
        key.verify(from_base64url(signature), _signed(copy, header))
    except (InvalidSignature, ValueError, VaultError):
        raise VaultError("bad_signature") from None


def seal_alias(
    name: str, pronouns: str, header: str, clinician_keys: Mapping[str, str], user_key: bytes
) -> dict[str, Any]:
    """The clinician's keys go inside, so that the client's other devices know which keys were accepted."""
    content = {"name": name, "pronouns": pronouns, "clinician_keys": dict(clinician_keys)}
    return seal_copy(content, header, clinician_keys["x25519"], user_key)
