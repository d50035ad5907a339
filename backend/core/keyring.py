"""The deployment's key-encryption keys, and the boxes made with keys.

A box is `nonce(12) ‖ ciphertext ‖ tag` of AES-256-GCM. Sealed text is `v1.<key id>.<base64url of a box>`; it opens
under the same associated data or not at all. The keyring is never derived from SECRET_KEY, so that one can be changed
without the other.
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_NONCE = 12
_VERSION = "v1"


class CannotOpen(Exception):
    """A sealed value does not open: a wrong key, a moved value, or a damaged one. Never answered with the raw value."""


def seal_box(key: bytes, plain: bytes, aad: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, aad)


def open_box(key: bytes, box: bytes, aad: bytes) -> bytes:
    """The plain bytes. Raises CannotOpen."""
    try:
        return AESGCM(key).decrypt(box[:_NONCE], box[_NONCE:], aad)
    except (InvalidTag, ValueError) as error:
        raise CannotOpen("A sealed value does not open under its key.") from error


def seal_text(key_id: str, key: bytes, plain: bytes, aad: bytes) -> str:
    return f"{_VERSION}.{key_id}.{base64.urlsafe_b64encode(seal_box(key, plain, aad)).decode()}"


def split_text(sealed: str) -> tuple[str, bytes]:
    """The key id and the box. Raises CannotOpen for anything that `seal_text` did not make."""
    version, _, rest = sealed.partition(".")
    key_id, _, box = rest.partition(".")
    if version != _VERSION or not key_id or not box:
        raise CannotOpen("A sealed value has a shape that is not known.")
    try:
        return key_id, base64.urlsafe_b64decode(box)
    except ValueError as error:
        raise CannotOpen("A sealed value is not whole.") from error


@dataclass(frozen=True)
class KeyRing:
    """Several keys by id, one of them active: new values take the active one, older values open with theirs until
    rotated.
    """

    active: str
    keys: dict[str, bytes]

    def seal(self, plain: bytes, aad: bytes) -> str:
        return seal_text(self.active, self.keys[self.active], plain, aad)

    def open(self, sealed: str, aad: bytes) -> bytes:
        """The plain bytes. Raises CannotOpen, also for a key id that the ring does not hold."""
        key_id, box = split_text(sealed)
        if key_id not in self.keys:
            raise CannotOpen(f"The keyring holds no key {key_id!r}.")
        return open_box(self.keys[key_id], box, aad)


def parse(text: str) -> KeyRing:
    """A keyring from `{"active": id, "keys": {id: base64url of 32 bytes}}`. Raises ImproperlyConfigured."""
    try:
        data = json.loads(text)
        keys = {key_id: base64.urlsafe_b64decode(value) for key_id, value in data["keys"].items()}
        ring = KeyRing(active=data["active"], keys=keys)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ImproperlyConfigured('The keyring has to be {"active": id, "keys": {id: base64}}.') from error
    if ring.active not in keys or any(len(key) != 32 for key in keys.values()):
        raise ImproperlyConfigured("The keyring needs 32-byte keys, and its active key among them.")
    return ring


@lru_cache(maxsize=1)
def keyring() -> KeyRing:
    """The deployment's keyring, from KEYRING or the file KEYRING_FILE. Raises ImproperlyConfigured."""
    inline = getattr(settings, "KEYRING", "")
    if inline:
        return parse(inline)
    try:
        return parse(Path(settings.KEYRING_FILE).read_text(encoding="utf-8"))
    except OSError as error:
        raise ImproperlyConfigured(f"The keyring can't be read: {error}.") from error


def new_key() -> bytes:
    return secrets.token_bytes(32)
