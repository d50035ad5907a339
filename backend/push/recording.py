"""Writing down what became of deliveries. Each write asks for the attempt it belongs to: who lost the lease changes nothing."""

import logging
from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from backend.core.clock import Chance
from backend.push import kinds
from backend.push.models import Delivery, DeliveryQuerySet, PushSubscription, State
from backend.push.outcomes import Outcome, judge
from backend.push.sender import Answer

log = logging.getLogger("attune.push")

MOST_REFUSALS = 10  # in a row; a refusal can also mean that our own keys are wrong, so one alone ends nothing


@transaction.atomic
def record(answered: list[tuple[Delivery, Answer]], *, now: datetime, chance: Chance) -> None:
    """Keeps the outcome of each answer, removes devices that have gone, and tells the senders what was taken."""
    devices = _devices([row for row, _ in answered])
    # Locked in one order: two workers that write to the same devices would otherwise wait for each other for ever.
    list(
        PushSubscription.objects.filter(pk__in=devices)
        .order_by("pk")
        .select_for_update()
        .values_list("pk", flat=True)
    )
    judged = [
        (row, judge(answer, failures=row.failures, expires_at=row.expires_at, now=now, chance=chance))
        for row, answer in answered
    ]
    sent = [row for row, outcome in judged if outcome.state == State.SENT]
    _mine(sent).update(state=State.SENT, accepted_at=now, failure="")
    PushSubscription.objects.filter(pk__in=_devices(sent)).update(accepted_at=now, refusals=0)
    for row, outcome in judged:
        if outcome.state != State.SENT:
            _keep(row, outcome)
    gone = [row for row, outcome in judged if outcome.state == State.GONE]
    PushSubscription.objects.filter(pk__in=_devices(gone)).delete()
    _count_refusals([row for row, outcome in judged if outcome.refused], now)
    _tell(sent, now)


def drop(claims: list[Delivery], reasons: dict[UUID, tuple[State, str]], *, now: datetime) -> list[Delivery]:
    """Closes those that must not go, each with its reason; returns the others."""
    for row in claims:
        if row.pk in reasons:
            state, why = reasons[row.pk]
            _keep(row, Outcome(state, why))
    return [row for row in claims if row.pk not in reasons]


def give_up(row: Delivery, why: str, *, now: datetime) -> None:
    _keep(row, Outcome(State.GONE, why))
    PushSubscription.objects.filter(pk__in=_devices([row])).update(disabled_at=now)


def _devices(rows: list[Delivery]) -> list[UUID]:
    return sorted({row.subscription_id for row in rows if row.subscription_id is not None})


def _mine(rows: list[Delivery]) -> DeliveryQuerySet:
    fences = defaultdict(list)
    for row in rows:
        fences[row.attempts].append(row.pk)
    own = Q(pk__in=[])
    for attempt, keys in fences.items():
        own |= Q(attempts=attempt, pk__in=keys)
    return Delivery.objects.filter(own, state=State.PENDING)


def _keep(row: Delivery, outcome: Outcome) -> None:
    again: dict[str, Any] = {}
    if outcome.again_at:
        again = {"next_attempt_at": outcome.again_at, "ring_at": outcome.again_at}
        again |= {"failures": F("failures") + 1} if outcome.counts else {}
    _mine([row]).update(state=outcome.state, failure=outcome.failure, **again)


def _count_refusals(rows: list[Delivery], now: datetime) -> None:
    if not rows:
        return
    log.error("A push service refused %d messages: are the VAPID key and PUSH_CONTACT right?", len(rows))
    devices = PushSubscription.objects.filter(pk__in=_devices(rows))
    devices.update(refusals=F("refusals") + 1)
    devices.filter(refusals__gte=MOST_REFUSALS, disabled_at__isnull=True).update(disabled_at=now)


def _tell(rows: list[Delivery], now: datetime) -> None:
    by_kind = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row.message)
    for name, messages in by_kind.items():
        if kind := kinds.find(name):
            kind.accepted(messages, now)
