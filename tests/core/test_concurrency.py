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
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

SCENE = Path(__file__).with_name("concurrent_writes.py")
POSTGRES = Path("/usr/lib/postgresql")


def play(scene: str, url: str) -> dict[str, Any]:
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONPATH": str(settings.BASE_DIR)}
    done = subprocess.run(  # noqa: S603 (our own script)
        [sys.executable, str(SCENE), scene], capture_output=True, text=True, timeout=120, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return dict(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own on a socket in a folder of its own."""
    found = sorted(POSTGRES.glob("*/bin/initdb"))
    if not found:
        pytest.skip("PostgreSQL is not installed")
    binaries = found[-1].parent
    folder = tmp_path_factory.mktemp("pg")
    as_owner: list[str] = []
    if getpass.getuser() == "root":  # the server refuses to run as root
        as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        for parent in [folder, *folder.parents]:
            if parent.stat().st_uid == 0 and str(parent).startswith("/tmp/"):  # noqa: S108 (only asked about)
                parent.chmod(parent.stat().st_mode | 0o011)
        shutil.chown(folder, "postgres")

    def run(*command: str) -> None:
        subprocess.run([*as_owner, *command], check=True, capture_output=True, cwd="/", timeout=60)  # noqa: S603

    data = str(folder / "data")
    run(str(binaries / "initdb"), "-D", data, "-U", "attune", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    run(str(binaries / "pg_ctl"), "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql://attune@/postgres?host={folder}"
    finally:
        run(str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "stop")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'concurrent.sqlite3'}"
    return str(request.getfixturevalue("postgres"))


@pytest.mark.promise(43)
def test_writes_at_once_have_their_places_in_a_row_and_a_pull_skips_none(url: str) -> None:
    seen = play("cursors", url)
    assert seen["statuses"] == {"201": 40}
    assert sorted(seen["cursors"]) == list(range(1, 41))
    assert sorted(seen["pulled"]) == sorted(seen["written"])


@pytest.mark.promise(43)
def test_the_same_operation_at_once_is_applied_once(url: str) -> None:
    seen = play("replays", url)
    assert seen["statuses"] == {"200": 7, "201": 1}
    assert seen["rows"] == [[1, 1]]


@pytest.mark.promise(43)
def test_of_two_devices_that_change_the_same_revision_one_wins_and_the_other_is_told(url: str) -> None:
    seen = play("rivals", url)
    assert seen["statuses"] == {"200": 1, "409": 7}
    assert seen["rows"] == [[2, 2]]


def test_of_two_who_want_the_same_name_at_once_one_gets_it(url: str) -> None:
    seen = play("names", url)
    assert seen["statuses"] == {"200": 1, "400": 5}
    assert seen["codes"] == ["username_taken"]
    assert seen["rows"] == {"users": 1, "vaults": 1, "profiles": 1, "keys": 1}
