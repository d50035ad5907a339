from datetime import datetime, timedelta

from django.utils import timezone

from backend.core import entries, entry_writes
from backend.core.models import Heartbeat

_BEAT_EVERY = timedelta(seconds=10)


def forget() -> None:
    """Hourly: erases the contents of what was deleted more than 30 days ago, and the keys of operations as old."""
    now = timezone.now()
    for kind in entries.kinds():
        entry_writes.forget(kind, now)
    entry_writes.forget_operations(now)


def beat() -> None:
    """Every ten seconds, by whoever takes ordinary work: so the broker brings it, and somebody does it."""
    show("worker", timezone.now())


def show(process: str, now: datetime) -> None:
    """Shows that a process is alive. Written every ten seconds at most: each write costs a disk's flush."""
    fresh = Heartbeat.objects.filter(process=process)
    if not fresh.filter(beat_at__gt=now - _BEAT_EVERY).exists():
        Heartbeat.objects.update_or_create(process=process, defaults={"beat_at": now})
