"""What a person does with their reminders."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from backend.accounts.models import User
from backend.core import clock, local_time, zones
from backend.core.errors import Conflict, Invalid, NotFound
from backend.push import outbox
from backend.push import selectors as push_selectors
from backend.reminders import emails, follow_ups, lock_screen, selectors
from backend.reminders.models import (
    DeletedOccurrence,
    Email,
    Occurrence,
    OwnSession,
    Purpose,
    Reminder,
    ReminderSettings,
    Rhythm,
    Status,
    Wording,
    to_bits,
)
from backend.reminders.rules import (
    ReminderInput,
    SessionInput,
    has_room,
    require_coming,
    require_pause,
    require_possible,
    require_room,
    require_session,
    require_zone,
)
from backend.reminders.schedule import move_to, save_planned

MOST = 20
TEST_LASTS = timedelta(minutes=10)
MESSAGE_TYPE = "reminder"


@transaction.atomic
def create(
    owner: User,
    given: ReminderInput,
    *,
    now: datetime,
    status: str = Status.ACTIVE,
    paused_until: datetime | None = None,
    brought_back: bool = False,
) -> Reminder:
    """A new reminder; it comes within two minutes if its window is open now and today has a turn left.

    One that was deleted and is `brought_back` stands as it stood: paused or resting if it was, and not once more on a
    day on which it came. Which of those deleted lately it was nobody knows any more, so it waits for the last of all.

    Raises Invalid, Conflict("too_many_reminders"), and for a follow-up what follow_ups.require_wanted raises.
    """
    require_pause(status, paused_until, now)
    others = _lock_all(owner)
    ReminderSettings.objects.get_or_create(owner=owner)
    settings = _lock_settings(owner)
    if selectors.reminders(owner).count() >= MOST:  # counted under the lock: two may be made at once
        raise Conflict("too_many_reminders", f"There is room for {MOST} reminders. Please remove one first.")
    reminder = Reminder(owner=owner, created_at=now)
    _apply(reminder, given, settings.quiet, now)
    reminder.status, reminder.paused_until = status, paused_until
    last = DeletedOccurrence.objects.filter(owner=owner).order_by("due_at").last() if brought_back else None
    if last:
        reminder.last_on, reminder.last_at = last.local_on, last.due_at
    if not settings.timezone:
        ReminderSettings.objects.filter(pk=owner.pk).update(timezone=given.timezone)
    save_planned([*others, reminder], settings.quiet, now, soon=None if brought_back else reminder)
    require_coming(reminder)
    return reminder


@transaction.atomic
def change(owner: User, reminder_id: UUID, given: ReminderInput, *, now: datetime) -> Reminder:
    """Takes the new input. A day on which it came already is over for it. Raises NotFound and Invalid."""
    everything, reminder = _lock(owner, reminder_id)
    _apply(reminder, given, selectors.settings_of(owner.pk).quiet, now)
    _plan(everything, now)
    require_coming(reminder)
    return reminder


@transaction.atomic
def remove(owner: User, reminder_id: UUID) -> None:
    """Deletes it with its history; what is on its way is not sent any more. Raises NotFound.

    That it came in the last days is kept without anything about it: else whoever deletes and makes anew would be
    called more than twice a day.
    """
    _, reminder = _lock(owner, reminder_id)
    called = Q(dropped="") | Q(email=Email.SENT)
    came = reminder.occurrences.filter(called, purpose=Purpose.SCHEDULED).order_by("-due_at")[:3]
    DeletedOccurrence.objects.bulk_create(
        DeletedOccurrence(owner=owner, local_on=row.local_on, due_at=row.due_at) for row in came
    )
    reminder.delete()


@transaction.atomic
def pause(owner: User, reminder_id: UUID, *, until: str, now: datetime) -> Reminder:
    """Pauses until "tomorrow", for a "week", or until the person is "back". Raises NotFound."""
    everything, reminder = _lock(owner, reminder_id)
    rest(reminder, until=until, now=now)
    _plan(everything, now)
    return reminder


def rest(reminder: Reminder, *, until: str, now: datetime) -> None:
    """Sets the pause on a row, from the beginning of a local day on."""
    zone = zones.require_zone(reminder.timezone)
    days = {"tomorrow": 1, "week": 7}.get(until)
    reminder.status = Status.PAUSED
    reminder.paused_until = (
        local_time.start_of_day(local_time.local_date(now, zone) + timedelta(days=days), zone)
        if days
        else None
    )


@transaction.atomic
def resume(owner: User, reminder_id: UUID, *, now: datetime) -> Reminder:
    """Wakes a paused or resting reminder. Raises NotFound."""
    everything, reminder = _lock(owner, reminder_id)
    reminder.status, reminder.paused_until = Status.ACTIVE, None
    reminder.unopened, reminder.answered_at = 0, now
    _plan(everything, now)
    return reminder


def hear_of_zone(owner: User, timezone: str, device: UUID | None, *, asked: bool, now: datetime) -> None:
    """A device says in which zone it is, by the id of its subscription where it has one.

    By itself only one that gets notifications moves the reminders, where any does: a laptop that is left at home does
    not. And none moves them to UTC, which browsers say that hide where they are. What the person `asked` for
    themselves is done. Raises Invalid for an unknown zone.
    """
    require_zone(timezone)
    moves = not zones.is_universal(timezone) and (
        push_selectors.is_reached(owner, device) or not push_selectors.has_device(owner)
    )
    if asked or moves:
        follow_device(owner, timezone, now=now)


@transaction.atomic
def follow_device(owner: User, timezone: str, *, now: datetime) -> list[Reminder]:
    """Moves every reminder that follows the device to the zone that the device is in, also one that is over: its one
    note may be on its way, and comes by the hours of where the person is. Returns those that moved.

    Raises Invalid for an unknown zone.
    """
    require_zone(timezone)
    everything = _lock_all(owner, over=True)
    ReminderSettings.objects.filter(pk=owner.pk).update(timezone=timezone)
    moved = [row for row in everything if row.follows_device and row.timezone != timezone]
    for reminder in moved:
        move_to(reminder, timezone)
        reminder.save(update_fields=["timezone", "paused_until"])
    _plan([row for row in everything if row.status != Status.OVER], now)
    return moved


def sessions_changed(owner_id: UUID, *, now: datetime) -> None:
    """Finds the next moment anew of everything that comes around a session.

    Call it in the transaction that moves one.
    """
    _plan(_lock_all(owner_id), now)


@transaction.atomic
def set_own_session(owner: User, given: SessionInput, *, now: datetime) -> OwnSession:
    """Keeps when the person's session is. Raises Invalid for an unknown zone and a day that is too far away."""
    require_session(given, now)
    kept, _ = OwnSession.objects.update_or_create(
        owner=owner,
        defaults={
            "first_on": given.first_on,
            "at": given.at,
            "every_weeks": given.every_weeks,
            "timezone": given.timezone,
        },
    )
    sessions_changed(owner.pk, now=now)
    return kept


