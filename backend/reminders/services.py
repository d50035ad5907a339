"""What a person does with their reminders."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from backend.core import clock
from backend.core.errors import Conflict, Invalid, NotFound
from backend.push import outbox
from backend.push import selectors as push_selectors
from backend.reminders import follow_ups, letters, selectors
from backend.reminders.models import (
    RHYTHMS,
    Kind,
    Occurrence,
    OwnSession,
    Purpose,
    Reminder,
    ReminderSettings,
    Rhythm,
    Status,
    to_bits,
)
from backend.reminders.schedule import AROUND_A_SESSION, has_room, plan_next, save_planned

MOST = 20
TEST_LASTS = timedelta(minutes=10)
FURTHEST = timedelta(days=366)
MESSAGE_TYPE = "reminder"


@dataclass(frozen=True)
class Wish:
    """A reminder as a person asks for it."""

    kind: str
    window_start: time
    window_end: time
    timezone: str
    follows_device: bool
    wording: str
    rhythm: str = Rhythm.DAYS
    days: list[int] = field(default_factory=lambda: [1, 2, 3, 4, 5, 6, 7])
    times_a_week: int = 3
    once_on: date | None = None
    repair: UUID | None = None


@dataclass(frozen=True)
class SessionWish:
    """When a person's session is: the first one, and every how many weeks (0 for that one alone)."""

    first_on: date
    at: time
    every_weeks: int
    timezone: str


@transaction.atomic
def create(owner: Any, wish: Wish, *, now: datetime) -> Reminder:
    """A new reminder; it comes within two minutes if its window is open now.

    Raises Invalid, Conflict("too_many_reminders"), and for a follow-up what follow_ups.require_wanted raises.
    """
    ReminderSettings.objects.get_or_create(owner=owner)
    settings = _lock_settings(owner)
    if selectors.reminders(owner).count() >= MOST:
        raise Conflict("too_many_reminders", f"There is room for {MOST} reminders. Please remove one first.")
    reminder = Reminder(owner=owner, created_at=now)
    _apply(reminder, wish, settings.quiet, now)
    plan_next(reminder, settings.quiet, now=now, soon=True)
    reminder.save()
    return reminder


@transaction.atomic
def change(owner: Any, reminder_id: UUID, wish: Wish, *, now: datetime) -> Reminder:
    """Takes the new wish. A day on which it came already is over for it. Raises NotFound and Invalid."""
    reminder = _lock(owner, reminder_id)
    quiet = selectors.settings_of(owner).quiet
    _apply(reminder, wish, quiet, now)
    save_planned([reminder], quiet, now)
    return reminder


@transaction.atomic
def remove(owner: Any, reminder_id: UUID) -> None:
    """Deletes it with its history; what is on its way is not sent any more. Raises NotFound."""
    _lock(owner, reminder_id).delete()


@transaction.atomic
def pause(owner: Any, reminder_id: UUID, *, until: str, now: datetime) -> Reminder:
    """Pauses until "tomorrow", for a "week", or until the person is "back". Raises NotFound."""
    reminder = _lock(owner, reminder_id)
    rest(reminder, until=until, now=now)
    save_planned([reminder], selectors.settings_of(owner).quiet, now)
    return reminder


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
    reminder.status, reminder.paused_until = Status.ACTIVE, None
    reminder.unopened, reminder.answered_at = 0, now
    save_planned([reminder], selectors.settings_of(owner).quiet, now)
    return reminder


@transaction.atomic
def follow_device(owner: Any, timezone: str, *, now: datetime) -> list[Reminder]:
    """Moves every reminder that follows the device to the zone that the device is in. Raises Invalid for an unknown zone."""
    _require_zone(timezone)
    quiet = selectors.settings_of(owner).quiet
    moved = list(Reminder.objects.filter(owner=owner, follows_device=True).order_by("pk").select_for_update())
    elsewhere = [reminder for reminder in moved if reminder.timezone != timezone]
    for reminder in elsewhere:
        reminder.timezone = timezone
    save_planned(elsewhere, quiet, now)
    return moved


def sessions_changed(owner: Any, *, now: datetime) -> None:
    """Finds the next moment anew of everything that comes around a session. Call it in the transaction that moves one."""
    quiet = selectors.settings_of(owner).quiet
    around = Reminder.objects.filter(owner=owner, rhythm__in=AROUND_A_SESSION)
    save_planned(around.order_by("pk").select_for_update(), quiet, now)


@transaction.atomic
def set_own_session(owner: Any, wish: SessionWish, *, now: datetime) -> OwnSession:
    """Keeps when the person's session is. Raises Invalid for an unknown zone."""
    _require_zone(wish.timezone)
    kept, _ = OwnSession.objects.update_or_create(
        owner=owner,
        defaults={
            "first_on": wish.first_on,
            "at": wish.at,
            "every_weeks": wish.every_weeks,
            "timezone": wish.timezone,
        },
    )
    sessions_changed(owner, now=now)
    return kept


