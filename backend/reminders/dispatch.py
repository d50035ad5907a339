"""From due reminders to occurrences and deliveries: the heart of the engine, one transaction a batch.

Whoever runs it, and however many do at once, each local day of a reminder becomes one occurrence: the rows are claimed (SKIP LOCKED on
PostgreSQL, the one writer of an IMMEDIATE transaction on SQLite), what has come is marked as such, and the occurrence is unique besides.
When a reminder comes next is found afterwards (planning.py): what is due must not wait for a calendar.
"""

import logging
from datetime import datetime, timedelta

from django.db import IntegrityError

from backend.core.models import Heartbeat
from backend.push import wakeup
from backend.reminders import ledger
from backend.reminders.models import Occurrence
from backend.reminders.services import KIND

log = logging.getLogger("attune.reminders")

BATCH = 1000
REST_AFTER = 5  # unopened in a row
KEEP = timedelta(days=60)
_TRIES = 3
_BEAT_EVERY = timedelta(seconds=10)


def dispatch_due(now: datetime, *, wake: bool = True) -> int:
    """Turns one batch of due reminders into what is to be sent; returns how many were due. Call again while it returns BATCH."""
    if not ledger.is_due(now):
        return 0
    for _ in range(_TRIES - 1):
        try:
            return _materialise(now, wake)
        except (
            IntegrityError
        ):  # a device or a person was removed while the batch was written: the batch is whole again
            log.info("A batch met something that was removed at the same moment; it is materialised again.")
    return _materialise(now, wake)


def _materialise(now: datetime, wake: bool) -> int:
    ring_at = now + wakeup.AGAIN_AFTER if wake else now
    batch = ledger.materialise(now, BATCH, ledger.Rules(KIND, ring_at, REST_AFTER))
    if wake:
        wakeup.wake_on_commit(batch.deliveries)
    return batch.due


def beat(now: datetime) -> None:
    """Shows that the scheduler is alive. Written every ten seconds, not at every tick: each write costs a disk's flush."""
    fresh = Heartbeat.objects.filter(part="scheduler")
    if not fresh.filter(beat_at__gt=now - _BEAT_EVERY).exists():
        Heartbeat.objects.update_or_create(part="scheduler", defaults={"beat_at": now})


def forget(now: datetime) -> int:
    """Removes occurrences older than 60 days."""
    return Occurrence.objects.filter(due_at__lt=now - KEEP).delete()[0]
