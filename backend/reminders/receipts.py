"""What comes back from a notification: it was shown, opened, put off to later today, or answered with "rest a week".

A device sends these when it can, perhaps days later, in any order and more than once; another device may have answered
meanwhile. Each has its effect once, and what is done brings nothing more. Quiet is always granted.
"""

import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from backend.accounts.models import User
from backend.core import clock, zones
from backend.core.errors import NotFound
from backend.push import outbox
from backend.push.models import Delivery
from backend.reminders import selectors, unopened
from backend.reminders.models import Dropped, Occurrence, Purpose, Reminder, Rhythm, Status, Wording
from backend.reminders.schedule import save_planned
from backend.reminders.selectors import MAY_COME, status_at
from backend.reminders.services import MESSAGE_TYPE, rest

_LONGEST_WINDOW = timedelta(days=1)
_chance = random.SystemRandom()


@transaction.atomic
def record(token: str, event: str, *, now: datetime) -> bool:
    """Takes "shown", "opened", "later" or "rest"; whether one more comes of it today.

    Raises NotFound for a token nobody gave out.
    """
    delivery = outbox.record_receipt(token, opened=event != "shown", now=now)
    if event == "shown" or delivery.message_type != MESSAGE_TYPE:
        return False
    occurrence = Occurrence.objects.filter(pk=delivery.message).first()
    if occurrence is None:  # its reminder was deleted while the notification stood there
        if event != "rest" or delivery.opened_at:
            raise NotFound
        _rest_a_week(_lock(Q(owner=delivery.owner_id)), now)
        return False
    mine = _lock(Q(owner=occurrence.owner_id) if event == "rest" else Q(pk=occurrence.reminder_id))
    _note_opened(occurrence, now, by=delivery.pk)
    if event == "rest" and Occurrence.objects.filter(pk=occurrence.pk, rested_at__isnull=True).update(
        rested_at=now
    ):
        _rest_a_week(mine, now)
    return event == "later" and _bring_later(occurrence, delivery, now)


@transaction.atomic
def opened_inside(owner: User, occurrence_id: UUID, *, now: datetime) -> None:
    """A note was opened inside the app. Raises NotFound for one that is not the owner's."""
    occurrence = selectors.occurrences(owner).filter(pk=occurrence_id).first()
    if occurrence is None:
        raise NotFound
    _lock(Q(pk=occurrence.reminder_id))
    _note_opened(occurrence, now)


def _lock(which: Q) -> list[Reminder]:
    """Reminders before occurrences, and in one order, as everybody locks them: two answers at once, or an answer and
    a deletion, could else wait for each other.
    """
    return list(Reminder.objects.filter(which).order_by("pk").select_for_update())


def _note_opened(occurrence: Occurrence, now: datetime, *, by: UUID | None = None) -> None:
    """Whoever answers first is kept; what comes after that changes nothing."""
    unanswered = Occurrence.objects.filter(pk=occurrence.pk, opened_at__isnull=True)
    if unanswered.update(opened_at=now, opened_by=by) and occurrence.reminder_id:
        unopened.begin_anew(occurrence.reminder_id, occurrence.due_at)


def _bring_later(occurrence: Occurrence, delivery: Delivery, now: datetime) -> bool:
    """Once more today, inside the waking hours; whether it does.

    Nothing on another day, late in the evening, where another device answered before or the app did, and for a
    reminder that would not come now. Asked again, it is the same one more.
    """
    reminder = occurrence.reminder
    mine = Occurrence.objects.filter(pk=occurrence.pk, opened_by=delivery.pk)
    if reminder is None or not mine.exists() or not _may_come(reminder, now):
        return False
    more = Occurrence.objects.filter(reminder=reminder, local_on=occurrence.local_on, purpose=Purpose.LATER)
    if found := more.first():
        return found.pk != occurrence.pk and found.expires_at > now and not found.opened_at
    zone = zones.require_zone(reminder.timezone)
    due = clock.later_today(selectors.settings_of(occurrence.owner_id).quiet, zone, now=now, chance=_chance)
    if due is None or due.day != occurrence.local_on:
        return False
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
    return True


def _may_come(reminder: Reminder, now: datetime) -> bool:
    status, _ = status_at(reminder.status, reminder.paused_until, now)
    outside = reminder.wording != Wording.SILENT and reminder.rhythm != Rhythm.OPENING
    return outside and status in MAY_COME


def _rest_a_week(mine: Iterable[Reminder], now: datetime) -> None:
    """Whatever of the person's could come rests: somebody who wants quiet would not understand a note from another
    reminder, nor one whose own pause ends sooner. What they make or wake themselves after that comes all the same.
    """
    resting = [reminder for reminder in mine if _could_come(reminder, now)]
    for reminder in resting:
        _rest_longer(reminder, now)
    if resting:
        save_planned(resting, selectors.settings_of(resting[0].owner_id).quiet, now)


def _could_come(reminder: Reminder, now: datetime) -> bool:
    """Of those that are over, one may still be on its way."""
    if reminder.status == Status.OVER:
        return reminder.last_at is not None and reminder.last_at > now - _LONGEST_WINDOW
    return reminder.status != Status.RESTING


def _rest_longer(reminder: Reminder, now: datetime) -> None:
    """Until the later of its own pause and the week."""
    status, own = reminder.status, reminder.paused_until
    if status == Status.PAUSED and own is None:  # until the person is back
        return
    rest(reminder, until="week", now=now)
    if status == Status.OVER:
        reminder.status = Status.OVER
    elif own and reminder.paused_until:
        reminder.paused_until = max(own, reminder.paused_until)
