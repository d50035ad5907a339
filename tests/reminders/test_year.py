"""A year of the engine in many zones, with quiet hours, gaps, sessions, travel, and changes while something waits.

Each comes inside its window or not at all and then for a reason, never twice on a day, never more than two on a local
day, never in quiet hours. The quick form goes through some weeks around the changes of a few zones; `make bench`
through the year and fifty zones.
"""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from backend.accounts.models import User
from backend.core import clock, local_time, zones
from backend.push import pipeline
from backend.push.models import Delivery, State
from backend.reminders import dispatch, planning, selectors, services
from backend.reminders.models import Dropped, Occurrence, OwnSession, Reminder, Rhythm, Status, Wording
from backend.reminders.outlook import outlooks
from backend.reminders.rules import SessionInput
from tests.clock import FrozenClock
from tests.conftest import MakeUser
from tests.push.fixtures import Subscribe
from tests.reminders.scenario import open_everything, reminder_input

pytestmark = [pytest.mark.django_db, pytest.mark.promise(44)]

WEEKS = {  # some days around a change of the clocks, or of the sides of the date line
    "Australia/Lord_Howe": date(2026, 9, 30),
    "Africa/Casablanca": date(2026, 2, 12),
    "Pacific/Apia": date(2011, 12, 26),
    "America/Nuuk": date(2026, 3, 25),
    "Africa/Cairo": date(2026, 4, 20),
    "America/Vancouver": date(2026, 10, 29),
}
FIFTY = [
    "Pacific/Pago_Pago", "Pacific/Honolulu", "Pacific/Marquesas", "America/Anchorage", "America/Adak", "America/Los_Angeles",
    "America/Vancouver", "America/Phoenix", "America/Denver", "America/Mexico_City", "America/Chicago", "America/Havana",
    "America/New_York", "America/Bogota", "America/Halifax", "America/Caracas", "America/Asuncion", "America/Santiago",
    "America/St_Johns", "America/Sao_Paulo", "America/Miquelon", "America/Nuuk", "America/Scoresbysund", "Atlantic/Azores",
    "Africa/Casablanca", "Africa/El_Aaiun", "Europe/London", "Europe/Dublin", "Africa/Lagos", "Europe/Berlin",
    "Africa/Cairo", "Europe/Chisinau", "Asia/Beirut", "Asia/Gaza", "Europe/Istanbul", "Asia/Tehran", "Asia/Dubai",
    "Asia/Kabul", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Yangon", "Asia/Bangkok", "Australia/Eucla",
    "Asia/Tokyo", "Australia/Adelaide", "Australia/Sydney", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham",
    "Pacific/Apia", "Pacific/Kiritimati", "Antarctica/Troll",
]  # fmt: skip
HOURS = [  # windows, some of them where clocks change, and quiet hours
    ((time(8), time(10)), (time(21), time(9))),
    ((time(2, 15), time(2, 45)), (time(3), time(2))),
    ((time(0, 10), time(0, 50)), (time(1), time(0))),
    ((time(23, 5), time(23, 50)), (time(4), time(7))),
    ((time(9), time(20)), (time(12), time(14))),
]


