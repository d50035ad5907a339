"""The deployment's key-encryption keys, and the boxes made with keys.

A box is `nonce(12) ‖ ciphertext ‖ tag` of AES-256-GCM. Sealed text is `v1.<key id>.<base64url of a box>`; it opens
under the same associated data or not at all. The keyring is never derived from SECRET_KEY, so that one can be changed
without the other.
"""

import base64
import json
import os
import secrets
import time
from dataclasses import dataclass, replace
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


def written(ring: KeyRing) -> str:
    """The text that `parse` reads."""
    keys = {key_id: base64.urlsafe_b64encode(key).decode() for key_id, key in ring.keys.items()}
    return json.dumps({"active": ring.active, "keys": keys})


class _Current:
    """The deployment's keyring, from KEYRING or the file KEYRING_FILE; called, it raises ImproperlyConfigured.

    The file is looked at again every few seconds of use, so that every process has a new key before anything is sealed
    under it, and none has to be started anew. A file that can't be read at that moment changes nothing.
    """

    LOOKS_EVERY = 5.0  # seconds

    def __init__(self) -> None:
        self._ring: KeyRing | None = None
        self._stamp: tuple[int, int] | None = None
        self._looked_at = 0.0

    def __call__(self) -> KeyRing:
        now = time.monotonic()
        if self._ring is None:
            self._stamp, self._ring, self._looked_at = _stamp(), _read(), now
        elif now - self._looked_at >= self.LOOKS_EVERY:
            self._looked_at = now
            self._look_again()
        return self._ring

    def cache_clear(self) -> None:
        self._ring = None

    def _look_again(self) -> None:
        stamp = _stamp()
        if stamp is None or stamp == self._stamp:
            return
        try:
            self._ring = _read()
        except ImproperlyConfigured:
            return
        self._stamp = stamp


keyring = _Current()


def change(ring: KeyRing) -> None:
    """Writes the file KEYRING_FILE anew, whole or not at all. Raises ImproperlyConfigured where there is no such file,
    and OSError.
    """
    if getattr(settings, "KEYRING", "") or not settings.KEYRING_FILE:
        raise ImproperlyConfigured("The keyring is no file here (KEYRING_FILE), so only you can change it.")
    path = Path(settings.KEYRING_FILE)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(written(ring))
            file.flush()
            os.fsync(file.fileno())
        owner = path.stat()
        if os.geteuid() == 0:
            os.chown(
                draft, owner.st_uid, owner.st_gid
            )  # root rotates, and the app's own user goes on reading
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    keyring.cache_clear()


def with_key(ring: KeyRing, key_id: str) -> KeyRing:
    """With one more key, which is not the active one yet."""
    return replace(ring, keys={**ring.keys, key_id: new_key()})


def without(ring: KeyRing, key_id: str) -> KeyRing:
    return replace(ring, keys={other: key for other, key in ring.keys.items() if other != key_id})


def _read() -> KeyRing:
    inline = getattr(settings, "KEYRING", "")
    if inline:
        return parse(inline)
    try:
        return parse(Path(settings.KEYRING_FILE).read_text(encoding="utf-8"))
    except OSError as error:
        raise ImproperlyConfigured(f"The keyring can't be read: {error}.") from error


def _stamp() -> tuple[int, int] | None:
    """What changes with the file; None where the keyring is none."""
    if getattr(settings, "KEYRING", ""):
        return None
    try:
        found = os.stat(settings.KEYRING_FILE)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino


def new_key() -> bytes:
    return secrets.token_bytes(32)
