"""The user key, and what hangs on it: both ways to open it, the key pairs, a whole new vault."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from backend.accounts.vault.boxes import hkdf, open_box, seal_box
from backend.accounts.vault.derivation import derive_card, derive_passphrase, new_card, new_kdf
from backend.accounts.vault.encoding import to_base64url
from backend.accounts.vault.errors import VaultError

Custody = Literal["spare", "own"]
_USER_KEY_AAD = "attune/v1/user-key"
_IDENTITY_AAD = "attune/v1/identity"


@dataclass(frozen=True)
class Identity:
    """A person's two key pairs."""

    opening: X25519PrivateKey
    signing: Ed25519PrivateKey

    @classmethod
    def from_seeds(cls, seeds: bytes) -> "Identity":
        return cls(
            X25519PrivateKey.from_private_bytes(seeds[:32]), Ed25519PrivateKey.from_private_bytes(seeds[32:])
        )

    @property
    def public_keys(self) -> dict[str, str]:
        return {
            "x25519": to_base64url(self.opening.public_key().public_bytes_raw()),
            "ed25519": to_base64url(self.signing.public_key().public_bytes_raw()),
        }


def entries_key(user_key: bytes) -> bytes:
    return hkdf(user_key, "attune/v1/entries")


def identity_key(user_key: bytes) -> bytes:
    return hkdf(user_key, "attune/v1/identity")


def open_identity(box: str, user_key: bytes, expected: Mapping[str, str]) -> Identity:
    """Raises VaultError("cannot_open"), or ("key_mismatch") when `expected` are not the public keys of what is
    inside.
    """
    identity = Identity.from_seeds(open_box(box, identity_key(user_key), _IDENTITY_AAD))
    if identity.public_keys != dict(expected):
        raise VaultError("key_mismatch")
    return identity


@dataclass(frozen=True)
class NewVault:
    """`body` is `vault` of the sign-up body and `auth_key` its password; the rest stays with the device."""

    body: dict[str, Any]
    auth_key: str
    user_key: bytes
    identity: Identity
    recovery_card: str | None


def new_vault(passphrase: str, custody: Custody = "spare", *, recovery: bool | None = None) -> NewVault:
    """A whole new vault. A recovery card is made where only the person holds the key, or as `recovery` says."""
    kdf, user_key, seeds = new_kdf(), secrets.token_bytes(32), secrets.token_bytes(64)
    keys = derive_passphrase(passphrase, kdf)
    identity = Identity.from_seeds(seeds)
    card = new_card() if (custody == "own" if recovery is None else recovery) else None
    body: dict[str, Any] = {
        "kdf": kdf,
        "wrapped_user_key": wrap_user_key(user_key, keys.kek),
        "custody": custody,
        "public_keys": identity.public_keys,
        "wrapped_private_keys": seal_box(seeds, identity_key(user_key), _IDENTITY_AAD),
        "recovery": recovery_body(card, user_key) if card else None,
    }
    if custody == "spare":
        body["user_key"] = to_base64url(user_key)
    return NewVault(body, keys.auth_key, user_key, identity, card)


def wrap_user_key(user_key: bytes, kek: bytes) -> str:
    return seal_box(user_key, kek, _USER_KEY_AAD)


def unwrap_user_key(box: str, kek: bytes) -> bytes:
    return open_box(box, kek, _USER_KEY_AAD)


def recovery_body(card: str, user_key: bytes) -> dict[str, Any]:
    keys = derive_card(card)
    return {"recovery_auth_key": keys.auth_key, "wrapped_user_key": wrap_user_key(user_key, keys.kek)}
