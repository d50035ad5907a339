"""A therapist's reply: given, replaced until it was read, and read."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from backend.accounts import vault
from backend.accounts.models import User
from backend.core.errors import Conflict, NotFound
from backend.sharing import drafts
from backend.sharing.models import Grant, ReplyDraft
from backend.sharing.signed import require_signed_copy
from backend.speakup.models import Reply, SpeakUp
from backend.speakup.rules import require_reply_wanted
from backend.speakup.selectors import KIND, find_reply, replies_to, require_speak_up


def reply(
    clinician: User,
    grant: UUID,
    *,
    id: UUID,
    copy: dict[str, Any],
    signature: str,
    draft: int | None = None,
    now: datetime,
) -> tuple[Reply, bool]:
    """The reply there is then, and whether it was made just now; it takes the place of one that was not read yet. With
    it goes the `draft` that it was until now, a revision. One whose own place was taken since changes nothing.

    Raises NotFound where no speak-up is shared with this clinician, Refused("no_reply_wanted"),
    Conflict("reply_was_read"; "stale_revision" where the draft is another one by now) and Invalid for a signature
    that does not fit.
    """
    with transaction.atomic():
        # Locked, so that a reply and the end of its share can't cross, nor a reply and its reading.
        shared, speak_up = require_speak_up(clinician, grant, now, lock=True)
        before = find_reply(shared)
        if before is not None and str(id) in [str(before.pk), *before.replaced]:
            drafts.sent_before(ReplyDraft, grant, draft)
            return before, False
        require_reply_wanted(speak_up)
        _require_signature(clinician, shared, id, copy, signature)
        replaced = [*before.replaced, str(before.pk)] if before else []
        if before is not None:
            if before.was_read:
                raise Conflict("reply_was_read", "Your reply was read already, so it stays as it is.")
            before.delete()
        try:
            with transaction.atomic():
                made = Reply.objects.create(
                    id=id,
                    grant=shared,
                    copy=json.dumps(copy),
                    signature=signature,
                    sent_at=now,
                    replaced=replaced,
                )
        except IntegrityError:
            raise Conflict("id_taken", "This id is in use. Please try once more.") from None
        drafts.sent(ReplyDraft, grant, draft)
        return made, True


def _require_signature(clinician: User, grant: Grant, id: UUID, copy: dict[str, Any], signature: str) -> None:
    header = vault.reply_header(
        reply=id, clinician=clinician.pk, client=grant.care_link.client_id, grant=grant.pk, about=grant.about
    )
    require_signed_copy(clinician, copy, header, signature)


def read(client: User, id: UUID) -> Reply:
    """The reply, which stays as it is from now on. Raises NotFound, also where another took its place."""
    with transaction.atomic():
        found = replies_to(client).filter(pk=id).first()
        if found is None:
            raise NotFound
        Grant.objects.select_for_update().get(pk=found.grant_id)
        found = replies_to(client).filter(pk=id).first()
        if found is None:
            raise NotFound
        if not found.was_read:
            found.was_read = True
            found.save(update_fields=["was_read"])
        return found


def forget_gone() -> int:
    """Deletes the replies to speak-ups whose contents were erased; returns how many."""
    whole = SpeakUp.objects.whole().values("pk")
    return Reply.objects.filter(grant__kind=KIND).exclude(grant__entry__in=whole).delete()[0]
