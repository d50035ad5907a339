"""Writes at the same time, on a real database file and on PostgreSQL: every one has its place, none is lost, one of
two equals wins.

Everything runs in a process of its own, for a database made in memory can't be shared between threads and the
settings of a process are fixed. What the process prints is what it saw.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.postgres import Server

SCENES = Path(__file__).with_name("concurrent_writes.py")


def play(url: str, *, migrate: bool) -> dict[str, Any]:
    environment = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": str(settings.BASE_DIR),
    }
    done = subprocess.run(
        [sys.executable, str(SCENES), *(["migrate"] if migrate else [])],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return dict(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What happened in each scene, on one kind of database."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("db") / "concurrent.sqlite3"
        migrated: Path | None = request.getfixturevalue("migrated_copy")
        if migrated:
            shutil.copy(migrated, file)
        return play(f"sqlite:///{file}", migrate=migrated is None)
    server: Server = request.getfixturevalue("postgres_server")
    here = os.environ.get(
        "PYTEST_XDIST_WORKER", "alone"
    )  # each process that has one of these tests plays by itself
    return play(server.copy(f"concurrent_{here}"), migrate=False)


@pytest.mark.promise(43)
def test_writes_at_once_have_their_places_in_a_row_and_a_pull_skips_none(seen: dict[str, Any]) -> None:
    scene = seen["cursors"]
    assert scene["statuses"] == {"201": 40}
    assert sorted(scene["cursors"]) == list(range(1, 41))
    assert sorted(scene["pulled"]) == sorted(scene["written"])


@pytest.mark.promise(43)
def test_the_same_operation_at_once_is_applied_once(seen: dict[str, Any]) -> None:
    assert seen["replays"] == {"statuses": {"200": 7, "201": 1}, "rows": [[1, 1]]}


@pytest.mark.promise(43)
def test_of_two_devices_that_change_the_same_revision_one_wins_and_the_other_is_told(
    seen: dict[str, Any],
) -> None:
    assert seen["rivals"] == {"statuses": {"200": 1, "409": 7}, "rows": [[2, 2]]}


@pytest.mark.promise(43)
def test_the_same_batch_at_once_is_applied_once(seen: dict[str, Any]) -> None:
    assert seen["batches"] == {
        "statuses": {"200": 30, "201": 10},
        "rows": [[1, cursor] for cursor in range(1, 11)],
    }


@pytest.mark.promise(43)
def test_a_write_and_an_erasure_at_once_do_not_wait_for_each_other(seen: dict[str, Any]) -> None:
    assert seen["erasures"] == {"found": [1, 1], "named": 0}


def test_of_two_who_want_the_same_name_at_once_one_gets_it(seen: dict[str, Any]) -> None:
    scene = seen["names"]
    assert scene["statuses"] == {"200": 1, "400": 5}
    assert scene["codes"] == ["username_taken"]
    assert scene["rows"] == {"users": 1, "vaults": 1, "profiles": 1, "keys": 1}
