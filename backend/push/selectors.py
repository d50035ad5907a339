from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from backend.accounts.models import User
from backend.push.models import Delivery, PushSubscription


def subscriptions(owner: User) -> QuerySet[PushSubscription]:
    return PushSubscription.objects.filter(owner=owner).order_by("created_at")


def has_device(owner: User) -> bool:
    return PushSubscription.objects.filter(owner=owner, disabled_at__isnull=True).exists()


def is_waiting(now: datetime) -> bool:
    """Whether there is anything that could be sent at this moment and that nobody holds."""
    return Delivery.objects.attemptable(now).exists()


def message_of(owner: User, token: str) -> UUID | None:
    """The sender's own id of what one of the owner's deliveries carries, or None for a token that is not theirs."""
    return Delivery.objects.filter(owner=owner, token=token).values_list("message", flat=True).first()


def deliveries(owner: User, messages: Iterable[UUID]) -> dict[UUID, list[Delivery]]:
    """The owner's deliveries by message, with their devices. One query."""
    found: dict[UUID, list[Delivery]] = {}
    rows = Delivery.objects.filter(owner=owner, message__in=list(messages)).select_related("subscription")
    for row in rows.order_by("due_at", "pk"):
        found.setdefault(row.message, []).append(row)
    return found
