"""Writes at the same time, on a real database file and on PostgreSQL: every one has its place, none is lost, one of two equals wins.

Everything runs in a process of its own, for a database made in memory can't be shared between threads and the settings of a process
are fixed. What the process prints is what it saw.
"""

import getpass
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

SCENES = Path(__file__).with_name("concurrent_writes.py")
POSTGRES = Path("/usr/lib/postgresql")


def play(url: str) -> dict[str, Any]:
    environment = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": str(settings.BASE_DIR),
    }
    done = subprocess.run(
        [sys.executable, str(SCENES)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return dict(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """A server of its own on a socket in a folder of its own."""
    found = sorted(POSTGRES.glob("*/bin/initdb"))
    if not found:
        pytest.skip("PostgreSQL is not installed")
    binaries = found[-1].parent
    folder = Path(
        tempfile.mkdtemp(prefix="attune-pg-")
    )  # not below pytest's own, which nobody but its owner may enter
    as_owner: list[str] = []
    if getpass.getuser() == "root":  # the server refuses to run as root
        as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        shutil.chown(folder, "postgres")

    def run(*command: str) -> None:
        subprocess.run([*as_owner, *command], check=True, capture_output=True, cwd="/", timeout=60)

    data = str(folder / "data")
    run(
        str(binaries / "initdb"),
        "-D",
        data,
        "-U",
        "attune",
        "--auth=trust",
        "--no-sync",
        "-E",
        "UTF8",
        "--locale=C",
    )
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    run(str(binaries / "pg_ctl"), "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql://attune@/postgres?host={folder}"
    finally:
        run(str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What happened in each scene, on one kind of database."""
    if request.param == "sqlite":
        return play(f"sqlite:///{tmp_path_factory.mktemp('db') / 'concurrent.sqlite3'}")
    return play(str(request.getfixturevalue("postgres")))


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


def test_of_two_who_want_the_same_name_at_once_one_gets_it(seen: dict[str, Any]) -> None:
    scene = seen["names"]
    assert scene["statuses"] == {"200": 1, "400": 5}
    assert scene["codes"] == ["username_taken"]
    assert scene["rows"] == {"users": 1, "vaults": 1, "profiles": 1, "keys": 1}
