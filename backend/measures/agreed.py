"""The measures a client agreed to, as they are asked about again (`core.consents`)."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from backend.accounts.models import User
from backend.core.consents import LATER, Consent, Subject
from backend.core.errors import NotFound
from backend.measures import services
from backend.measures.selectors import agreed_with

MEASURE = "measure"


def _held(client: User, now: datetime) -> Iterable[Consent]:
    for one, agreed_at in agreed_with(client):
        yield Consent(MEASURE, one.pk, agreed_at, one.later_until)


def _change(client: User, id: UUID | None, **values: datetime | None) -> None:
    if id is None:
        raise NotFound
    services.change_yes(client, id, values)


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
