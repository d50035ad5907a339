"""How many of a reminder's notifications came, one after the other, without any being opened: after five it rests.

Nothing is written of this for each notification. What came is counted when the reminder is next due, out of what is
known of it anyway: its scheduled occurrences that a push service took since something was last opened, each once
however many devices took it. Only what can't be found so is kept in the reminder's own number, and is marked by the
occurrence's `accepted_at`: e-mails, and what is forgotten.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from backend.push.models import Delivery, State
from backend.reminders.models import Occurrence, Purpose, Reminder


def counts(reminders: Iterable[Reminder]) -> Counter[UUID]:
    """By reminder. ledger_sql.WRITE says the same for many at once."""
    rows = list(reminders)
    found = Counter({row.pk: row.unopened for row in rows})
    keys = _came().filter(reminder_id__in_ids=[row.pk for row in rows]).values_list("reminder_id", flat=True)
    found.update(key for key in keys if key)
    return found


def count_email(occurrence: Occurrence, now: datetime) -> None:
    """For one that was sent as an e-mail in place of a notification."""
    Occurrence.objects.filter(pk=occurrence.pk).update(accepted_at=now)
    Reminder.objects.filter(occurrences=occurrence).update(unopened=F("unopened") + 1)


def keep_count(forgotten_before: datetime) -> None:
    """Adds what is about to be forgotten to the reminders' own numbers."""
    going = Counter(_came().filter(due_at__lt=forgotten_before).values_list("reminder_id", flat=True))
    for times in set(going.values()):
        keys = [key for key in going if key and going[key] == times]
        Reminder.objects.filter(pk__in_ids=keys).update(unopened=F("unopened") + times)


def _came() -> QuerySet[Occurrence]:
    first = Delivery.objects.filter(message=OuterRef("pk"), state=State.SENT).order_by("accepted_at")
    unopened = Occurrence.objects.filter(
        purpose=Purpose.SCHEDULED,
        dropped="",
        opened_at__isnull=True,
        accepted_at__isnull=True,
        reminder__isnull=False,
    )
    taken = unopened.annotate(taken_at=Subquery(first.values("accepted_at")[:1])).filter(
        taken_at__isnull=False
    )
    return taken.filter(Q(reminder__answered_at__isnull=True) | Q(taken_at__gt=F("reminder__answered_at")))
