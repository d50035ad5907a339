"""From claimed deliveries to requests: a sealed body, and headers that say who we are and how long it matters."""

import json
import logging
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from backend.accounts import data_keys
from backend.core.keyring import CannotOpen
from backend.push import message_types
from backend.push.message import encryption, vapid
from backend.push.message_types import Hints
from backend.push.outbox import outcomes
from backend.push.outbox.rows import Claim
from backend.push.subscriptions import endpoints
from backend.push.subscriptions.addresses import open_address
from backend.push.tokens import topic
from backend.push.transport.sender import Request

log = logging.getLogger("attune.push")

_TRIES_OF_A_CROWD = 3
_NO_HINTS: Hints = {}


def build(
    claims: list[Claim], hints: Mapping[UUID, Hints], *, now: datetime, started: float, within: float
) -> tuple[list[Request], list[Claim]]:
    """The requests, and those claims that can't be used: one of them stops none of the others.

    Each has to be on its way within so many seconds of `started`, a moment of the sender's clock, and while its window is open.
    """
    built, unusable = [], []
    signed: dict[str, str] = {}  # what a crowd has in common is made once
    for claim in claims:
        try:
            until = started + min(within, (claim.expires_at - now).total_seconds())
            built.append(_request(claim, hints.get(claim.message, _NO_HINTS), signed, now=now, until=until))
        except (CannotOpen, encryption.BadKeys, ValueError) as error:
            log.warning("A delivery can't be made: %s.", type(error).__name__)
            unusable.append(claim)
    return built, unusable


def payload(claim: Claim, tag: str, title: str, hints: Hints) -> bytes:
    """What a device gets: a neutral line and an opaque token. It is also a declarative push message, for browsers that know those.

    `hints` go along only where the person chose that the device puts their own words in.
    """
    content = {
        "web_push": 8030,
        "notification": {"title": title, "navigate": f"{claim.site}/?note={claim.token}", "tag": tag},
        "d": claim.token,
    }
    if hints:
        content["w"] = hints
    return _json(content).encode()


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _request(claim: Claim, hints: Hints, signed: dict[str, str], *, now: datetime, until: float) -> Request:
    message_type = message_types.find(claim.message_type)
    if message_type is None:
        raise ValueError("A delivery needs a sender.")
    data_key = data_keys.unwrap(claim.owner, claim.data_key)
    address = open_address(claim.device, claim.owner, data_key, claim.endpoint, claim.p256dh, claim.auth)
    origin = endpoints.origin(address.endpoint)
    if origin not in signed:
        endpoints.check(address.endpoint)  # again: the list of allowed services may have changed
        signed[origin] = f"Authorization: {vapid.authorization(origin, now.timestamp())}"
    tag = topic(claim.token)
    headers = [
        signed[origin],
        "Content-Type: application/octet-stream",
        "Content-Encoding: aes128gcm",
        f"TTL: {max(1, int((claim.expires_at - now).total_seconds()))}",  # the push service forgets it when the window closes
        "Urgency: high",
        f"Topic: {tag}",
    ]
    recipient = encryption.Recipient(address.p256dh, address.auth)
    body = encryption.encrypt(payload(claim, tag, message_type.title(), hints), recipient)
    return Request(claim.id, address.endpoint, headers, body, until, origin, _has_own_limit(claim))


def _has_own_limit(claim: Claim) -> bool:
    """A crowd that is refused gets through after a few tries; and a message that only waited for its turn says nothing of its device."""
    return claim.attempts > _TRIES_OF_A_CROWD and claim.failure == outcomes.TOO_MANY
