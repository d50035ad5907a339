"""A clinician who leaves: their links end, what was shared goes, and each client is told. The access log stays."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from backend.accounts.models import Clinician, User
from backend.core.errors import NotFound
from backend.sharing import invitations, services
from backend.sharing.models import CareLink, Departure, Side


def leave(clinician: UUID, now: datetime) -> int:
    """Ends every link of theirs, and leaves word for each client; returns how many. Twice changes nothing."""
    with transaction.atomic():
        # First, so that a code which is accepted meanwhile is refused, or its link is among those that end.
        invitations.withdraw_all(clinician, now)
        links = list(CareLink.objects.live().filter(clinician=clinician).order_by("pk").select_for_update())
        name = Clinician.objects.filter(user=clinician).values_list("display_name", flat=True).first() or ""
        for link in links:
            services.end_link(link, Side.LEFT, now)
        Departure.objects.bulk_create(
            Departure(client_id=link.client_id, care_link=link.pk, clinician_name=name, left_on=now.date())
            for link in links
        )
        return len(links)


def leave_with_account(owner: UUID) -> int:
    """As `leave`, before what somebody made is deleted with their account; nothing for a client."""
    return leave(owner, timezone.now())


def note_told(client: User, id: UUID) -> None:
    """The client read it. Raises NotFound."""
    if not Departure.objects.filter(client=client, pk=id).update(was_told=True):
        raise NotFound
