"""A caseload as full as they get, made without a request for each of its shares."""

import json
from datetime import datetime, timedelta
from uuid import uuid4

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.sharing.models import CareLink, Grant, Invitation
from tests.conftest import NOON, b64, new_user
from tests.sharing.device import sealed_copy

KINDS = ("repairs", "kind-moments", "cards")


def a_full_caseload(
    clinician: User, *, clients: int = 200, shares: int = 50, now: datetime = NOON
) -> list[CareLink]:
    """Everybody has a session, a name of the usual length, and shares of three kinds."""
    return [
        a_case(
            clinician,
            new_user(f"client-{number}"),
            shares=shares,
            now=now,
            session_at=now + timedelta(days=number),
        )
        for number in range(clients)
    ]


def a_case(clinician: User, client: User, *, shares: int, now: datetime, session_at: datetime) -> CareLink:
    until = now + timedelta(days=300)
    invitation = Invitation.objects.create(
        clinician=clinician, lookup_hash=b64(32), proof=b64(32), words="{}", created_at=now, expires_at=now, used_at=now,
    )  # fmt: skip
    link = CareLink.objects.create(
        client=client, clinician=clinician, invitation=invitation, client_proof=b64(32),
        alias_copy=json.dumps(sealed_copy()), consent_version="1", since=now, every_weeks=1,
        next_session_at=session_at, regular_at=session_at,
    )  # fmt: skip
    Grant.objects.bulk_create(
        Grant(
            id=uuid4(), care_link=link, kind=KINDS[at % 3], entry=new_id(), entry_revision=1, about="-", level="full",
            from_at=now, until=until, until_text=f"{until:%Y-%m-%dT%H:%M:%SZ}", signature=b64(64),
            copy=json.dumps(sealed_copy()),
        )
        for at in range(shares)
    )  # fmt: skip
    return link