class Year:
    """One person's, who now and then changes something, also while a reminder is about to come."""

    def __init__(self, person: User, zone: str, first: date, seed: str) -> None:
        self.person, self.zone, self.home = person, zone, zone
        self.random = random.Random(seed)  # noqa: S311
        self.now = local_time.to_instant(first, time(6), zones.require_zone(zone))
        self.travelled = self.changed = False
        self.seen: set[Any] = set()
        self.sent: set[Any] = set()
        window, quiet = HOURS[self.random.randrange(len(HOURS))]
        self.window = {"window_start": window[0], "window_end": window[1]}
        services.create(
            person, reminder_input(window_start=time(12), window_end=time(13), timezone=zone), now=self.now
        )
        Reminder.objects.filter(owner=person).delete()
        services.change_settings(person, {"quiet_from": quiet[0], "quiet_until": quiet[1]}, now=self.now)
        for rhythm in ({}, {}, {"rhythm": "surprise"}, {"wording": "silent"}, {"days": [1, 4]}):
            self.make(**rhythm)
        at = SessionInput(first + timedelta(days=2), time(self.random.choice([9, 15, 22])), 1, zone)
        services.set_own_session(person, at, now=self.now)
        for around in ("day_before", "evening_after", "morning_after"):
            self.make(content="session", rhythm=around)

    def make(self, **more: Any) -> None:
        services.create(
            self.person, reminder_input(timezone=self.zone, **{**self.window, **more}), now=self.now
        )

    def live(self, until: datetime, travel: bool) -> None:
        while (at := self.next_at()) and at <= until:
            self.now = max(self.now, at)
            if self.random.random() < 0.1:
                self.change(travel)
            while dispatch.dispatch_due(self.now, wake=False):
                pass
            self.check_what_came()
            if self.random.random() < 0.3:
                self.change(travel)  # while a note is on its way
            pipeline.send_due(clock=FrozenClock(self.now))
            self.check_what_was_sent()
            while planning.plan_waiting(self.now):
                pass
            if self.random.random() < 0.3:
                self.check_outlooks()
            open_everything(self.now)

    def next_at(self) -> datetime | None:
        mine = Reminder.objects.filter(owner=self.person, next_at__isnull=False)
        return mine.order_by("next_at").values_list("next_at", flat=True).first()

    def change(self, travel: bool) -> None:
        # The silent one is left alone, so that somebody can say of each day whether it should have come.
        mine = [one for one in selectors.reminders(self.person) if one.wording != Wording.SILENT]
        one = self.random.choice(mine)
        match self.random.randrange(6 if travel else 5):
            case 0:
                services.pause(
                    self.person, one.pk, until=self.random.choice(["tomorrow", "week"]), now=self.now
                )
            case 1:
                services.resume(self.person, one.pk, now=self.now)
            case 2 if one.rhythm in {Rhythm.DAYS, Rhythm.SURPRISE}:
                services.remove(self.person, one.pk)
                self.make()
            case 3:
                services.change_settings(
                    self.person, {"daily_most": self.random.choice([1, 2])}, now=self.now
                )
            case 4 if one.rhythm == Rhythm.DAYS:
                days = sorted(self.random.sample(range(1, 8), 3))
                changed = reminder_input(timezone=one.timezone, **{**self.window, "days": days})
                services.change(self.person, one.pk, changed, now=self.now)
            case 5:
                self.travelled = True
                self.zone = self.random.choice(
                    [self.home, "Asia/Tokyo", "America/Los_Angeles", "Pacific/Apia"]
                )
                services.follow_device(self.person, self.zone, now=self.now)

    def check_what_came(self) -> None:
        quiet = selectors.settings_of(self.person.pk).quiet
        new = Occurrence.objects.filter(owner=self.person).exclude(pk__in=self.seen)
        for row in new.select_related("reminder"):
            assert row.reminder is not None
            self.seen.add(row.pk)
            if row.dropped == Dropped.LATE:
                continue
            zone = zones.require_zone(row.reminder.timezone)
            local = row.due_at.astimezone(zone)
            assert local.date() == row.local_on
            assert not quiet.covers(local.time())
            plan = clock.Plan(
                frozenset(range(1, 8)), row.reminder.window_start, row.reminder.window_end, quiet, zone
            )
            assert any(
                a <= row.due_at < b and row.expires_at <= b for a, b in clock.openings(plan, row.local_on)
            )
            assert row.dropped != Dropped.DAILY_MOST  # what was said to come comes

    def check_what_was_sent(self) -> None:
        """What a reminder is when its note leaves decided, whatever it was when the note was made."""
        settings = selectors.settings_of(self.person.pk)
        sent = dict(
            Delivery.objects.filter(owner=self.person, state=State.SENT).values_list("message", "accepted_at")
        )
        left = Occurrence.objects.filter(pk__in=sent.keys() - self.sent).select_related("reminder")
        for row in left:
            self.sent.add(row.pk)
            assert row.reminder is not None
            assert row.reminder.status != Status.PAUSED
            at = sent[row.pk]
            assert at is not None
            local = at.astimezone(zones.require_zone(row.reminder.timezone))
            assert not settings.quiet.covers(local.time())
        assert not Delivery.objects.filter(
            owner=self.person, state=State.PENDING, expires_at__lte=self.now
        ).exists()

    def check_outlooks(self) -> None:
        mine = list(selectors.reminders(self.person))
        for row, found in zip(mine, outlooks(self.person, mine, self.now), strict=True):
            assert (found.next is None) != (found.reason is None)
            if row.status == Status.ACTIVE and row.rhythm in {Rhythm.DAYS, Rhythm.SURPRISE}:
                assert found.next is not None

    def check_the_whole(self, until: datetime) -> None:
        rows = Occurrence.objects.filter(owner=self.person)
        keys = list(rows.values_list("reminder_id", "local_on"))
        assert len(keys) == len(set(keys))
        # as each came: what was silent then may be worded now
        loud = rows.exclude(dropped__in=[Dropped.LATE, Dropped.SILENT])
        instants = [*loud.values_list("due_at", flat=True)]
        each = Counter(local_time.local_date(at, zones.require_zone(self.home)) for at in instants)
        if not self.travelled:
            assert max(each.values(), default=0) <= 2
        assert max(Counter(loud.values_list("local_on", flat=True)).values(), default=0) <= 2


