"""What responses of push services say of devices. Nothing is written of one that takes its messages as it should."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from backend.push.models import PushSubscription

MOST_REFUSALS = 10  # in a row; a refusal can also mean that our own keys are wrong, so one alone ends nothing


def learn(*, recovered: set[UUID], refused: set[UUID], gone: set[UUID], now: datetime) -> None:
    """Counts refusals in a row, turns off after too many of them, and removes what has gone."""
    if not (recovered or refused or gone):
        return
    with transaction.atomic():
        # Locked in one order: two workers that write to the same devices would otherwise wait for each other for ever.
        touched = PushSubscription.objects.filter(pk__in_ids=recovered | refused | gone).order_by("pk")
        list(touched.select_for_update().values_list("pk", flat=True))
        if recovered:
            PushSubscription.objects.filter(pk__in_ids=recovered).update(refusals=0)
        if refused:
            counted = PushSubscription.objects.filter(pk__in_ids=refused)
            counted.update(refusals=F("refusals") + 1)
            counted.filter(refusals__gte=MOST_REFUSALS, disabled_at__isnull=True).update(disabled_at=now)
        if gone:
            PushSubscription.objects.filter(pk__in_ids=gone).delete()


def turn_off(devices: Iterable[UUID], now: datetime) -> None:
    """For those that no message can be made for; subscribing again mends it."""
    PushSubscription.objects.filter(pk__in_ids=set(devices)).update(disabled_at=now)
