"""A neutral e-mail in place of a note, where no device can be reached and the person asked for it.

A push service makes two messages with one topic into one; a mail server does not. So an e-mail is noted as sent
before it is: one that a crash swallows is gone, and none comes twice.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.accounts import emails as outgoing
from backend.accounts import selectors as accounts
from backend.accounts.models import User
from backend.core import yaml_files
from backend.push.models import Delivery, State
from backend.reminders import lines, messages, selectors
from backend.reminders.models import DeletedOccurrence, Dropped, Email, Occurrence, Purpose, ReminderSettings

_BODIES = Path(__file__).parent / "data" / "email.yaml"
_LONGEST_WINDOW = timedelta(days=1)
MOST_AT_ONCE = 200


def is_offered(owner: User) -> bool:
    """Whether an e-mail could be sent: this deployment sends some, and there is a confirmed address."""
    return outgoing.is_configured() and bool(accounts.confirmed_emails([owner.pk]))


def send_due(now: datetime) -> int:
    """Sends what is due inside its window, at most so many in a person's day as they allow; returns how many."""
    if not outgoing.is_configured():
        return 0
    return sum(_send(row, now) for row in list(_without_device(now)[:MOST_AT_ONCE]))


def _without_device(now: datetime) -> QuerySet[Occurrence]:
    """Inside their window, of somebody who asked for e-mails, and no device has it, will have it or was meant to stay
    silent.
    """
    mine = Delivery.objects.filter(message=OuterRef("pk"))
    could_come = mine.filter(state__in=[State.PENDING, State.SENT])
    wanted = ReminderSettings.objects.filter(by_email=True).values("pk")
    return (
        Occurrence.objects.filter(
            Q(dropped=Dropped.NO_DEVICE) | Q(Exists(mine), dropped=""),
            owner__in=wanted,
            due_at__lte=now,
            due_at__gt=now - _LONGEST_WINDOW,
            local_on__gte=(now - 2 * _LONGEST_WINDOW).date(),  # what the index of a person's days begins with
            expires_at__gt=now,
            email="",
            opened_at__isnull=True,
            purpose=Purpose.SCHEDULED,
        )
        .exclude(Exists(could_come))
        .order_by("due_at")
    )


def _send(row: Occurrence, now: datetime) -> bool:
    """Asked for each alone and just before it goes: a mail server takes its time, and a person may change their mind
    meanwhile.
    """
    address = accounts.confirmed_emails([row.owner_id]).get(row.owner_id)
    if address is None or messages.check([row.pk], now).refused or _is_one_too_many(row):
        return False
    mine = _without_device(now).filter(pk=row.pk).order_by()
    if not mine.update(email=Email.SENT, accepted_at=now):
        return False
    language = accounts.language_of(row.owner_id)
    if outgoing.send(address, lines.any_plain_line(language), _bodies()[language]):
        return True
    Occurrence.objects.filter(pk=row.pk).update(
        email="", accepted_at=None
    )  # it was not taken, so it may be tried again
    return False


def _is_one_too_many(row: Occurrence) -> bool:
    sent = Q(email=Email.SENT) | Exists(Delivery.objects.filter(message=OuterRef("pk"), state=State.SENT))
    that_day = Occurrence.objects.filter(
        sent, owner=row.owner_id, local_on=row.local_on, purpose=Purpose.SCHEDULED
    )
    deleted = DeletedOccurrence.objects.filter(owner=row.owner_id, local_on=row.local_on)
    return that_day.count() + deleted.count() >= selectors.settings_of(row.owner_id).daily_most


@lru_cache(maxsize=1)
def _bodies() -> dict[str, str]:
    """What it says below its subject, by language."""
    return dict(yaml_files.read(_BODIES))
