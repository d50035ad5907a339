"""The deployment's key for Web Push (RFC 8292).

Here, because the session tells every device its public half, and push signs with it.
"""

import base64
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@lru_cache(maxsize=1)
def private_key() -> ec.EllipticCurvePrivateKey:
    """The key, from VAPID_KEY or the file VAPID_KEY_FILE. Raises ImproperlyConfigured."""
    try:
        pem = getattr(settings, "VAPID_KEY", "") or Path(settings.VAPID_KEY_FILE).read_text(encoding="utf-8")
        key = load_pem_private_key(pem.encode(), password=None)
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"The push key can't be read: {error}.") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ImproperlyConfigured("The push key has to be an elliptic-curve key on P-256.")
    return key


@lru_cache(maxsize=1)
def public_key() -> str:
    """What a browser needs to subscribe: the uncompressed point as unpadded base64url. Raises ImproperlyConfigured."""
    point = private_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).decode().rstrip("=")


def forget() -> None:
    """Reads the key again next time."""
    private_key.cache_clear()
    public_key.cache_clear()
