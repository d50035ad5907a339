"""A database that restarts, is locked, and has no room left."""

from pathlib import Path

import pytest

from tests.faults import invariants
from tests.faults.failpoints import FULL
from tests.faults.fleet import Fleet, until
from tests.faults.web import Web
from tests.postgres import Server, crash_and_restart
from tests.push.browser import Browser
from tests.push.service import PushService

pytestmark = pytest.mark.slow
LARGE = 32 * 1024  # an entry that needs pages of its own


@pytest.mark.promise(43)
def test_sqlite_locked_and_then_full(fleet: Fleet, web: Web, push_service: PushService) -> None:
    fleet.start("redis", "web", "worker", "beat")
    until(web.up, 60, "the web server does not answer")
    until(fleet.ticks, 60, "nothing ticks")

    fleet.act("make_due", count=2)
    other = fleet.file()
    other.execute("BEGIN EXCLUSIVE")
    until(lambda: "database is locked" in fleet.log("worker"), 60, "nobody wanted to write")
    assert web.put() >= 500  # said truthfully: it is not there
    other.execute("ROLLBACK")
    push_service.wait_for(2)
    assert web.put() == 201

    (fleet.folder / FULL).touch()
    fleet.act("make_due", count=200)
    until(lambda: "database or disk is full" in fleet.log("worker"), 60, "the worker found room")
    refused = [web.put(size=LARGE) for _ in range(4)]
    assert refused[-1] >= 500
    (fleet.folder / FULL).unlink()
    assert web.put(size=LARGE) == 201
    push_service.wait_for(202)

    invariants.hold(fleet, push_service, kept=web.kept, least=202)
    assert fleet.states() == ["sent"] * 202


@pytest.mark.promise(43)
def test_the_scheduler_alone_outlives_a_database_that_is_locked(
    tmp_path: Path, migrated: Path, push_service: PushService, browser: Browser
) -> None:
    fleet = Fleet(tmp_path, template=migrated, REDIS_URL="none")
    try:
        fleet.act("seed", endpoints=[push_service.endpoint("phone")], keys=browser.keys)
        fleet.act("make_due", count=1)
        other = fleet.file()
        other.execute("BEGIN EXCLUSIVE")
        fleet.start("scheduler")
        until(lambda: "lets nothing be done" in fleet.log("scheduler"), 60, "it did not want to write")
        other.execute("ROLLBACK")
        push_service.wait_for(1, 10)
        assert fleet.runs("scheduler")
        invariants.hold(fleet, push_service)
    finally:
        fleet.stop()


@pytest.mark.postgres
@pytest.mark.promise(43)
def test_postgresql_killed_in_the_middle_of_a_message(
    tmp_path: Path, server: Server, push_service: PushService, browser: Browser
) -> None:
    # A lease longer than a service may take to answer, as it is in earnest: nobody else takes over meanwhile.
    fleet = Fleet(tmp_path, server.copy("killed"), PUSH_LEASE_SECONDS="12")
    try:
        key = fleet.act("seed", endpoints=[push_service.endpoint("phone")], keys=browser.keys)["session"]
        web = Web(fleet.port, key)
        fleet.start("redis", "web", "worker", "beat")
        until(web.up, 60, "the web server does not answer")
        until(fleet.ticks, 60, "nothing ticks")
        assert [web.put() for _ in range(5)] == [201] * 5
        push_service.answer("phone", "hold", "hold")
        fleet.act("make_due", count=2)
        push_service.wait_for(2)

        def asked_meanwhile() -> None:
            status, told = web.ask("GET", "/api/v1/session")
            assert (status, told["error"]["code"]) == (503, "database_away")
            assert web.put() == 503

        crash_and_restart(server.socket, asked_meanwhile)
        push_service.go.set()
        until(web.up, 60, "the web server has not found the database again")
        assert web.put() == 201
        assert web.send_one_now() == 202
        invariants.hold(fleet, push_service, crashes=1, kept=web.kept, least=3)
        assert fleet.states() == ["sent"] * 3
    finally:
        fleet.stop()
