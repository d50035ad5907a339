"""Fixtures for whoever needs devices and a push service; a folder's conftest imports them."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from backend.accounts.models import User
from backend.push import services
from backend.push.models import PushSubscription
from tests.conftest import NOON
from tests.push.browser import Browser
from tests.push.service import PushService, start

SITE = "https://attune.example"
Subscribe = Callable[..., PushSubscription]


@pytest.fixture
def push_service() -> Iterator[PushService]:
    service = PushService()
    server = start(service)
    yield service
    service.release.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def browser() -> Browser:
    return Browser()


@pytest.fixture
def subscribe(push_service: PushService, browser: Browser) -> Subscribe:
    """`subscribe(user, "phone")`: a device of theirs at the test's push service, all of them with the same browser
    keys.
    """

    def act(user: User, name: str = "phone", now: datetime = NOON, **keys: Any) -> PushSubscription:
        device = services.Device(push_service.endpoint(name), **{**browser.keys, **keys}, label=name)
        return services.subscribe(user, device, site=SITE, now=now)[0]

    return act


@pytest.fixture
def only_postgresql() -> None:
    """For statements that are written by hand: elsewhere the ORM's form is the only one.
    tests/reminders/test_on_postgres.py runs them.
    """
    if connection.vendor != "postgresql":
        pytest.skip("Runs on PostgreSQL (test_on_postgres.py does it).")
