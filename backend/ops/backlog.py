"""What is due and was not done yet."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from backend.privacy.models import Erasure
from backend.push.models import Delivery, State
from backend.reminders.models import Reminder


class Queue(NamedTuple):
    name: str
    about: str
    rows: QuerySet
    due: str  # the column that says since when


def queues(now: datetime) -> list[Queue]:
    return [
        Queue("notes_waiting", "Notes that wait to be sent", Delivery.objects.filter(state=State.PENDING, next_attempt_at__lte=now), "next_attempt_at"),
        Queue("reminders_due", "Reminders that are due", Reminder.objects.filter(next_at__lte=now), "next_at"),
        Queue("erasures_due", "Deletions that are due", Erasure.objects.filter(due_at__lte=now), "due_at"),
    ]  # fmt: skip
