"""What a clinician sees: only links that stand and shares that are live.

Never drafts, last-seen times or anything of reminders. When a client did something is told as the day it was for the
clinician: an hour would say when they sleep.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Q

from backend.accounts.models import Clinician, Profile, User
from backend.core import zones
from backend.core.entries import find_kind
from backend.sharing import selectors as sharing
from backend.sharing.models import CareLink, Grant

_LATEST = datetime.max.replace(tzinfo=UTC)
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass
class Case:
    """One client in a caseload. `shared` counts what came since the last session, by kind."""

    link: CareLink
    linked_on: date
    next_session_at: datetime | None
    last_session_at: datetime | None
    shared: dict[str, int] = field(default_factory=dict)
    last_shared_at: datetime | None = None  # for the order alone
    shares: list["Share"] = field(default_factory=list)  # filled on the client's own page


@dataclass
class Share:
    """One share in a client's page; `since_last_session` where the last session was before it, or there was none."""

    grant: Any  # with `opened_before`
    shared_on: date
    since_last_session: bool


def caseload(clinician: User, now: datetime) -> list[Case]:
    """By next session, soonest first; those without one after them, by what was shared last.

    Three queries, however many clients.
    """
    links = list(sharing.care_links_of_clinician(clinician))
    return sorted(_cases(links, _zone(clinician), now), key=_by_next_session)


def shown_to_clients(clinician: User) -> dict[str, str]:
    """What the clinician's clients read of them: the invitation's proof covers it."""
    one = Clinician.objects.get(user=clinician)
    return {
        "display_name": one.display_name,
        "practice": one.practice,
        "response_window": one.response_window,
    }


def client_page(clinician: User, care_link: UUID, now: datetime) -> Case:
    """One client with what they share now, newest first. Raises NotFound."""
    zone = _zone(clinician)
    case = _cases([sharing.require_care_link(clinician, care_link)], zone, now)[0]
    for grant in sharing.grants_for_clinician(case.link, now):
        recent = case.last_session_at is None or grant.from_at > case.last_session_at
        case.shares.append(Share(grant, grant.from_at.astimezone(zone).date(), recent))
    return case


def _zone(clinician: User) -> tzinfo:
    name = Profile.objects.values_list("timezone", flat=True).get(user=clinician)
    try:
        return zones.require_zone(name)
    except zones.UnknownZone:
        return UTC


def _cases(links: list[CareLink], zone: tzinfo, now: datetime) -> list[Case]:
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
            kind = find_kind(row["kind"])
            told = row["recent"] if kind is None or kind.counted else 1
            shared[row["care_link"]][row["kind"]] = told
        latest[row["care_link"]] = max(row["latest"], latest.get(row["care_link"], _EARLIEST))
    cases = []
    for link in links:
        last, following = link.sessions(now)
        linked_on = link.since.astimezone(zone).date()
        cases.append(Case(link, linked_on, following, last, shared[link.pk], latest.get(link.pk)))
    return cases


def _by_next_session(case: Case) -> tuple[datetime, float, UUID]:
    shared = case.last_shared_at.timestamp() if case.last_shared_at else 0.0
    return case.next_session_at or _LATEST, -shared, case.link.pk
