"""What a client agreed to here, links and shares, as it is asked about again (`core.consents`)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from backend.accounts.models import User
from backend.core.consents import LATER, Consent, Subject
from backend.core.errors import NotFound
from backend.core.holding import hold
from backend.sharing import scopes, services
from backend.sharing.models import CareLink, Grant, Scope

CARE_LINK = "care_link"
GRANT = "grant"
SCOPE = "scope"


def _links(client: User, now: datetime) -> Any:
    return CareLink.objects.live().filter(client=client)


def _grants(client: User, now: datetime) -> Any:
    return Grant.objects.running(now).filter(care_link__client=client, scope__isnull=True)


def _scopes(client: User, now: datetime) -> Any:
    return Scope.objects.running(now).filter(care_link__client=client)


def _with_its_grants(subject: Subject) -> Subject:
    """A yes to a scope is one to all that is shared by it. What was taken back while it was paused stays so unsaid."""

    def keep(client: User, id: UUID | None, now: datetime) -> None:
        with transaction.atomic():
            subject.keep(client, id, now)
            by_it = hold(Grant.objects.filter(scope=id, revoked_at__isnull=True))
            Grant.objects.filter(pk__in=by_it).update(agreed_at=now)

    return replace(subject, keep=keep)


def _subject(name: str, mine: Any, stop: Any) -> Subject:
    def held(client: User, now: datetime) -> Iterable[Consent]:
        for id, agreed_at, later in mine(client, now).values_list("pk", "agreed_at", "later_until"):
            yield Consent(name, id, agreed_at, later)

    def change(client: User, id: UUID | None, now: datetime, **values: datetime | None) -> None:
        if not mine(client, now).filter(pk=id).update(**values):
            raise NotFound

    return Subject(
        held=held,
        keep=lambda client, id, now: change(client, id, now, agreed_at=now, later_until=None),
        later=lambda client, id, now: change(client, id, now, later_until=now + LATER),
        stop=lambda client, id, now: stop(client, id, now=now),
    )


SUBJECTS = {
    CARE_LINK: _subject(CARE_LINK, _links, services.end),
    GRANT: _subject(GRANT, _grants, services.revoke),
    SCOPE: _with_its_grants(_subject(SCOPE, _scopes, scopes.end)),
}
