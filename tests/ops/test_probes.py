"""What machines ask, by the address of a machine and without a line in the log."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from backend.accounts.models import User
from backend.core.models import Heartbeat
from backend.ops import fits, parts, probes
from tests.conftest import put_entry, signed_in

pytestmark = pytest.mark.django_db
TOKEN = "a-token-of-the-operator"
WELL = {"database": True, "migrations": True, "broker": True, "scheduler": True, "worker": True}


@pytest.fixture(autouse=True)
def no_broker(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PUSH_WAKEUP = False
    parts.everything_fits.forget()


@pytest.fixture
def alive() -> None:
    for process in parts.PROCESSES:
        Heartbeat.objects.create(process=process, beat_at=timezone.now())


def ask(path: str, **headers: str) -> Any:
    return Client().get(path, headers={"host": "10.0.0.7", **headers})


@pytest.mark.parametrize("secure", [True, False])
def test_probes_by_address_are_answered_without_a_line(
    alive: None, settings: Any, caplog: pytest.LogCaptureFixture, secure: bool
) -> None:
    settings.SECURE_SSL_REDIRECT = secure
    Heartbeat.objects.filter(process="worker").delete()
    with caplog.at_level(logging.DEBUG):
        assert [ask(path).status_code for path in ("/healthz", "/readyz", "/metrics")] == [200, 503, 404]
    assert [
        record for record in caplog.records if record.name.startswith("django.") and "db" not in record.name
    ] == []


def test_health_asks_nobody(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert ask("/healthz").json()["healthy"] is True


def test_ready_is_every_part(alive: None) -> None:
    answer = ask("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "parts": WELL})
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("part", list(WELL))
def test_ready_says_which_part_is_missing(
    alive: None, part: str, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    if part == "database":
        monkeypatch.setattr(parts, "database_answers", lambda: False)
    elif part == "migrations":
        monkeypatch.setattr(fits, "not_migrated", lambda: ["core.9999"])
    elif part == "broker":
        settings.PUSH_WAKEUP = True
        monkeypatch.setattr(parts.current_app, "connection_for_read", refuse)
    else:
        Heartbeat.objects.filter(process=part).update(beat_at=timezone.now() - timedelta(seconds=121))
    answer = ask("/readyz")
    assert answer.status_code == 503
    told = answer.json()["parts"]
    assert told[part] is False
    if part in {"broker", "scheduler", "worker"}:
        assert told == WELL | {part: False}


def refuse(**_: Any) -> None:
    raise ConnectionRefusedError


def test_metrics_need_their_token(settings: Any, alive: None) -> None:
    for given in ("", TOKEN):
        settings.METRICS_TOKEN = given
        assert ask("/metrics").status_code == 404
        assert ask("/metrics", authorization="Bearer ").status_code == 404
        assert ask("/metrics", authorization="Bearer other").status_code == 404
        assert ask("/metrics", authorization="Bearer \u00e9").status_code == 404
    answer = ask("/metrics", authorization=f"Bearer {TOKEN}")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/plain")
    text = answer.content.decode()
    for line in (
        'attune_part_up{part="database"} 1.0',
        "attune_notes_waiting 0.0",
        "attune_reminders_due_oldest_seconds 0.0",
    ):
        assert line in text
    assert "process_resident_memory_bytes" in text


def test_no_person_is_in_the_metrics(settings: Any, alice: User, alive: None) -> None:
    """The same to a digit, whoever is there and whatever they wrote."""
    settings.METRICS_TOKEN = TOKEN

    def told() -> list[str]:
        lines = ask("/metrics", authorization=f"Bearer {TOKEN}").content.decode().splitlines()
        volatile = ("process_", "attune_disk_free", "attune_heartbeat_age")
        return [line for line in lines if not line.startswith(volatile)]

    before = told()
    put_entry(signed_in(alice), "people")
    assert Session.objects.exists()
    assert told() == before
    assert not any(name in line for line in before for name in ("alice", str(alice.pk)))


def test_only_reading_is_answered() -> None:
    assert Client().post("/healthz").status_code == 405
    assert set(probes._ANSWERS) == {"/healthz", "/readyz", "/metrics"}
