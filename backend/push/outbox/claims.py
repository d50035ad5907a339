"""Taking deliveries under a lease.

A claim moves `next_attempt_at` past the lease: whoever dies holding a row leaves one that becomes claimable by
itself. `attempts` counts the claims and is the fence: each write of an outcome asks for the claim it belongs to.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from backend.push.outbox.rows import Claim
from backend.push.outbox.statements import statements

LEASE = timedelta(seconds=settings.PUSH_LEASE_SECONDS)


def claim(ids: list[UUID], *, now: datetime) -> list[Claim]:
    """Takes those that wait, so that nobody else does. Who comes second gets none of them."""
    return statements().claim(now, now + LEASE, ids)


def claim_due(most: int, *, now: datetime) -> list[Claim]:
    """Takes up to so many of whatever waits, those first that have waited longest."""
    return statements().claim_due(now, now + LEASE, most)
