"""What a clinician sees: only links that stand and shares that are live.

Never drafts, last-seen times or anything of reminders.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Count, F, Max, Q

from backend.accounts.models import Clinician, User
from backend.sharing import selectors as sharing
from backend.sharing.models import CareLink, Grant

_LATEST = datetime.max.replace(tzinfo=UTC)
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass
class Case:
    """One client in a caseload. `shared` counts what came since the last session, by kind."""

    link: CareLink
    next_session_at: datetime | None
    last_session_at: datetime | None
    shared: dict[str, int] = field(default_factory=dict)
    last_shared_at: datetime | None = None
    shares: list[Grant] = field(default_factory=list)  # filled on the client's own page


def caseload(clinician: User, now: datetime) -> list[Case]:
    """By next session, soonest first; those without one after them, by what was shared last.

    Two queries, however many clients.
    """
    links = list(sharing.care_links_of_clinician(clinician))
    return sorted(_cases(links, now), key=_by_next_session)


def response_window(clinician: User) -> str:
    """What the clinician's clients were told about when they look."""
    return Clinician.objects.values_list("response_window", flat=True).get(user=clinician)


def client_page(clinician: User, care_link: UUID, now: datetime) -> Case:
    """One client with what they share now, newest first. Raises NotFound."""
    case = _cases([sharing.require_care_link(clinician, care_link)], now)[0]
    case.shares = list(sharing.grants_for_clinician(case.link, now))
    return case


def _cases(links: list[CareLink], now: datetime) -> list[Case]:
    # A date that has passed is the last session, so the count starts there without anybody moving it.
    since_last = Q(care_link__next_session_at__lte=now, from_at__gt=F("care_link__next_session_at")) | (
        Q(care_link__next_session_at__isnull=True) | Q(care_link__next_session_at__gt=now)
    ) & (Q(care_link__last_session_at__isnull=True) | Q(from_at__gt=F("care_link__last_session_at")))
    rows = (
        Grant.objects.live(now)
        .filter(care_link__in=links)
        .values("care_link", "kind")
        .annotate(recent=Count("pk", filter=since_last), latest=Max("from_at"))
    )
    shared: dict[UUID, dict[str, int]] = defaultdict(dict)
    latest: dict[UUID, datetime] = {}
    for row in rows:
        if row["recent"]:
            shared[row["care_link"]][row["kind"]] = row["recent"]
        latest[row["care_link"]] = max(row["latest"], latest.get(row["care_link"], _EARLIEST))
    cases = []
    for link in links:
        last, following = link.sessions(now)
        cases.append(Case(link, following, last, shared[link.pk], latest.get(link.pk)))
    return cases


def _by_next_session(case: Case) -> tuple[datetime, float, UUID]:
    shared = case.last_shared_at.timestamp() if case.last_shared_at else 0.0
    return case.next_session_at or _LATEST, -shared, case.link.pk
