from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, OuterRef, Value, When

from backend.core.holding import hold
from backend.sharing import drafts
from backend.sharing.models import Grant


def take_back(grants: Any, now: datetime, *, with_entry: bool = False) -> None:
    """The one way in which shares end before their day: their copies go, and what was being replied to them. Those that
    were taken back before stay as they are.

    Whether each could still be opened is kept with it: a later yes to what was paused then would hide it. So is whether
    it went because its entry was deleted (`with_entry`), which may be undone.
    """
    hold(grants.filter(revoked_at__isnull=True))
    live = Case(
        When(Exists(Grant.objects.live(now).filter(pk=OuterRef("pk"))), then=Value(True)),
        default=Value(False),
    )
    grants.filter(revoked_at__isnull=True).update(
        was_live=live, revoked_at=now, copy="", with_entry=with_entry
    )
    drafts.forget_replies(grants)
