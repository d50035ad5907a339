"""Why a client's page needs a look before a session. Each room says for itself what of it does."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q

from backend.accounts.models import User
from backend.core.consents import HOLDS
from backend.sharing.models import AccessRecord, Grant

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
    opened = AccessRecord.objects.filter(grant=OuterRef("pk"), reader=clinician.pk)
    seen = Q(care_link__reviewed_at__isnull=True) | Q(revoked_at__gt=F("care_link__reviewed_at"))
    was_open = Q(revoked_at__lt=F("until")) & Q(revoked_at__lt=F("agreed_at") + HOLDS)
    changed = Grant.objects.filter(Exists(opened), seen, was_open, care_link__in=links)
    return dict(changed.values_list("care_link").annotate(Max("revoked_at")))
