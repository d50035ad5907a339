from django.utils import timezone

from backend.core import entries, entry_writes


def forget() -> None:
    """Hourly: erases the contents of what was deleted more than 30 days ago, and the keys of operations as old."""
    now = timezone.now()
    for kind in entries.kinds():
        entry_writes.forget(kind, now)
    entry_writes.forget_operations(now)
