"""The outbox's statements in the ORM's words: what SQLite runs, and what tests hold the statements for PostgreSQL
against.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from backend.accounts.models import DataKey
from backend.push.models import Delivery, DeliveryQuerySet, State
from backend.push.outbox.rows import Claim, Result

_COLUMNS = (
    "pk", "attempts", "seed", "owner_id", "message_type", "message", "expires_at", "failures", "failure", "subscription_id",
    "subscription__disabled_at", "subscription__refusals", "subscription__site", "subscription__endpoint", "subscription__p256dh",
    "subscription__auth",
)  # fmt: skip


@transaction.atomic
def claim(now: datetime, lease_until: datetime, ids: list[UUID]) -> list[Claim]:
    return _take(Delivery.objects.attemptable(now).filter(pk__in_ids=ids), lease_until, len(ids))


@transaction.atomic
def claim_due(now: datetime, lease_until: datetime, most: int) -> list[Claim]:
    return _take(Delivery.objects.attemptable(now).order_by("next_attempt_at"), lease_until, most)


def _take(waiting: DeliveryQuerySet, lease_until: datetime, most: int) -> list[Claim]:
    locked = waiting.select_for_update(skip_locked=True, no_key=True, of=("self",))
    keys = list(locked.values_list("pk", flat=True)[:most])
    if not keys:
        return []
    mine = Delivery.objects.filter(pk__in_ids=keys)
    mine.update(attempts=F("attempts") + 1, next_attempt_at=lease_until, wake_at=lease_until)
    rows = list(mine.values_list(*_COLUMNS))
    data_keys = dict(
        DataKey.objects.filter(owner_id__in_ids={row[3] for row in rows}).values_list("owner_id", "wrapped")
    )
    return [Claim._make((*row, data_keys.get(row[3]))) for row in rows]


@transaction.atomic
def record(results: Sequence[Result], now: datetime) -> None:
    alike = defaultdict(list)  # nearly all of them are: they were sent at the first attempt
    for result in results:
        alike[result[1:]].append(result.id)
    for (attempts, state, failure, again_at, counted), keys in alike.items():
        changes: dict[str, Any] = {"state": state, "failure": failure, "failures": F("failures") + counted}
        if state == State.SENT:
            changes["accepted_at"] = now
        if again_at is not None:
            changes |= {"next_attempt_at": again_at, "wake_at": again_at}
        mine = Delivery.objects.filter(pk__in_ids=keys, attempts=attempts, state=State.PENDING)
        mine.update(**changes)
