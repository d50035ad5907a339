"""A newer edition of the zones: what it moves is planned again, and nothing else."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from backend.accounts.models import User
from backend.core import zones
from backend.reminders import planning, services, tasks, zone_rules
from backend.reminders.models import Reminder, ZoneRules
from backend.reminders.rules import SessionInput
from tests.conftest import NOON
from tests.reminders.scenario import due, remind

pytestmark = [pytest.mark.django_db, pytest.mark.promise(44)]


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Another edition, in which Vancouver keeps its clocks forward: here as far from UTC as Denver in summer is."""
    zone_rules.plan_what_moved()

    def act() -> None:
        real, found = zones.require_zone, zones.digests()
        moved = {"America/Vancouver": "-06:00"}
        monkeypatch.setattr("backend.core.zones.require_zone", lambda name: real(moved.get(name, name)))
        monkeypatch.setattr(zones, "version", lambda: "2027a")
        monkeypatch.setattr(zones, "digests", lambda: {**found, "America/Vancouver": "other"})

    return act


def test_what_it_moves_is_planned_again_and_nothing_else(alice: User, bob: User, newer: Any) -> None:
    window = {"window_start": time(10), "window_end": time(11)}
    moved = remind(alice, timezone="America/Vancouver", **window)
    stays = remind(bob, timezone="Europe/Berlin", **window)
    before = due(stays)
    newer()
    assert zone_rules.plan_what_moved() == ["America/Vancouver"]
    assert set(Reminder.objects.filter(to_plan=True)) == {moved}
    while planning.plan_waiting(NOON):
        pass
    assert due(stays) == before
    local = due(moved) - timedelta(hours=6)
    assert (local.date(), local.hour) == (date(2026, 6, 15), 10)
    assert ZoneRules.objects.get().version == "2027a"
    assert zone_rules.plan_what_moved() == []


def test_a_few_at_a_time_and_none_left_out(alice: User, newer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zone_rules, "BATCH", 2)
    window = {"window_start": time(10), "window_end": time(11)}
    for _ in range(4):
        remind(alice, timezone="America/Vancouver", **window)
    newer()
    zone_rules.plan_what_moved()
    assert Reminder.objects.filter(to_plan=True).count() == 4


def test_a_session_there_is_found_again(alice: User, newer: Any) -> None:
    services.set_own_session(
        alice, SessionInput(date(2026, 6, 18), time(15), 1, "America/Vancouver"), now=NOON
    )
    reminder = remind(
        alice,
        content="session",
        rhythm="evening_after",
        window_start=time(12),
        window_end=time(20, 59),
        timezone="America/New_York",
    )
    newer()
    tasks.zones()
    assert set(Reminder.objects.filter(to_plan=True)) == {reminder}


def test_a_pause_keeps_its_day(alice: User, newer: Any) -> None:
    reminder = remind(alice, timezone="America/Vancouver", window_start=time(10), window_end=time(11))
    services.pause(alice, reminder.pk, until="week", now=NOON)
    newer()
    zone_rules.plan_what_moved()
    planning.plan_waiting(NOON)
    reminder.refresh_from_db()
    assert reminder.next_on == date(2026, 6, 22)
    assert reminder.paused_until is not None
    assert (reminder.paused_until - timedelta(hours=6)).time() == time(0)


def test_it_is_asked_for_every_minute() -> None:
    from backend.core import periodic

    assert "reminders.zones" in {job.name for job in periodic.jobs()}