def whole_days(person: User, zone: str, first: date, last: date) -> Iterator[tuple[date, bool]]:
    """Each local day on which the silent daily one, which nothing changed, could come, and whether it did."""
    place = zones.require_zone(zone)
    quiet = selectors.settings_of(person.pk).quiet
    reminder = Reminder.objects.get(owner=person, wording=Wording.SILENT)
    came = set(reminder.occurrences.values_list("local_on", flat=True))
    plan = clock.Plan(frozenset(range(1, 8)), reminder.window_start, reminder.window_end, quiet, place)
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        if local_time.exists(day, place) and clock.openings(plan, day):
            yield day, day in came


@pytest.mark.parametrize(("zone", "first"), WEEKS.items())
@pytest.mark.parametrize("changes", [False, True], ids=["still", "changing"])
def test_some_days_around_a_change_of_the_clocks(
    make_user: MakeUser,
    subscribe: Subscribe,
    monkeypatch: pytest.MonkeyPatch,
    zone: str,
    first: date,
    changes: bool,
) -> None:
    days = 7
    year = Year(make_user("alice"), zone, first, f"{zone}{changes}")
    subscribe(year.person, now=year.now)
    if not changes:
        monkeypatch.setattr(Year, "change", lambda *_: None)
    end = year.now + timedelta(days=days)
    year.live(end, travel=changes)
    year.check_the_whole(end)
    assert year.seen
    assert year.sent
    if not changes:
        missing = [
            day
            for day, came in whole_days(
                year.person, zone, first + timedelta(days=1), first + timedelta(days=days - 2)
            )
            if not came
        ]
        assert missing == []


@pytest.mark.bench
@pytest.mark.parametrize("zone", FIFTY)
@pytest.mark.parametrize("changes", [False, True], ids=["still", "changing"])
def test_the_whole_year(
    make_user: MakeUser, subscribe: Subscribe, monkeypatch: pytest.MonkeyPatch, zone: str, changes: bool
) -> None:
    person = make_user("alice")
    first = date(2026, 1, 1)
    year = Year(person, zone, first, zone)
    subscribe(person, now=year.now)
    if not changes:
        monkeypatch.setattr(Year, "change", lambda *_: None)
    end = datetime(2027, 1, 1, tzinfo=UTC)
    year.live(end, travel=changes)
    year.check_the_whole(end)
    assert len(year.seen) > 300
    assert OwnSession.objects.filter(owner=person).exists()
    mine = list(selectors.reminders(person).filter(content="session"))
    came = set(Occurrence.objects.filter(reminder__in=mine).values_list("reminder", flat=True))
    # One whose hours lie in quiet hours, or before the session is over, never comes, and says so.
    silent = [
        found.reason
        for row, found in zip(mine, outlooks(person, mine, year.now), strict=True)
        if row.pk not in came
    ]
    assert came
    assert all(silent)
    if not changes:
        days = whole_days(person, zone, first + timedelta(days=1), date(2026, 12, 30))
        assert [day for day, is_there in days if not is_there] == []
