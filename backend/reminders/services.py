"""What a person does with their reminders."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from backend.core import clock
from backend.core.errors import Conflict, Invalid, NotFound
from backend.push import selectors as push_selectors
from backend.push import services as push
from backend.reminders import selectors
from backend.reminders.models import Occurrence, Purpose, Reminder, ReminderSettings, Status, to_bits
from backend.reminders.schedule import plan_next

MOST = 20
TEST_LASTS = timedelta(minutes=10)
KIND = "reminder"


@dataclass(frozen=True)
class Wish:
    """A reminder as a person asks for it."""

    kind: str
    days: list[int]
    window_start: time
    window_end: time
    timezone: str
    follows_device: bool
    wording: str


@transaction.atomic
def create(owner: Any, wish: Wish, *, now: datetime) -> Reminder:
    """A new reminder; it comes within two minutes if its window is open now. Raises Invalid and Conflict("too_many_reminders")."""
    ReminderSettings.objects.get_or_create(owner=owner)
    settings = _lock_settings(owner)
    if Reminder.objects.filter(owner=owner).count() >= MOST:
        raise Conflict("too_many_reminders", f"There is room for {MOST} reminders. Please remove one first.")
    reminder = Reminder(owner=owner, created_at=now)
    _apply(reminder, wish, settings.quiet)
    plan_next(reminder, settings.quiet, now=now, soon=True)
    reminder.save()
    return reminder


@transaction.atomic
def change(owner: Any, reminder_id: UUID, wish: Wish, *, now: datetime) -> Reminder:
    """Takes the new wish. A day on which it came already is over for it. Raises NotFound and Invalid."""
    reminder = _lock(owner, reminder_id)
    quiet = selectors.settings_of(owner).quiet
    _apply(reminder, wish, quiet)
    return _save_planned(reminder, quiet, now)


@transaction.atomic
def remove(owner: Any, reminder_id: UUID) -> None:
    """Deletes it with its history; what is on its way is not sent any more. Raises NotFound."""
    _lock(owner, reminder_id).delete()


@transaction.atomic
def pause(owner: Any, reminder_id: UUID, *, until: str, now: datetime) -> Reminder:
    """Pauses until "tomorrow", for a "week", or until the person is "back". Raises NotFound."""
    reminder = _lock(owner, reminder_id)
    rest(reminder, until=until, now=now)
    return _save_planned(reminder, selectors.settings_of(owner).quiet, now)


def rest(reminder: Reminder, *, until: str, now: datetime) -> None:
    """Sets the pause on a row, from the beginning of a local day on."""
    zone = clock.require_zone(reminder.timezone)
    days = {"tomorrow": 1, "week": 7}.get(until)
    reminder.status = Status.PAUSED
    reminder.paused_until = (
        clock.start_of_day(clock.local_date(now, zone) + timedelta(days=days), zone) if days else None
    )


@transaction.atomic
def resume(owner: Any, reminder_id: UUID, *, now: datetime) -> Reminder:
    """Wakes a paused or resting reminder. Raises NotFound."""
    reminder = _lock(owner, reminder_id)
    reminder.status, reminder.paused_until, reminder.unopened = Status.ACTIVE, None, 0
    return _save_planned(reminder, selectors.settings_of(owner).quiet, now)


@transaction.atomic
def follow_device(owner: Any, timezone: str, *, now: datetime) -> list[Reminder]:
    """Moves every reminder that follows the device to the zone that the device is in. Raises Invalid for an unknown zone."""
    _require_zone(timezone)
    quiet = selectors.settings_of(owner).quiet
    moved = list(Reminder.objects.filter(owner=owner, follows_device=True).order_by("pk").select_for_update())
    for reminder in moved:
        if reminder.timezone != timezone:
            reminder.timezone = timezone
            _save_planned(reminder, quiet, now)
    return moved


@transaction.atomic
def change_settings(owner: Any, changes: Mapping[str, Any], *, now: datetime) -> ReminderSettings:
    """Takes any of quiet_from, quiet_until, daily_most. Raises Invalid when a reminder's whole window would lie inside the quiet hours."""
    # Reminders before settings, as the dispatcher locks them: the other way round the two could wait for each other.
    reminders = list(Reminder.objects.filter(owner=owner).order_by("pk").select_for_update())
    ReminderSettings.objects.get_or_create(owner=owner)
    settings = _lock_settings(owner)
    for name in {"quiet_from", "quiet_until", "daily_most"} & changes.keys():
        setattr(settings, name, changes[name])
    if any(not reminder.plan(settings.quiet).spans() for reminder in reminders):
        raise Invalid(
            "window_inside_quiet_hours",
            "One of your reminders would then lie wholly inside the quiet hours. Please change that reminder first.",
            fields={"quiet_from": ["A reminder would have no time left."]},
        )
    settings.save()
    for reminder in reminders:
        _save_planned(reminder, settings.quiet, now)
    return settings


@transaction.atomic
def send_one_now(owner: Any, *, now: datetime) -> Occurrence:
    """One note to every device at once, whatever the hour: the person asked for it. Raises Conflict("no_device")."""
    if not push_selectors.has_device(owner):
        raise Conflict("no_device", "No device is set up for notes yet. Turn notifications on first.")
    occurrence = Occurrence.objects.create(
        owner=owner, purpose=Purpose.TEST, local_on=now.date(), due_at=now, expires_at=now + TEST_LASTS
    )
    push.put_out(KIND, [push.Message(owner.pk, occurrence.pk, now, occurrence.expires_at)], now=now)
    return occurrence


def _apply(reminder: Reminder, wish: Wish, quiet: clock.Quiet) -> None:
    _require_zone(wish.timezone)
    if wish.window_end <= wish.window_start:
        problem = "The end has to come after the start. For hours around midnight, two reminders do it."
        raise Invalid("invalid", "Something needs another look.", fields={"window_end": [problem]})
    reminder.kind, reminder.days, reminder.wording = wish.kind, to_bits(wish.days), wish.wording
    reminder.window_start, reminder.window_end = wish.window_start, wish.window_end
    reminder.timezone, reminder.follows_device = wish.timezone, wish.follows_device
    if not reminder.plan(quiet).spans():
        hours = f"{quiet.start:%H:%M} to {quiet.until:%H:%M}"
        raise Invalid(
            "window_inside_quiet_hours",
            f"This window lies inside your quiet hours ({hours}). Choose another time, or change the quiet hours first.",
            fields={"window_start": [f"Your quiet hours are {hours}."]},
        )


def _require_zone(name: str) -> None:
    try:
        clock.require_zone(name)
    except clock.UnknownZone:
        raise Invalid(
            "invalid", "Something needs another look.", fields={"timezone": ["This zone is not known."]}
        ) from None


def _lock(owner: Any, reminder_id: UUID) -> Reminder:
    reminder = Reminder.objects.select_for_update().filter(owner=owner, pk=reminder_id).first()
    if reminder is None:
        raise NotFound
    return reminder


def _lock_settings(owner: Any) -> ReminderSettings:
    return ReminderSettings.objects.select_for_update().get(owner=owner)


def _save_planned(reminder: Reminder, quiet: clock.Quiet, now: datetime) -> Reminder:
    plan_next(reminder, quiet, now=now)
    reminder.save()
    return reminder
