from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max, Q

from backend.accounts.models import User
from backend.push.models import Delivery, PushSubscription, State
from backend.push.tokens import find_seed


def subscriptions(owner: User) -> list[PushSubscription]:
    """The person's devices, each with when it last took a message.

    Nothing is written of that for each message; the row itself keeps only what is older than the outbox.
    """
    taken = Max("deliveries__accepted_at", filter=Q(deliveries__state=State.SENT))
    mine: list[PushSubscription] = []
    for row in PushSubscription.objects.filter(owner=owner).annotate(taken_at=taken).order_by("created_at"):
        row.accepted_at = row.taken_at or row.accepted_at
        mine.append(row)
    return mine


def has_device(owner: User) -> bool:
    return PushSubscription.objects.filter(owner=owner, disabled_at__isnull=True).exists()


def is_reached(owner: User, device: UUID | None) -> bool:
    """Whether this is the subscription of a device of theirs that takes notifications."""
    usable = PushSubscription.objects.filter(owner=owner, disabled_at__isnull=True)
    return device is not None and usable.filter(pk=device).exists()


def is_waiting(now: datetime) -> bool:
    """Whether there is anything that could be sent at this moment and that nobody holds."""
    return Delivery.objects.attemptable(now).exists()


def message_of(owner: User, token: str) -> UUID | None:
    """The sender's own id of what one of the owner's deliveries carries, or None for a token that is not theirs."""
    return (
        Delivery.objects.filter(owner=owner, seed=find_seed(token)).values_list("message", flat=True).first()
    )


def messages_by_token(tokens: Iterable[str]) -> dict[str, UUID]:
    """What the deliveries of these tokens carry, whoever they are of: a token is all that its device has."""
    seeds = {seed: token for token in tokens if (seed := find_seed(token))}
    found = Delivery.objects.filter(seed__in=list(seeds)).values_list("seed", "message")
    return {seeds[seed]: message for seed, message in found}


def deliveries(owner: User, messages: Iterable[UUID]) -> dict[UUID, list[Delivery]]:
    """The owner's deliveries by message, with their devices. One query."""
    found: dict[UUID, list[Delivery]] = {}
    rows = Delivery.objects.filter(owner=owner, message__in=list(messages)).select_related("subscription")
    for row in rows.order_by("due_at", "pk"):
        found.setdefault(row.message, []).append(row)
    return found
