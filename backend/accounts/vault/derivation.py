"""From a passphrase or a recovery card to keys."""

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from argon2.low_level import Type, hash_secret_raw

from backend.accounts.vault.boxes import hkdf
from backend.accounts.vault.encoding import (
    canonical,
    decode_crockford,
    encode_crockford,
    from_base64url,
    grouped,
    to_base64url,
)
from backend.accounts.vault.errors import VaultError

FLOOR = {"memory_kib": 64 * 1024, "iterations": 3, "parallelism": 1}
CEILING = {"memory_kib": 256 * 1024, "iterations": 6, "parallelism": 4}  # a phone has to bear it
SALT_BYTES = 16
_CARD = 32


@dataclass(frozen=True)
class DerivedKeys:
    """`auth_key` goes to the server; `kek` opens and closes the user key and never leaves the device."""

    auth_key: str
    kek: bytes


def new_kdf() -> dict[str, Any]:
    return {"salt": to_base64url(secrets.token_bytes(SALT_BYTES)), **FLOOR}


def require_strong(kdf: Mapping[str, Any]) -> bytes:
    """The salt. Raises VaultError("weak_derivation") for parameters below the floor or above the ceiling."""
    try:
        salt = from_base64url(kdf["salt"])
    except VaultError:
        raise VaultError("weak_derivation") from None
    if len(salt) < SALT_BYTES or any(not FLOOR[name] <= kdf[name] <= CEILING[name] for name in FLOOR):
        raise VaultError("weak_derivation")
    return salt


def derive_master(passphrase: str, kdf: Mapping[str, Any]) -> bytes:
    return hash_secret_raw(
        unicodedata.normalize("NFKC", passphrase).encode(),
        require_strong(kdf),
        time_cost=kdf["iterations"],
        memory_cost=kdf["memory_kib"],
        parallelism=kdf["parallelism"],
        hash_len=32,
        type=Type.ID,
    )


def derive_passphrase(passphrase: str, kdf: Mapping[str, Any]) -> DerivedKeys:
    """Raises VaultError("weak_derivation"). Takes about 0.2 s and 64 MiB."""
    master = derive_master(passphrase, kdf)
    return DerivedKeys(to_base64url(hkdf(master, "attune/v1/auth")), hkdf(master, "attune/v1/kek"))


def print_card(secret: bytes) -> str:
    return grouped(encode_crockford(secret))


def new_card() -> str:
    return print_card(secrets.token_bytes(20))


def read_card(typed: str) -> bytes:
    """Raises VaultError("bad_card")."""
    text = canonical(typed, _CARD)
    if text is None:
        raise VaultError("bad_card")
    return decode_crockford(text)


def derive_card(card: str) -> DerivedKeys:
    secret = read_card(card)
    return DerivedKeys(
        to_base64url(hkdf(secret, "attune/v1/recovery-auth")), hkdf(secret, "attune/v1/recovery-kek")
    )
