"""Why a client's page needs a look before a session. Each room says for itself what of it does."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q
from django.utils.crypto import salted_hmac

from backend.accounts.models import User
from backend.sharing.models import AccessRecord, Grant, GrantQuerySet

# The links of a clinician that there is a reason for, each with when it came. One query, however many links.
Find = Callable[[User, Collection[UUID], datetime], Mapping[UUID, datetime]]

_reasons: dict[str, Find] = {}


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


def find_mark(clinician: User, link: UUID, now: datetime) -> str:
    """Stands for all that `consent_changed` finds now, and tells no time; "" for nothing."""
    at = consent_changed(clinician, [link], now).get(link)
    return _mark(link, at) if at else ""


def find_seen(clinician: User, link: UUID, mark: str) -> datetime | None:
    """How far what a page with that mark showed goes, or None where none of it waits any more."""
    waiting = _taken_back(clinician, [link]).values_list("revoked_at", flat=True)
    return next((at for at in waiting if at and _mark(link, at) == mark), None)


def _mark(link: UUID, at: datetime) -> str:
    text = f"{link}|{at.astimezone(UTC).isoformat()}"
    return salted_hmac("attune.sharing.review", text, algorithm="sha256").hexdigest()[:32]


def _taken_back(clinician: User, links: Collection[UUID]) -> GrantQuerySet:
    opened = AccessRecord.objects.filter(grant=OuterRef("pk"), reader=clinician.pk)
    seen = Q(care_link__reviewed_at__isnull=True) | Q(revoked_at__gt=F("care_link__reviewed_at"))
    return Grant.objects.filter(Exists(opened), seen, was_live=True, care_link__in=links)
