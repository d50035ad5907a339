from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When

from backend.accounts.models import User
from backend.core.errors import NotFound
from backend.sharing.access_log import OPENED
from backend.sharing.models import (
    SESSION_LASTS,
    AccessRecord,
    Answer,
    CareLink,
    CareLinkQuerySet,
    Departure,
    Grant,
    GrantQuerySet,
    Handover,
    Invitation,
    Limits,
    PrivateMarks,
    Scope,
    ScopeQuerySet,
)


def require_grant(clinician: User, grant: UUID, now: datetime, *, lock: bool = False) -> Grant:
    """The grant, if it is live and for this clinician.

    Raises NotFound alike for revoked, over, ended, somebody else's and unknown.

    With `lock` the row is held until the transaction ends, so that revoking waits for a read or comes before it,
    never in between.
    """
    grants = Grant.objects.live(now).filter(care_link__clinician=clinician)
    grants = grants.select_related("care_link__clinician__vault")
    if lock:
        grants = grants.select_for_update(of=("self",))
    found = grants.filter(pk=grant).first()
    if found is None:
        raise NotFound
    return found


def require_care_link(clinician: User, care_link: UUID, now: datetime) -> CareLink:
    """The clinician's link with its client's keys, if it stands. Raises NotFound."""
    found = care_links_of_clinician(clinician, now).filter(pk=care_link).first()
    if found is None:
        raise NotFound
    return found


def care_links_of_clinician(clinician: User, now: datetime) -> CareLinkQuerySet:
    """Links that stand and are not paused, each with the client's keys and the invitation whose secret proves them."""
    return (
        CareLink.objects.agreed(now)
        .filter(clinician=clinician)
        .select_related("client__vault", "clinician__vault", "invitation")
    )


def bare_links_of_clinician(clinician: User, now: datetime) -> CareLinkQuerySet:
    """Those, without anything sealed."""
    return CareLink.objects.agreed(now).filter(clinician=clinician).defer("alias_copy", "own_copy")


def require_bare_link(clinician: User, care_link: UUID, now: datetime, *, lock: bool = False) -> CareLink:
    """The clinician's link, if it stands and is not paused, without anything sealed. Raises NotFound.

    With `lock` the row is held until the transaction ends, so that nothing crosses with the end of the link.
    """
    links = bare_links_of_clinician(clinician, now)
    found = (links.select_for_update() if lock else links).filter(pk=care_link).first()
    if found is None:
        raise NotFound
    return found


def care_links_of_client(client: User) -> CareLinkQuerySet:
    """Live and ended ones, with how the clinician is named and which keys they have."""
    return CareLink.objects.filter(client=client).select_related(
        "clinician__clinician__practice", "clinician__vault", "clinician__limits"
    )


def session_dates(clients: Iterable[UUID]) -> dict[UUID, list[datetime]]:
    """The last and the next session that therapists set, by client, over their live links. One query."""
    found: dict[UUID, list[datetime]] = {}
    links = CareLink.objects.live().filter(client__in=set(clients))
    for client, last, following in links.values_list("client_id", "last_session_at", "next_session_at"):
        found.setdefault(client, []).extend(at for at in (last, following) if at)
    return found


def over_since(now: datetime) -> Case:
    """`CareLink.over_since`, of the link of a share. A date that has passed is the last session, though nobody moved
    it.
    """
    began = now - SESSION_LASTS
    return Case(
        When(care_link__next_session_at__lte=began, then=F("care_link__next_session_at")),
        When(care_link__next_session_at__lte=now, then=F("care_link__last_session_at")),
        When(care_link__last_session_at__gt=began, then=F("care_link__session_before_at")),
        default=F("care_link__last_session_at"),
    )


