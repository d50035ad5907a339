"""The keys under which the databases of earlier releases were made, and what a device does with them.

Nobody's keys: they are made here out of plain words, so that a test can open what was sealed long ago.
"""

import base64
import hashlib
import json
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def _key(name: str) -> bytes:
    return hashlib.sha256(f"tests/upgrade {name}".encode()).digest()


def keyring() -> str:
    """The file of the deployment's keyring."""
    return json.dumps({"active": "k1", "keys": {"k1": base64.urlsafe_b64encode(_key("keyring")).decode()}})


def _entries_key() -> bytes:
    derive = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"attune/v1/entries")
    return derive.derive(_key("user key"))


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def seal(said: Any, about: str) -> str:
    """An envelope as a device makes it; `about` is kind, owner, id and revision with bars between them."""
    key, padded = _key(about), json.dumps(said).encode() + b"\x80"
    padded += bytes(-len(padded) % 1024)
    return json.dumps({
        "v": 1,
        "key": _text(_box(_entries_key(), key, f"v1|key|{about}")),
        "text": _text(_box(key, padded, f"v1|{about}")),
    })  # fmt: skip


def _box(key: bytes, content: bytes, aad: str) -> bytes:
    nonce = hashlib.sha256(aad.encode()).digest()[:12]
    return nonce + AESGCM(key).encrypt(nonce, content, aad.encode())


def opened(envelope: str, about: str) -> Any:
    boxes = json.loads(envelope)
    key = _unbox(_entries_key(), _raw(boxes["key"]), f"v1|key|{about}")
    return json.loads(_unbox(key, _raw(boxes["text"]), f"v1|{about}").rstrip(b"\0")[:-1])


def _unbox(key: bytes, box: bytes, aad: str) -> bytes:
    return AESGCM(key).decrypt(box[:12], box[12:], aad.encode())
