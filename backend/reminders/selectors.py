from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from backend.accounts.models import User
from backend.push import selectors as push_selectors
from backend.push.models import Delivery, State
from backend.reminders import follow_ups
from backend.reminders.models import (
    Content,
    Dropped,
    Email,
    Occurrence,
    OwnSession,
    Purpose,
    Reminder,
    ReminderSettings,
    Status,
)

TRAY_KEEPS = timedelta(days=1)
MOST_IN_TRAY = 50


def settings_of(owner_id: UUID) -> ReminderSettings:
    """The settings of a person; what holds for somebody who never changed them is not saved."""
    return ReminderSettings.objects.filter(pk=owner_id).first() or ReminderSettings(owner_id=owner_id)


def reminders(owner: User) -> QuerySet[Reminder]:
    """Those that may still come: one that was for a single day is not among them once that is over."""
    return Reminder.objects.filter(owner=owner).exclude(status=Status.OVER).order_by("created_at", "pk")


def find_reminder(owner: User, reminder_id: Any) -> Reminder | None:
    return reminders(owner).filter(pk=reminder_id).first()


# Over: this is the one time it comes.
MAY_COME = frozenset({Status.ACTIVE, Status.OVER})


def status_at(status: str, paused_until: datetime | None, now: datetime) -> tuple[str, datetime | None]:
    """Status and end of the pause as they stand now: a pause that is over is over, though nothing has been due since.

    One that is over rests too where that was asked for while its one note was on its way.
    """
    if status == Status.OVER and paused_until and paused_until > now:
        return Status.PAUSED, paused_until
    if status == Status.PAUSED and paused_until and paused_until <= now:
        return Status.ACTIVE, None
    return status, paused_until


def occurrences(owner: User) -> QuerySet[Occurrence]:
    return Occurrence.objects.filter(owner=owner).select_related("reminder")


# Why a note that was made was held back (may_come.py), and does not wait inside the app either. A silent one does.
HELD_BACK = frozenset(
    {
        Status.PAUSED, Status.RESTING, "opening", "quiet", "another_day", "another_time", "session_moved", "daily_most",
        "unknown_zone", "deleted", "repair_over", "not_resurfaced",
    }
)  # fmt: skip


def tray(owner: User, now: datetime) -> list[Occurrence]:
    """What waits inside the app: of the last day, not opened, shown by no device, not held back, and of no reminder
    that is paused now.

    The newest of each reminder, newest first.
    """
    recent = list(
        occurrences(owner)
        .filter(due_at__gt=now - TRAY_KEEPS, due_at__lte=now, opened_at__isnull=True)
        .exclude(purpose=Purpose.TEST)
        .exclude(dropped__in=[Dropped.DAILY_MOST, Dropped.LATE])
        .order_by("-due_at", "-pk")[:MOST_IN_TRAY]
    )
    devices = push_selectors.deliveries(owner, [row.pk for row in recent])
    barred = follow_ups.reasons(row.reminder.repair for row in recent if row.reminder and row.reminder.repair)
    waiting: dict[UUID | None, Occurrence] = {}
    for row in recent:
        sent = devices.get(row.pk, [])
        on_its_way = any(one.state == State.PENDING or one.shown_at for one in sent)
        held = any(_is_held_back(one) for one in sent)
        about = row.reminder.repair if row.reminder else None
        if not (on_its_way or held or about in barred or _is_paused(row.reminder, now)):
            waiting.setdefault(row.reminder_id, row)
    return list(waiting.values())


def _is_held_back(delivery: Delivery) -> bool:
    return delivery.state == State.EXPIRED and delivery.failure in HELD_BACK


def _is_paused(reminder: Reminder | None, now: datetime) -> bool:
    return bool(reminder and status_at(reminder.status, reminder.paused_until, now)[0] == Status.PAUSED)


def own_session(owner: User) -> OwnSession | None:
    return OwnSession.objects.filter(owner=owner).first()


def content_of(occurrence: Occurrence) -> str:
    """What it brings; a test brings an affirmation."""
    return occurrence.reminder.content if occurrence.reminder else Content.AFFIRMATION


def find_notification(owner: User, token: str) -> Occurrence | None:
    """The owner's occurrence that a delivery's token belongs to, or None."""
    message = push_selectors.message_of(owner, token)
    return occurrences(owner).filter(pk=message).first() if message else None


def done(tokens: Iterable[str]) -> set[str]:
    """Those that need not stand on any screen any more: answered on some device or inside the app, of a reminder that
    is gone, or never given out. Two queries.
    """
    wanted = set(tokens)
    messages = push_selectors.messages_by_token(wanted)
    waiting = Occurrence.objects.filter(pk__in=messages.values(), opened_at__isnull=True)
    waits = set(waiting.values_list("pk", flat=True))
    return {token for token in wanted if messages.get(token) not in waits}


def with_deliveries(owner: User, page: list[Occurrence]) -> list[dict[str, Any]]:
    """Occurrences, read with their reminders, and what became of each device's delivery. One query for all of them."""
    found = push_selectors.deliveries(owner, [occurrence.pk for occurrence in page])
    return [
        {
            "id": occurrence.pk,
            "reminder": occurrence.reminder_id,
            "content": content_of(occurrence),
            "opened_at": occurrence.opened_at,
            "by_email": occurrence.email == Email.SENT,
            "due_at": occurrence.due_at,
            "purpose": occurrence.purpose,
            "dropped": occurrence.dropped or None,
            "deliveries": [
                {
                    "device": delivery.subscription.device if delivery.subscription else "",
                    "state": delivery.state,
                    "failure": delivery.failure,
                    "held_back": _is_held_back(delivery),
                    "accepted_at": delivery.accepted_at,
                    "shown_at": delivery.shown_at,
                    "opened_at": delivery.opened_at,
                }
                for delivery in found.get(occurrence.pk, [])
            ],
        }
        for occurrence in page
    ]
