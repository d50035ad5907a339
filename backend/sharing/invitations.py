"""How a link begins: a clinician's one-time code, found and accepted by one client."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from backend.accounts.clinicians import require_ways_back
from backend.accounts.models import Practice, Role, User
from backend.core.errors import Conflict, NotFound
from backend.core.holding import hold
from backend.sharing.models import CareLink, Invitation

OPEN_FOR = timedelta(days=14)
MOST_OPEN = 20
MOST_CLIENTS = 300  # of one clinician, so that a caseload is one page


def hash_lookup(lookup: str) -> str:
    """Keyed, for eight characters alone could be tried one by one against a stolen database."""
    return salted_hmac("attune.sharing.lookup", lookup, algorithm="sha256").hexdigest()


def invite(clinician: User, *, id: UUID, lookup: str, proof: str, words: str, now: datetime) -> Invitation:
    """An open invitation. The same id again answers with the one there is.

    Raises Conflict when 20 are open or the code is in use, Conflict("caseload_full") when it could come to nothing, and
    like `require_ways_back`: who loses their keys loses what was shared with them.
    """
    require_ways_back(clinician)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=clinician.pk)  # two at once count one after the other
        made = Invitation.objects.filter(pk=id).first()
        if made is not None:
            if made.clinician_id != clinician.pk or made.lookup_hash != hash_lookup(lookup):
                raise _id_taken()
            return made
        opened = Invitation.objects.filter(clinician=clinician).open(now).count()
        if opened >= MOST_OPEN:
            raise Conflict(
                "too_many_open",
                f"{MOST_OPEN} invitations are open. Please withdraw one that is not needed any more.",
            )
        # An open one holds a place: else it is a client who hears that there is none, once they have said yes.
        if CareLink.objects.live().filter(clinician=clinician).count() + opened >= MOST_CLIENTS:
            raise Conflict(
                "caseload_full", f"{MOST_CLIENTS} clients have a place, and so has an open invitation."
            )
        try:
            with transaction.atomic():
                return Invitation.objects.create(
                    id=id,
                    clinician=clinician,
                    lookup_hash=hash_lookup(lookup),
                    proof=proof,
                    words=words,
                    created_at=now,
                    expires_at=now + OPEN_FOR,
                )
        except IntegrityError:
            raise Conflict("code_taken", "This code is in use. Please make another one.") from None


def withdraw(clinician: User, invitation: UUID, *, now: datetime) -> None:
    """Closes an invitation; doing it twice changes nothing. Raises NotFound, and Conflict when it was used."""
    mine = Invitation.objects.filter(clinician=clinician, pk=invitation)
    if mine.filter(used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=now):
        return
    found = mine.first()
    if found is None:
        raise NotFound
    if found.used_at:
        raise Conflict("invitation_used", "This code was used already.")


def withdraw_all(clinician: User | UUID, now: datetime) -> None:
    """What the open ones say of the clinician is not so any more."""
    _withdraw(Invitation.objects.filter(clinician=clinician), now)


def withdraw_all_of(practice: Practice, now: datetime) -> None:
    """The same of everybody who works there."""
    theirs = practice.clinicians.values("user")
    _withdraw(Invitation.objects.filter(clinician__in=theirs), now)


def _withdraw(theirs: Any, now: datetime) -> None:
    """Those that were used too: else who proposed one to a client would see by it that it was."""
    with transaction.atomic():
        Invitation.objects.filter(pk__in=hold(theirs.offered(now))).update(withdrawn_at=now)


def find_invitation(user: User, lookup: str, *, now: datetime) -> Invitation:
    """The open invitation with this code. Raises NotFound alike for one that is unknown, used, withdrawn or too old.

    To a clinician, who hands a client over by it, one that was used is like an open one.
    """
    found = (
        (Invitation.objects.open(now) if user.role == Role.CLIENT else Invitation.objects.offered(now))
        .filter(lookup_hash=hash_lookup(lookup), clinician__is_active=True)
        .select_related("clinician__clinician__practice", "clinician__vault", "clinician__limits")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def accept(
    client: User,
    *,
    id: UUID,
    invitation: UUID,
    lookup: str,
    alias_copy: str,
    client_proof: str,
    consent_version: str,
    now: datetime,
) -> tuple[CareLink, bool]:
    """The link, and whether it was made just now; the same id again answers with the link there is.

    Raises NotFound for a code that fits no invitation, and Conflict when it was used, when the two are linked
    already, or when the clinician has no room. Of two who accept at once, one wins.
    """
    with transaction.atomic():
        made = CareLink.objects.filter(pk=id).first()
        if made is not None:
            if made.client_id != client.pk:
                raise _id_taken()
            return made, False
        found = Invitation.objects.filter(pk=invitation, lookup_hash=hash_lookup(lookup)).first()
        if found is None:
            raise NotFound
        # Two codes accepted at once count one after the other: the last place is taken once.
        User.objects.select_for_update(no_key=True).get(pk=found.clinician_id)
        _require_room(client, found)
        if not Invitation.objects.open(now).filter(pk=found.pk).update(used_at=now):
            raise Conflict(
                "invitation_closed", "This code is not open any more. Please ask for a new one, if you like."
            )
        try:
            with transaction.atomic():
                link = CareLink.objects.create(
                    id=id,
                    client=client,
                    clinician_id=found.clinician_id,
                    invitation=found,
                    alias_copy=alias_copy,
                    client_proof=client_proof,
                    consent_version=consent_version,
                    since=now,
                    agreed_at=now,
                )
        except IntegrityError:
            raise _already_linked() from None  # two codes of one clinician, accepted at once
        return link, True


def _require_room(client: User, invitation: Invitation) -> None:
    links: Any = CareLink.objects.live().filter(clinician_id=invitation.clinician_id)
    if links.filter(client=client).exists():
        raise _already_linked()
    if links.count() >= MOST_CLIENTS:
        raise Conflict("caseload_full", "This therapist can't take on more people here at the moment.")


def _already_linked() -> Conflict:
    return Conflict("already_linked", "You are linked with this therapist already.")


def _id_taken() -> Conflict:
    return Conflict("id_taken", "This id is in use. Please try once more.")
