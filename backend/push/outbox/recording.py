"""Writing down what became of deliveries, in a constant number of statements. Each write asks for the claim it belongs to: who lost the
lease changes nothing."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db import transaction
from django.db.models import Case, DateTimeField, F, PositiveIntegerField, Q, Value, When

from backend.core.clock import Chance
from backend.push import message_types
from backend.push.models import Delivery, DeliveryQuerySet, PushSubscription, State
from backend.push.outbox.outcomes import Outcome, classify
from backend.push.transport.sender import Response

log = logging.getLogger("attune.push")

MOST_REFUSALS = 10  # in a row; a refusal can also mean that our own keys are wrong, so one alone ends nothing


@transaction.atomic
def record(answered: list[tuple[Delivery, Response]], *, now: datetime, chance: Chance) -> None:
    """Keeps the outcome of each answer, removes devices that have gone, and tells the senders what was taken."""
    classified = [
        (row, classify(answer, failures=row.failures, expires_at=row.expires_at, now=now, chance=chance))
        for row, answer in answered
    ]
    sent = [row for row, outcome in classified if outcome.state == State.SENT]
    gone = [row for row, outcome in classified if outcome.state == State.GONE]
    refused = [row for row, outcome in classified if outcome.refused]
    # Locked in one order: two workers that write to the same devices would otherwise wait for each other for ever.
    touched = PushSubscription.objects.filter(pk__in_ids=_devices([*sent, *gone, *refused]))
    list(touched.order_by("pk").select_for_update().values_list("pk", flat=True))
    if sent:
        _mine(sent).update(state=State.SENT, accepted_at=now, failure="")
        PushSubscription.objects.filter(pk__in_ids=_devices(sent)).update(accepted_at=now, refusals=0)
    _keep([(row, outcome) for row, outcome in classified if outcome.state != State.SENT])
    if gone:
        PushSubscription.objects.filter(pk__in_ids=_devices(gone)).delete()
    _count_refusals(refused, now)
    _tell(sent, now)


def drop(claims: list[Delivery], reasons: dict[UUID, tuple[State, str]], *, now: datetime) -> list[Delivery]:
    """Closes those that must not go, each with its reason; returns the others."""
    _keep([(row, Outcome(*reasons[row.pk])) for row in claims if row.pk in reasons])
    return [row for row in claims if row.pk not in reasons]


def give_up(rows: list[Delivery], why: str, *, now: datetime) -> None:
    """Closes those that can't be made into a message, and turns off their devices."""
    if rows:
        _keep([(row, Outcome(State.GONE, why)) for row in rows])
        PushSubscription.objects.filter(pk__in_ids=_devices(rows)).update(disabled_at=now)


def _devices(rows: list[Delivery]) -> list[UUID]:
    return sorted({row.subscription_id for row in rows if row.subscription_id is not None})


def _mine(rows: list[Delivery]) -> DeliveryQuerySet:
    fences = defaultdict(list)
    for row in rows:
        fences[row.attempts].append(row.pk)
    own = [Q(attempts=attempt, pk__in_ids=keys) for attempt, keys in fences.items()]
    if not own:
        return Delivery.objects.none()
    return Delivery.objects.filter(reduce(or_, own), state=State.PENDING)


def _keep(classified: list[tuple[Delivery, Outcome]]) -> None:
    """One statement for those that are over, one for those that wait for another try."""
    over = [(row, outcome) for row, outcome in classified if outcome.again_at is None]
    again = [(row, outcome) for row, outcome in classified if outcome.again_at is not None]
    if over:
        _mine([row for row, _ in over]).update(
            state=_by_value((row.pk, outcome.state) for row, outcome in over),
            failure=_by_value((row.pk, outcome.failure) for row, outcome in over),
        )
    if again:
        moment = Case(
            *(When(pk=row.pk, then=Value(outcome.again_at)) for row, outcome in again),
            output_field=DateTimeField(),
        )
        one = Case(
            When(pk__in_ids=[row.pk for row, outcome in again if outcome.counts], then=Value(1)),
            default=Value(0),
            output_field=PositiveIntegerField(),
        )
        _mine([row for row, _ in again]).update(
            next_attempt_at=moment,
            ring_at=moment,
            failure=_by_value((row.pk, outcome.failure) for row, outcome in again),
            failures=F("failures") + one,
        )


def _by_value(values: Iterable[tuple[UUID, str]]) -> Case:
    """By value rather than by row: there are few reasons and many rows."""
    groups = defaultdict(list)
    for key, value in values:
        groups[value].append(key)
    return Case(*(When(pk__in_ids=keys, then=Value(value)) for value, keys in groups.items()))


def _count_refusals(rows: list[Delivery], now: datetime) -> None:
    if not rows:
        return
    log.error("A push service refused %d messages: are the VAPID key and PUSH_CONTACT right?", len(rows))
    devices = PushSubscription.objects.filter(pk__in_ids=_devices(rows))
    devices.update(refusals=F("refusals") + 1)
    devices.filter(refusals__gte=MOST_REFUSALS, disabled_at__isnull=True).update(disabled_at=now)


def _tell(rows: list[Delivery], now: datetime) -> None:
    by_kind = defaultdict(list)
    for row in rows:
        by_kind[row.kind].append(row.message)
    for name, messages in by_kind.items():
        if kind := message_types.find(name):
            kind.accepted(messages, now)
