"""What is done with agreements once a database was put back from a backup (`core.put_back`)."""

from datetime import datetime

from backend.core.consents import holds_since
from backend.measures.models import MeasureAgreement


def pause(now: datetime) -> None:
    """They may have been ended since."""
    since = holds_since(now)
    MeasureAgreement.objects.filter(agreed_at__gt=since).update(agreed_at=since, later_until=None)
