"""What a clinician is writing to a client and has not sent. No client is told that there is any."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from backend.accounts.models import User
from backend.core import own_words
from backend.core.holding import forget
from backend.sharing.models import CareLink, ReplyDraft, SuggestionDraft

# Finds what a draft is for; holds it with `lock` until the transaction ends. Raises NotFound.
Require = Callable[..., object]


def find(model: type[Any], require: Require, clinician: User, id: UUID, *, now: datetime) -> Any:
    """The draft, or None. Raises NotFound."""
    require(clinician, id, now)
    return model.objects.filter(pk=id).first()


def keep(
    model: type[Any],
    require: Require,
    clinician: User,
    id: UUID,
    *,
    words: str | None,
    revision: int,
    now: datetime,
) -> Any:
    """Keeps what was typed, or with no words throws it away. Raises NotFound and Conflict("stale_revision").

    Held meanwhile: what is taken back takes the draft along, also one that is being kept.
    """
    with transaction.atomic():
        require(clinician, id, now, lock=True)
        if words is None:
            own_words.drop(model, {"pk": id}, revision)
            return None
        return own_words.keep(model, {"pk": id}, words, revision, first=revision)


def sent(model: type[Any], id: UUID, revision: int | None) -> None:
    """What was sent is no draft any more. Raises Conflict("stale_revision") where another page went on with it, or
    sent it: nobody has looked at what is there now. Without a revision whatever is there stays.
    """
    if revision is not None and not sent_before(model, id, revision):
        raise own_words.stale()


def sent_before(model: type[Any], id: UUID, revision: int | None) -> bool:
    """The same for what was sent by a try whose answer never came: its draft may be gone, or have been kept since.
    Says whether it was there.
    """
    return bool(model.objects.filter(pk=id, revision=revision).delete()[0])


def forget_of(clinician: User, now: datetime) -> None:
    """Nothing opens them once the clinician's keys are other ones."""
    forget(ReplyDraft.objects.filter(grant__care_link__clinician=clinician))
    forget(SuggestionDraft.objects.filter(care_link__clinician=clinician))


def forget_replies(shares: Any) -> None:
    """With the shares that they would have replied to."""
    forget(ReplyDraft.objects.filter(grant__in=shares.values("pk")))


def forget_over(now: datetime) -> int:
    """Deletes those whose share or link is over; returns how many."""
    over = Q(grant__until__lte=now) | Q(grant__revoked_at__isnull=False)
    replies = forget(ReplyDraft.objects.filter(over))
    return replies + forget(SuggestionDraft.objects.filter(care_link__ended_at__isnull=False))


def forget_suggestion(link: CareLink) -> None:
    SuggestionDraft.objects.filter(care_link=link).delete()
