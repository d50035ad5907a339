"""Who we are to a push service (RFC 8292): a token signed for each service's origin, kept for half its life."""

import base64
import json

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from django.conf import settings

from backend.core import push_key

LIFE_SECONDS = 12 * 3600  # the standard allows 24 hours at most
_MOST_ORIGINS = 200
_signed: dict[str, tuple[float, str]] = {}


def authorization(origin: str, now: float) -> str:
    """The value of the Authorization header for a push service.

    Signed anew once half its life is over, or when the clock was put back.
    """
    kept = _signed.get(origin)
    if kept and 0 <= now - kept[0] < LIFE_SECONDS / 2:
        return kept[1]
    value = f"vapid t={_token(origin, int(now + LIFE_SECONDS))}, k={push_key.public_key()}"
    if len(_signed) >= _MOST_ORIGINS:
        _signed.clear()
    _signed[origin] = (now, value)
    return value


def forget() -> None:
    """Reads the key again and signs anew."""
    _signed.clear()
    push_key.forget()


def _token(audience: str, expires: int) -> str:
    head = _b64(json.dumps({"typ": "JWT", "alg": "ES256"}).encode())
    claims = _b64(json.dumps({"aud": audience, "exp": expires, "sub": settings.PUSH_CONTACT}).encode())
    signing = f"{head}.{claims}"
    r, s = decode_dss_signature(push_key.private_key().sign(signing.encode(), ec.ECDSA(hashes.SHA256())))
    return f"{signing}.{_b64(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
