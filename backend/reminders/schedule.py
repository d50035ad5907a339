"""When a reminder comes next.

Everything that changes its plan goes through here, so that no change makes it come twice.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID

from backend.core import clock
from backend.reminders import sessions
from backend.reminders.models import Reminder, Rhythm, Status, from_bits

CLOSEST = timedelta(hours=12)  # travel eastwards can bring tomorrow's window very near today's
AROUND_A_SESSION = frozenset({Rhythm.DAY_BEFORE, Rhythm.EVENING_AFTER})
_chance = random.SystemRandom()


@dataclass(slots=True)
class Schedule:
    """What says when a reminder comes next, read without the rest of it: many thousands are planned after one
    instant.
    """

    pk: UUID
    owner_id: UUID
    rhythm: str
    days: int
    times_a_week: int
    once_on: date | None
    window_start: time
    window_end: time
    timezone: str
    status: str
    paused_until: datetime | None
    last_on: date | None
    last_at: datetime | None
    next_on: date | None = None
    next_at: datetime | None = None
    next_until: datetime | None = None
    to_plan: bool = True


def plan_next(
    reminder: Reminder | Schedule,
    quiet: clock.Quiet,
    *,
    now: datetime,
    soon: bool = False,
    known: Mapping[UUID, Sequence[datetime]] | None = None,
) -> None:
    """Sets the next moment, later than everything that came before; none while resting, or paused until the person is
    back.

    `soon` is for a new reminder: it comes within two minutes if its window is open. `known` are the sessions by
    owner, where they were read already. One that was for a single day is over once that day is. Raises
    clock.UnknownZone.
    """
    if _is_still(reminder) or reminder.rhythm == Rhythm.OPENING:
        set_next(reminder, None)
        return
    start = now
    if reminder.status == Status.PAUSED and reminder.paused_until and reminder.paused_until > now:
        start = reminder.paused_until
    if reminder.rhythm in AROUND_A_SESSION:
        set_next(reminder, _around_a_session(reminder, quiet, start, known))
        return
    plan = plan_of(reminder, quiet)
    if soon and start == now:
        due = clock.soon_due(plan, now=now, chance=_chance)
    else:
        due = clock.next_due(plan, after=reminder.last_on, now=start, chance=_chance)
    if due and reminder.last_at and due.at - reminder.last_at < CLOSEST:
        # Drawn again from what is left of the day; one whose window is over by then gives way to the next.
        start = max(start, reminder.last_at + CLOSEST)
        due = clock.next_due(plan, after=reminder.last_on, now=start, chance=_chance)
    set_next(reminder, due)
    if due is None and reminder.rhythm == Rhythm.ONCE:
        reminder.status = Status.OVER  # its pause stays: it may be on its way


def save_planned(reminders: Iterable[Reminder], quiet: clock.Quiet, now: datetime) -> None:
    """Sets and keeps the next moment of rows that the caller holds locked."""
    rows = list(reminders)
    known = known_sessions(rows, now)
    for reminder in rows:
        plan_next(reminder, quiet, now=now, known=known)
        reminder.save()


def known_sessions(
    reminders: Iterable[Reminder | Schedule], now: datetime
) -> Mapping[UUID, Sequence[datetime]] | None:
    """The sessions of whoever is reminded around them, for planning many: two queries, or none.

    None where one lies in a zone that is no longer known: then each is asked alone, and the others are not held up.
    """
    owners = {row.owner_id for row in reminders if row.rhythm in AROUND_A_SESSION}
    try:
        return sessions.upcoming(owners, now) if owners else {}
    except clock.UnknownZone:
        return None


def plan_of(
    reminder: Reminder | Schedule,
    quiet: clock.Quiet,
    dates: frozenset[date] | None = None,
    start: time | None = None,
) -> clock.Plan:
    """On its own days, or on `dates` alone, the window perhaps from a later `start` on.

    Raises clock.UnknownZone when the zone was removed from the database of zones.
    """
    surprises = reminder.rhythm == Rhythm.SURPRISE
    return clock.Plan(
        _weekdays(reminder.days),
        start or reminder.window_start,
        reminder.window_end,
        quiet,
        clock.require_zone(reminder.timezone),
        surprise=clock.Surprise(str(reminder.pk), reminder.times_a_week) if surprises else None,
        dates=frozenset({reminder.once_on}) if reminder.once_on else dates,
    )


def set_next(reminder: Reminder | Schedule, due: clock.Due | None) -> None:
    """Sets when it comes next, and that nothing is to be planned until then."""
    reminder.next_on, reminder.next_at, reminder.next_until = (
        (due.day, due.at, due.until) if due else (None, None, None)
    )
    reminder.to_plan = False


@lru_cache(maxsize=128)
def _weekdays(bits: int) -> frozenset[int]:
    return frozenset(from_bits(bits))


def _is_still(reminder: Reminder | Schedule) -> bool:
    until_back = reminder.status == Status.PAUSED and reminder.paused_until is None
    return until_back or reminder.status in {Status.RESTING, Status.OVER}


def _around_a_session(
    reminder: Reminder | Schedule,
    quiet: clock.Quiet,
    start: datetime,
    known: Mapping[UUID, Sequence[datetime]] | None,
) -> clock.Due | None:
    owner = reminder.owner_id
    coming = (known if known is not None else sessions.upcoming({owner}, start)).get(owner, [])
    zone = clock.require_zone(reminder.timezone)
    for session in coming:
        local = session.astimezone(zone)
        if reminder.rhythm == Rhythm.DAY_BEFORE:
            due = _on(reminder, quiet, local.date() - timedelta(days=1), reminder.window_start, start)
        else:
            over = local + sessions.LASTS
            if over.date() != local.date():
                continue
            due = _on(reminder, quiet, local.date(), max(reminder.window_start, over.time()), start)
        if due:
            return due
    return None


def _on(
    reminder: Reminder | Schedule, quiet: clock.Quiet, day: date, opens: time, start: datetime
) -> clock.Due | None:
    if opens >= reminder.window_end:
        return None
    plan = plan_of(reminder, quiet, dates=frozenset({day}), start=opens)
    return clock.next_due(plan, after=reminder.last_on, now=start, chance=_chance)
