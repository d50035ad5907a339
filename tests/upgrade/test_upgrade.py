"""Databases as an earlier release left them, brought to now: each word that stood in them opens as it was.

`<commit>.<database>.sql` was made by that commit's own migrations and models, `.json` beside it is what its own code
read from it, and the keys stand in device.py.
"""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings

from tests.postgres import Server, url
from tests.upgrade import device

HERE = Path(__file__).parent
RELEASE = "a226c54"
# What a column is called now. A column that is neither here nor in GONE is there under its name, with its value.
RENAMED = {
    ("accounts.profile", "look"): "theme",
    ("people.person", "standing"): "status",
    ("reminders.reminder", "kind"): "content",
}
GONE = {
    ("accounts.user", "last_login"),  # nobody needs to know it
    ("accounts.datakey", "wrapped"),  # in two halves since; what opens under it shows that it is the same key
}


def _sqlite(folder: Path) -> str:
    file = folder / "attune.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        database.executescript((HERE / f"{RELEASE}.sqlite.sql").read_text(encoding="utf-8"))
    return f"sqlite:///{file}"


def _postgresql(server: Server) -> str:
    connect: dict[str, Any] = {"host": server.socket, "user": "attune", "autocommit": True}
    with psycopg.connect(dbname="postgres", **connect) as connection:
        connection.execute("CREATE DATABASE upgraded TEMPLATE template0")
    with psycopg.connect(dbname="upgraded", **connect) as connection:
        connection.execute((HERE / f"{RELEASE}.postgresql.sql").read_bytes())
    return url(server.socket, "upgraded")


def _upgraded(folder: Path, database: str, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the release's own code read from its database, and what is read from it now."""
    keys = folder / "keys"
    keys.mkdir(mode=0o700)
    (keys / "keyring").write_text(device.keyring(), encoding="utf-8")
    (keys / "keyring").chmod(0o600)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.ops.settings",
        "ATTUNE_LOCAL_DIR": str(folder),
        "DATABASE_URL": database,
        "REDIS_URL": "none",
    }

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("manage.py", "migrate", "--verbosity", "0")
    held = HERE / f"{RELEASE}.{name}.json"
    now = json.loads(run("-m", "tests.upgrade.read", str(held)).splitlines()[-1])
    return json.loads(held.read_text(encoding="utf-8")), now


def _differences(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    return [
        f"{label}.{column}: {value!r} is {is_now!r}"
        for label, rows in before.items()
        for pk, row in rows.items()
        for column, value in row.items()
        if (label, column) not in GONE
        and (is_now := now[label].get(pk, {}).get(RENAMED.get((label, column), column), "away")) != value
    ]


def test_a_database_of_sqlite_opens_as_it_was(tmp_path: Path) -> None:
    before, now = _upgraded(tmp_path, _sqlite(tmp_path), "sqlite")
    assert not (wrong := _differences(before, now)), "\n".join(wrong)


@pytest.mark.postgres
def test_a_database_of_postgresql_opens_as_it_was(tmp_path: Path, postgres_server: Server) -> None:
    before, now = _upgraded(tmp_path, _postgresql(postgres_server), "postgresql")
    assert not (wrong := _differences(before, now)), "\n".join(wrong)
