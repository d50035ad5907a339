"""Whose turn it is. Two a day is the most that comes to a person, over all their reminders, and whatever was deleted
or made anew since.

A day is a local day in each zone that the person has reminders in, and in the one that their phone is in: so it is
one wherever they count it. A moment is taken when a reminder is planned. Where more want to come on a day than may,
those go first who came longest ago, and chance decides between equals; the others wait for the next day. So nobody's
reminder is left out for one that is earlier in the day. What has one day only, and no turn on another, takes it first.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from hashlib import sha256
from typing import NamedTuple, Protocol
from uuid import UUID

from django.db.models import Q

from backend.core import clock, local_time, zones
from backend.reminders.models import (
    DeletedOccurrence,
    Dropped,
    Occurrence,
    Purpose,
    Reminder,
    ReminderSettings,
    Rhythm,
    Status,
    Wording,
)

LOOKS_BACK = timedelta(days=3)  # no local day is further away than that


class Asking(Protocol):
    """What has to be known of a reminder to give it its turn."""

    @property
    def pk(self) -> UUID: ...
    @property
    def timezone(self) -> str: ...
    @property
    def wording(self) -> str: ...
    @property
    def rhythm(self) -> str: ...
    @property
    def days(self) -> int: ...
    @property
    def times_a_week(self) -> int: ...
    @property
    def status(self) -> str: ...
    @property
    def paused_until(self) -> datetime | None: ...
    @property
    def last_on(self) -> date | None: ...


class _Row(NamedTuple):
    owner: UUID
    next_on: date | None
    next_at: datetime | None
    pk: UUID
    timezone: str
    wording: str
    rhythm: str
    days: int
    times_a_week: int
    status: str
    paused_until: datetime | None
    last_on: date | None


@dataclass(slots=True, eq=False)
class _Rival:
    """One that may want to come on the same day as another."""

    asking: Asking
    zone: tzinfo
    next_on: date | None = None

    def wants(self, day: date) -> bool:
        one = self.asking
        if one.rhythm == Rhythm.SURPRISE:
            return clock.Surprise(str(one.pk), one.times_a_week).falls_on(day)
        return bool(one.days >> day.weekday() & 1)

    def can(self, day: date) -> bool:
        """Whether it could still be given that day."""
        end = self.asking.paused_until
        if self.asking.status == Status.PAUSED and (
            end is None or local_time.local_date(end, self.zone) > day
        ):
            return False
        return (self.next_on is None or self.next_on < day) and self.wants(day)

    def place(self, day: date) -> tuple[date, bytes]:
        last = self.next_on if self.next_on and self.next_on < day else self.asking.last_on
        return last or date.min, sha256(f"{day}|{self.asking.pk}".encode()).digest()


class Turns:
    """The moments of one person that are taken, and who else asks for one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._zones: dict[str, tzinfo] = {}
        self._taken: list[tuple[date, datetime]] = []
        self._rivals: dict[UUID, _Rival] = {}

    def add(self, reminder: Asking, next_on: date | None = None) -> None:
        self.add_zone(reminder.timezone)
        if counts(reminder.wording) and goes_round(reminder.rhythm) and reminder.status != Status.RESTING:
            self._rivals[reminder.pk] = _Rival(reminder, self._zones.get(reminder.timezone, UTC), next_on)

    def add_zone(self, name: str) -> None:
        if name and name not in self._zones:
            try:
                self._zones[name] = zones.require_zone(name)
            except zones.UnknownZone:  # nobody is there
                return

    def take(self, day: date, at: datetime, key: UUID | None = None) -> None:
        self._taken.append((day, at))
        if key in self._rivals:
            self._rivals[key].next_on = day

    def left(self, due: clock.Due) -> int:
        """How many may still come on the day of that moment, in whichever zone most have come already."""
        near = [at for _, at in self._taken if abs(at - due.at) < timedelta(days=2)]
        came = [_on_the_day_of(due.at, near, zone) for zone in self._zones.values()]
        return self._most - max([sum(day == due.day for day, _ in self._taken), *came])

    def turn_of(self, key: UUID) -> clock.Free:
        """Says of one moment after the other, in their order, whether it is free and nobody who came longer ago wants
        it more. Whoever does is taken to come then, and so has no better right to the next one.
        """
        me = self._rivals.get(key)
        others = [replace(one) for other, one in self._rivals.items() if other != key]

        def is_free(due: clock.Due) -> bool:
            left = self.left(due)
            if left <= 0 or me is None:
                return left > 0
            mine = me.place(due.day)
            wanting = sorted((one for one in others if one.can(due.day)), key=lambda one: one.place(due.day))
            first = [one for one in wanting if one.place(due.day) < mine]
            for one in first[:left]:
                one.next_on = due.day
            return len(first) < left

        return is_free


def counts(wording: str) -> bool:
    """Whether one takes a turn: what waits inside the app calls nobody."""
    return wording != Wording.SILENT


def goes_round(rhythm: str) -> bool:
    """Whether one that has no turn on a day has one on another."""
    return rhythm in {Rhythm.DAYS, Rhythm.SURPRISE}


def of(owners: Collection[UUID], now: datetime, *, but: Iterable[UUID] = ()) -> dict[UUID, Turns]:
    """What is taken by what came and by what is planned, `but` for reminders that are about to be planned.

    Four queries for all owners. Whoever asks in order to plan holds the locks of the owners' settings.
    """
    found = {owner: Turns(ReminderSettings().daily_most) for owner in owners}
    settings = ReminderSettings.objects.filter(pk__in_ids=owners)
    for owner, most, zone in settings.values_list("pk", "daily_most", "timezone"):
        found[owner] = Turns(most)
        found[owner].add_zone(zone)
    left_out = set(but)
    mine = Reminder.objects.filter(owner_id__in_ids=owners).exclude(status=Status.OVER)
    for row in map(_Row._make, mine.values_list("owner_id", *_Row._fields[1:])):
        if row.pk in left_out:
            continue
        found[row.owner].add(row, row.next_on)
        if counts(row.wording) and row.next_on and row.next_at:
            found[row.owner].take(row.next_on, row.next_at)
    lately = {"owner_id__in_ids": owners, "local_on__gte": (now - LOOKS_BACK).date()}
    came = Occurrence.objects.filter(
        Q(dropped="") | Q(dropped=Dropped.NO_DEVICE), purpose=Purpose.SCHEDULED, **lately
    )
    for rows in (came, DeletedOccurrence.objects.filter(**lately)):
        for owner, day, at in rows.values_list("owner_id", "local_on", "due_at"):
            found[owner].take(day, at)
    return found


def _on_the_day_of(instant: datetime, others: Iterable[datetime], zone: tzinfo) -> int:
    day = local_time.local_date(instant, zone)
    return sum(local_time.local_date(at, zone) == day for at in others)
