"""What of this room stands under the keyring itself: the seals of notes' tokens, which devices bring back."""

from datetime import timedelta

from django.utils import timezone

from backend.core.keyring import keyring
from backend.core.models import KeyringMark
from backend.core.under_keyring import Place
from backend.push.models import Delivery

ANSWERED_WITHIN = timedelta(days=2)  # of its window; an answer that comes later still opens the app


def _left(key_id: str) -> int:
    """Notes that went out before the active key was active, and may still be answered."""
    active = KeyringMark.objects.filter(pk=keyring().active).first()
    if active is None or active.pk == key_id:
        return 0
    given_out = Delivery.objects.filter(due_at__lt=active.made_at)
    return given_out.filter(expires_at__gt=timezone.now() - ANSWERED_WITHIN).count()


TOKENS = Place("notes that may still be answered", _left)
