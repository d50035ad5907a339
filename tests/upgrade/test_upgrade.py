"""Databases as each earlier release left them, brought to now: each word that stood in them opens as it was."""

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
from psycopg import sql

from backend.core import entries
from tests.postgres import Server, url
from tests.upgrade.releases import HERE, ORDER, put_keys

# What a column is called now, since which release. A column that is neither here nor in GONE is there under its name,
# with its value.
RENAMED = {
    "a226c54": {
        ("accounts.profile", "look"): "theme",
        ("people.person", "standing"): "status",
        ("reminders.reminder", "kind"): "content",
    }
}
GONE = {
    "a226c54": {
        ("accounts.user", "last_login"),  # nobody needs to know it
        (
            "accounts.datakey",
            "wrapped",
        ),  # in two halves since; what opens under it shows that it is the same key
    }
}


def _sqlite(folder: Path, release: str) -> str:
    file = folder / "attune.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        database.executescript((HERE / f"{release}.sqlite.sql").read_text(encoding="utf-8"))
    return f"sqlite:///{file}"


def _postgresql(server: Server, release: str) -> str:
    name = f"upgraded_{release}"
    connect: dict[str, Any] = {"host": server.socket, "user": "attune", "autocommit": True}
    with psycopg.connect(dbname="postgres", **connect) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    with psycopg.connect(dbname=name, **connect) as connection:
        connection.execute((HERE / f"{release}.postgresql.sql").read_bytes())
    return url(server.socket, name)


def _upgraded(folder: Path, database: str, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the release's own code read from its database, and what is read from it now."""
    put_keys(folder / "keys", name)
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
    held = HERE / f"{name}.json"
    now = json.loads(run("-m", "tests.upgrade.read", str(held)).splitlines()[-1])
    return json.loads(held.read_text(encoding="utf-8")), now


def _differences(release: str, before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    renamed, gone = RENAMED.get(release, {}), GONE.get(release, set())
    return [
        f"{label}.{column}: {value!r} is {is_now!r}"
        for label, rows in before.items()
        for pk, row in rows.items()
        for column, value in row.items()
        if (label, column) not in gone
        and (is_now := now[label].get(pk, {}).get(renamed.get((label, column), column), "away")) != value
    ]


@pytest.mark.parametrize("release", ORDER)
def test_a_database_of_sqlite_opens_as_it_was(release: str, tmp_path: Path) -> None:
    before, now = _upgraded(tmp_path, _sqlite(tmp_path, release), f"{release}.sqlite")
    assert not (wrong := _differences(release, before, now)), "\n".join(wrong)


@pytest.mark.postgres
@pytest.mark.parametrize("release", ORDER)
def test_a_database_of_postgresql_opens_as_it_was(
    release: str, tmp_path: Path, postgres_server: Server
) -> None:
    before, now = _upgraded(tmp_path, _postgresql(postgres_server, release), f"{release}.postgresql")
    assert not (wrong := _differences(release, before, now)), "\n".join(wrong)


def test_the_newest_release_held_something_of_each_kind(db: None) -> None:
    """So that the rest has something to say."""
    held = json.loads((HERE / f"{ORDER[-1]}.sqlite.json").read_text(encoding="utf-8"))
    kinds = {kind.model._meta.label_lower: kind.name for kind in entries.kinds()}
    written = {
        kinds[label]
        for label, rows in held.items()
        if label in kinds and any(row["words"] for row in rows.values())
    }
    assert len(written) >= 12
