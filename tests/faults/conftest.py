import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests import postgres
from tests.faults.fleet import Fleet
from tests.faults.web import Web
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


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server with a migrated database to copy: migrating again takes longer than starting everything."""

    socket: str

    def copy(self, name: str) -> str:
        """The DATABASE_URL of a fresh copy."""
        with psycopg.connect(
            dbname="postgres", host=self.socket, user="attune", autocommit=True
        ) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE attune").format(sql.Identifier(name)))
        return postgres.url(self.socket).replace("/attune?", f"/{name}?")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with postgres.cluster("-c fsync=off") as socket:  # it is killed here, the machine is not
        fleet = Fleet(tmp_path_factory.mktemp("postgres"), postgres.url(socket))
        fleet.manage("migrate", "--verbosity", "0")
        fleet.manage("createcachetable", "--verbosity", "0")
        yield Server(socket)


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
