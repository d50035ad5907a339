"""What is done with reminders once a database was put back from a backup (`core.put_back`)."""

from datetime import datetime

from django.db.models import F, Value
from django.db.models.functions import Greatest

from backend.core.consents import holds_since
from backend.core.local_time import local_date
from backend.core.zones import zone_or_utc
from backend.reminders.models import Occurrence, Reminder, ReminderSettings


def pass_by_what_was_due(now: datetime) -> None:
    """What was due by now has come, for all that is known here, and today's too: nothing comes twice. The next day
    goes on as planned.
    """
    due = Reminder.objects.filter(next_at__lte=now)
    for zone in list(due.values_list("timezone", flat=True).distinct()):
        today = local_date(now, zone_or_utc(zone))
        due.filter(timezone=zone).update(
            last_on=Greatest(F("next_on"), Value(today)),
            last_at=F("next_at"),
            to_plan=True,
            next_on=None,
            next_at=None,
            next_until=None,
        )
    Occurrence.objects.filter(expires_at__gt=now).update(expires_at=now)


def pause_words(now: datetime) -> None:
    """A yes to words on the lock screen may have been taken back since."""
    since = holds_since(now)
    ReminderSettings.objects.filter(words_agreed_at__gt=since).update(
        words_agreed_at=since, words_later_until=None
    )