def grants_of_client(client: User) -> GrantQuerySet:
    """Every share, live or over, each with `opened_at`: when it was first opened, or None."""
    first = (
        AccessRecord.objects.filter(client=client, grant=OuterRef("pk")).order_by("sequence").values("at")[:1]
    )
    return (
        Grant.objects.filter(care_link__client=client)
        .select_related("care_link")
        .annotate(opened_at=Subquery(first))
        .defer("copy", "signature")
    )


def scopes_of_client(client: User, now: datetime) -> ScopeQuerySet:
    """What the client shares by itself now, or would if it were not paused."""
    return Scope.objects.running(now).filter(care_link__client=client)


def scopes_for_clinician(care_link: CareLink, now: datetime) -> ScopeQuerySet:
    return Scope.objects.agreed(now).filter(care_link=care_link).order_by("kind")


def find_private_marks(client: User) -> PrivateMarks | None:
    return PrivateMarks.objects.filter(client=client).first()


def grants_for_clinician(care_link: CareLink, now: datetime) -> GrantQuerySet:
    """What is shared through a link now, newest first, each with `opened_before`."""
    opened = was_done(care_link.clinician_id, OPENED)
    shared = Grant.objects.live(now).filter(care_link=care_link).annotate(opened_before=opened)
    return shared.defer("copy", "signature").order_by("-from_at", "-id")


def was_done(reader: UUID, act: str) -> Exists:
    """Of a share: whether this clinician did so with it as it stands. What is shared anew waits for its own look."""
    return Exists(
        AccessRecord.objects.filter(grant=OuterRef("pk"), reader=reader, act=act, at__gte=OuterRef("from_at"))
    )


def live_grants(clinician: User, care_link: UUID, now: datetime) -> GrantQuerySet:
    """What is shared through a link now, and as which revision (`about`). Raises NotFound."""
    link = require_bare_link(clinician, care_link, now)
    return Grant.objects.live(now).filter(care_link=link).only("pk", "about").order_by("pk")


def find_limits(clinician: User) -> Limits | None:
    return Limits.objects.filter(clinician=clinician).first()


def invitations_of(clinician: User) -> Any:
    return Invitation.objects.filter(clinician=clinician)


def own_access_records(care_link: CareLink) -> Any:
    """What the clinician of a link opened since it began, as it stands in the client's log."""
    return AccessRecord.objects.filter(
        client=care_link.client_id, reader=care_link.clinician_id, at__gte=care_link.since
    )


def departures_of(client: User) -> Any:
    return Departure.objects.filter(client=client)


def handovers_to(client: User, now: datetime) -> Any:
    """What waits for the client's answer: proposed by somebody they are linked with, by a code that is open still, or
    that they used a moment ago. `new_care_link`: their link with the colleague, where there is one already.
    """
    links = CareLink.objects.live().filter(client=client)
    new = links.filter(clinician=OuterRef("invitation__clinician"))
    used = links.filter(invitation=OuterRef("invitation"))
    return (
        Handover.objects.filter(care_link__client=client, care_link__ended_at=None, answer="")
        .annotate(new_care_link=Subquery(new.values("pk")[:1]))
        .filter(Exists(used) | Q(invitation__in=Invitation.objects.open(now)))
        .select_related("care_link")
    )


def newest_handover(clinician: User, care_link: UUID, now: datetime) -> Handover | None:
    """The last that was proposed and not taken back; `closed` where it waits no more, for its code's day has passed or
    it was withdrawn. That it was used is told of no client, and whoever used it can still answer: as an open one, until
    its day. Raises NotFound without such a link.
    """
    link = require_care_link(clinician, care_link, now)
    found = link.handovers.exclude(answer=Answer.WITHDRAWN).order_by("-proposed_on", "answer")
    is_over = Q(invitation__withdrawn_at__isnull=False) | Q(invitation__expires_at__lte=now)
    return (
        found.annotate(closed=Case(When(is_over, answer="", then=True), default=False))
        .select_related("invitation__clinician__clinician")
        .first()
    )


def access_records_of(client: User) -> Any:
    return AccessRecord.objects.filter(client=client)
