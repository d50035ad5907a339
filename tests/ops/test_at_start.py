"""What does not belong together is said in one sentence, before anything is served."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from config.settings.keys import ensure_local_keys
from tests.ops.site import Site

pytestmark = pytest.mark.slow
SERVE = "import config.wsgi"
WORK = "import django; django.setup(); import config.celery; from celery.signals import beat_init; beat_init.send(sender=None)"


@pytest.fixture
def site(tmp_path: Path, migrated: Path) -> Site:
    return Site(tmp_path, template=migrated)


def start(site: Site, what: str = SERVE, **environment: str) -> tuple[int, list[str]]:
    done = site._python("-c", what, **environment)
    return done.returncode, done.stderr.strip().splitlines()


def test_no_keyring_at_all(site: Site) -> None:
    code, (sentence,) = start(site, KEYRING_FILE="/nowhere/keyring")
    assert (code, sentence.startswith("The keyring can't be read")) == (1, True)


@pytest.mark.parametrize("what", [SERVE, WORK])
def test_a_database_beside_another_keyring(site: Site, tmp_path: Path, what: str) -> None:
    assert start(site, what) == (0, [])
    other = ensure_local_keys(tmp_path / "other-keys")["keyring"]
    code, (sentence,) = start(site, what, KEYRING_FILE=other)
    assert (code, sentence) == (1, "The keyring is not the one of this database: its key 'k1' is another.")


def test_code_newer_than_the_database_and_older(site: Site) -> None:
    with closing(sqlite3.connect(site.file)) as file, file:
        file.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('core', '9999_of_later', '2027-01-01')"
        )
    code, (sentence,) = start(site)
    assert (code, "older than the database" in sentence) == (
        0,
        True,
    )  # side by side, while a release goes out
    with closing(sqlite3.connect(site.file)) as file, file:
        file.execute("DELETE FROM django_migrations WHERE app = 'core' AND name = '0008_keyring_mark'")
        file.execute("DROP TABLE core_keyringmark")
    code, (sentence,) = start(site)
    assert code == 1
    assert sentence == (
        "The database is older than this code (it lacks core.0008_keyring_mark): run `manage.py prepare` first."
    )


def test_a_database_from_before_there_were_marks_is_not_marked_by_another_keyring(
    site: Site, tmp_path: Path
) -> None:
    site.act("seed", name="alice")
    with closing(sqlite3.connect(site.file)) as file, file:
        file.execute("DELETE FROM core_keyringmark")
    other = ensure_local_keys(tmp_path / "other-keys")["keyring"]
    done = site.manage("migrate", KEYRING_FILE=other)
    assert (done.returncode, "no data key opens with it" in done.stderr) == (1, True)
    site.run("migrate")
    assert start(site) == (0, [])


def test_a_database_that_is_away_only_has_to_come_back(site: Site) -> None:
    code, lines = start(site, DATABASE_URL="postgresql://attune@127.0.0.1:1/attune")
    assert code == 0
    assert len(lines) == 1
    assert "what needs it waits" in lines[0]


def test_a_scheduler_beside_another_keyring(site: Site, tmp_path: Path) -> None:
    other = ensure_local_keys(tmp_path / "other-keys")["keyring"]
    done = site.manage("run_scheduler", "--once", KEYRING_FILE=other)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1)
