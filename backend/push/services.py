"""Devices that a person lets us write to."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from backend.accounts.models import User
from backend.core.errors import Conflict, NotFound
from backend.push.models import PushSubscription
from backend.push.subscriptions import endpoints
from backend.push.tokens import token_hash

MOST_DEVICES = 10
# In the session: the row that this browser subscribed with. A browser may throw all else away that it kept.
HERE = "attune_push_subscription"


@dataclass(frozen=True)
class Device:
    """What a browser gives when it subscribes; `label` is the person's own name for the device."""

    endpoint: str
    p256dh: str
    auth: str
    label: str = ""


@transaction.atomic
def subscribe(
    owner: User, device: Device, *, site: str, now: datetime, instead_of: UUID | None = None
) -> tuple[PushSubscription, str]:
    """The device's row and a fresh renewal token; subscribing again gives the same row, mended and with the newer keys.

    `instead_of`: the row that this browser had before; with another address, that one reaches nobody any more.

    Raises Invalid("endpoint_refused") and Conflict("too_many_devices").
    """
    endpoints.check(device.endpoint)
    fingerprint = endpoints.fingerprint(device.endpoint)
    PushSubscription.objects.filter(endpoint_hash=fingerprint).exclude(owner=owner).delete()
    if instead_of is not None:
        PushSubscription.objects.filter(owner=owner, pk=instead_of).exclude(
            endpoint_hash=fingerprint
        ).delete()
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
    """Takes a browser's new address in place of its old one.

    Raises NotFound for a wrong token, as for a row that is not there.
    """
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


def unsubscribe(owner: User, subscription: UUID) -> None:
    """Forgets a device. Raises NotFound for one that is not the owner's."""
    if not PushSubscription.objects.filter(owner=owner, pk=subscription).delete()[0]:
        raise NotFound


def end_with_session(session: Mapping[str, Any]) -> None:
    """Somebody signed this browser out from elsewhere: notes no longer come to it."""
    if here := session.get(HERE):
        PushSubscription.objects.filter(pk=here).delete()


def _write(row: PushSubscription, device: Device) -> None:
    row.endpoint, row.endpoint_hash = device.endpoint, endpoints.fingerprint(device.endpoint)
    row.p256dh, row.auth = device.p256dh, device.auth
    row.refusals, row.disabled_at = 0, None
