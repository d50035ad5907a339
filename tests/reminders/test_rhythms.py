"""On which days each rhythm comes: surprise days, around a session, once, and at the opening."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.errors import Conflict, Invalid
from backend.core.ids import new_id
from backend.push.models import Delivery, State
from backend.reminders import receipts, selectors, services, sessions
from backend.reminders.models import Occurrence, Purpose, Reminder, Status
from backend.reminders.rules import SessionInput
from tests.clinic.test_clinic import set_session
from tests.conftest import NOON, put_entry
from tests.push.fixtures import Subscribe
from tests.push.service import PushService
from tests.reminders.scenario import due, open_everything, remind, reminder_input, run
from tests.sharing.device import link

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def days_until(reminder: Reminder, end: datetime) -> list[date]:
    """Runs the engine from one due moment to the next until `end`; the local days on which it came."""
    while True:
        reminder.refresh_from_db()
        if reminder.next_at is None or reminder.next_at > end:
            return list(reminder.occurrences.order_by("local_on").values_list("local_on", flat=True))
        run(reminder.next_at)


@pytest.mark.parametrize("times", [1, 2, 3, 4, 5])
def test_surprise_comes_that_many_times_in_each_whole_week(
    alice: User, subscribe: Subscribe, push_service: PushService, times: int
) -> None:
    subscribe(alice)
    # Never opened, it would go to rest after five.
    reminder = remind(alice, rhythm="surprise", times_a_week=times)
    weeks: Counter[tuple[int, int]] = Counter()
    end = NOON + timedelta(weeks=6)
    while (at := due(reminder)) <= end:
        run(at)
        open_everything(at)
    for day in reminder.occurrences.values_list("local_on", flat=True):
        weeks[day.isocalendar()[:2]] += 1
    whole = [(2026, week) for week in range(26, 30)]
    assert [weeks[week] for week in whole] == [times] * 4
    drawn = {
        tuple(
            day.isoweekday()
            for day in reminder.occurrences.order_by("local_on").values_list("local_on", flat=True)
            if day.isocalendar()[1] == week
        )
        for _, week in whole
    }
    assert len(drawn) > 1  # other days in other weeks


def test_at_the_opening_never_comes_by_itself(alice: User) -> None:
    reminder = remind(
        alice, rhythm="opening", window_start=time(22), window_end=time(23)
    )  # quiet hours don't matter
    assert reminder.next_at is None
    assert services.resume(alice, reminder.pk, now=NOON).next_at is None


@pytest.mark.parametrize(
    ("content", "rhythm"),
    [
        ("affirmation", "day_before"),
        ("affirmation", "once"),
        ("session", "days"),
        ("session", "once"),
        ("follow_up", "days"),
        ("values_note", "evening_after"),
    ],
)
def test_a_rhythm_that_does_not_fit_is_refused(alice: User, content: str, rhythm: str) -> None:
    with pytest.raises(Invalid) as refused:
        remind(alice, content=content, rhythm=rhythm)
    assert (refused.value.code, list(refused.value.fields)) == ("rhythm_does_not_fit", ["rhythm"])


class TestAroundASession:
    def own(self, user: User, first_on: date, at: time = time(17), every_weeks: int = 1) -> None:
        services.set_own_session(user, SessionInput(first_on, at, every_weeks, "Europe/Berlin"), now=NOON)

    def around(self, user: User, rhythm: str, start: int, end: int) -> Reminder:
        return remind(user, content="session", rhythm=rhythm, window_start=time(start), window_end=time(end))

    def test_nothing_comes_while_no_session_is_known(self, alice: User) -> None:
        reminder = self.around(alice, "day_before", 10, 12)
        assert (reminder.next_at, reminder.status) == (None, Status.ACTIVE)
        self.own(alice, date(2026, 6, 18))
        assert due(reminder).date() == date(2026, 6, 17)

    def test_the_day_before(self, alice: User, subscribe: Subscribe, push_service: PushService) -> None:
        subscribe(alice)
        self.own(alice, date(2026, 6, 18))
        reminder = self.around(alice, "day_before", 10, 12)
        assert days_until(reminder, NOON + timedelta(days=20)) == [
            date(2026, 6, 17),
            date(2026, 6, 24),
            date(2026, 7, 1),
        ]

    @pytest.mark.parametrize(("at", "earliest"), [(time(15), time(18)), (time(18, 30), time(19, 30))])
    def test_the_evening_after_comes_once_it_is_over(self, alice: User, at: time, earliest: time) -> None:
        self.own(alice, date(2026, 6, 18), at)
        reminder = self.around(alice, "evening_after", 18, 21)
        for _ in range(20):
            services.resume(alice, reminder.pk, now=NOON)
            local = due(reminder).astimezone(sessions.zones.require_zone("Europe/Berlin"))
            assert local.date() == date(2026, 6, 18)
            assert earliest <= local.time() < time(21)

    def test_a_session_that_ends_after_the_window_has_no_evening(self, alice: User) -> None:
        self.own(alice, date(2026, 6, 18), time(20, 30), every_weeks=0)
        assert self.around(alice, "evening_after", 18, 21).next_at is None

    @pytest.mark.parametrize(("every", "days"), [(0, [17]), (2, [17, 1, 15]), (4, [17, 15])])
    def test_every_so_many_weeks(
        self, alice: User, subscribe: Subscribe, push_service: PushService, every: int, days: list[int]
    ) -> None:
        subscribe(alice)
        self.own(alice, date(2026, 6, 18), every_weeks=every)
        came = days_until(self.around(alice, "day_before", 10, 12), NOON + timedelta(days=34))
        assert [day.day for day in came] == days

    def test_the_therapists_date_goes_before_the_persons(self, alice: User, dana: User) -> None:
        self.own(alice, date(2026, 6, 18))
        reminder = self.around(alice, "day_before", 10, 12)
        care_link = link(alice, dana)
        with time_machine.travel(NOON, tick=False):
            set_session(dana, care_link, "2026-06-23T14:00:00Z")
        assert due(reminder).date() == date(2026, 6, 22)
        assert sessions.next_of(alice, NOON) == sessions.Next(
            datetime(2026, 6, 23, 14, tzinfo=UTC), "therapist"
        )
        with time_machine.travel(NOON, tick=False):
            set_session(dana, care_link, None)
        assert due(reminder).date() == date(2026, 6, 17)
        assert (coming := sessions.next_of(alice, NOON)) is not None
        assert coming.by == "me"

    def test_forgetting_the_session_brings_nothing_more(self, alice: User) -> None:
        self.own(alice, date(2026, 6, 18))
        reminder = self.around(alice, "day_before", 10, 12)
        services.forget_own_session(alice, now=NOON)
        reminder.refresh_from_db()
        assert reminder.next_at is None

    def test_through_the_api(self, alices: APIClient) -> None:
        with time_machine.travel(NOON, tick=False):
            nothing = {"own": None, "next_at": None, "next_by": None}
            assert alices.get("/api/v1/own-session").json() == nothing
            own = {"first_on": "2026-06-18", "at": "17:00", "every_weeks": 2, "timezone": "Europe/Berlin"}
            answer = alices.put("/api/v1/own-session", own)
            assert answer.json() == {"own": own, "next_at": "2026-06-18T15:00:00Z", "next_by": "me"}
            assert alices.put("/api/v1/own-session", {**own, "timezone": "Mars/X"}).status_code == 400
            assert alices.put("/api/v1/own-session", {**own, "every_weeks": 3}).status_code == 400
            for far in ("0001-01-01", "9999-12-31"):
                assert alices.put("/api/v1/own-session", {**own, "first_on": far}).status_code == 400
            assert alices.get("/api/v1/own-session").json()["own"] == own
            assert alices.delete("/api/v1/own-session").status_code == 204
            assert alices.get("/api/v1/own-session").json() == nothing


class TestFollowUp:
    def repair(self, api: APIClient, **columns: Any) -> UUID:
        id = new_id()
        assert put_entry(api, "repairs", id, **columns).status_code == 201
        return id

    def ask(self, user: User, repair: UUID, on: date = date(2026, 6, 20), **changes: Any) -> Reminder:
        return remind(user, content="follow_up", rhythm="once", repair=repair, once_on=on, **changes)

    def test_it_comes_once_and_is_over(
        self, alice: User, alices: APIClient, subscribe: Subscribe, push_service: PushService
    ) -> None:
        subscribe(alice)
        reminder = self.ask(alice, self.repair(alices))
        assert days_until(reminder, NOON + timedelta(days=400)) == [date(2026, 6, 20)]
        assert reminder.status == Status.OVER
        assert len(push_service.received) == 1
        assert list(selectors.reminders(alice)) == []

    def test_it_expires_by_itself_when_its_day_goes_by(self, alice: User, alices: APIClient) -> None:
        reminder = self.ask(alice, self.repair(alices))
        services.pause(alice, reminder.pk, until="back", now=NOON)
        services.resume(alice, reminder.pk, now=NOON + timedelta(days=30))
        reminder.refresh_from_db()
        assert (reminder.status, reminder.next_at) == (Status.OVER, None)

    def test_one_whose_hours_are_past_is_refused_and_not_silently_over(
        self, alice: User, alices: APIClient
    ) -> None:
        repair = self.repair(alices)
        past = {"window_start": time(9), "window_end": time(10)}
        with pytest.raises(Invalid) as refused:
            self.ask(alice, repair, NOON.date(), **past)
        assert (set(refused.value.fields), Reminder.objects.count()) == ({"once_on"}, 0)
        reminder = self.ask(alice, repair)
        wanted = reminder_input(
            content="follow_up", rhythm="once", repair=repair, once_on=NOON.date(), **past
        )
        with pytest.raises(Invalid):
            services.change(alice, reminder.pk, wanted, now=NOON)
        reminder.refresh_from_db()
        assert (reminder.status, reminder.next_on) == (Status.ACTIVE, date(2026, 6, 20))

    def test_later_today_brings_it_once_more(
        self, alice: User, alices: APIClient, subscribe: Subscribe, push_service: PushService
    ) -> None:
        subscribe(alice)
        at = due(self.ask(alice, self.repair(alices)))
        run(at)
        receipts.record(Delivery.objects.get().token, "later", now=at)
        again = Occurrence.objects.get(purpose=Purpose.LATER)
        run(again.due_at)
        assert len(push_service.received) == 2

    @pytest.mark.promise(8)
    @pytest.mark.parametrize("change", ["deleted", "closed", "quiet", "ended", "died", "hidden"])
    def test_what_changed_in_the_meantime_keeps_it_away(
        self, alice: User, alices: APIClient, subscribe: Subscribe, push_service: PushService, change: str
    ) -> None:
        subscribe(alice)
        person = new_id()
        put_entry(alices, "people", person, route="open", route_checked_at="2026-06-15T11:00:00Z")
        repair = self.repair(alices, person=str(person))
        at = due(self.ask(alice, repair))
        match change:
            case "deleted":
                from tests.conftest import entry_headers

                assert alices.delete(f"/api/v1/repairs/{repair}", headers=entry_headers(1)).status_code == 200
            case "closed":
                put_entry(
                    alices,
                    "repairs",
                    repair,
                    base=1,
                    person=str(person),
                    status="closed",
                    answers={"outcome": "repaired"},
                )
            case "quiet":
                put_entry(alices, "people", person, base=1, route="quiet")
            case "hidden":
                put_entry(alices, "people", person, base=1, hidden=True)
            case _:
                put_entry(alices, "people", person, base=1, status=change)
        run(at)
        assert push_service.received == []
        assert Delivery.objects.get().state == State.EXPIRED

    def test_only_one_on_one_repair(self, alice: User, alices: APIClient) -> None:
        repair = self.repair(alices)
        first = self.ask(alice, repair)
        with pytest.raises(Conflict) as refused:
            self.ask(alice, repair)
        assert refused.value.code == "follow_up_exists"
        services.remove(alice, first.pk)
        self.ask(alice, repair)

    @pytest.mark.promise(8)
    def test_none_on_a_repair_that_goes_quietly(self, alice: User, alices: APIClient) -> None:
        with pytest.raises(Conflict) as refused:
            self.ask(alice, self.repair(alices, route="quiet"))
        assert refused.value.code == "not_resurfaced"

    def test_none_about_somebody_who_may_not_resurface(self, alice: User, alices: APIClient) -> None:
        person = new_id()
        put_entry(alices, "people", person, route="quiet")
        with pytest.raises(Conflict) as refused:
            self.ask(alice, self.repair(alices, person=str(person)))
        assert refused.value.code == "not_resurfaced"

    def test_somebody_elses_repair_is_like_none(self, bob: User, alices: APIClient) -> None:
        for repair in (self.repair(alices), new_id()):
            with pytest.raises(Invalid) as refused:
                self.ask(bob, repair)
            assert refused.value.fields == {"repair": ["There is no such repair."]}

    @pytest.mark.parametrize("day", [NOON.date() - DAY, NOON.date() + 400 * DAY, None])
    def test_a_day_that_cannot_be(self, alice: User, alices: APIClient, day: date | None) -> None:
        with pytest.raises(Invalid) as refused:
            self.ask(alice, self.repair(alices), day)  # type: ignore[arg-type]
        assert list(refused.value.fields) == ["once_on"]
