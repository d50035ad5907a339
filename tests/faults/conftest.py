import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.fleet import Fleet
from tests.faults.web import Web
from tests.postgres import Server, cluster_like
from tests.push.browser import Browser
from tests.push.fixtures import browser, push_service
from tests.push.service import PushService

__all__ = ["browser", "push_service"]


@pytest.fixture(scope="session")
def migrated(migrated_copy: Path | None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, made once: migrating takes longer than most of these tests."""
    if migrated_copy:
        return migrated_copy
    folder = tmp_path_factory.mktemp("migrated")
    Fleet(folder)
    with closing(sqlite3.connect(folder / "attune.sqlite3")) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return folder / "attune.sqlite3"


@pytest.fixture(scope="session")
def server(postgres_server: Server) -> Iterator[Server]:
    """A server of their own, for they kill it. The machine goes on, so nothing has to reach the disk."""
    with cluster_like(postgres_server, "-c fsync=off") as server:
        yield server


@pytest.fixture
def fleet(tmp_path: Path, migrated: Path) -> Iterator[Fleet]:
    """The fleet on SQLite, nothing of it started yet."""
    fleet = Fleet(tmp_path, template=migrated)
    yield fleet
    fleet.stop()


@pytest.fixture
def session(fleet: Fleet, push_service: PushService, browser: Browser) -> str:
    """The session of a person with one device."""
    key: str = fleet.act("seed", endpoints=[push_service.endpoint("phone")], keys=browser.keys)["session"]
    return key


@pytest.fixture
def web(fleet: Fleet, session: str) -> Web:
    """Their device, which asks the fleet's web server once that is started."""
    return Web(fleet.port, session)
