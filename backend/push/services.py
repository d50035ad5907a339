"""Devices that a person lets us write to, the outbox, and what devices tell back."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Case, F, Value, When

from backend.core.errors import Conflict, NotFound
from backend.push import wakeup
from backend.push.models import LATE, Delivery, PushSubscription, State
from backend.push.subscriptions import endpoints
from backend.push.tokens import new_token, token_hash

MOST_DEVICES = 10
KEEP = timedelta(days=60)


@dataclass(frozen=True)
class Device:
    """What a browser gives when it subscribes; `label` is the person's own name for the device."""

    endpoint: str
    p256dh: str
    auth: str
    label: str = ""


@dataclass(frozen=True)
class Message:
    """What to bring to every device of a person, between two instants. `message` is the sender's own id."""

    owner: UUID
    message: UUID
    due_at: datetime
    expires_at: datetime


@transaction.atomic
def subscribe(owner: Any, device: Device, *, site: str, now: datetime) -> tuple[PushSubscription, str]:
    """The device's row and a fresh renewal token; subscribing again gives the same row, mended and with the newer keys.

    Raises Invalid("endpoint_refused") and Conflict("too_many_devices").
    """
    endpoints.check(device.endpoint)
    fingerprint = endpoints.fingerprint(device.endpoint)
    PushSubscription.objects.filter(endpoint_hash=fingerprint).exclude(owner=owner).delete()
    row = PushSubscription.objects.select_for_update().filter(owner=owner, endpoint_hash=fingerprint).first()
    if row is None:
        if PushSubscription.objects.filter(owner=owner).count() >= MOST_DEVICES:
            raise Conflict(
                "too_many_devices", f"Notes can go to up to {MOST_DEVICES} devices. Please remove one first."
            )
        row = PushSubscription(owner=owner, created_at=now)
    token = secrets.token_urlsafe(32)
    _write(row, device)
    row.device, row.site, row.renewal_hash = device.label, site, token_hash(token)
    row.save()
    return row, token


@transaction.atomic
def renew(subscription: UUID, token: str, device: Device) -> PushSubscription:
    """Takes a browser's new address in place of its old one. Raises NotFound for a wrong token, as for a row that is not there."""
    endpoints.check(device.endpoint)
    row = PushSubscription.objects.select_for_update().filter(pk=subscription).first()
    if row is None or not secrets.compare_digest(row.renewal_hash, token_hash(token)):
        raise NotFound
    PushSubscription.objects.filter(endpoint_hash=endpoints.fingerprint(device.endpoint)).exclude(
        pk=row.pk
    ).delete()
    _write(row, device)
    row.save()
    return row


def unsubscribe(owner: Any, subscription: UUID) -> None:
    """Forgets a device. Raises NotFound for one that is not the owner's."""
    if not PushSubscription.objects.filter(owner=owner, pk=subscription).delete()[0]:
        raise NotFound


def _write(row: PushSubscription, device: Device) -> None:
    row.endpoint, row.endpoint_hash = device.endpoint, endpoints.fingerprint(device.endpoint)
    row.p256dh, row.auth = device.p256dh, device.auth
    row.refusals, row.disabled_at = 0, None


def enqueue(kind: str, messages: Iterable[Message], *, now: datetime, wake: bool = True) -> dict[UUID, int]:
    """Writes a delivery for each device of each message's owner and wakes workers on commit; how many devices, by message.

    Call it inside the transaction that decides to send. One device gets one message once, whatever happens.
    """
    wanted = list(messages)
    devices: dict[UUID, list[UUID]] = {}
    usable = PushSubscription.objects.filter(
        owner__in={message.owner for message in wanted}, disabled_at__isnull=True
    )
    for owner, device in usable.values_list("owner_id", "pk"):
        devices.setdefault(owner, []).append(device)
    rows = [
        Delivery(
            token=new_token(),
            owner_id=message.owner,
            subscription_id=device,
            kind=kind,
            message=message.message,
            due_at=message.due_at,
            expires_at=message.expires_at,
            next_attempt_at=message.due_at,
            ring_at=max(message.due_at, now + wakeup.AGAIN_AFTER if wake else now),
        )
        for message in wanted
        for device in devices.get(message.owner, [])
    ]
    Delivery.objects.bulk_create(rows, ignore_conflicts=True)
    if wake:
        wakeup.wake_on_commit(row.pk for row in rows if row.due_at <= now)
    return {message.message: len(devices.get(message.owner, [])) for message in wanted}


def record_receipt(token: str, *, opened: bool, now: datetime) -> Delivery:
    """Notes that a device showed a message, or that the person opened it; a repeat changes nothing. Raises NotFound."""
    delivery = Delivery.objects.filter(token=token).first()
    if delivery is None:
        raise NotFound
    seen = Delivery.objects.filter(pk=delivery.pk)
    seen.filter(shown_at__isnull=True).update(
        shown_at=now
    )  # who opened it was shown it, even if that receipt got lost
    if opened:
        seen.filter(opened_at__isnull=True).update(opened_at=now)
    return delivery


def close_late(now: datetime) -> int:
    """Closes what still waits after its window; returns how many."""
    waiting = Delivery.objects.filter(state=State.PENDING, expires_at__lte=now, next_attempt_at__lte=now)
    why = Case(When(failure="", then=Value(LATE)), default=F("failure"))
    return waiting.update(state=State.EXPIRED, failure=why)


def forget(now: datetime) -> int:
    """Removes deliveries older than 60 days."""
    return Delivery.objects.filter(due_at__lt=now - KEEP).delete()[0]
