"""What goes and comes back is said once each, and is nobody's fault."""

import logging
from typing import Any

import pytest
from celery.signals import task_received
from celery.worker.consumer import consumer
from django.db import InterfaceError, OperationalError
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import outages, periodic
from backend.core.beat import Scheduler
from backend.core.outages import broker
from config.celery import app, schedule_recurring_work
from tests.conftest import signed_in


@pytest.fixture(autouse=True)
def all_well() -> Any:
    yield
    outages.database.over()
    broker.over()


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith(("attune", "celery", "django.request"))
    ]


def test_an_outage_is_one_line_when_it_begins_and_one_when_it_ends(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = outages.Outage(logging.getLogger("attune.test"), "gone (%s)", "back")
    part.over()
    for _ in range(500):
        part.met(OSError("no route\nDETAIL: a row"))
    part.over()
    part.over()
    part.met(OSError("again"))
    assert said(caplog) == ["gone (OSError: no route)", "back", "gone (OSError: again)"]
    monkeypatch.setattr(outages, "SAID_AGAIN", -1.0)
    part.met(OSError("for long"))
    assert len(said(caplog)) == 4


def test_a_locked_database_is_the_next_round_again(caplog: pytest.LogCaptureFixture) -> None:
    tries = iter([OperationalError("database is locked"), OperationalError("database is locked"), None])

    def work() -> None:
        if error := next(tries):
            raise error

    patient = periodic._or_next_time(work)
    for _ in range(3):
        patient()
    assert said(caplog) == [
        "The database lets nothing be done (OperationalError: database is locked); the next round tries again.",
        "The database lets work be done again.",
    ]
    with pytest.raises(StopIteration):  # a fault of the work itself is heard of
        patient()


def test_beat_says_two_lines_of_an_outage_of_the_broker(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheduler = Scheduler(app=app, lazy=True)
    entry = scheduler.Entry(name="reminders.tick", task="nobody.knows", app=app)
    away = iter([ConnectionRefusedError("no broker")] * 50 + [None])

    def send(*_: Any, **__: Any) -> None:
        if error := next(away):
            raise error

    monkeypatch.setattr(Scheduler, "send_task", send)
    for _ in range(51):
        scheduler.apply_entry(entry, producer=object())
    first, last = said(caplog)
    assert first.startswith("The broker is away")
    assert last.startswith("The broker is back")


def test_a_worker_says_two_lines_of_an_outage_of_the_broker(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("celery.worker.consumer.consumer")
    assert any(isinstance(one, outages.ConsumerFilter) for one in log.filters)  # as the settings say
    for seconds in range(20):
        log.error(consumer.CONNECTION_ERROR, "redis://", OSError("refused"), f"Trying again in {seconds}")
        log.warning("%s (%r)", consumer.CONNECTION_RETRY, OSError("refused"))
    task_received.send(sender=None)
    first, last = said(caplog)
    assert (first[:18], last[:18]) == ("The broker is away", "The broker is back")
    log.warning("Task push.send cannot be acknowledged")
    assert len(said(caplog)) == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    "error", [OperationalError("the server closed the connection"), InterfaceError("closed")]
)
@pytest.mark.parametrize("path", ["/api/v1/vault", "/_allauth/browser/v1/auth/session"])
def test_a_database_that_is_away_is_503_in_the_one_shape(
    alice: User,
    error: Exception,
    path: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = signed_in(alice)
    client.raise_request_exception = False

    def away(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr("backend.accounts.sign_in.session_store.SessionStore.load", away)
    answers = [client.get(path) for _ in range(3)]
    for answer in answers:
        assert answer.status_code == 503
        assert answer.json()["error"]["code"] == "database_away"
        assert 5 <= int(answer.headers["Retry-After"]) <= 15
        assert answer.headers["Attune-Api"] == "1"
        assert answer.headers["Cache-Control"] == "no-store"
    assert len(said(caplog)) == 1, said(caplog)


@pytest.mark.django_db
def test_another_fault_stays_a_fault(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    client = APIClient()
    client.raise_request_exception = False

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("the secret inside")

    monkeypatch.setattr("backend.accounts.api.views.SessionView.get", broken, raising=False)
    answer = client.get("/api/v1/session")
    assert (answer.status_code, b"secret" in answer.content) == (500, False)


def test_beat_begins_with_all_that_recurs() -> None:
    """It remembers nothing: where it is started again every day, what is due once a day comes all the same."""
    schedule_recurring_work()
    scheduler = Scheduler(app=app)
    assert set(scheduler.schedule) == {job.name for job in periodic.jobs()}
    assert all(scheduler.is_due(entry).is_due for entry in scheduler.schedule.values())
