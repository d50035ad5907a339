from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from backend.push import selectors as push_selectors
from backend.reminders.models import Occurrence, Reminder, ReminderSettings, Status


def settings_of(owner: Any) -> ReminderSettings:
    """The person's settings, or what holds for somebody who never changed them (not saved)."""
    return ReminderSettings.objects.filter(owner=owner).first() or ReminderSettings(owner=owner)


def reminders(owner: Any) -> QuerySet[Reminder]:
    return Reminder.objects.filter(owner=owner).order_by("created_at", "pk")


def find_reminder(owner: Any, reminder_id: Any) -> Reminder | None:
    return reminders(owner).filter(pk=reminder_id).first()


def status_at(reminder: Reminder, now: datetime) -> tuple[str, datetime | None]:
    """Status and end of the pause as they stand now: a pause that is over is over, though nothing has been due since."""
    if reminder.status == Status.PAUSED and reminder.paused_until and reminder.paused_until <= now:
        return Status.ACTIVE, None
    return reminder.status, reminder.paused_until


def occurrences(owner: Any) -> QuerySet[Occurrence]:
    return Occurrence.objects.filter(owner=owner)


def with_deliveries(owner: Any, page: list[Occurrence]) -> list[dict[str, Any]]:
    """Occurrences with what became of each device's delivery. One query for all of them."""
    found = push_selectors.deliveries(owner, [occurrence.pk for occurrence in page])
    return [
        {
            "id": occurrence.pk,
            "reminder": occurrence.reminder_id,
            "due_at": occurrence.due_at,
            "purpose": occurrence.purpose,
            "dropped": occurrence.dropped or None,
            "deliveries": [
                {
                    "device": delivery.subscription.device if delivery.subscription else "",
                    "state": delivery.state,
                    "failure": delivery.failure,
                    "accepted_at": delivery.accepted_at,
                    "shown_at": delivery.shown_at,
                    "opened_at": delivery.opened_at,
                }
                for delivery in found.get(occurrence.pk, [])
            ],
        }
        for occurrence in page
    ]
