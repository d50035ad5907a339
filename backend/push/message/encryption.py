"""Message encryption for Web Push (RFC 8291): one `aes128gcm` record (RFC 8188), so that the push service can read
nothing.

Every message has the same size, so that its length tells nothing either.
"""

import base64
import binascii
import hmac
import os
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PADDED = 1024  # bytes of plaintext with its delimiter and padding
_RECORD_SIZE = 4096
_CURVE = ec.SECP256R1()
_ECDH = ec.ECDH()
_POINT = 65  # bytes of an uncompressed point
_HEAD = _RECORD_SIZE.to_bytes(4) + bytes([_POINT])
# HKDF-Expand (RFC 5869) of at most 32 bytes is one HMAC over the label and a byte 1.
_KEY_INFO = b"WebPush: info\0"
_CONTENT_KEY = b"Content-Encoding: aes128gcm\0\x01"
_NONCE = b"Content-Encoding: nonce\0\x01"


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
        if len(point) != _POINT or len(secret) != 16:
            raise BadKeys("A subscription has a point of 65 bytes and a secret of 16.")
        return point, key, secret


def decode(text: str) -> bytes:
    """The bytes of unpadded base64url.

    Raises ValueError. Without base64's own checks in Python, which cost four times as much.
    """
    plain = text.replace("-", "+").replace("_", "/")
    return binascii.a2b_base64(plain + "=" * (-len(plain) % 4), strict_mode=True)


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
    """The body of a push message.

    Raises ValueError when `plain` is larger than `size` allows, BadKeys for unusable keys.

    A fresh key pair and salt for each message; `sender` and `salt` are given by tests of the RFC's own example alone.
    """
    if len(plain) > size - 1:
        raise ValueError(f"A push message holds {size - 1} bytes, and this one is {len(plain)}.")
    point, key, secret = recipient.opened()
    sender = sender or ec.generate_private_key(_CURVE)
    salt = salt or os.urandom(16)
    own = sender.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    # Key and nonce come from one extraction, so the steps of HKDF are written out: five HMACs where three whole HKDFs
    # take six.
    extracted = _mac(secret, sender.exchange(_ECDH, key))
    shared = _mac(extracted, b"".join((_KEY_INFO, point, own, b"\x01")))
    extracted = _mac(salt, shared)
    content_key, nonce = _mac(extracted, _CONTENT_KEY)[:16], _mac(extracted, _NONCE)[:12]
    padded = (plain + b"\x02").ljust(size, b"\0")
    return b"".join((salt, _HEAD, own, AESGCM(content_key).encrypt(nonce, padded, None)))


def _mac(key: bytes, message: bytes) -> bytes:
    return hmac.digest(key, message, "sha256")
