"""A measure proposed, agreed to and ended; and an answer about self-harm looked at."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from backend.accounts.models import User
from backend.core.errors import Conflict, Invalid, NotFound
from backend.measures import rules
from backend.measures.library import find_measure
from backend.measures.models import MeasureAgreement
from backend.measures.selectors import (
    ACKNOWLEDGED,
    EXPORTED,
    are_opened,
    is_acknowledged,
    may_be_asked,
    require_response,
)
from backend.sharing.access_log import record_access
from backend.sharing.models import CareLink, Grant
from backend.sharing.selectors import require_bare_link, require_grant


def propose(
    clinician: User, care_link: UUID, *, id: UUID, measure: str, now: datetime
) -> tuple[MeasureAgreement, bool]:
    """The proposal, and whether it was made just now. Raises NotFound, Invalid for a measure that there is not,
    Refused("no_procedure"), Conflict("already_proposed") and Conflict("proposed_before").
    """
    with transaction.atomic():
        # Locked, so that two proposals of one measure, or a proposal and the end of the link, can't cross.
        link = require_bare_link(clinician, care_link, now, lock=True)
        through = MeasureAgreement.objects.filter(care_link=link).select_related("care_link")
        made = through.filter(pk=id).first()
        if made is not None:
            return made, False
        if find_measure(measure) is None:
            raise Invalid(
                "invalid", "Something needs another look.", fields={"measure": ["There is no such measure."]}
            )
        rules.require_proposable(clinician, measure)
        # Locked too: a yes that ran out can't come back while this takes its place.
        theirs = through.select_for_update(of=("self",)).order_by("-proposed_at")
        before = next((one for one in theirs if one.measure == measure), None)
        rules.require_room(before, now)
        agreed_before = None
        if before is not None and before.ended_at is None:
            agreed_before, before.ended_at = before.agreed_at, now
            before.save(update_fields=["ended_at"])
        proposed = {"client_id": link.client_id, "measure": measure, "proposed_at": now}
        try:
            with transaction.atomic():
                return MeasureAgreement.objects.create(
                    id=id, care_link=link, agreed_before=agreed_before, **proposed
                ), True
        except IntegrityError:
            raise Conflict("id_taken", "This id is in use. Please try once more.") from None


def agree(client: User, id: UUID, *, now: datetime) -> MeasureAgreement:
    """The client's yes. Saying it twice changes nothing. Raises NotFound."""
    with transaction.atomic():
        found = _lock_of_client(client, id)
        if not may_be_asked(found):
            raise NotFound
        if found.agreed_at is None:
            found.agreed_at = now
            found.save(update_fields=["agreed_at"])
        return found


def change_yes(client: User, id: UUID, values: dict[str, datetime | None]) -> None:
    """When the yes was said, or is asked about again. Raises NotFound where there is none, or it ends just now."""
    with transaction.atomic():
        found = _lock_of_client(client, id)
        if found.agreed_at is None or not may_be_asked(found):
            raise NotFound
        for name, value in values.items():
            setattr(found, name, value)
        found.save(update_fields=list(values))


def end(user: User, id: UUID, *, now: datetime) -> None:
    """The client's no, or the end of it from either side. Twice changes nothing. Raises NotFound."""
    with transaction.atomic():
        theirs = MeasureAgreement.objects.filter(care_link__in=CareLink.objects.of(user))
        found = theirs.select_for_update(of=("self",)).filter(pk=id).first()
        if found is None:
            raise NotFound
        if found.ended_at is None:
            found.ended_at = now
            found.save(update_fields=["ended_at"])


def _lock_of_client(client: User, id: UUID) -> MeasureAgreement:
    through = "care_link__clinician__clinician__practice"
    mine = MeasureAgreement.objects.live().filter(client=client).select_related(through)
    found = mine.select_for_update(of=("self",)).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def acknowledge(clinician: User, grant: UUID, *, now: datetime) -> None:
    """The clinician says that they looked at the answer about self-harm; it stands in the client's log. Twice changes
    nothing. Raises NotFound, and Conflict("not_opened") for what they never opened.
    """
    with transaction.atomic():
        shared, _ = require_response(clinician, grant, now, lock=True)
        if is_acknowledged(clinician, shared):
            return
        _require_opened(clinician, [shared])
        record_access(clinician, shared, ACKNOWLEDGED, now=now)


def note_exported(clinician: User, care_link: UUID, grants: Collection[UUID], *, now: datetime) -> None:
    """Before the clinician's browser makes a file of what it opened: a line in the client's log for each share in it.

    Raises NotFound where one is not shared through this link any more, and Conflict("not_opened").
    """
    with transaction.atomic():
        found = [require_grant(clinician, grant, now, lock=True) for grant in sorted(set(grants))]
        if any(one.care_link_id != care_link for one in found):
            raise NotFound
        _require_opened(clinician, found)
        for one in found:
            record_access(clinician, one, EXPORTED, now=now)


def _require_opened(clinician: User, grants: Collection[Grant]) -> None:
    if not are_opened(clinician, grants):
        raise Conflict("not_opened", "Please open it first.")
