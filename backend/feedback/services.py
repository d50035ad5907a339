"""Notes to whoever runs the deployment, from whoever they are: kept sealed, and bounded for each network and in all."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from django.conf import settings

from backend.accounts.recovery.codes import caller_at
from backend.accounts.vault.encoding import from_base64url, to_base64url
from backend.accounts.vault.errors import VaultError
from backend.core.errors import NotFound, TooOften, Unavailable
from backend.core.limits import Limit
from backend.feedback.models import FeedbackNote

INFO = b"attune/feedback/1"
FROM_ONE_NETWORK = (10, 3600)
FROM_EVERYBODY = (200, 3600)
MOST_KEPT = 5000
_hpke = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True)
class Offer:
    """`key` is None where nobody reads such notes."""

    key: str | None
    read_within_days: int


def offer() -> Offer:
    return Offer(settings.FEEDBACK_KEY or None, settings.FEEDBACK_READ_WITHIN_DAYS)


def keep(*, enc: str, ct: str, address: str, today: date) -> None:
    """The address is counted, for an hour and under a keyed digest, and not kept."""
    if offer().key is None:
        raise NotFound
    limits = (
        Limit("feedback", caller_at(address), *FROM_ONE_NETWORK),
        Limit("feedback-all", "", *FROM_EVERYBODY),
    )
    if any(limit.is_reached() for limit in limits):
        raise TooOften
    if FeedbackNote.objects.count() >= MOST_KEPT:
        raise Unavailable("feedback_full", "There is no room for another note just now.")
    for limit in limits:
        limit.count()
    FeedbackNote.objects.create(enc=enc, ct=ct, received_on=today)


def make_key() -> tuple[str, str]:
    """The half that opens, and the half that everybody may have."""
    opening = X25519PrivateKey.generate()
    return to_base64url(opening.private_bytes_raw()), to_base64url(opening.public_key().public_bytes_raw())


def opened(key: str) -> Iterator[tuple[FeedbackNote, dict[str, Any] | None]]:
    """Every note, the oldest day first; None in place of what was not sealed to this key."""
    opening = X25519PrivateKey.from_private_bytes(from_base64url(key))
    for note in FeedbackNote.objects.order_by("received_on", "id"):
        try:
            plain = _hpke.decrypt(from_base64url(note.enc) + from_base64url(note.ct), opening, info=INFO)
            said = json.loads(plain)
        except (InvalidTag, VaultError, ValueError):
            said = None
        yield note, said if isinstance(said, dict) else None
