"""Writing messages into the outbox, one row for each device."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from backend.push import wakeup
from backend.push.models import Delivery, PushSubscription
from backend.push.tokens import new_seed


@dataclass(frozen=True)
class Message:
    """What to bring to every device of a person, between two instants. `message` is the sender's own id."""

    owner: UUID
    message: UUID
    due_at: datetime
    expires_at: datetime


def enqueue(
    message_type: str, messages: Iterable[Message], *, now: datetime, wake: bool = True
) -> dict[UUID, int]:
    """Writes a delivery for each device of each message's owner and wakes workers on commit; how many devices, by
    message.

    Call it inside the transaction that decides to send. One device gets one message once, whatever happens.
    """
    wanted = list(messages)
    devices: dict[UUID, list[UUID]] = {}
    usable = PushSubscription.objects.filter(
        owner_id__in_ids={message.owner for message in wanted}, disabled_at__isnull=True
    )
    for owner, device in usable.values_list("owner_id", "pk"):
        devices.setdefault(owner, []).append(device)
    rows = [
        Delivery(
            seed=new_seed(),
            owner_id=message.owner,
            subscription_id=device,
            message_type=message_type,
            message=message.message,
            due_at=message.due_at,
            expires_at=message.expires_at,
            next_attempt_at=message.due_at,
            wake_at=max(message.due_at, now + wakeup.AGAIN_AFTER if wake else now),
        )
        for message in wanted
        for device in devices.get(message.owner, [])
    ]
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    if wake:
        wakeup.wake_on_commit(row.pk for row in rows if row.due_at <= now)
    return {message.message: len(devices.get(message.owner, [])) for message in wanted}
