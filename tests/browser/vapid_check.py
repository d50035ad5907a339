"""What a push service checks of a sender's VAPID header (RFC 8292)."""

import base64
import json
import re
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

LONGEST_LIFE = 24 * 60 * 60
_HEADER = re.compile(r"^vapid\s+(?=.*\bt=(?P<token>[\w.-]+))(?=.*\bk=(?P<key>[\w-]+))", re.IGNORECASE)


class Refused(Exception):
    """The sender is not let in; `status` is the HTTP answer."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def check_vapid(header: str, origin: str, subscribed_key: str | None) -> None:
    """Raises Refused unless the header is signed by the key it names, for this origin, for at most a day, with a
    contact.
    """
    found = _HEADER.match(header)
    if not found:
        raise Refused(401, "no VAPID header")
    head, claims_part, signature = found["token"].split(".")
    key = _bytes(found["key"])
    raw = _bytes(signature)
    try:
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key)
        der = utils.encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
        public.verify(der, f"{head}.{claims_part}".encode(), ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError) as error:
        raise Refused(401, "the signature does not fit") from error
    claims = json.loads(_bytes(claims_part))
    now = time.time()
    if claims.get("aud") != origin:
        raise Refused(401, "signed for another origin")
    if not now < claims.get("exp", 0) <= now + LONGEST_LIFE:
        raise Refused(401, "run out, or lives too long")
    if not str(claims.get("sub", "")).startswith(("mailto:", "https:")):
        raise Refused(401, "no contact")
    if subscribed_key and _bytes(subscribed_key) != key:
        raise Refused(403, "not the key the device subscribed with")
