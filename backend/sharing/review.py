"""Why a client's page needs a look before a session. Each room says for itself what of it does."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q
from django.utils.crypto import salted_hmac

from backend.accounts.models import User
from backend.core.consents import HOLDS
from backend.sharing.models import AccessRecord, Grant, GrantQuerySet

# The links of a clinician that there is a reason for, each with when it came. One query, however many links.
Find = Callable[[User, Collection[UUID], datetime], Mapping[UUID, datetime]]

_reasons: dict[str, Find] = {}
# As far as a share's own day and yes tell: of one that a process of 06a9e25 took back, while both releases run.
_before_its_end = Q(revoked_at__lt=F("until")) & Q(revoked_at__lt=F("agreed_at") + HOLDS)


def register(name: str, find: Find) -> None:
    """Called in `ready()` by the room that the reason is about."""
    if _reasons.setdefault(name, find) is not find:
        raise ValueError(f"The reason {name} is registered already.")


def reasons(clinician: User, links: Collection[UUID], now: datetime) -> dict[UUID, dict[str, datetime]]:
    """Of each link that needs a look: the reasons by name, each with when it came."""
    found: dict[UUID, dict[str, datetime]] = defaultdict(dict)
    for name, find in _reasons.items():
        for link, at in find(clinician, links, now).items():
            found[link][name] = at
    return found


def consent_changed(clinician: User, links: Collection[UUID], now: datetime) -> Mapping[UUID, datetime]:
    """What was opened and then taken back, since the clinician last said that they saw it. What was taken back before
    it was opened leaves no trace, nor does what becomes of an entry once its share was closed by its day or paused.
    """
    return dict(_taken_back(clinician, links).values_list("care_link").annotate(Max("revoked_at")))


def find_mark(clinician: User, link: UUID) -> str:
    """Stands for all that `consent_changed` finds now, and tells no time; "" for nothing."""
    waiting = _waiting(clinician, link)
    return _mark(link, waiting) if waiting else ""


def find_seen(clinician: User, link: UUID, mark: str | None) -> list[UUID]:
    """The shares that a page with that mark showed as taken back, while they wait; without one, all that do.

    Empty where what came later is earlier by its time: it was on its way while the page was drawn, and nobody saw it.
    """
    waiting = _waiting(clinician, link)
    shown = len(waiting)
    while mark is not None and shown > 0 and _mark(link, waiting[:shown]) != mark:
        shown -= 1
    return [id for id, _ in waiting[:shown]]


def _waiting(clinician: User, link: UUID) -> list[tuple[UUID, datetime]]:
    found = _taken_back(clinician, [link]).order_by("revoked_at", "pk").values_list("pk", "revoked_at")
    return [(id, at) for id, at in found if at]


def _mark(link: UUID, shown: list[tuple[UUID, datetime]]) -> str:
    text = "|".join([str(link), *(f"{id} {at.astimezone(UTC).isoformat()}" for id, at in shown)])
    return salted_hmac("attune.sharing.review", text, algorithm="sha256").hexdigest()[:32]


def _taken_back(clinician: User, links: Collection[UUID]) -> GrantQuerySet:
    opened = AccessRecord.objects.filter(grant=OuterRef("pk"), reader=clinician.pk)
    # Of what was said before each share had a word of its own.
    seen = Q(care_link__reviewed_at__isnull=True) | Q(revoked_at__gt=F("care_link__reviewed_at"))
    was_live = Q(was_live=True) | Q(_before_its_end, was_live=None)
    return Grant.objects.filter(Exists(opened), seen, was_live, end_seen=False, care_link__in=links)
