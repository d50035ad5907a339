"""What somebody says and signs without sealing it: everybody may read it, and nobody else can have said it."""

import hashlib
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from backend.accounts.vault.copies import join_header
from backend.accounts.vault.encoding import from_base64url, to_base64url
from backend.accounts.vault.errors import VaultError
from backend.accounts.vault.user_keys import Identity


def limits_statement(*, clinician: UUID | str, text: str) -> str:
    """Of what a clinician may have to pass on."""
    return join_header("limits", clinician, to_base64url(hashlib.sha256(text.encode()).digest()))


def scope_statement(
    *,
    scope: UUID | str,
    client: UUID | str,
    clinician: UUID | str,
    kind: str,
    level: str,
    start: str,
    until: str,
) -> str:
    """Of what a client shares by itself, kind by kind; `start` and `until` exactly as they are sent to the API."""
    return join_header("scope", scope, client, clinician, kind, level, start, until)


def sign_statement(statement: str, identity: Identity) -> str:
    return to_base64url(identity.signing.sign(statement.encode()))


def require_statement(statement: str, signature: str, ed25519: str) -> None:
    """Raises VaultError("bad_signature")."""
    try:
        key = Ed25519PublicKey.from_public_bytes(from_base64url(ed25519))
        key.verify(from_base64url(signature), statement.encode())
    except (InvalidSignature, ValueError, VaultError):
        raise VaultError("bad_signature") from None
