"""Who moves a reminder to another zone, and what a pause is to somebody who travels."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import local_time, zones
from backend.reminders import receipts, services
from backend.reminders.models import Reminder, Status
from tests.conftest import NOON
from tests.push.fixtures import Subscribe
from tests.reminders.scenario import due, remind, reminder_input
from tests.reminders.test_answers import bring, token

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/reminders/timezone"


class TestWhoMovesIt:
    @pytest.fixture
    def reminder(self, alice: User) -> Reminder:
        evening = {"window_start": time(18), "window_end": time(20), "timezone": "America/Los_Angeles"}
        return remind(alice, **evening)

    def zone_after(self, api: APIClient, reminder: Reminder, **said: object) -> str:
        with time_machine.travel(NOON, tick=False):
            assert api.patch(ADDRESS, said).status_code == 200
        reminder.refresh_from_db()
        return reminder.timezone

    def test_the_device_that_gets_notifications(
        self, alice: User, alices: APIClient, subscribe: Subscribe, reminder: Reminder
    ) -> None:
        phone = str(subscribe(alice).pk)
        assert self.zone_after(alices, reminder, timezone="Asia/Tokyo", device=phone) == "Asia/Tokyo"
        local = due(reminder).astimezone(zones.require_zone("Asia/Tokyo")).time()
        assert time(18) <= local < time(20)

    def test_no_other_while_there_is_one(
        self, alice: User, bob: User, alices: APIClient, subscribe: Subscribe, reminder: Reminder
    ) -> None:
        subscribe(alice)
        gone = subscribe(alice, "tablet")
        gone.disabled_at = NOON
        gone.save()
        strangers = subscribe(bob, "strangers")
        before = due(reminder)
        for device in (None, str(gone.pk), str(strangers.pk)):
            zone = self.zone_after(alices, reminder, timezone="Europe/Paris", device=device)
            assert (zone, due(reminder)) == ("America/Los_Angeles", before)

    @pytest.mark.parametrize("name", ["UTC", "Etc/UTC", "GMT", "Etc/GMT", "+00:00"])
    @pytest.mark.parametrize("subscribed", [True, False])
    def test_never_to_utc_by_itself(
        self,
        alice: User,
        alices: APIClient,
        subscribe: Subscribe,
        reminder: Reminder,
        name: str,
        subscribed: bool,
    ) -> None:
        device = str(subscribe(alice).pk) if subscribed else None
        assert self.zone_after(alices, reminder, timezone=name, device=device) == "America/Los_Angeles"

    def test_whatever_the_person_asks_for(
        self, alice: User, alices: APIClient, subscribe: Subscribe, reminder: Reminder
    ) -> None:
        subscribe(alice)
        assert self.zone_after(alices, reminder, timezone="Europe/Paris", asked=True) == "Europe/Paris"
        assert self.zone_after(alices, reminder, timezone="UTC", asked=True) == "UTC"

    def test_the_app_alone_where_nothing_gets_notifications(
        self, alices: APIClient, reminder: Reminder
    ) -> None:
        assert self.zone_after(alices, reminder, timezone="Asia/Tokyo") == "Asia/Tokyo"

    @pytest.mark.parametrize("name", ["Etc/Unknown", "Mars/Olympus", ""])
    @pytest.mark.parametrize(
        ("address", "act"),
        [
            (ADDRESS, "patch"),
            ("/api/v1/profile", "patch"),
            ("/api/v1/own-session", "put"),
            ("/api/v1/reminders", "post"),
        ],
    )
    def test_a_zone_that_nobody_knows_is_said_beside_its_field(
        self, alices: APIClient, name: str, address: str, act: str
    ) -> None:
        given = {
            "timezone": name,
            "window_start": "10:00",
            "window_end": "12:00",
            "first_on": "2026-07-01",
            "at": "15:00",
            "every_weeks": 1,
        }
        answer = getattr(alices, act)(address, given)
        assert answer.status_code == 400
        assert list(answer.json()["error"]["fields"]) == ["timezone"]

    def test_a_distance_from_utc_will_do_until_the_place_is_known(self, alices: APIClient) -> None:
        given = {"timezone": "+05:30", "window_start": "10:00", "window_end": "12:00"}
        with time_machine.travel(NOON, tick=False):
            made = alices.post("/api/v1/reminders", given)
        assert made.status_code == 201
        local = Reminder.objects.get().next_at
        assert local is not None
        assert time(4, 30) <= local.time() < time(6, 30)


class TestAPauseIsLocalDays:
    @pytest.mark.parametrize(
        ("until", "to", "day"),
        [
            ("tomorrow", "America/Los_Angeles", date(2026, 6, 16)),
            ("tomorrow", "Asia/Tokyo", date(2026, 6, 16)),
            ("tomorrow", "Pacific/Kiritimati", date(2026, 6, 16)),
            ("week", "Asia/Tokyo", date(2026, 6, 22)),
            ("week", "Pacific/Honolulu", date(2026, 6, 22)),
        ],
    )
    @pytest.mark.parametrize("by", ["device", "hand"])
    @pytest.mark.promise(23)
    def test_it_goes_along(self, alice: User, until: str, to: str, day: date, by: str) -> None:
        reminder = remind(alice, timezone="Europe/London")
        services.pause(alice, reminder.pk, until=until, now=NOON)
        flight = NOON + timedelta(hours=5)
        if by == "device":
            services.follow_device(alice, to, now=flight)
        else:
            services.change(alice, reminder.pk, reminder_input(timezone=to), now=flight)
        reminder.refresh_from_db()
        place = zones.require_zone(to)
        assert reminder.next_on == day
        assert reminder.paused_until == local_time.start_of_day(day, place)
        assert due(reminder).astimezone(place).date() == day
        assert reminder.status == Status.PAUSED

    @pytest.mark.promise(23)
    def test_so_does_the_rest_of_one_that_is_over(self, alice: User) -> None:
        """Its one note may still be on its way, and waits inside the app for a day."""
        over = remind(alice, timezone="Europe/London")
        Reminder.objects.filter(pk=over.pk).update(
            status=Status.OVER, next_at=None, next_on=None, next_until=None, last_at=NOON
        )
        receipts.record(token(bring(remind(alice), 0), 0), "rest", now=NOON)
        over.refresh_from_db()
        assert over.paused_until == local_time.start_of_day(
            date(2026, 6, 22), zones.require_zone("Europe/London")
        )
        services.follow_device(alice, "Asia/Tokyo", now=NOON + timedelta(hours=5))
        over.refresh_from_db()
        assert (over.status, over.timezone) == (Status.OVER, "Asia/Tokyo")
        assert over.paused_until == local_time.start_of_day(
            date(2026, 6, 22), zones.require_zone("Asia/Tokyo")
        )

    def test_one_that_is_over_and_does_not_follow_stays_where_it_is(self, alice: User) -> None:
        over = remind(alice, timezone="Europe/London", follows_device=False)
        Reminder.objects.update(status=Status.OVER, next_at=None, next_on=None, next_until=None)
        services.follow_device(alice, "Asia/Tokyo", now=NOON)
        over.refresh_from_db()
        assert (over.timezone, over.next_at) == ("Europe/London", None)

    @given(
        places=st.lists(
            st.sampled_from(
                [
                    "Europe/London",
                    "Asia/Tokyo",
                    "Pacific/Apia",
                    "America/Adak",
                    "Asia/Kathmandu",
                    "Africa/Cairo",
                ]
            ),
            min_size=1,
            max_size=5,
        ),
        day=st.integers(0, 365),
        week=st.booleans(),
    )
    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_wherever_somebody_goes(self, alice: User, places: list[str], day: int, week: bool) -> None:
        Reminder.objects.all().delete()
        now = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
        reminder = remind(alice, now=now, timezone="Europe/London")
        services.pause(alice, reminder.pk, until="week" if week else "tomorrow", now=now)
        back = local_time.local_date(now, zones.require_zone("Europe/London")) + timedelta(
            days=7 if week else 1
        )
        for zone in places:
            now += timedelta(hours=2)
            services.follow_device(alice, zone, now=now)
            reminder.refresh_from_db()
            assert reminder.next_on is not None
            assert reminder.next_on >= back
            assert reminder.paused_until == local_time.start_of_day(back, zones.require_zone(zone))


def test_nothing_sets_a_zone_without_moving_the_pause() -> None:
    """Every change of a zone goes through schedule.move_to."""
    import re
    from pathlib import Path

    from django.conf import settings as django_settings

    room = Path(django_settings.BASE_DIR) / "backend" / "reminders"
    setting = re.compile(
        r"reminder\.timezone(, [\w., ]+)? = |row\.timezone = |Reminder\.objects.*timezone=\w"
    )
    lines = [
        (path.name, line.strip())
        for path in sorted(room.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if setting.search(line)
    ]
    assert lines == [("schedule.py", "reminder.timezone = timezone")]
