"""From claimed deliveries to requests: ask whether each may still go, encrypt, say who we are."""

import json
import logging
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from backend.core.keyring import CannotOpen
from backend.push import message_types
from backend.push.message import encryption, vapid
from backend.push.models import LATE, Delivery, PushSubscription, State
from backend.push.outbox import outcomes
from backend.push.subscriptions import endpoints
from backend.push.tokens import topic
from backend.push.transport.sender import Request

log = logging.getLogger("attune.push")

_TRIES_OF_A_CROWD = 3

Reasons = dict[UUID, tuple[State, str]]
Hints = dict[str, str | int]


def unwanted(claims: list[Delivery], now: datetime) -> Reasons:
    """What must not go any more, by delivery: asked at the last moment, for a person may have paused since."""
    reasons: Reasons = {}
    for name in {delivery.kind for delivery in claims}:
        kind = message_types.find(name)
        mine = [delivery for delivery in claims if delivery.kind == name]
        refused = _refused(kind, [delivery.message for delivery in mine], now) if kind else {}
        for delivery in mine:
            if delivery.expires_at <= now:
                reasons[delivery.pk] = (State.EXPIRED, delivery.failure or LATE)
            elif delivery.subscription is None or delivery.subscription.disabled_at is not None:
                reasons[delivery.pk] = (State.GONE, "no_subscription")
            elif kind is None:
                reasons[delivery.pk] = (State.EXPIRED, "unknown_kind")
            elif delivery.message in refused:
                reasons[delivery.pk] = (State.EXPIRED, refused[delivery.message])
    return reasons


def _refused(kind: message_types.MessageType, messages: list[UUID], now: datetime) -> Mapping[UUID, str]:
    """What its sender refuses. Where the question itself fails, each message is asked for alone: one that is damaged stops no other."""
    try:
        return kind.refuse(messages, now)
    except (CannotOpen, ValueError) as error:
        log.warning("A message can't be classified: %s.", type(error).__name__)
        if len(messages) == 1:
            return {messages[0]: "unusable"}
    return {key: why for message in messages for key, why in _refused(kind, [message], now).items()}


def make(
    claims: list[Delivery], *, now: datetime, began: float, within: float
) -> tuple[list[Request], list[Delivery]]:
    """The requests, and those rows that can't be used: one of them stops none of the others.

    Each has to be on its way within so many seconds of `began`, a moment of the sender's clock, and while its window is open.
    """
    hints = _hints(claims)
    made, unusable = [], []
    for delivery in claims:
        try:
            until = began + min(within, (delivery.expires_at - now).total_seconds())
            made.append(_request(delivery, hints.get(delivery.message, {}), now=now, until=until))
        except (CannotOpen, encryption.BadKeys, ValueError) as error:
            log.warning("A delivery can't be made: %s.", type(error).__name__)
            unusable.append(delivery)
    return made, unusable


def payload(delivery: Delivery, subscription: PushSubscription, title: str, hints: Hints) -> bytes:
    """What a device gets: a neutral line and an opaque token. It is also a declarative push message, for browsers that know those.

    `hints` go along only where the person chose that the device puts their own words in.
    """
    return json.dumps(
        {
            "web_push": 8030,
            "notification": {
                "title": title,
                "navigate": f"{subscription.site}/?note={delivery.token}",
                "tag": topic(delivery.token),
            },
            "d": delivery.token,
            **({"w": hints} if hints else {}),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


def _hints(claims: list[Delivery]) -> dict[UUID, Hints]:
    """What devices need to know beside the token, by message; one question for each kind."""
    found: dict[UUID, Hints] = {}
    for name in {delivery.kind for delivery in claims}:
        if kind := message_types.find(name):
            found |= kind.hints([delivery.message for delivery in claims if delivery.kind == name])
    return found


def _request(delivery: Delivery, hints: Hints, *, now: datetime, until: float) -> Request:
    subscription = delivery.subscription
    kind = message_types.find(delivery.kind)
    if subscription is None or kind is None:
        raise ValueError("A delivery needs a device and a sender.")
    endpoint = endpoints.check(subscription.endpoint)  # again: the list of allowed services may have changed
    body = encryption.encrypt(
        payload(delivery, subscription, kind.title(), hints),
        encryption.Recipient(subscription.p256dh, subscription.auth),
    )
    left = max(1, int((delivery.expires_at - now).total_seconds()))
    origin = endpoints.origin(endpoint)
    headers = [
        f"Authorization: {vapid.authorization(origin, now.timestamp())}",
        "Content-Type: application/octet-stream",
        "Content-Encoding: aes128gcm",
        f"TTL: {left}",  # the push service forgets it when the window closes
        "Urgency: high",
        f"Topic: {topic(delivery.token)}",
    ]
    return Request(delivery.pk, endpoint, headers, body, until, origin, _has_own_limit(delivery))


def _has_own_limit(delivery: Delivery) -> bool:
    """A crowd that is refused gets through after a few tries; and a message that only waited for its turn says nothing of its device."""
    return delivery.attempts > _TRIES_OF_A_CROWD and delivery.failure == outcomes.TOO_MANY
