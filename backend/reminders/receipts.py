"""What comes back from a notification: it was shown, opened, put off to later today, or answered with "rest a week".

A device sends these when it can, perhaps hours later and perhaps twice: each has its effect once.
"""

import random
from datetime import datetime
from uuid import UUID

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import NotFound
from backend.push import outbox
from backend.push.models import Delivery
from backend.reminders import selectors
from backend.reminders.models import Dropped, Occurrence, Purpose, Reminder, Status
from backend.reminders.schedule import save_planned
from backend.reminders.services import MESSAGE_TYPE, rest

_chance = random.SystemRandom()


@transaction.atomic
def record(token: str, event: str, *, now: datetime) -> None:
    """Takes "shown", "opened", "later" or "rest". Raises NotFound for a token nobody gave out."""
    delivery = outbox.record_receipt(token, opened=event != "shown", now=now)
    if event == "shown" or delivery.message_type != MESSAGE_TYPE:
        return
    occurrence = _answered(delivery, now)
    if event == "later":
        _bring_later(occurrence, now)
    elif event == "rest":
        _rest_a_week(occurrence, now)


@transaction.atomic
def opened_inside(owner: User, occurrence_id: UUID, *, now: datetime) -> None:
    """A note was opened inside the app. Raises NotFound for one that is not the owner's."""
    occurrence = selectors.occurrences(owner).filter(pk=occurrence_id).first()
    if occurrence is None:
        raise NotFound
    _note_opened(occurrence, now)


def _answered(delivery: Delivery, now: datetime) -> Occurrence:
    """The occurrence, noted as answered."""
    occurrence = Occurrence.objects.select_related("reminder").filter(pk=delivery.message).first()
    if occurrence is None:  # its reminder was deleted while the notification stood there
        raise NotFound
    _note_opened(occurrence, now)
    return occurrence


def _note_opened(occurrence: Occurrence, now: datetime) -> None:
    """Its reminder begins counting anew."""
    Occurrence.objects.filter(pk=occurrence.pk, opened_at__isnull=True).update(opened_at=now)
    if occurrence.reminder_id:
        Reminder.objects.filter(pk=occurrence.reminder_id).update(unopened=0, answered_at=now)


def _bring_later(occurrence: Occurrence, now: datetime) -> None:
    """Once more today, inside the waking hours; nothing on another day, late in the evening, or when asked again."""
    reminder = occurrence.reminder
    if reminder is None:
        return
    zone = clock.require_zone(reminder.timezone)
    due = clock.later_today(selectors.settings_of(occurrence.owner_id).quiet, zone, now=now, chance=_chance)
    if due is None or due.day != occurrence.local_on:
        return
    again, made = Occurrence.objects.get_or_create(
        reminder=reminder,
        local_on=due.day,
        purpose=Purpose.LATER,
        defaults={"owner_id": occurrence.owner_id, "due_at": due.at, "expires_at": due.until},
    )
    if made:
        message = outbox.Message(occurrence.owner_id, again.pk, due.at, due.until)
        if not outbox.enqueue(MESSAGE_TYPE, [message], now=now)[again.pk]:
            Occurrence.objects.filter(pk=again.pk).update(dropped=Dropped.NO_DEVICE)


def _rest_a_week(occurrence: Occurrence, now: datetime) -> None:
    """All of the person's reminders pause: somebody who wants quiet would not understand a note from another one of
    them.
    """
    asked = Occurrence.objects.filter(pk=occurrence.pk, rested_at__isnull=True).update(rested_at=now)
    if not asked:
        return
    quiet = selectors.settings_of(occurrence.owner_id).quiet
    active = (
        Reminder.objects.filter(owner=occurrence.owner_id, status=Status.ACTIVE)
        .order_by("pk")
        .select_for_update()
    )
    resting = list(active)
    for reminder in resting:
        rest(reminder, until="week", now=now)
    save_planned(resting, quiet, now)
