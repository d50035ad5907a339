"""What the outbox needs without anybody sending: whoever is to be woken, what is too late, and what is old."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, Exists, F, OuterRef, Subquery, Value, When

from backend.push import wakeup
from backend.push.models import LATE, Delivery, PushSubscription, State

KEEP = timedelta(days=60)
# Whoever is woken for one chunk goes on with whatever else waits (pipeline.RUN_SECONDS), so a few chunks a second keep
# more processes busy than a machine has; more would write to rows, while a million wait, that nobody is to come for.
MOST_A_TICK = 4 * wakeup.CHUNK


def wake_due(now: datetime) -> int:
    """Wakes workers for what waits and nobody came for: later ones, retries, and those whose call got lost.

    Returns how many.
    """
    with transaction.atomic():
        waiting = Delivery.objects.to_wake(now).order_by("wake_at").select_for_update(skip_locked=True)
        ids = list(waiting.values_list("pk", flat=True)[:MOST_A_TICK])
        Delivery.objects.filter(pk__in_ids=ids).update(wake_at=now + wakeup.AGAIN_AFTER)
        wakeup.wake_on_commit(ids)
    return len(ids)


def close_late(now: datetime) -> int:
    """Closes what still waits after its window; returns how many."""
    waiting = Delivery.objects.filter(state=State.PENDING, expires_at__lte=now, next_attempt_at__lte=now)
    why = Case(When(failure="", then=Value(LATE)), default=F("failure"))
    return waiting.update(state=State.EXPIRED, failure=why)


def close_waiting(now: datetime) -> int:
    """Closes all that waits: after a backup was put back nobody knows what of it was sent since. Returns how many."""
    waiting = Delivery.objects.filter(state=State.PENDING)
    return waiting.update(state=State.EXPIRED, failure=LATE, expires_at=now)


@transaction.atomic
def forget(now: datetime) -> int:
    """Removes deliveries older than 60 days. When its device last took one is kept with the device."""
    old = Delivery.objects.filter(due_at__lt=now - KEEP)
    taken = (
        old.filter(subscription=OuterRef("pk"), state=State.SENT)
        .order_by("-accepted_at")
        .values("accepted_at")[:1]
    )
    PushSubscription.objects.filter(Exists(taken)).update(accepted_at=Subquery(taken))
    return old.delete()[0]
