"""From waiting deliveries to answers of push services: claim, ask whether it may still go, encrypt, post, record.

A delivery is claimed by moving its `next_attempt_at` past a lease: whoever dies holding it leaves a row that becomes claimable by itself.
So a message is posted at least once, and twice only after a crash between the post and its record; `Topic` and the tag make two into one
for the person.
"""

import json
import logging
import random
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from backend.core.keyring import CannotOpen
from backend.push import encryption, endpoints, kinds, recording, vapid
from backend.push.models import Delivery, PushSubscription, State
from backend.push.sender import Answer, Post, Sender
from backend.push.tokens import topic

log = logging.getLogger("attune.push")
Clock = Callable[[], datetime]

LEASE = timedelta(seconds=settings.PUSH_LEASE_SECONDS)
FLUSH_EVERY = 500
FLUSH_SECONDS = 0.1
BATCH = 250
_chance = random.SystemRandom()
_own = threading.local()


def send(ids: Iterable[UUID], *, clock: Clock) -> int:
    """Sends those of the deliveries that nobody holds; returns how many were tried."""
    claims = claim(list(ids), now=clock())
    claims = recording.drop(claims, _unwanted(claims, clock()), now=clock())
    hints = _hints(claims)
    posts = {}
    for delivery in claims:
        try:
            posts[delivery.pk] = _post(delivery, hints.get(delivery.message, {}), now=clock())
        except (
            CannotOpen,
            encryption.BadKeys,
            ValueError,
        ) as error:  # one row that can't be used stops none of the others
            log.warning("A delivery can't be made: %s.", type(error).__name__)
            recording.give_up(delivery, "unusable", now=clock())
    held = {delivery.pk: delivery for delivery in claims if delivery.pk in posts}
    for answers in _gathered(_sender().post_all(posts.values())):
        recording.record([(held[answer.key], answer) for answer in answers], now=clock(), chance=_chance)
    return len(posts)


def send_due(*, clock: Clock) -> int:
    """Sends everything that waits, without a broker; returns how many were tried."""
    tried = 0
    while ids := list(
        Delivery.objects.attemptable(clock()).order_by("due_at").values_list("pk", flat=True)[:BATCH]
    ):
        tried += send(ids, clock=clock)
    return tried


def claim(ids: list[UUID], *, now: datetime) -> list[Delivery]:
    """Takes those that wait under a lease, so that nobody else does. Who comes second gets none of them."""
    with transaction.atomic():
        waiting = (
            Delivery.objects.filter(pk__in=ids)
            .attemptable(now)
            .select_for_update(skip_locked=True, of=("self",))
        )
        rows = list(waiting.select_related("subscription"))
        keys = [row.pk for row in rows]
        Delivery.objects.filter(pk__in=keys).update(
            attempts=F("attempts") + 1, next_attempt_at=now + LEASE, ring_at=now + LEASE
        )
        for row in rows:
            row.attempts += 1
    return rows


def _unwanted(claims: list[Delivery], now: datetime) -> dict[UUID, tuple[State, str]]:
    """What must not go any more, by delivery: asked at the last moment, for a person may have paused since."""
    reasons: dict[UUID, tuple[State, str]] = {}
    for name in {delivery.kind for delivery in claims}:
        kind = kinds.find(name)
        mine = [delivery for delivery in claims if delivery.kind == name]
        refused = kind.refuse([delivery.message for delivery in mine], now) if kind else {}
        for delivery in mine:
            if delivery.expires_at <= now:
                reasons[delivery.pk] = (State.EXPIRED, "late")
            elif delivery.subscription is None or delivery.subscription.disabled_at is not None:
                reasons[delivery.pk] = (State.GONE, "no_subscription")
            elif kind is None:
                reasons[delivery.pk] = (State.EXPIRED, "unknown_kind")
            elif delivery.message in refused:
                reasons[delivery.pk] = (State.EXPIRED, refused[delivery.message])
    return reasons


def _hints(claims: list[Delivery]) -> dict[UUID, dict[str, str | int]]:
    """What devices need to know beside the token, by message; one question for each kind."""
    found: dict[UUID, dict[str, str | int]] = {}
    for name in {delivery.kind for delivery in claims}:
        if kind := kinds.find(name):
            found |= kind.hints([delivery.message for delivery in claims if delivery.kind == name])
    return found


def _post(delivery: Delivery, hints: dict[str, str | int], *, now: datetime) -> Post:
    subscription = delivery.subscription
    kind = kinds.find(delivery.kind)
    if subscription is None or kind is None:
        raise ValueError("A delivery needs a device and a sender.")
    endpoint = endpoints.check(subscription.endpoint)  # again: the list of allowed services may have changed
    body = encryption.encrypt(
        payload(delivery, subscription, kind.title(), hints),
        encryption.Recipient(subscription.p256dh, subscription.auth),
    )
    left = max(1, int((delivery.expires_at - now).total_seconds()))
    headers = [
        f"Authorization: {vapid.authorization(endpoints.origin(endpoint))}",
        "Content-Type: application/octet-stream",
        "Content-Encoding: aes128gcm",
        f"TTL: {left}",  # the push service forgets it when the window closes
        "Urgency: high",
        f"Topic: {topic(delivery.token)}",
    ]
    return Post(delivery.pk, endpoint, headers, body)


def payload(
    delivery: Delivery, subscription: PushSubscription, title: str, hints: dict[str, str | int]
) -> bytes:
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


def _gathered(streams: Iterator[list[Answer]]) -> Iterator[list[Answer]]:
    """Answers in groups worth a transaction: so many, or as many as came in a tenth of a second."""
    group: list[Answer] = []
    since = time.monotonic()
    for answers in streams:
        group += answers
        if len(group) >= FLUSH_EVERY or time.monotonic() - since >= FLUSH_SECONDS:
            yield group
            group, since = [], time.monotonic()
    if group:
        yield group


def _sender() -> Sender:
    # One for each thread: libcurl's handles must not be shared between two.
    if not hasattr(_own, "sender"):
        _own.sender = Sender(settings.PUSH_CONCURRENCY)
    sender: Sender = _own.sender
    return sender
