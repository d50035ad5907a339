"""What is done with consent once a database was put back from a backup (`core.put_back`)."""

from datetime import datetime

from backend.core.consents import holds_since
from backend.sharing.models import CareLink, Grant, Invitation, Scope


def pause(now: datetime) -> None:
    """What stood then may have been taken back since: nothing is open to a therapist before its client says yes."""
    since = holds_since(now)
    for model in (CareLink, Scope, Grant):
        model.objects.filter(agreed_at__gt=since).update(agreed_at=since, later_until=None)


def withdraw_invitations(now: datetime) -> None:
    """They may have been used since."""
    Invitation.objects.open(now).update(withdrawn_at=now)
