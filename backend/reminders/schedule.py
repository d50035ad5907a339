"""When a reminder comes next. Everything that changes its plan goes through here, so that no change makes it come twice."""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from backend.core import clock
from backend.reminders import sessions
from backend.reminders.models import Reminder, Rhythm, Status

CLOSEST = timedelta(hours=12)  # travel eastwards can bring tomorrow's window very near today's
AROUND_A_SESSION = frozenset({Rhythm.DAY_BEFORE, Rhythm.EVENING_AFTER})
_chance = random.SystemRandom()


def plan_next(
    reminder: Reminder,
    quiet: clock.Quiet,
    *,
    now: datetime,
    soon: bool = False,
    known: Mapping[UUID, Sequence[datetime]] | None = None,
) -> None:
    """Sets the next moment, later than everything that came before; none while resting, or paused until the person is back.

    `soon` is for a new reminder: it comes within two minutes if its window is open. `known` are the sessions by owner, where they were
    read already. One that was for a single day is over once that day is. Raises clock.UnknownZone.
    """
    if _is_still(reminder) or reminder.rhythm == Rhythm.OPENING:
        reminder.set_next(None)
        return
    start = now
    if reminder.status == Status.PAUSED and reminder.paused_until and reminder.paused_until > now:
        start = reminder.paused_until
    if reminder.rhythm in AROUND_A_SESSION:
        reminder.set_next(_around_a_session(reminder, quiet, start, known))
        return
    plan = reminder.plan(quiet)
    if soon and start == now:
        due = clock.soon_due(plan, now=now, chance=_chance)
    else:
        due = clock.next_due(plan, after=reminder.last_on, now=start, chance=_chance)
    if due and reminder.last_at and due.at - reminder.last_at < CLOSEST:
        # Drawn again from what is left of the day; one whose window is over by then gives way to the next.
        start = max(start, reminder.last_at + CLOSEST)
        due = clock.next_due(plan, after=reminder.last_on, now=start, chance=_chance)
    reminder.set_next(due)
    if due is None and reminder.rhythm == Rhythm.ONCE:
        reminder.status, reminder.paused_until = Status.OVER, None


def save_planned(reminders: Iterable[Reminder], quiet: clock.Quiet, now: datetime) -> None:
    """Sets and keeps the next moment of rows that the caller holds locked."""
    rows = list(reminders)
    known = known_sessions(rows, now)
    for reminder in rows:
        plan_next(reminder, quiet, now=now, known=known)
        reminder.save()


def known_sessions(reminders: Iterable[Reminder], now: datetime) -> Mapping[UUID, Sequence[datetime]] | None:
    """The sessions of whoever is reminded around them, for planning many: two queries, or none.

    None where one lies in a zone that is no longer known: then each is asked alone, and the others are not held up.
    """
    owners = {row.owner_id for row in reminders if row.rhythm in AROUND_A_SESSION}
    try:
        return sessions.upcoming(owners, now) if owners else {}
    except clock.UnknownZone:
        return None


def _is_still(reminder: Reminder) -> bool:
    until_back = reminder.status == Status.PAUSED and reminder.paused_until is None
    return until_back or reminder.status in {Status.RESTING, Status.OVER}


def _around_a_session(
    reminder: Reminder, quiet: clock.Quiet, start: datetime, known: Mapping[UUID, Sequence[datetime]] | None
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


def _on(reminder: Reminder, quiet: clock.Quiet, day: date, opens: time, start: datetime) -> clock.Due | None:
    if opens >= reminder.window_end:
        return None
    plan = reminder.plan(quiet, dates=frozenset({day}), start=opens)
    return clock.next_due(plan, after=reminder.last_on, now=start, chance=_chance)
