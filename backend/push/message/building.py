"""From claimed deliveries to requests: a sealed body, and headers that say who we are and how long it matters."""

import json
import logging
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from backend.accounts import data_keys
from backend.accounts.languages import SOURCE
from backend.core.keyring import CannotOpen
from backend.push import message_types
from backend.push.message import encryption, vapid
from backend.push.message_types import Hints
from backend.push.outbox import outcomes
from backend.push.outbox.rows import Claim
from backend.push.subscriptions import endpoints
from backend.push.subscriptions.addresses import Address, open_address
from backend.push.tokens import token_of, topic
from backend.push.transport.sender import Request

log = logging.getLogger("attune.push")

_TRIES_OF_A_CROWD = 3
_NO_HINTS: Hints = {}
_SOURCE_ALONE: Mapping[UUID, str] = {}


class _Prepared(NamedTuple):
    claim: Claim
    address: Address
    origin: str
    headers: list[str]
    plain: bytes
    left: float  # seconds of its window


def build(
    claims: list[Claim],
    hints: Mapping[UUID, Hints],
    languages: Mapping[UUID, str] = _SOURCE_ALONE,
    *,
    now: datetime,
    started: float,
    within: float,
) -> tuple[list[Request], list[Claim]]:
    """The requests, and those claims that can't be used: one of them stops none of the others.

    Each has to be on its way within so many seconds of `started`, a moment of the sender's clock, and while its
    window is open.
    """
    prepared: list[_Prepared] = []
    built: list[Request] = []
    unusable: list[Claim] = []
    signed: dict[str, str] = {}  # what a crowd has in common is made once
    for claim in claims:
        try:
            language = languages.get(claim.message, SOURCE)
            prepared.append(_prepare(claim, hints.get(claim.message, _NO_HINTS), language, signed, now))
        except (CannotOpen, ValueError) as error:
            log.warning("A delivery can't be made: %s.", type(error).__name__)
            unusable.append(claim)
    # A round of its own: by turns with the other, each would drive the other out of the processor's nearest memory.
    for one in prepared:
        try:
            built.append(_seal(one, started + min(within, one.left)))
        except encryption.BadKeys:
            log.warning("A delivery can't be sealed for its device.")
            unusable.append(one.claim)
    return built, unusable


def payload(site: str | None, token: str, tag: str, title: str, hints: Hints) -> bytes:
    """What a device gets: a neutral line and an opaque token.

    It is also a declarative push message, for browsers that know those.

    `hints` go along only where the person chose that the device puts their own words in.
    """
    content = {
        "web_push": 8030,
        "notification": {"title": title, "navigate": f"{site}/?note={token}", "tag": tag},
        "d": token,
    }
    if hints:
        content["w"] = hints
    return _json(content).encode()


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _prepare(claim: Claim, hints: Hints, language: str, signed: dict[str, str], now: datetime) -> _Prepared:
    message_type = message_types.find(claim.message_type)
    if message_type is None:
        raise ValueError("A delivery needs a sender.")
    data_key = data_keys.unwrap(claim.owner, claim.data_key)
    address = open_address(claim.device, claim.owner, data_key, claim.endpoint, claim.p256dh, claim.auth)
    origin = endpoints.origin(address.endpoint)
    if origin not in signed:
        endpoints.check(address.endpoint)  # again: the list of allowed services may have changed
        signed[origin] = f"Authorization: {vapid.authorization(origin, now.timestamp())}"
    token = token_of(claim.seed)
    tag = topic(token)
    left = (claim.expires_at - now).total_seconds()
    headers = [
        signed[origin],
        "Content-Type: application/octet-stream",
        "Content-Encoding: aes128gcm",
        f"TTL: {max(1, int(left))}",  # the push service forgets it when the window closes
        "Urgency: high",
        f"Topic: {tag}",
    ]
    return _Prepared(
        claim,
        address,
        origin,
        headers,
        payload(claim.site, token, tag, message_type.title(language), hints),
        left,
    )


def _seal(one: _Prepared, until: float) -> Request:
    body = encryption.encrypt(one.plain, encryption.Recipient(one.address.p256dh, one.address.auth))
    claim = one.claim
    return Request(
        claim.id, one.address.endpoint, one.headers, body, until, one.origin, _has_own_limit(claim)
    )


def _has_own_limit(claim: Claim) -> bool:
    """A crowd that is refused gets through after a few tries; and a message that only waited for its turn says
    nothing of its device.
    """
    return claim.attempts > _TRIES_OF_A_CROWD and claim.failure == outcomes.TOO_MANY
