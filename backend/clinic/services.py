from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from backend.accounts.models import User
from backend.core.errors import Invalid, NotFound
from backend.reminders import services as reminders
from backend.sharing.access_log import OPENED, record_access
from backend.sharing.models import CareLink, Grant
from backend.sharing.selectors import require_grant

FURTHEST = timedelta(days=366)


def open_shared_copy(clinician: User, grant: UUID, *, now: datetime) -> Grant:
    """The grant with its copy; the client's log has the record of it in the same transaction, or there is no read.

    Raises NotFound when it is revoked, over, ended or not for this clinician. The grant is held meanwhile: revoking
    comes before the read and hides it, or after it and finds it in the log.
    """
    with transaction.atomic():
        found = require_grant(clinician, grant, now, lock=True)
        record_access(clinician, found, OPENED, now=now)
        return found


def set_next_session(
    clinician: User, care_link: UUID, *, next_session_at: datetime | None, now: datetime
) -> CareLink:
    """Sets or clears the date.

    One that has passed becomes the last session. Raises NotFound, and Invalid for a date too far away.
    """
    if next_session_at is not None and not now <= next_session_at <= now + FURTHEST:
        problem = "This has to be a time in the next twelve months."
        raise Invalid("invalid", "Something needs another look.", fields={"next_session_at": [problem]})
    with transaction.atomic():
        link = (
            CareLink.objects.agreed(now)
            .filter(clinician=clinician)
            .select_for_update()
            .filter(pk=care_link)
            .first()
        )
        if link is None:
            raise NotFound
        link.last_session_at, _ = link.sessions(now)
        link.next_session_at = next_session_at
        link.save(update_fields=["last_session_at", "next_session_at"])
        reminders.sessions_changed(link.client_id, now=now)
        return link
