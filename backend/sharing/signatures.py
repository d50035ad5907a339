"""What a client signs when sharing. The clinician's device checks it for itself; here it only keeps broken clients out."""

import base64
import hashlib
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def grant_header(
    *, grant: Any, client: Any, clinician: Any, kind: str, entry: Any, entry_revision: int, level: str, until: str
) -> str:
    """The header that the copy and its signature are bound to; the same characters on every device."""
    return f"v1|grant|{grant}|{client}|{clinician}|{kind}|{entry}|{entry_revision}|{level}|{until}"


def is_signed(*, header: str, copy_text: str, signature: str, ed25519: str) -> bool:
    """True when the owner of the key signed exactly this text under this header. All three are unpadded base64url."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(_bytes(copy_text)).digest()).decode().rstrip("=")
    try:
        Ed25519PublicKey.from_public_bytes(_bytes(ed25519)).verify(_bytes(signature), f"{header}|{digest}".encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
