"""A neutral e-mail in place of a note, where no device can be reached and the person asked for it.

A push service makes two messages with one topic into one; a mail server does not. So an e-mail is noted as sent
before it is: one that a crash swallows is gone, and none comes twice.
"""

from collections import Counter
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from uuid import UUID

import yaml
from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.accounts import emails as outgoing
from backend.accounts import selectors as accounts
from backend.accounts.models import User
from backend.push.models import Delivery, State
from backend.reminders import lines, messages, unopened
from backend.reminders.models import Dropped, Email, Occurrence, Purpose, ReminderSettings

_BODY = Path(__file__).parent / "data" / "email.yaml"
_LONGEST_WINDOW = timedelta(days=1)
MOST_AT_ONCE = 200


def is_offered(owner: User) -> bool:
    """Whether an e-mail could be sent: this deployment sends some, and there is a confirmed address."""
    return outgoing.is_configured() and bool(accounts.confirmed_emails([owner.pk]))


def send_due(now: datetime) -> int:
    """Sends what is due inside its window, at most so many in a person's day as they allow; returns how many."""
    if not outgoing.is_configured():
        return 0
    due = list(_without_device(now)[:MOST_AT_ONCE])
    owners = {row.owner_id for row in due}
    addresses = accounts.confirmed_emails(owners)
    most = dict(ReminderSettings.objects.filter(pk__in=owners).values_list("pk", "daily_most"))
    came = _came(owners, {row.local_on for row in due})
    refused = messages.check([row.pk for row in due], now).refused
    sent = 0
    for row in due:
        day = (row.owner_id, row.local_on)
        if row.pk in refused or row.owner_id not in addresses or came[day] >= most[row.owner_id]:
            continue
        if _send(row, addresses[row.owner_id]):
            came[day] += 1
            unopened.count_email(row, now)
            sent += 1
    return sent


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
            expires_at__gt=now,
            email="",
            opened_at__isnull=True,
            purpose=Purpose.SCHEDULED,
        )
        .exclude(Exists(could_come))
        .order_by("due_at")
    )


def _came(owners: set[UUID], days: set[date]) -> Counter[tuple[UUID, date]]:
    sent = Q(email=Email.SENT) | Exists(Delivery.objects.filter(message=OuterRef("pk"), state=State.SENT))
    rows = Occurrence.objects.filter(sent, owner__in=owners, local_on__in=days, purpose=Purpose.SCHEDULED)
    return Counter(rows.values_list("owner_id", "local_on"))


def _send(row: Occurrence, address: str) -> bool:
    mine = Occurrence.objects.filter(pk=row.pk, email="").update(email=Email.SENT)
    if not mine:
        return False
    if outgoing.send(address, lines.any_plain_line(), _body()):
        return True
    Occurrence.objects.filter(pk=row.pk).update(email="")  # it was not taken, so it may be tried again
    return False


@lru_cache(maxsize=1)
def _body() -> str:
    return str(yaml.safe_load(_BODY.read_text(encoding="utf-8"))["en"])
