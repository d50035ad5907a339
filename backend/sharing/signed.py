"""Whether what somebody sent is signed by them.

Whoever reads it checks that on their own device; here it only turns a broken device away before anything is kept.
"""

from collections.abc import Mapping
from typing import Any

from backend.accounts import vault
from backend.accounts.models import User, Vault
from backend.core.errors import Invalid


def require_signed_copy(by: User, copy: Mapping[str, Any], header: str, signature: str) -> None:
    """Raises Invalid("bad_signature")."""
    try:
        vault.require_signature(copy, header, signature, _key(by))
    except vault.VaultError:
        raise _refusal() from None


def require_signed_statement(by: User, statement: str, signature: str) -> None:
    """Raises Invalid("bad_signature")."""
    try:
        vault.require_statement(statement, signature, _key(by))
    except vault.VaultError:
        raise _refusal() from None


def _key(of: User) -> str:
    return Vault.objects.values_list("ed25519", flat=True).get(user=of)


def _refusal() -> Invalid:
    return Invalid("bad_signature", "This can't be checked. Please open the page again and try once more.")
