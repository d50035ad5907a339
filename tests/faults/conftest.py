import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.fleet import Fleet
from tests.postgres import postgres_url
from tests.push.browser import Browser
from tests.push.fixtures import browser, push_service
from tests.push.service import PushService

__all__ = ["browser", "postgres_url", "push_service"]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, made once: migrating takes longer than most of these tests."""
    folder = tmp_path_factory.mktemp("migrated")
    Fleet(folder)
    with closing(sqlite3.connect(folder / "attune.sqlite3")) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder / "attune.sqlite3"


@pytest.fixture
def fleet(tmp_path: Path, migrated: Path) -> Iterator[Fleet]:
    """The fleet on SQLite, nothing of it started yet."""
    ships = Fleet(tmp_path, template=migrated)
    yield ships
    ships.stop()


@pytest.fixture
def session(fleet: Fleet, push_service: PushService, browser: Browser) -> str:
    """The session of a person with one device."""
    key: str = fleet.act("seed", endpoints=[push_service.endpoint("phone")], keys=browser.keys)["session"]
    return key
