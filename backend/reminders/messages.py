"""What push asks and tells about a reminder's messages (registered in apps.py)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from backend.core import clock
from backend.reminders.models import Occurrence, Purpose, Reminder, ReminderSettings, Status
from backend.reminders.selectors import status_at

MOST_COUNTED = 1000  # the column is small, and nobody counts that far: the reminder rests after five


def refuse(messages: Iterable[UUID], now: datetime) -> Mapping[UUID, str]:
    """A reason for each message that must not go any more: its reminder is gone, paused or resting, or the hours are quiet now."""
    wanted = set(messages)
    rows = list(Occurrence.objects.filter(pk__in=wanted).select_related("reminder"))
    settings = {
        row.owner_id: row for row in ReminderSettings.objects.filter(pk__in={row.owner_id for row in rows})
    }
    reasons = dict.fromkeys(wanted - {row.pk for row in rows}, "deleted")
    for row in rows:
        if row.purpose == Purpose.TEST or row.reminder is None:
            continue
        status, _ = status_at(row.reminder, now)
        quiet = settings.get(row.owner_id, ReminderSettings()).quiet
        if status != Status.ACTIVE:
            reasons[row.pk] = status
        elif quiet.covers(now.astimezone(clock.require_zone(row.reminder.timezone)).time()):
            reasons[row.pk] = "quiet"
    return reasons


@transaction.atomic
def accepted(messages: Iterable[UUID], now: datetime) -> None:
    """Counts a scheduled note as sent, once however many devices took it: five of them unopened in a row let the reminder rest."""
    waiting = Occurrence.objects.filter(pk__in=list(messages), accepted_at__isnull=True)
    fresh = list(waiting.order_by("pk").select_for_update())
    Occurrence.objects.filter(pk__in=[row.pk for row in fresh]).update(accepted_at=now)
    counted = Counter(
        row.reminder_id for row in fresh if row.purpose == Purpose.SCHEDULED and row.opened_at is None
    )
    reminders = Reminder.objects.filter(pk__in=list(counted), unopened__lt=MOST_COUNTED).order_by("pk")
    keys = list(reminders.select_for_update().values_list("pk", flat=True))
    for times in set(counted.values()):
        Reminder.objects.filter(pk__in=[key for key in keys if counted[key] == times]).update(
            unopened=F("unopened") + times
        )
