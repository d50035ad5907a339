"""One-time invitation codes, and the proof that public keys come from who holds the code."""

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backend.accounts.vault.boxes import hkdf
from backend.accounts.vault.covers import one_spelling
from backend.accounts.vault.encoding import (
    canonical,
    decode_crockford,
    encode_crockford,
    grouped,
    to_base64url,
)
from backend.accounts.vault.errors import VaultError

_LOOKUP, _INVITATION = 8, 24
SHOWN = ("display_name", "practice", "response_window")  # to the client, of who made the code


@dataclass(frozen=True)
class InvitationCode:
    """Only `lookup` may reach the server."""

    code: str
    lookup: str
    secret: str


def new_invitation_code() -> InvitationCode:
    return _invitation(encode_crockford(secrets.token_bytes(_INVITATION * 5 // 8)))


def read_invitation_code(typed: str) -> InvitationCode:
    """Raises VaultError("bad_code")."""
    text = canonical(typed, _INVITATION)
    if text is None:
        raise VaultError("bad_code")
    return _invitation(text)


def _invitation(text: str) -> InvitationCode:
    return InvitationCode(grouped(text), text[:_LOOKUP], text[_LOOKUP:])


def prove_keys(
    secret: str, user_id: Any, keys: Mapping[str, str], shown: Mapping[str, str] | None = None
) -> str:
    """Shows that whoever holds these keys also holds the invitation's secret, and is called as is `shown`."""
    key = hkdf(decode_crockford(secret), "attune/v1/invitation")
    called = "" if shown is None else f"|{one_spelling({name: shown[name] for name in SHOWN})}"
    message = f"{user_id}|{keys['x25519']}|{keys['ed25519']}{called}".encode()
    return to_base64url(hmac.digest(key, message, "sha256"))


def require_proof(secret: str, user_id: Any, keys: Mapping[str, str], given: str) -> None:
    """Raises VaultError("key_mismatch")."""
    if not hmac.compare_digest(prove_keys(secret, user_id, keys).encode(), given.encode()):
        raise VaultError("key_mismatch")
