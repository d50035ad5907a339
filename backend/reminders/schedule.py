"""When a reminder comes next.

Everything that changes its plan goes through here, so that no change makes it come twice.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID

from backend.core import clock, local_time, zones
from backend.reminders import sessions, turns
from backend.reminders.models import Reminder, Rhythm, Status, from_bits
from backend.reminders.turns import Turns

CLOSEST = timedelta(hours=12)  # travel eastwards can bring tomorrow's window very near today's
KEPT_WITHIN = timedelta(
    hours=36
)  # what comes so soon stays as it is while it can; the rest is shared out anew
RULES_MOVE = timedelta(hours=3)  # by so much, and no more, a new edition of the zones moves a midnight
MAY_MOVE = timedelta(days=6)  # what is for a single day goes to the next free one, but no further
AROUND_A_SESSION = frozenset({Rhythm.DAY_BEFORE, Rhythm.EVENING_AFTER, Rhythm.MORNING_AFTER})
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
    wording: str
    status: str
    paused_until: datetime | None
    last_on: date | None
    last_at: datetime | None
    next_on: date | None
    next_at: datetime | None
    next_until: datetime | None
    to_plan: bool = True


def plan_next(
    reminder: Reminder | Schedule,
    quiet: clock.Quiet,
    *,
    now: datetime,
    soon: bool = False,
    known: Mapping[UUID, Sequence[datetime]] | None = None,
    taken: Turns | None = None,
) -> None:
    """Sets the next moment, later than everything that came before; none while resting, or paused until the person is
    back. One that is near already, and still holds, is kept.

    `soon` is for a new reminder: it comes within two minutes if its window is open. `known` are the sessions by
    owner, where they were read already. `taken` are the moments that the owner's other reminders have; the one that
    is found is added. One that was for a single day is over once that day is. Raises zones.UnknownZone.
    """
    if _is_still(reminder) or reminder.rhythm == Rhythm.OPENING:
        set_next(reminder, None)
        return
    start = max(now, _end_of_pause(reminder, now))
    counted = taken if taken and turns.counts(reminder.wording) else None
    free = counted.turn_of(reminder.pk) if counted else _anything
    if reminder.rhythm in AROUND_A_SESSION:
        due = _around_a_session(reminder, quiet, start, known, free)
    elif (due := _kept(reminder, quiet, start, now)) is None or (counted and counted.left(due) <= 0):
        due = _drawn(reminder, quiet, start, free, soon=soon and start == now)
    set_next(reminder, due)
    if due and counted:
        counted.take(due.day, due.at, reminder.pk)
    if due is None and reminder.rhythm == Rhythm.ONCE:
        reminder.status = Status.OVER  # its pause stays: it may be on its way


def save_planned(
    reminders: Iterable[Reminder], quiet: clock.Quiet, now: datetime, *, soon: Reminder | None = None
) -> None:
    """Sets and keeps the next moment of rows that the caller holds locked, those that have one day only first."""
    rows = sorted(reminders, key=in_turn)
    known = known_sessions(rows, now)
    taken = turns.of({row.owner_id for row in rows}, now, but=[row.pk for row in rows])
    for reminder in rows:
        taken[reminder.owner_id].add(reminder)
    for reminder in rows:
        plan_next(
            reminder, quiet, now=now, soon=reminder is soon, known=known, taken=taken[reminder.owner_id]
        )
        reminder.save()


def in_turn(reminder: Reminder | Schedule) -> tuple[int, datetime]:
    """The order in which they take their turns: what can't wait for another day, then who came longest ago."""
    order = 0 if reminder.rhythm == Rhythm.ONCE else 1 if reminder.rhythm in AROUND_A_SESSION else 2
    return order, reminder.last_at or datetime.min.replace(tzinfo=UTC)


def move_to(reminder: Reminder, timezone: str) -> None:
    """Takes it to another zone. A pause is one of local days, so its end goes with it."""
    if reminder.paused_until and timezone != reminder.timezone:
        day = _first_day_after_pause(reminder.paused_until, reminder.timezone)
        reminder.paused_until = local_time.start_of_day(day, zones.require_zone(timezone))
    reminder.timezone = timezone


def known_sessions(
    reminders: Iterable[Reminder | Schedule], now: datetime
) -> Mapping[UUID, Sequence[datetime]] | None:
    """The sessions of whoever is reminded around them, for planning many: two queries, or none.

    None where one lies in a zone that is no longer known: then each is asked alone, and the others are not held up.
    """
    owners = {row.owner_id for row in reminders if row.rhythm in AROUND_A_SESSION}
    try:
        return sessions.upcoming(owners, now) if owners else {}
    except zones.UnknownZone:
        return None


