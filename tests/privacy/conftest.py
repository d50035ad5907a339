"""Everything that the database holds, as it stands there: what a backup would have, and what an erasure left."""

import shutil
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.db import connection

from backend.accounts.models import Vault
from tests.accounts.conftest import Account
from tests.conftest import NOON, b64, new_user
from tests.contracts.world import World, build
from tests.once import made_once

Backup = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def tables() -> list[str]:
    return [model._meta.db_table for model in apps.get_models(include_auto_created=True)]


def back_up() -> Backup:
    found: Backup = {}
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 (our own names)
            found[table] = [column[0] for column in cursor.description], cursor.fetchall()
    return found


def put_back(backup: Backup) -> None:
    """The database as it was."""
    with connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608
        for table, (columns, rows) in backup.items():
            places = ", ".join(["%s"] * len(columns))
            names = ", ".join(connection.ops.quote_name(name) for name in columns)
            plain = [[str(one) if isinstance(one, time) else one for one in row] for row in rows]
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", plain)  # noqa: S608


def holding(*needles: str) -> set[str]:
    """The tables with a row that has one of these in it, however it is written there."""
    backup = back_up()
    return {
        table
        for table, (_, rows) in backup.items()
        if any(needle in str(value) for row in rows for value in row for needle in needles)
    }


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[World, Account]]:
    """Alice has something of everything, and a passphrase that signs her in; Bob, Dana, Erin and Ada are there too."""

    def make() -> tuple[World, Account]:
        world = build(new_user)
        alice, key = world.users["alice"], b64(32)
        alice.set_password(key)
        alice.save()
        vault = Vault.objects.get(user=alice)
        vault.custody, vault.spare_user_key = "spare", b64(32)
        vault.save()
        world.cookies["owner"] = world.sign_in("owner").cookies[settings.SESSION_COOKIE_NAME].value
        return world, Account(alice, key, "")

    with made_once(django_db_blocker, make) as made:
        yield made


@pytest.fixture
def world(built: tuple[World, Account], db: None, settings: Any, tmp_path: Path) -> World:
    """Their shares are copied: no rollback brings back a file."""
    shutil.copytree(
        settings.KEY_SHARES_DIR, tmp_path / "keys", ignore=shutil.ignore_patterns(".*")
    )  # half written
    settings.KEY_SHARES_DIR = str(tmp_path / "keys")
    return built[0]


@pytest.fixture
def alices_account(world: World, built: tuple[World, Account]) -> Account:
    return built[1]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller
