"""A web server that is killed between its commit and its answer: the device says it again, and nothing changes."""

from contextlib import suppress
from http.client import HTTPException
from threading import Thread
from uuid import uuid4

import pytest

from tests.faults import invariants
from tests.faults.failpoints import HELD
from tests.faults.fleet import Fleet, until
from tests.faults.web import Web
from tests.push.service import PushService

pytestmark = pytest.mark.slow


@pytest.mark.promise(43)
def test_kill_9_after_the_commit_and_before_the_answer(
    fleet: Fleet, web: Web, push_service: PushService
) -> None:
    fleet.start("web")
    until(web.up, 60, "the web server does not answer")
    entry, key = uuid4(), uuid4()

    def write() -> None:
        with suppress(OSError, HTTPException):
            web.put(entry, key, hold=True)

    device = Thread(target=write)
    device.start()
    until((fleet.folder / HELD).exists, 60, "the write is not committed")
    fleet.kill("web")
    device.join(20)
    assert web.kept == {}  # for all that the device knows
    fleet.start("web")
    until(web.up, 60, "the web server does not answer")
    assert web.put(entry, key) == 200
    assert web.kept == {entry: 1}
    invariants.hold(fleet, push_service, kept=web.kept, least=0)
    assert fleet.ask("SELECT COUNT(*) FROM core_appliedoperation WHERE kind = 'people'") == [(2,)]