def plan_of(
    reminder: Reminder | Schedule,
    quiet: clock.Quiet,
    dates: frozenset[date] | None = None,
    start: time | None = None,
) -> clock.Plan:
    """On its own days, or on `dates` alone, the window perhaps from a later `start` on.

    Raises zones.UnknownZone when the zone was removed from the database of zones.
    """
    surprises = reminder.rhythm == Rhythm.SURPRISE
    return clock.Plan(
        _weekdays(reminder.days),
        start or reminder.window_start,
        reminder.window_end,
        quiet,
        zones.require_zone(reminder.timezone),
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


def _anything(due: clock.Due) -> bool:
    return True


def _end_of_pause(reminder: Reminder | Schedule, now: datetime) -> datetime:
    """The beginning of its first local day after a pause, also where a new edition of the zones moved it."""
    if reminder.status != Status.PAUSED or reminder.paused_until is None or reminder.paused_until <= now:
        return now
    day = _first_day_after_pause(reminder.paused_until, reminder.timezone)
    begins = local_time.start_of_day(day, zones.require_zone(reminder.timezone))
    if abs(begins - reminder.paused_until) <= RULES_MOVE:
        reminder.paused_until = begins
    return reminder.paused_until


def _first_day_after_pause(paused_until: datetime, timezone: str) -> date:
    noon = paused_until + timedelta(hours=12)  # so that an hour more or less leaves it on its day
    return local_time.local_date(noon, zones.require_zone(timezone))


def _kept(
    reminder: Reminder | Schedule, quiet: clock.Quiet, start: datetime, now: datetime
) -> clock.Due | None:
    """The moment that it has, if it is near and still one of its plan's."""
    day, at, until = reminder.next_on, reminder.next_at, reminder.next_until
    if day is None or at is None or until is None:
        return None
    if at < start or at - now > KEPT_WITHIN or _came_too_lately(reminder, day, at):
        return None
    due = clock.Due(day, at, until)
    return due if clock.holds(plan_of(reminder, quiet), due) else None


def _came_too_lately(reminder: Reminder | Schedule, day: date, at: datetime) -> bool:
    same_day = reminder.last_on is not None and day <= reminder.last_on
    return same_day or (reminder.last_at is not None and at - reminder.last_at < CLOSEST)


def _drawn(
    reminder: Reminder | Schedule, quiet: clock.Quiet, start: datetime, free: clock.Free, *, soon: bool
) -> clock.Due | None:
    if reminder.rhythm == Rhythm.ONCE:
        return _on_its_one_day(reminder, quiet, start, free, soon=soon)
    plan = plan_of(reminder, quiet)
    if soon:
        return clock.soon_due(plan, now=start, chance=_chance, free=free)
    due = clock.next_due(plan, after=reminder.last_on, now=start, chance=_chance, free=free)
    if due and reminder.last_at and due.at - reminder.last_at < CLOSEST:
        # Drawn again from what is left of the day; one whose window is over by then gives way to the next.
        start = max(start, reminder.last_at + CLOSEST)
        due = clock.next_due(plan, after=reminder.last_on, now=start, chance=_chance, free=free)
    return due


def _on_its_one_day(
    reminder: Reminder | Schedule, quiet: clock.Quiet, start: datetime, free: clock.Free, *, soon: bool
) -> clock.Due | None:
    """On its day, or on the next one that is not taken: it has no other turn."""
    asked = reminder.once_on
    last = asked + MAY_MOVE if asked else None
    while reminder.once_on and last and reminder.once_on <= last:
        plan = plan_of(reminder, quiet)
        due = (
            clock.soon_due(plan, now=start, chance=_chance)
            if soon
            else clock.next_due(plan, after=reminder.last_on, now=start, chance=_chance)
        )
        if due is None or free(due):
            return due
        reminder.once_on += timedelta(days=1)
    reminder.once_on = asked
    return None


def _around_a_session(
    reminder: Reminder | Schedule,
    quiet: clock.Quiet,
    start: datetime,
    known: Mapping[UUID, Sequence[datetime]] | None,
    free: clock.Free,
) -> clock.Due | None:
    owner = reminder.owner_id
    coming = (known if known is not None else sessions.upcoming({owner}, start)).get(owner, [])
    return next((due for at in coming if (due := around(reminder, quiet, at, start)) and free(due)), None)


def around(
    reminder: Reminder | Schedule, quiet: clock.Quiet, session: datetime, start: datetime
) -> clock.Due | None:
    """Its moment before or after this session; None where its hours leave no room for one."""
    zone = zones.require_zone(reminder.timezone)
    begins, ends = session.astimezone(zone), (session + sessions.LASTS).astimezone(zone)
    apart = {Rhythm.DAY_BEFORE: -1, Rhythm.EVENING_AFTER: 0, Rhythm.MORNING_AFTER: 1}[Rhythm(reminder.rhythm)]
    day = begins.date() + timedelta(days=apart)
    opens = reminder.window_start
    if reminder.rhythm != Rhythm.DAY_BEFORE:
        if ends.date() > day:
            return None
        if ends.date() == day:
            opens = max(opens, ends.time())
    if opens >= reminder.window_end:
        return None
    plan = plan_of(reminder, quiet, dates=frozenset({day}), start=opens)
    return clock.next_due(plan, after=reminder.last_on, now=start, chance=_chance)
