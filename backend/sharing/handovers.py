"""Handing a client over to a colleague: proposed by their clinician, and the client's to say yes or no to.

The colleague is found by a code of theirs, which reaches the client sealed, so that the client's device checks the new
keys as it does at any linking. What was shared is sealed anew on that device alone.
"""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from backend.accounts import vault
from backend.accounts.models import Clinician, User
from backend.core.errors import Conflict, Invalid, NotFound
from backend.core.holding import hold
from backend.sharing import services
from backend.sharing.models import Answer, CareLink, Handover, Invitation, Side
from backend.sharing.selectors import require_bare_link
from backend.sharing.signed import require_signed_copy


def propose(
    clinician: User,
    care_link: UUID,
    *,
    id: UUID,
    invitation: UUID,
    copy: dict[str, Any],
    signature: str,
    now: datetime,
) -> Handover:
    """The proposal, in place of one that waits; the same id again answers with the one there is, whatever became of it.

    A client who is linked with that colleague already is proposed it like any other, and so is one by a code that was
    used: nobody tells one therapist of another. Raises NotFound without such a link or code,
    Invalid("not_a_colleague") where it is nobody else of the same practice, and Invalid for a signature that does not
    fit.
    """
    with transaction.atomic():
        link = require_bare_link(clinician, care_link, now, lock=True)
        made = Handover.objects.filter(pk=id, care_link=link).first()
        if made is not None:
            return made
        offered = Invitation.objects.offered(now).filter(pk=invitation).first()
        if offered is None:
            raise NotFound
        _require_colleague(clinician, offered)
        _require_signature(clinician, link, id, offered, copy, signature)
        _close(link)
        try:
            with transaction.atomic():
                return Handover.objects.create(
                    id=id,
                    care_link=link,
                    invitation=offered,
                    copy=json.dumps(copy),
                    signature=signature,
                    proposed_on=clinician.profile.day_of(now),
                )
        except IntegrityError:
            raise Conflict("id_taken", "This id is in use. Please try once more.") from None


def _require_colleague(clinician: User, offered: Invitation) -> None:
    pair = Clinician.objects.filter(user__in=[clinician.pk, offered.clinician_id], left_on=None)
    practices = list(pair.values_list("practice", flat=True))
    if len(practices) != 2 or len(set(practices)) != 1:
        raise Invalid("not_a_colleague", "This code is not of a colleague in your practice.")


def _require_signature(
    clinician: User, link: CareLink, id: UUID, offered: Invitation, copy: dict[str, Any], signature: str
) -> None:
    header = vault.handover_header(
        handover=id,
        clinician=clinician.pk,
        client=link.client_id,
        care_link=link.pk,
        invitation=offered.pk,
    )
    require_signed_copy(clinician, copy, header, signature)


def withdraw(clinician: User, care_link: UUID, *, id: UUID | None = None, now: datetime) -> None:
    """Takes back what waits for an answer, or that one alone; nothing where it does not wait. Raises NotFound."""
    with transaction.atomic():
        _close(require_bare_link(clinician, care_link, now, lock=True), id)


def _close(link: CareLink, id: UUID | None = None) -> None:
    waiting = link.handovers.filter(answer="")
    (waiting.filter(pk=id) if id else waiting).update(answer=Answer.WITHDRAWN, copy="")


def answer(client: User, id: UUID, said: str, *, now: datetime) -> None:
    """The client's yes or no. With a yes the link that was ends; the new one has to be there already.

    Raises NotFound for what is not waiting any more, and Conflict("not_linked_yet"). Saying the same twice changes
    nothing.
    """
    with transaction.atomic():
        # The code before its link and proposal, as whoever accepts it takes them: else two at once wait for each other.
        mine = Handover.objects.filter(care_link__client=client, pk=id)
        hold(Invitation.objects.filter(pk__in=mine.values("invitation")))
        link = CareLink.objects.filter(client=client, handovers=id).select_for_update(of=("self",)).first()
        if link is None:
            raise NotFound
        found = link.handovers.select_related("invitation").select_for_update(of=("self",)).get(pk=id)
        if found.answer not in ("", said):
            raise NotFound
        if found.answer == said:
            return
        if said == Answer.ACCEPTED:
            new = CareLink.objects.live().filter(client=client, clinician=found.invitation.clinician_id)
            if not new.exists():
                raise Conflict("not_linked_yet", "The link with the other therapist is not there yet.")
        found.answer, found.copy = said, ""
        found.save(update_fields=["answer", "copy"])
        if said == Answer.ACCEPTED:
            # Who was linked before used no code: it would hold a place with the colleague.
            Invitation.objects.open(now).filter(pk=found.invitation_id).update(withdrawn_at=now)
            if link.ended_at is None:
                services.end_link(link, Side.HANDOVER, now)