@transaction.atomic
def forget_own_session(owner: User, *, now: datetime) -> None:
    OwnSession.objects.filter(owner=owner).delete()
    sessions_changed(owner.pk, now=now)


@transaction.atomic
def change_settings(owner: User, changes: Mapping[str, Any], *, now: datetime) -> ReminderSettings:
    """Takes any of quiet_from, quiet_until, daily_most, by_email.

    Raises Invalid when a reminder's whole window would lie inside the quiet hours, and Conflict("no_email") where
    there is no address.
    """
    reminders = _lock_all(owner)
    ReminderSettings.objects.get_or_create(owner=owner)
    settings = _lock_settings(owner)
    if changes.get("by_email") and not emails.is_offered(owner):
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
def send_one_now(owner: User, *, now: datetime) -> Occurrence:
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


def _apply(reminder: Reminder, given: ReminderInput, quiet: clock.Quiet, now: datetime) -> None:
    require_possible(given, now)
    if given.wording == Wording.WORDS != reminder.wording:
        lock_screen.agree(reminder.owner_id, now)
    reminder.content, reminder.days, reminder.wording = given.content, to_bits(given.days), given.wording
    reminder.window_start, reminder.window_end = given.window_start, given.window_end
    move_to(reminder, given.timezone)
    reminder.follows_device = given.follows_device
    reminder.rhythm, reminder.times_a_week = given.rhythm, given.times_a_week
    once = given.rhythm == Rhythm.ONCE
    reminder.once_on, reminder.repair = (given.once_on, given.repair) if once else (None, None)
    if once:
        follow_ups.require_wanted(reminder.owner, reminder)
    require_room(reminder, quiet)


def _lock(owner: User, reminder_id: UUID) -> tuple[list[Reminder], Reminder]:
    """All of the person's, for one change may give another its turn; and this one."""
    everything = _lock_all(owner)
    for reminder in everything:
        if reminder.pk == reminder_id:
            return everything, reminder
    raise NotFound


def _lock_all(owner: User | UUID, *, over: bool = False) -> list[Reminder]:
    """Reminders before settings, as the dispatcher locks them; else the two could wait for each other."""
    mine = Reminder.objects.filter(owner=owner)
    wanted = mine if over else mine.exclude(status=Status.OVER)
    return list(wanted.order_by("pk").select_for_update())


def _lock_settings(owner: User | UUID) -> ReminderSettings:
    return ReminderSettings.objects.select_for_update().get(owner=owner)


def _plan(everything: list[Reminder], now: datetime) -> None:
    """Plans all of one person's."""
    if everything:
        owner = everything[0].owner_id
        ReminderSettings.objects.get_or_create(owner_id=owner)
        save_planned(everything, _lock_settings(owner).quiet, now)
