"""Words of one's own on the lock screen: agreed to with the first reminder that brings them, and asked about again."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from backend.accounts.models import User
from backend.core.consents import LATER, Consent, Subject, holds_since
from backend.core.errors import NotFound
from backend.reminders.models import Reminder, ReminderSettings, Status, Wording

LOCK_SCREEN = "lock_screen"


def is_agreed(agreed_at: datetime | None, now: datetime) -> bool:
    """Whether words may stand there. If not, the neutral line does."""
    return agreed_at is not None and agreed_at > holds_since(now)


def agree(owner: UUID, now: datetime) -> None:
    """Says yes: a reminder was just told to bring words, or the yes from before is kept."""
    ReminderSettings.objects.filter(owner=owner).update(words_agreed_at=now, words_later_until=None)


def _with_words(owner: User) -> bool:
    return Reminder.objects.filter(owner=owner, wording=Wording.WORDS).exclude(status=Status.OVER).exists()


def _held(owner: User, now: datetime) -> Iterable[Consent]:
    if not _with_words(owner):
        return
    agreed = ReminderSettings.objects.filter(owner=owner, words_agreed_at__isnull=False)
    for agreed_at, later in agreed.values_list("words_agreed_at", "words_later_until"):
        if agreed_at is not None:
            yield Consent(LOCK_SCREEN, None, agreed_at, later)


def _require(owner: User) -> None:
    if not _with_words(owner):
        raise NotFound


def _keep(owner: User, _: UUID | None, now: datetime) -> None:
    _require(owner)
    agree(owner.pk, now)


def _later(owner: User, _: UUID | None, now: datetime) -> None:
    _require(owner)
    ReminderSettings.objects.filter(owner=owner).update(words_later_until=now + LATER)


@transaction.atomic
def _stop(owner: User, _: UUID | None, now: datetime) -> None:
    """The reminders come as before, each with the neutral line."""
    mine = Reminder.objects.filter(owner=owner, wording=Wording.WORDS).order_by("pk").select_for_update()
    Reminder.objects.filter(pk__in=[one.pk for one in mine]).update(wording=Wording.PLAIN)


SUBJECT = Subject(held=_held, keep=_keep, later=_later, stop=_stop)