@transaction.atomic
def forget_own_session(owner: Any, *, now: datetime) -> None:
    OwnSession.objects.filter(owner=owner).delete()
    sessions_changed(owner, now=now)


@transaction.atomic
def change_settings(owner: Any, changes: Mapping[str, Any], *, now: datetime) -> ReminderSettings:
    """Takes any of quiet_from, quiet_until, daily_most, by_email.

    Raises Invalid when a reminder's whole window would lie inside the quiet hours, and Conflict("no_email") where there is no address.
    """
    # Reminders before settings, as the dispatcher locks them: the other way round the two could wait for each other.
    reminders = list(selectors.reminders(owner).order_by("pk").select_for_update())
    ReminderSettings.objects.get_or_create(owner=owner)
    settings = _lock_settings(owner)
    if changes.get("by_email") and not letters.is_offered(owner):
        raise Conflict("no_email", "There is no confirmed e-mail to send a note to.")
    for name in {"quiet_from", "quiet_until", "daily_most", "by_email"} & changes.keys():
        setattr(settings, name, changes[name])
    if any(not has_room(reminder, settings.quiet) for reminder in reminders):
        raise Invalid(
            "window_inside_quiet_hours",
            "One of your reminders would then lie wholly inside the quiet hours. Please change that reminder first.",
            fields={"quiet_from": ["A reminder would have no time left."]},
        )
    settings.save()
    save_planned(reminders, settings.quiet, now)
    return settings


@transaction.atomic
def send_one_now(owner: Any, *, now: datetime) -> Occurrence:
    """One note to every device at once, whatever the hour: the person asked for it. Raises Conflict("no_device")."""
    if not push_selectors.has_device(owner):
        raise Conflict("no_device", "No device is set up for notes yet. Turn notifications on first.")
    occurrence = Occurrence.objects.create(
        owner=owner, purpose=Purpose.TEST, local_on=now.date(), due_at=now, expires_at=now + TEST_LASTS
    )
    outbox.enqueue(
        MESSAGE_TYPE, [outbox.Message(owner.pk, occurrence.pk, now, occurrence.expires_at)], now=now
    )
    return occurrence


def _apply(reminder: Reminder, wish: Wish, quiet: clock.Quiet, now: datetime) -> None:
    _require_zone(wish.timezone)
    if wish.rhythm not in RHYTHMS[Kind(wish.kind)]:
        problem = "This reminder can't come in this rhythm."
        raise Invalid("rhythm_does_not_fit", "Something needs another look.", fields={"rhythm": [problem]})
    if wish.window_end <= wish.window_start:
        problem = "The end has to come after the start. For hours around midnight, two reminders do it."
        raise Invalid("invalid", "Something needs another look.", fields={"window_end": [problem]})
    reminder.kind, reminder.days, reminder.wording = wish.kind, to_bits(wish.days), wish.wording
    reminder.window_start, reminder.window_end = wish.window_start, wish.window_end
    reminder.timezone, reminder.follows_device = wish.timezone, wish.follows_device
    reminder.rhythm, reminder.times_a_week = wish.rhythm, wish.times_a_week
    _apply_follow_up(reminder, wish, now)
    if not has_room(reminder, quiet):
        hours = f"{quiet.start:%H:%M} to {quiet.until:%H:%M}"
        raise Invalid(
            "window_inside_quiet_hours",
            f"This window lies inside your quiet hours ({hours}). Choose another time, or change the quiet hours first.",
            fields={"window_start": [f"Your quiet hours are {hours}."]},
        )


def _apply_follow_up(reminder: Reminder, wish: Wish, now: datetime) -> None:
    if wish.rhythm != Rhythm.ONCE:
        reminder.once_on, reminder.repair = None, None
        return
    today = clock.local_date(now, clock.require_zone(wish.timezone))
    if wish.once_on is None or not today <= wish.once_on <= today + FURTHEST:
        problem = "This has to be a day in the next twelve months."
        raise Invalid("invalid", "Something needs another look.", fields={"once_on": [problem]})
    reminder.once_on, reminder.repair = wish.once_on, wish.repair
    follow_ups.require_wanted(reminder.owner, reminder)


def _require_zone(name: str) -> None:
    try:
        clock.require_zone(name)
    except clock.UnknownZone:
        raise Invalid(
            "invalid", "Something needs another look.", fields={"timezone": ["This zone is not known."]}
        ) from None


def _lock(owner: Any, reminder_id: UUID) -> Reminder:
    reminder = selectors.reminders(owner).select_for_update().filter(pk=reminder_id).first()
    if reminder is None:
        raise NotFound
    return reminder


def _lock_settings(owner: Any) -> ReminderSettings:
    return ReminderSettings.objects.select_for_update().get(owner=owner)
