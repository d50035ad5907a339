"""How many of a reminder's notifications came, one after the other, without any being opened: after five it rests.

Nothing is written of this for each notification. What came is counted when the reminder is next due, out of what is
known of it anyway: its scheduled occurrences that a push service or a mail server took and that came after the last
one that was opened, each once however many devices took it. It counts when each came and not when its answer was heard
of, so a receipt that is late, or comes twice, takes nothing away from newer ones. Only what is forgotten is kept in
the reminder's own number.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from backend.push.models import Delivery, State
from backend.reminders.models import Occurrence, Purpose, Reminder


def counts(reminders: Iterable[Reminder]) -> Counter[UUID]:
    """By reminder. ledger_sql.WRITE says the same for many at once."""
    rows = list(reminders)
    found = Counter({row.pk: row.unopened for row in rows})
    keys = _came().filter(reminder_id__in_ids=[row.pk for row in rows]).values_list("reminder_id", flat=True)
    found.update(key for key in keys if key)
    return found


def begin_anew(reminder: UUID, came_at: datetime) -> None:
    """After one was opened, what came before it counts no longer. What came after it still does."""
    older = Q(answered_at__isnull=True) | Q(answered_at__lt=came_at)
    Reminder.objects.filter(older, pk=reminder).update(unopened=0, answered_at=came_at)


def keep_count(forgotten_before: datetime) -> None:
    """Adds what is about to be forgotten to the reminders' own numbers."""
    going = Counter(_came().filter(due_at__lt=forgotten_before).values_list("reminder_id", flat=True))
    for times in set(going.values()):
        keys = [key for key in going if key and going[key] == times]
        Reminder.objects.filter(pk__in_ids=keys).update(unopened=F("unopened") + times)


def _came() -> QuerySet[Occurrence]:
    taken = Exists(Delivery.objects.filter(message=OuterRef("pk"), state=State.SENT))
    since = F("reminder__answered_at")
    return Occurrence.objects.filter(
        Q(accepted_at__isnull=False) | Q(taken, dropped=""),
        Q(reminder__answered_at__isnull=True) | Q(due_at__gt=since),
        purpose=Purpose.SCHEDULED,
        opened_at__isnull=True,
        reminder__isnull=False,
    )
