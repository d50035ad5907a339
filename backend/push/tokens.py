"""Unguessable values, and what is made of them so that the value itself stays between us and the device."""

import base64
import hashlib
import hmac
import secrets

from backend.core.keyring import keyring

_SEAL_CHARACTERS = 16
_SEAL = b"attune/v1/note-token|"


def new_seed() -> str:
    """144 random bits as 24 characters of base64url: what the database keeps of a note's token."""
    return secrets.token_urlsafe(18)


def token_of(seed: str) -> str:
    """What the device gets: the seed, and a seal that the keyring alone can make.

    So nobody answers a note who has the database and not the keyring.
    """
    ring = keyring()
    return seed + _seal(ring.keys[ring.active], seed)


def find_seed(token: str) -> str | None:
    """The seed of a token that was given out under any key of the ring, or None."""
    if not token.isascii():
        return None
    seed, seal = token[:-_SEAL_CHARACTERS], token[-_SEAL_CHARACTERS:]
    keys = keyring().keys.values()
    return (
        seed if any(hmac.compare_digest(_seal(key, seed).encode(), seal.encode()) for key in keys) else None
    )


def _seal(key: bytes, seed: str) -> str:
    return base64.urlsafe_b64encode(hmac.digest(key, _SEAL + seed.encode(), "sha256")[:12]).decode()


def topic(token: str) -> str:
    """At most 32 base64url characters, as RFC 8030 asks.

    The push service sees the topic and can't get back to the token.
    """
    return base64.urlsafe_b64encode(hashlib.sha256(token.encode()).digest()).decode()[:32]


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
