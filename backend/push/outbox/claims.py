"""Taking deliveries under a lease.

A claim moves `next_attempt_at` past the lease: whoever dies holding a row leaves one that becomes claimable by
itself. `attempts` counts the claims and is the fence: each write of an outcome asks for the claim it belongs to.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from backend.push.models import Delivery, State
from backend.push.outbox.rows import Claim
from backend.push.outbox.statements import statements

# What a claim knows of its device, and where it stands.
_DEVICE = {
    "device": "subscription_id",
    "disabled_at": "subscription__disabled_at",
    "refusals": "subscription__refusals",
    "site": "subscription__site",
    "endpoint": "subscription__endpoint",
    "p256dh": "subscription__p256dh",
    "auth": "subscription__auth",
}
LEASE = timedelta(seconds=settings.PUSH_LEASE_SECONDS)


def claim(ids: list[UUID], *, now: datetime) -> list[Claim]:
    """Takes those that wait, so that nobody else does. Who comes second gets none of them."""
    return statements().claim(now, now + LEASE, ids)


def claim_due(most: int, *, now: datetime) -> list[Claim]:
    """Takes up to so many of whatever waits, those first that have waited longest."""
    return statements().claim_due(now, now + LEASE, most)


def renew(claims: Sequence[Claim], *, now: datetime) -> None:
    """Moves the end of the lease of those that are still ours: whoever lives keeps what they hold, so that a lease may
    be short, and what somebody held who died comes back soon.
    """
    alike: dict[int, list[UUID]] = {}
    for one in claims:
        alike.setdefault(one.attempts, []).append(one.id)
    until = now + LEASE
    for attempts, keys in alike.items():
        mine = Delivery.objects.filter(pk__in_ids=keys, attempts=attempts, state=State.PENDING)
        mine.update(next_attempt_at=until, wake_at=until)


def read_anew(claims: Sequence[Claim]) -> list[Claim]:
    """Those of them that are ours still, with their devices as they are now."""
    mine = {claim.id: claim for claim in claims}
    rows = Delivery.objects.filter(pk__in_ids=mine.keys(), state=State.PENDING)
    return [
        mine[key]._replace(**dict(zip(_DEVICE, device, strict=True)))
        for key, attempts, *device in rows.values_list("pk", "attempts", *_DEVICE.values())
        if attempts == mine[key].attempts
    ]
