"""What the doctor says of a deployment that is well, and of each thing that is not."""

import io
import os
import smtplib
from collections import namedtuple
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from psycopg import sql

from backend.accounts.models import DataKey, User
from backend.core import key_shares, push_key
from backend.core.keyring import KeyRing, keyring, new_key, written
from backend.core.models import Heartbeat
from backend.ops import disks, doctor, fits, parts
from backend.ops.doctor import How
from tests.conftest import NOON
from tests.ops.site import Site
from tests.postgres import Server
from tests.reminders.scenario import remind

pytestmark = pytest.mark.django_db
CANNOT_SEE = "The database's disk can't be seen from here"


@pytest.fixture(autouse=True)
def well(settings: Any, tmp_path: Path, alice: User) -> Any:
    """A deployment of which nothing is said but that it is well."""
    key_file = tmp_path / "backup-key"
    key_file.write_text("words of the operator, kept elsewhere", encoding="utf-8")
    key_file.chmod(0o600)
    settings.BACKUP_KEY_FILE = str(key_file)
    settings.PUSH_WAKEUP = False
    settings.DEMO = False
    settings.PUSH_ALLOW_INSECURE = False
    settings.PUSH_CONTACT = "mailto:operator@attune.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for process in parts.PROCESSES:
        Heartbeat.objects.create(process=process, beat_at=timezone.now())
    yield
    keyring.cache_clear()
    push_key.forget()


def found(about: str) -> list[tuple[How, str]]:
    return [(how, sentence) for how, part, sentence in doctor.examine(timezone.now()) if part == about]


def wrong(about: str) -> str:
    return " ".join(sentence for how, sentence in found(about) if how is How.WRONG)


def looked_at(about: str) -> str:
    return " ".join(sentence for how, sentence in found(about) if how is How.DOUBTFUL)


def test_a_deployment_that_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.checks, "run_checks", lambda **_: [])
    monkeypatch.setattr(disks, "usage", lambda path: (1 << 40, 1 << 41))
    out = io.StringIO()
    call_command("doctor", stdout=out)
    assert {line.split()[0] for line in out.getvalue().splitlines()} == {"ok"}, out.getvalue()
    quiet = io.StringIO()
    call_command("doctor", "--quiet", stdout=quiet)
    assert quiet.getvalue() == ""


def test_something_wrong_is_the_end_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fits, "not_migrated", lambda: ["core.9999"])
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", stdout=out)
    assert ended.value.code == 1
    assert "WRONG database" in out.getvalue()


def test_settings_of_ones_own_machine(settings: Any) -> None:
    settings.DEMO = True
    assert "config.settings.production" in looked_at("settings")
    settings.DEMO = False
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert "attune.E004" in wrong("settings")


def test_code_older_and_newer_than_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(fits, "not_migrated", lambda: ["core.9999"])
        assert "newer than the database" in wrong("database")
    monkeypatch.setattr(fits, "unknown_migrations", lambda: ["core.9999"])
    assert "older than the database" in looked_at("database")


def test_another_keyring_and_other_shares(settings: Any, tmp_path: Path, alice: User) -> None:
    shares = settings.KEY_SHARES_DIR
    settings.KEY_SHARES_DIR = str(tmp_path / "nowhere")
    assert "KEY_SHARES_DIR" in wrong("keys")
    settings.KEY_SHARES_DIR = shares
    assert wrong("keys") == ""
    key_shares.destroy(alice.pk)  # who was erased is no fault
    assert DataKey.objects.filter(owner=alice).exists()
    assert wrong("keys") == ""
    settings.KEYRING = written(KeyRing("k1", {"k1": new_key()}))
    keyring.cache_clear()
    assert "its key 'k1' is another" in wrong("keys")


def test_push_keys_and_contact(settings: Any) -> None:
    settings.PUSH_CONTACT = "mailto:admin@localhost"
    assert "PUSH_CONTACT" in looked_at("push")
    settings.VAPID_KEY_FILE = "/nowhere"
    assert "push key can't be read" in wrong("push")


def test_mail(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "EMAIL_URL" in looked_at("mail")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def refuse(**_: Any) -> None:
        raise smtplib.SMTPAuthenticationError(535, b"hunter2 is not the password")

    monkeypatch.setattr(mail, "get_connection", refuse)
    assert "SMTPAuthenticationError" in wrong("mail")
    assert "hunter2" not in wrong("mail")


def test_clocks_that_are_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    for seconds, how in ((1, How.WELL), (5, How.DOUBTFUL), (40, How.WRONG)):
        monkeypatch.setattr(
            doctor,
            "_clock_of_the_database",
            lambda seconds=seconds: timezone.now() + timedelta(seconds=seconds),
        )
        assert [one for one, _ in found("clocks")] == [how]


def test_work_that_waits_and_processes_that_are_gone(alice: User) -> None:
    remind(alice)  # due long ago, for the clock of this test is not NOON's
    assert timezone.now() > NOON
    assert "Reminders that are due: 1" in wrong("work")
    Heartbeat.objects.filter(process="scheduler").update(beat_at=timezone.now() - timedelta(minutes=9))
    Heartbeat.objects.filter(process="worker").delete()
    assert "scheduler was last alive 9 minutes ago" in wrong("work")
    assert "No worker has ever run" in wrong("work")


def test_a_disk_that_is_nearly_full(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(disks.shutil, "disk_usage", lambda path: usage(1 << 40, 1 << 40, 1 << 30))
    assert "1.0 of 1024.0 GiB" in looked_at("disk")
    monkeypatch.setattr(disks.shutil, "disk_usage", lambda path: usage(1 << 40, 1 << 40, 1 << 20))
    assert wrong("disk")


@pytest.mark.postgres
def test_the_disk_of_a_postgresql_on_this_machine(postgres_server: Server, tmp_path: Path) -> None:
    """As far as the database lets itself be seen: to a role that may not read where it lies, that is said."""
    address = postgres_server.copy(f"{tmp_path.name[:50]}_disk".lower())
    site = Site(tmp_path, address)
    seen = site.manage("doctor").stdout
    assert " GiB are free for database." in seen
    assert CANNOT_SEE not in seen
    role = f"plain_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as by:
        by.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
    unseen = site.manage("doctor", DATABASE_URL=address.replace("attune@", f"{role}@")).stdout
    assert CANNOT_SEE in unseen
    assert "for database" not in unseen


def test_a_key_for_backups(settings: Any) -> None:
    Path(settings.BACKUP_KEY_FILE).chmod(0o644)
    assert "read by others" in wrong("backups")
    settings.BACKUP_KEY_FILE = ""
    assert "BACKUP_KEY_FILE" in looked_at("backups")


def test_a_database_that_is_away_is_a_finding_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError("password=hunter2")

    monkeypatch.setattr(fits, "not_migrated", away)
    assert wrong("database") == "The database does not answer (OperationalError)."
    assert found("disk")


def test_no_secret_is_said(settings: Any) -> None:
    settings.EMAIL_HOST_PASSWORD = "hunter2-hunter2"
    told = " ".join(sentence for _, _, sentence in doctor.examine(timezone.now()))
    secrets = [
        settings.EMAIL_HOST_PASSWORD,
        settings.SECRET_KEY,
        *Path(settings.KEYRING_FILE).read_text(encoding="utf-8").split('"'),
        Path(settings.BACKUP_KEY_FILE).read_text(encoding="utf-8"),
    ]
    assert not [secret for secret in secrets if len(secret) > 10 and secret in told]
