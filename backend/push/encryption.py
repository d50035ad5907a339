"""Message encryption for Web Push (RFC 8291): one `aes128gcm` record (RFC 8188), so that the push service can read nothing.

Every message has the same size, so that its length tells nothing either.
"""

import base64
import os
import struct
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PADDED = 1024  # bytes of plaintext with its delimiter and padding
_RECORD_SIZE = 4096
_CURVE = ec.SECP256R1()


class BadKeys(ValueError):
    """The keys of a subscription are not a P-256 point and 16 bytes."""


@dataclass(frozen=True)
class Recipient:
    """The two keys of a subscription, as the browser gave them (base64url)."""

    p256dh: str
    auth: str

    def opened(self) -> tuple[bytes, ec.EllipticCurvePublicKey, bytes]:
        """The point as bytes, the same as a key, and the shared secret. Raises BadKeys."""
        try:
            point, secret = decode(self.p256dh), decode(self.auth)
            key = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)
        except ValueError as error:
            raise BadKeys(str(error)) from error
        if len(point) != 65 or len(secret) != 16:
            raise BadKeys("A subscription has a point of 65 bytes and a secret of 16.")
        return point, key, secret


def decode(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def encrypt(
    plain: bytes,
    recipient: Recipient,
    *,
    size: int = PADDED,
    sender: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes | None = None,
) -> bytes:
    """The body of a push message. Raises ValueError when `plain` is larger than `size` allows, BadKeys for unusable keys.

    A fresh key pair and salt for each message; `sender` and `salt` are given by tests of the RFC's own example alone.
    """
    if len(plain) > size - 1:
        raise ValueError(f"A push message holds {size - 1} bytes, and this one is {len(plain)}.")
    point, key, secret = recipient.opened()
    sender = sender or ec.generate_private_key(_CURVE)
    salt = salt or os.urandom(16)
    own = sender.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = _hkdf(sender.exchange(ec.ECDH(), key), secret, b"WebPush: info\0" + point + own, 32)
    content_key = _hkdf(shared, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _hkdf(shared, salt, b"Content-Encoding: nonce\0", 12)
    padded = plain + b"\x02" + b"\0" * (size - 1 - len(plain))
    return (
        salt
        + struct.pack("!IB", _RECORD_SIZE, len(own))
        + own
        + AESGCM(content_key).encrypt(nonce, padded, None)
    )


def _hkdf(key: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=length, salt=salt, info=info).derive(key)
