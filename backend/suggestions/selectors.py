from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from backend.accounts.models import User
from backend.sharing.selectors import require_bare_link
from backend.suggestions.models import Suggestion, SuggestionQuerySet

MOST_LISTED = 50


def offered_to(client: User, now: datetime) -> SuggestionQuerySet:
    """What waits for a client."""
    return Suggestion.objects.waiting(client, now)


def offered_by(clinician: User, care_link: UUID, now: datetime) -> list[Suggestion]:
    """What a clinician offered through a link, newest first. Raises NotFound."""
    link = require_bare_link(clinician, care_link, now)
    listed = Suggestion.objects.listed(now).filter(care_link=link).order_by("-sent_at")
    return list(listed.select_related("care_link__clinician__profile")[:MOST_LISTED])


def counts(links: Iterable[UUID], now: datetime) -> dict[UUID, dict[str, int]]:
    """Of each link: how many suggestions stand `offered`, and how many of those the client said they `accepted`.

    One query, however many links.
    """
    rows = (
        Suggestion.objects.listed(now)
        .filter(care_link__in=list(links))
        .values_list("care_link")
        .annotate(offered=Count("pk", filter=Q(accepted=False)), taken=Count("pk", filter=Q(accepted=True)))
    )
    return {
        link: {name: count for name, count in (("offered", offered), ("accepted", taken)) if count}
        for link, offered, taken in rows
    }
