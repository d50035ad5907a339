"""Taking deliveries under a lease.

A claim moves `next_attempt_at` past the lease: whoever dies holding a row leaves one that becomes claimable by itself. `attempts` counts
the claims and is the fence: each write of an outcome asks for the claim it belongs to.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from backend.accounts import data_keys
from backend.push.models import Delivery, DeliveryQuerySet

LEASE = timedelta(seconds=settings.PUSH_LEASE_SECONDS)
# What a post and the record of its outcome need: the moments of a row are half the cost of reading it.
_DEVICE = ("owner", "endpoint", "p256dh", "auth", "site", "disabled_at")
_NEEDED = (
    "token", "owner", "subscription", "kind", "message", "expires_at", "attempts", "failures", "failure",
    *(f"subscription__{name}" for name in _DEVICE),
)  # fmt: skip


def claim(ids: list[UUID], *, now: datetime) -> list[Delivery]:
    """Takes those that wait under a lease, so that nobody else does. Who comes second gets none of them."""
    return _take(Delivery.objects.filter(pk__in_ids=ids).attemptable(now), now, len(ids))


def claim_due(most: int, *, now: datetime) -> list[Delivery]:
    """Takes up to so many of whatever waits, those first that have waited longest."""
    return _take(Delivery.objects.attemptable(now).order_by("next_attempt_at"), now, most)


def _take(waiting: DeliveryQuerySet, now: datetime, most: int) -> list[Delivery]:
    with transaction.atomic():
        locked = waiting.select_for_update(skip_locked=True, of=("self",))
        rows = list(locked.select_related("subscription").only(*_NEEDED)[:most])
        if rows:
            Delivery.objects.filter(pk__in_ids=[row.pk for row in rows]).update(
                attempts=F("attempts") + 1, next_attempt_at=now + LEASE, ring_at=now + LEASE
            )
    for row in rows:
        row.attempts += 1
    data_keys.warm({row.owner_id for row in rows})  # every address is sealed under its owner's key
    return rows
