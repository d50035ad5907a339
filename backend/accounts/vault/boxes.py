"""HKDF, and AES-256-GCM boxes: `nonce(12) ‖ ciphertext ‖ tag`, bound to the place they belong to."""

import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from backend.accounts.vault.encoding import from_base64url, to_base64url
from backend.accounts.vault.errors import VaultError

_NONCE, _TAG, _STEP = 12, 16, 1024


def hkdf(source: bytes, info: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=info.encode()).derive(source)


def seal_box(plain: bytes, key: bytes, aad: str, nonce: bytes | None = None) -> str:
    """`nonce` is for the test vectors only: used twice with one key it gives the key away."""
    nonce = nonce or secrets.token_bytes(_NONCE)
    return to_base64url(nonce + AESGCM(key).encrypt(nonce, plain, aad.encode()))


def open_box(box: str, key: bytes, aad: str) -> bytes:
    """Raises VaultError("cannot_open") when it was changed, cut, or sealed for another place or key."""
    raw = from_base64url(box)
    if len(raw) < _NONCE + _TAG:
        raise VaultError("cannot_open")
    try:
        return AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], aad.encode())
    except InvalidTag:
        raise VaultError("cannot_open") from None


def pad(raw: bytes) -> bytes:
    marked = raw + b"\x80"
    return marked + bytes(-len(marked) % _STEP)


def unpad(raw: bytes) -> bytes:
    text, mark, rest = raw.rpartition(b"\x80")
    if not mark or rest.strip(b"\0") or len(raw) % _STEP:
        raise VaultError("cannot_open")
    return text


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def seal_json(value: Any, key: bytes, aad: str, nonce: bytes | None = None) -> str:
    return seal_box(pad(_json(value)), key, aad, nonce)


def open_json(box: str, key: bytes, aad: str) -> Any:
    return json.loads(unpad(open_box(box, key, aad)))
