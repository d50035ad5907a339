"""Recurring work: registered once, done by Celery beat and by the scheduler that needs neither Redis nor Celery."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from backend.accounts.models import EmailCode, EmailPurpose, User
from backend.core import entry_writes, periodic, tasks
from backend.core.entries import require_kind
from backend.core.ids import new_id
from backend.core.models import AppliedOperation, Heartbeat
from backend.people.models import Person
from config.celery import app
from tests.conftest import NOON


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A piece of recurring work that no room has, and the list of the times it was done."""
    done: list[str] = []

    def work() -> None:
        done.append("made-up.work")

    monkeypatch.setattr(periodic, "_jobs", dict(periodic._jobs))
    periodic.register("made-up.work", timedelta(minutes=7), work)
    yield done
    app.tasks.unregister("made-up.work")


def beat_schedule() -> dict[str, Any]:
    """As beat reads it when it starts."""
    app.loader.import_default_modules()
    return dict(app.conf.beat_schedule)


def test_beat_and_the_register_are_the_same(made_up: list[str]) -> None:
    schedule = beat_schedule()
    registered = {job.name: job.every for job in periodic.jobs()}
    assert {entry["task"]: entry["schedule"] for entry in schedule.values()} == registered
    assert registered["made-up.work"] == timedelta(minutes=7)
    assert {"core.forget", "sharing.forget", "accounts.forget", "reminders.forget"} < registered.keys()


def test_what_beat_asks_for_is_a_task_that_does_it(made_up: list[str]) -> None:
    for entry in beat_schedule().values():
        assert entry["task"] in app.tasks
        assert entry["options"]["expires"] == entry["schedule"].total_seconds()
    app.tasks["made-up.work"]()
    assert made_up == ["made-up.work"]


def test_a_name_stands_for_one_piece_of_work(made_up: list[str]) -> None:
    with pytest.raises(ValueError, match=r"made-up\.work"):
        periodic.register("made-up.work", timedelta(minutes=7), lambda: None)


@pytest.mark.django_db
def test_the_scheduler_does_all_that_is_registered(
    made_up: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    told = {
        name: periodic.Job(name, job.every, lambda name=name: done.append(name))  # type: ignore[misc]
        for name, job in periodic._jobs.items()
    }
    monkeypatch.setattr(periodic, "_jobs", told)
    call_command("run_scheduler", once=True)
    assert done == list(beat_schedule())


@pytest.mark.django_db
def test_without_redis_nothing_is_kept_longer_than_with_it(alice: User, settings: Any) -> None:
    settings.PUSH_WAKEUP = False  # as REDIS_URL=none has it
    person = new_id()
    with time_machine.travel(NOON, tick=False):
        kind, columns = require_kind("people"), {"created_at": NOON, "answers": {}, "words": ""}
        entry_writes.put(kind, alice, person, columns, entry_writes.Write(uuid4(), 0, NOON))
        entry_writes.remove(kind, alice, person, entry_writes.Write(uuid4(), 1, NOON))
        EmailCode.objects.create(
            user=alice, purpose=EmailPurpose.CONFIRM, code_hash="", sent_at=timezone.now()
        )
    with time_machine.travel(NOON + timedelta(days=29), tick=False):
        call_command("run_scheduler", once=True)
        assert (Person.objects.whole().count(), AppliedOperation.objects.count()) == (1, 2)
    with time_machine.travel(NOON + timedelta(days=40), tick=False):
        call_command("run_scheduler", once=True)
    assert (Person.objects.whole().count(), AppliedOperation.objects.count()) == (0, 0)
    assert not EmailCode.objects.exists()


@pytest.mark.django_db
def test_a_heartbeat_is_written_every_ten_seconds() -> None:
    for second in (0, 1, 9):
        tasks.show("worker", NOON + timedelta(seconds=second))
    assert Heartbeat.objects.get(process="worker").beat_at == NOON
    tasks.show("worker", NOON + timedelta(seconds=10))
    assert Heartbeat.objects.get(process="worker").beat_at == NOON + timedelta(seconds=10)
