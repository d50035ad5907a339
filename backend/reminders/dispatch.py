"""From due reminders to occurrences and deliveries: the heart of the engine, one transaction a batch.

Whoever runs it, and however many do at once, each local day of a reminder becomes one occurrence: the rows are
claimed (SKIP LOCKED on PostgreSQL, the one writer of an IMMEDIATE transaction on SQLite), what has come is marked as
such, and the occurrence is unique besides. When a reminder comes next is found afterwards (planning.py): what is due
must not wait for a calendar.
"""

import logging
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction

from backend.reminders import ledger, turns, unopened
from backend.reminders.ledger_rules import Rules
from backend.reminders.models import DeletedOccurrence, Occurrence
from backend.reminders.services import MESSAGE_TYPE

log = logging.getLogger("attune.reminders")

BATCH = 1000
BATCH_OF_ONE_WRITER = 100  # for SQLite: while a batch is written, everybody else who writes waits
REST_AFTER = 5  # unopened in a row
KEEP = timedelta(days=60)
_TRIES = 3


def dispatch_due(now: datetime, *, wake: bool = True) -> int:
    """Turns one batch of due reminders into what is to be sent; returns how many were due.

    Call again until that is none.
    """
    if not ledger.is_due(now):
        return 0
    most = BATCH if connection.vendor == "postgresql" else BATCH_OF_ONE_WRITER
    rules = Rules(MESSAGE_TYPE, wake, REST_AFTER)
    for _ in range(_TRIES - 1):
        try:
            return ledger.materialise(now, most, rules)
        except (
            IntegrityError
        ):  # a device or a person was removed while the batch was written: the batch is whole again
            log.info("A batch met something that was removed at the same moment; it is materialised again.")
    return ledger.materialise(now, most, rules)


@transaction.atomic
def forget(now: datetime) -> int:
    """Removes occurrences older than 60 days.

    Those that count as unopened stay counted; their deliveries have to be there still.
    """
    unopened.keep_count(now - KEEP)
    DeletedOccurrence.objects.filter(due_at__lt=now - turns.LOOKS_BACK).delete()
    return Occurrence.objects.filter(due_at__lt=now - KEEP).delete()[0]
