"""What a device has to know of this deployment: its version and the public half of its push key."""

import base64
import tomllib
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@lru_cache(maxsize=1)
def version() -> str:
    with (Path(settings.BASE_DIR) / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


@lru_cache(maxsize=1)
def vapid_public_key() -> str:
    """The uncompressed point as unpadded base64url, as a browser's push manager wants it. Raises ImproperlyConfigured."""
    try:
        pem = getattr(settings, "VAPID_KEY", "").encode() or Path(settings.VAPID_KEY_FILE).read_bytes()
        key = serialization.load_pem_private_key(pem, password=None)
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"The push key can't be read: {error}.") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ImproperlyConfigured("The push key has to be an elliptic-curve key on P-256.")
    point = key.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    return base64.urlsafe_b64encode(point).decode().rstrip("=")
