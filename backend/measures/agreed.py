"""The measures a client agreed to, as they are asked about again (`core.consents`)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from backend.accounts.models import User
from backend.core.consents import LATER, Consent, Subject
from backend.core.errors import NotFound
from backend.measures import services
from backend.measures.models import MeasureAgreement

MEASURE = "measure"


def _mine(client: User) -> Any:
    return MeasureAgreement.objects.live().filter(client=client, agreed_at__isnull=False)


def _held(client: User, now: datetime) -> Iterable[Consent]:
    for id, agreed_at, later in _mine(client).values_list("pk", "agreed_at", "later_until"):
        yield Consent(MEASURE, id, agreed_at, later)


def _change(client: User, id: UUID | None, **values: datetime | None) -> None:
    if not _mine(client).filter(pk=id).update(**values):
        raise NotFound


def _stop(client: User, id: UUID | None, now: datetime) -> None:
    if id is None:
        raise NotFound
    services.end(client, id, now=now)


SUBJECT = Subject(
    held=_held,
    keep=lambda client, id, now: _change(client, id, agreed_at=now, later_until=None),
    later=lambda client, id, now: _change(client, id, later_until=now + LATER),
    stop=_stop,
)
