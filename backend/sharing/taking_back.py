from datetime import datetime
from typing import Any

from backend.sharing import drafts


def take_back(grants: Any, now: datetime) -> None:
    """The one way in which shares end before their day: their copies go, and what was being replied to them. Those that
    were taken back before stay as they are.
    """
    grants.filter(revoked_at__isnull=True).update(revoked_at=now, copy="")
    drafts.forget_replies(grants)
