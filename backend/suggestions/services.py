"""A suggestion: offered, taken back, read, and answered, which says nothing of how."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from backend.accounts import vault
from backend.accounts.models import User
from backend.core.errors import Conflict, NotFound
from backend.core.holding import forget
from backend.sharing import drafts
from backend.sharing.models import CareLink, SuggestionDraft
from backend.sharing.selectors import require_bare_link
from backend.sharing.signed import require_signed_copy
from backend.suggestions.models import Suggestion

MOST_OFFERED = 3  # at once through one link, so that nobody finds a list of things to do


def offer(
    clinician: User,
    care_link: UUID,
    id: UUID,
    *,
    copy: dict[str, Any],
    signature: str,
    draft: int | None = None,
    now: datetime,
) -> tuple[Suggestion, bool]:
    """The suggestion, and whether it was made just now; the same id again changes nothing. With it goes the `draft`
    that it was until now, a revision.

    How many may still be offered depends on what the clinician sees themselves, never on what the client did with
    any of them. Raises NotFound, Conflict("enough_suggestions", "id_taken"; "offered_before" for one that was taken
    back or is gone by its day, whether it was read or not; "stale_revision" where the draft is another one by now) and
    Invalid for a signature that does not fit.
    """
    with transaction.atomic():
        link = require_bare_link(clinician, care_link, now, lock=True)
        listed = Suggestion.objects.listed(now).filter(care_link=link)
        before = listed.filter(pk=id).first()
        if before is not None:
            drafts.sent_before(SuggestionDraft, care_link, draft)
            return before, False
        if Suggestion.objects.filter(pk=id, care_link=link).exists():
            raise Conflict("offered_before", "This was suggested already, and is off your list.")
        _require_signature(clinician, link, id, copy, signature)
        if listed.filter(accepted=False).count() >= MOST_OFFERED:
            raise Conflict("enough_suggestions", "Three suggestions are open. Please take one back first.")
        try:
            with transaction.atomic():
                made = Suggestion.objects.create(
                    id=id, care_link=link, copy=json.dumps(copy), signature=signature, sent_at=now
                )
        except IntegrityError:
            raise Conflict("id_taken", "This id is in use. Please try once more.") from None
        drafts.sent(SuggestionDraft, care_link, draft)
        return made, True


def _require_signature(
    clinician: User, link: CareLink, id: UUID, copy: dict[str, Any], signature: str
) -> None:
    header = vault.suggestion_header(
        suggestion=id, clinician=clinician.pk, client=link.client_id, care_link=link.pk
    )
    require_signed_copy(clinician, copy, header, signature)


def withdraw(clinician: User, care_link: UUID, id: UUID, *, now: datetime) -> None:
    """Takes it off the clinician's list, and off the client's unless they read it: which of the two, nobody is told.

    Twice changes nothing. Raises NotFound where there is none, or it is gone by its day.
    """
    with transaction.atomic():
        link = require_bare_link(clinician, care_link, now, lock=True)
        through = Suggestion.objects.filter(care_link=link).select_for_update()
        found = (
            through.filter(Q(withdrawn=True) | Q(pk__in=Suggestion.objects.listed(now))).filter(pk=id).first()
        )
        if found is None:
            raise NotFound
        found.withdrawn = True
        found.copy = found.copy if found.was_read else ""
        found.save(update_fields=["withdrawn", "copy"])


def read(client: User, id: UUID, *, now: datetime) -> Suggestion:
    """The suggestion with what it says. Raises NotFound, also where it was taken back or answered."""
    with transaction.atomic():
        waiting = Suggestion.objects.waiting(client, now)
        found = waiting.select_related("care_link").select_for_update(of=("self",)).filter(pk=id).first()
        if found is None:
            raise NotFound
        if not found.was_read:
            found.was_read = True
            found.save(update_fields=["was_read"])
        return found


def answer(client: User, id: UUID, *, show_accepted: bool, now: datetime) -> None:
    """It waits no more, for it was taken or left. `show_accepted`: it was taken, and the clinician may see that.

    Answering twice changes nothing. Raises NotFound.
    """
    mine = Suggestion.objects.filter(care_link__client=client, pk=id)
    changed = (
        Suggestion.objects.waiting(client, now).filter(pk=id).update(answered=True, accepted=show_accepted)
    )
    if not changed and not mine.filter(answered=True).exists():
        raise NotFound


def forget_over(now: datetime) -> int:
    """Deletes what stands on nobody's list any more; returns how many."""
    return forget(Suggestion.objects.over(now))
