"""What shows that the owner of an entry deleted it (ADR 0021)."""

import hmac
from typing import Any

from backend.accounts.vault.boxes import hkdf
from backend.accounts.vault.encoding import to_base64url


def prove_deletion(user_key: bytes, where: Any) -> str:
    """For the place that the tombstone has: its kind, owner, id and revision."""
    key = hkdf(user_key, "attune/v1/deletions")
    return to_base64url(hmac.digest(key, f"v1|deleted|{where}".encode(), "sha256"))
