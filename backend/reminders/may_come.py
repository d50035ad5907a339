"""Why a note that was made must not come after all, by what its reminder, its settings and its session are now."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from backend.core import clock, local_time, zones
from backend.push.models import Delivery, State
from backend.reminders import sessions
from backend.reminders.models import (
    DeletedOccurrence,
    Email,
    Occurrence,
    Purpose,
    ReminderSettings,
    Rhythm,
    Wording,
)
from backend.reminders.schedule import AROUND_A_SESSION
from backend.reminders.selectors import MAY_COME, status_at

# What is read of each occurrence, and of its owner's settings, for many at once and without objects.
COLUMNS = (
    "pk", "owner_id", "purpose", "local_on", "due_at", "reminder_id", "reminder__status", "reminder__paused_until",
    "reminder__timezone", "reminder__repair", "reminder__wording", "reminder__content", "reminder__rhythm", "reminder__days",
    "reminder__times_a_week", "reminder__once_on", "reminder__window_start", "reminder__window_end",
)  # fmt: skip
SETTINGS = ("quiet_from", "quiet_until", "daily_most", "words_agreed_at")


class Moment:
    """One moment, as it is in each of the zones that are asked for."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._local: dict[str, tuple[tzinfo, date, time] | None] = {}

    def reason(self, row: Any) -> str:
        """Why one must not come, or nothing."""
        if row.reminder_id is None:
            return "deleted"
        status, _ = status_at(row.reminder__status, row.reminder__paused_until, self._now)
        if status not in MAY_COME:
            return status
        if row.reminder__wording == Wording.SILENT:
            return "silent"
        if row.reminder__rhythm == Rhythm.OPENING:
            return "opening"
        local = self._in(row.reminder__timezone)
        if local is None:
            return "unknown_zone"
        zone, today, wall = local
        if _quiet(row).covers(wall):
            return "quiet"
        if today != row.local_on or not _falls_on(row):
            return "another_day"
        if row.purpose == Purpose.SCHEDULED and not self._in_window(row, zone, wall):
            return "another_time"  # "later today" was asked for outside of it
        return ""

    def _in(self, name: str) -> tuple[tzinfo, date, time] | None:
        if name not in self._local:
            try:
                zone = zones.require_zone(name)
            except zones.UnknownZone:  # one row in a zone that is gone stops none of the others
                self._local[name] = None
            else:
                local = self._now.astimezone(zone)
                self._local[name] = zone, local.date(), local.time()
        return self._local[name]

    def _in_window(self, row: Any, zone: tzinfo, wall: time) -> bool:
        start, end = row.reminder__window_start, row.reminder__window_end
        if start <= wall < end:
            return True
        # Where the clocks jump over all of it, the window is elsewhere.
        plan = clock.Plan(_EVERY_DAY, start, end, _quiet(row), zone)
        return any(opens <= self._now < closes for opens, closes in clock.openings(plan, row.local_on))


def without_session(rows: Sequence[Any], now: datetime) -> dict[UUID, str]:
    """Those around a session that is not where it was."""
    around = [row for row in rows if row.reminder__rhythm in AROUND_A_SESSION]
    known = sessions.upcoming({row.owner_id for row in around}, now) if around else {}
    return {
        row.pk: "session_moved" for row in around if not _has_session(row, known.get(row.owner_id, []), now)
    }


def one_too_many(rows: Sequence[Any]) -> dict[UUID, str]:
    """Those of people who want fewer a day than when their notes were made: whatever was sent counts, and of what
    waits the earlier one.
    """
    few = [row for row in rows if row.purpose == Purpose.SCHEDULED and (row.daily_most or _MOST) < _MOST]
    if not few:
        return {}
    mine = Delivery.objects.filter(message=OuterRef("pk"))
    others = Occurrence.objects.filter(
        Q(email=Email.SENT) | Exists(mine.filter(state__in=[State.SENT, State.PENDING])),
        owner_id__in_ids={row.owner_id for row in few},
        local_on__in={row.local_on for row in few},
        purpose=Purpose.SCHEDULED,
    ).annotate(went=Exists(mine.filter(state=State.SENT)))
    day: dict[tuple[UUID, date], list[tuple[UUID | None, datetime, bool]]] = defaultdict(list)
    for key, owner, on, due, went, email in others.values_list(
        "pk", "owner_id", "local_on", "due_at", "went", "email"
    ):
        day[owner, on].append((key, due, went or bool(email)))
    deleted = DeletedOccurrence.objects.filter(owner_id__in_ids={row.owner_id for row in few})
    for owner, on, due in deleted.values_list("owner_id", "local_on", "due_at"):
        day[owner, on].append((None, due, True))
    return {
        row.pk: "daily_most" for row in few if _before(row, day[row.owner_id, row.local_on]) >= row.daily_most
    }


def _before(row: Any, that_day: list[tuple[UUID | None, datetime, bool]]) -> int:
    place = (row.due_at, row.pk)
    return sum(key != row.pk and (went or (due, key) < place) for key, due, went in that_day)


def _falls_on(row: Any) -> bool:
    if row.reminder__rhythm == Rhythm.ONCE:
        return bool(row.reminder__once_on == row.local_on)
    if row.reminder__rhythm == Rhythm.SURPRISE:
        return clock.Surprise(str(row.reminder_id), row.reminder__times_a_week).falls_on(row.local_on)
    return row.reminder__rhythm != Rhythm.DAYS or bool(row.reminder__days >> row.local_on.weekday() & 1)


def _has_session(row: Any, coming: Sequence[datetime], now: datetime) -> bool:
    zone = zones.require_zone(row.reminder__timezone)
    if row.reminder__rhythm == Rhythm.DAY_BEFORE:
        return any(local_time.local_date(at, zone) - timedelta(days=1) == row.local_on for at in coming)
    if row.reminder__rhythm == Rhythm.MORNING_AFTER:
        return any(local_time.local_date(at, zone) + timedelta(days=1) == row.local_on for at in coming)
    return any(
        local_time.local_date(at, zone) == row.local_on and at + sessions.LASTS <= now for at in coming
    )


def _quiet(row: Any) -> clock.Quiet:
    return _hours(row.quiet_from, row.quiet_until)


@lru_cache(maxsize=1000)
def _hours(start: time | None, until: time | None) -> clock.Quiet:
    """Nearly everybody has one of few."""
    return ReminderSettings().quiet if start is None or until is None else clock.Quiet(start, until)


_MOST = ReminderSettings().daily_most
_EVERY_DAY = frozenset(range(1, 8))
