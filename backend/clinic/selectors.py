"""What a clinician sees: only links that stand and shares that are live.

Never drafts, last-seen times or anything of reminders. When a client did something is told as the day it was for the
clinician: an hour would say when they sleep.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Q
from django.db.models.lookups import GreaterThan, IsNull

from backend.accounts.models import Clinician, Profile, User
from backend.clinic.models import Memo, Roster
from backend.core import zones
from backend.core.entries import find_kind
from backend.sharing import review
from backend.sharing import selectors as sharing
from backend.sharing.access_log import OPENED
from backend.sharing.models import CareLink, Grant
from backend.suggestions import selectors as suggestions

MOST_RECORDS = 200
_LATEST = datetime.max.replace(tzinfo=UTC)
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass
class Case:
    """One client in a caseload. `shared` counts what came since the last session by kind, `unopened` what was never
    opened.
    """

    link: CareLink
    linked_on: date
    next_session_at: datetime | None
    last_session_at: datetime | None
    shared: dict[str, int] = field(default_factory=dict)
    unopened: dict[str, int] = field(default_factory=dict)
    suggested: dict[str, int] = field(default_factory=dict)
    review: list[dict[str, Any]] = field(default_factory=list)
    last_shared_at: datetime | None = None  # for the order alone
    shares: list["Share"] = field(default_factory=list)  # filled on the client's own page
    scopes: list[Any] = field(default_factory=list)  # likewise
    memo: Memo | None = None  # likewise
    review_mark: str = ""  # likewise: how far a "seen" of it reaches


@dataclass
class Share:
    """One share in a client's page; `since_last_session` where the last session was before it, or there was none."""

    grant: Any  # with `opened_before`
    shared_on: date
    since_last_session: bool


def caseload(clinician: User, now: datetime) -> list[Case]:
    """By next session, soonest first; those without one after them, by what was shared last.

    The same number of queries, however many clients.
    """
    links = list(sharing.bare_links_of_clinician(clinician, now))
    return sorted(_cases(clinician, links, _zone(clinician), now), key=_by_next_session)


def mark_of(cases: Iterable[Case]) -> str:
    """The same as long as the caseload reads the same."""
    read = [
        (
            str(case.link.pk),
            (case.next_session_at, case.last_session_at, case.link.every_weeks),
            (sorted(case.shared.items()), sorted(case.unopened.items()), sorted(map(str, case.review))),
            sorted(case.suggested.items()),
        )
        for case in cases
    ]
    return hashlib.sha256(repr(read).encode()).hexdigest()[:16]


def shown_to_clients(clinician: User) -> dict[str, str]:
    """What the clinician's clients read of them: the invitation's proof covers it."""
    one = Clinician.objects.select_related("practice").get(user=clinician)
    return {
        "display_name": one.display_name,
        "practice": one.practice.name,
        "response_window": one.shown_window,
    }


def introductions(clinician: User, care_links: Iterable[UUID], now: datetime) -> Any:
    """What each of these links began with, for the clinician's device to find out who it is."""
    return sharing.care_links_of_clinician(clinician, now).filter(pk__in=set(care_links)).order_by("pk")


def client_page(clinician: User, care_link: UUID, now: datetime) -> Case:
    """One client with what they share now, newest first. Raises NotFound."""
    zone = _zone(clinician)
    link = sharing.require_care_link(clinician, care_link, now)
    mark = review.find_mark(clinician, care_link)  # first: what is taken back meanwhile was not seen by it
    case = _cases(clinician, [link], zone, now)[0]
    over = case.link.over_since(now)
    for grant in sharing.grants_for_clinician(case.link, now):
        recent = over is None or grant.from_at > over
        case.shares.append(Share(grant, grant.from_at.astimezone(zone).date(), recent))
    case.scopes = list(sharing.scopes_for_clinician(case.link, now))
    case.review_mark = mark
    case.memo = Memo.objects.filter(care_link=case.link).first()
    return case


def opened_of(clinician: User, care_link: UUID, now: datetime) -> list[dict[str, Any]]:
    """The lines of the client's log that are the clinician's own, newest first. Raises NotFound."""
    link = sharing.require_care_link(clinician, care_link, now)
    zone = _zone(clinician)
    records = sharing.own_access_records(link).order_by("-sequence")[:MOST_RECORDS]
    return [
        {"act": one.act, "grant": one.grant, "kind": one.kind, "on": one.at.astimezone(zone).date()}
        for one in records
    ]


def find_roster(clinician: User) -> Roster | None:
    return Roster.objects.filter(clinician=clinician).first()


def _zone(clinician: User) -> tzinfo:
    return zones.zone_or_utc(Profile.objects.values_list("timezone", flat=True).get(user=clinician))


def _cases(clinician: User, links: list[CareLink], zone: tzinfo, now: datetime) -> list[Case]:
    over = sharing.over_since(now)
    since_last = Q(IsNull(over, True)) | Q(GreaterThan(F("from_at"), over))
    rows = (
        Grant.objects.live(now)
        .filter(care_link__in=[link.pk for link in links])
        .values("care_link", "kind")
        .annotate(
            recent=Count("pk", filter=since_last),
            unopened=Count("pk", filter=~sharing.was_done(clinician.pk, OPENED)),
            latest=Max("from_at"),
        )
    )
    shared: dict[UUID, dict[str, int]] = defaultdict(dict)
    unopened: dict[UUID, dict[str, int]] = defaultdict(dict)
    latest: dict[UUID, datetime] = {}
    for row in rows:
        if row["recent"]:
            shared[row["care_link"]][row["kind"]] = _told(row["kind"], row["recent"])
        if row["unopened"]:
            unopened[row["care_link"]][row["kind"]] = _told(row["kind"], row["unopened"])
        latest[row["care_link"]] = max(row["latest"], latest.get(row["care_link"], _EARLIEST))
    reasons = review.reasons(clinician, [link.pk for link in links], now)
    suggested = suggestions.counts([link.pk for link in links], now)
    cases = []
    for link in links:
        last, following = link.sessions(now)
        case = Case(
            link, link.since.astimezone(zone).date(), following, last, shared[link.pk], unopened[link.pk]
        )
        case.suggested = suggested.get(link.pk, {})
        case.last_shared_at = latest.get(link.pk)
        case.review = [
            {"reason": name, "on": at.astimezone(zone).date()}
            for name, at in sorted(reasons.get(link.pk, {}).items())
        ]
        cases.append(case)
    return cases


def _told(name: str, count: int) -> int:
    """How many there are; of a kind that nobody counts, only that there is something."""
    kind = find_kind(name)
    return count if kind is None or kind.counted else min(count, 1)


def _by_next_session(case: Case) -> tuple[datetime, float, UUID]:
    shared = case.last_shared_at.timestamp() if case.last_shared_at else 0.0
    return case.next_session_at or _LATEST, -shared, case.link.pk
