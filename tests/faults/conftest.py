from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.fleet import Fleet
from tests.postgres import postgres_url
from tests.push.browser import Browser
from tests.push.fixtures import browser, push_service
from tests.push.service import PushService

__all__ = ["browser", "postgres_url", "push_service"]


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[Fleet]:
    """The fleet on SQLite, nothing of it started yet."""
    ships = Fleet(tmp_path)
    yield ships
    ships.stop()


@pytest.fixture
def session(fleet: Fleet, push_service: PushService, browser: Browser) -> str:
    """The session of a person with one device."""
    key: str = fleet.act("seed", endpoints=[push_service.endpoint("phone")], keys=browser.keys)["session"]
    return key
