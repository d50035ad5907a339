"""What devices tell back of a message."""

from datetime import datetime

from backend.core.errors import NotFound
from backend.push.models import Delivery
from backend.push.tokens import find_seed


def record_receipt(token: str, *, opened: bool, now: datetime) -> Delivery:
    """Keeps that a device showed a message, or that the person opened it; a repeat changes nothing. Raises NotFound."""
    delivery = Delivery.objects.filter(seed=find_seed(token)).first()
    if delivery is None:
        raise NotFound
    seen = Delivery.objects.filter(pk=delivery.pk)
    seen.filter(shown_at__isnull=True).update(
        shown_at=now
    )  # who opened it was shown it, even if that receipt got lost
    if opened:
        seen.filter(opened_at__isnull=True).update(opened_at=now)
    return delivery
