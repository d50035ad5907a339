"""Real processes, killed where it hurts: every reminder still comes, inside its window, and nobody is shown two."""

import json
from pathlib import Path

import pytest

from tests.faults.act import CANARY
from tests.faults.fleet import Fleet, until
from tests.push.browser import Browser
from tests.push.service import PushService

pytestmark = pytest.mark.slow


def all_sent(fleet: Fleet, count: int) -> bool:
    return fleet.states() == ["sent"] * count


@pytest.mark.promise(44)
def test_a_due_reminder_reaches_the_device(
    fleet: Fleet, session: str, push_service: PushService, browser: Browser
) -> None:
    fleet.start("redis", "worker", "beat")
    fleet.act("make_due", count=1)
    push_service.wait_for(1)
    opened = browser.open_json(push_service.received[0].body)
    assert set(opened) == {"web_push", "notification", "d"}
    until(lambda: all_sent(fleet, 1), 10, "the delivery is not recorded as sent")
    assert fleet.ticks()
    assert opened["d"] not in fleet.logs()


@pytest.mark.promise(45)
def test_words_are_readable_in_no_file_of_the_fleet_and_in_no_push(
    fleet: Fleet, session: str, push_service: PushService, browser: Browser
) -> None:
    fleet.start("redis", "worker", "beat")
    fleet.act("make_due", count=1)
    push_service.wait_for(1)
    until(lambda: all_sent(fleet, 1), 10, "the delivery is not recorded as sent")
    fleet.redis().save()
    kept = {path.name: path.read_bytes() for path in fleet.folder.rglob("*") if path.is_file()}
    broker = b"".join(data for name, data in kept.items() if name.startswith(("appendonly", "dump")))
    assert b"push.send" in broker  # what went through the broker is where it would be
    kept["push"] = json.dumps(browser.open_json(push_service.received[0].body)).encode()
    for word in CANARY.encode().split():
        assert [name for name, data in kept.items() if word in data] == []


@pytest.mark.postgres
@pytest.mark.promise(44)
def test_two_workers_on_postgresql_bring_each_once(
    tmp_path: Path, postgres_url: str, push_service: PushService, browser: Browser
) -> None:
    fleet = Fleet(tmp_path, postgres_url)
    try:
        fleet.act("seed", endpoints=[push_service.endpoint("phone")], keys=browser.keys)
        fleet.start("redis", "worker", "worker2", "beat")
        fleet.act("make_due", count=50)
        push_service.wait_for(50)
        until(lambda: all_sent(fleet, 50), 20, "not all are recorded as sent")
        assert len(push_service.received) == 50
    finally:
        fleet.stop()


@pytest.mark.promise(43)
def test_kill_9_of_a_worker_in_the_middle_of_a_post_loses_nothing(
    fleet: Fleet, session: str, push_service: PushService
) -> None:
    push_service.answer("phone", "hang")
    fleet.start("redis", "worker", "beat")
    fleet.act("make_due", count=1)
    push_service.wait_for(1)
    fleet.kill("worker")
    fleet.start("worker")
    push_service.wait_for(2)
    until(lambda: all_sent(fleet, 1), 20, "the delivery is not recorded as sent")
    first, second = push_service.received[:2]
    assert first.headers["topic"] == second.headers["topic"], (
        "the push service and the device make two into one"
    )
    assert len(push_service.received) == 2


@pytest.mark.promise(43)
def test_kill_9_of_redis_with_everything_in_it_loses_nothing(
    fleet: Fleet, session: str, push_service: PushService
) -> None:
    fleet.start("redis")
    fleet.start("beat", "worker")
    until(fleet.ticks, 30, "nothing ticks")
    fleet.kill("redis")
    fleet.act("make_due", count=3)
    for left in fleet.folder.glob("appendonlydir/*"):
        left.unlink()
    fleet.start("redis")
    push_service.wait_for(3)
    until(lambda: all_sent(fleet, 3), 20, "not all are recorded as sent")
    assert len(push_service.received) == 3


@pytest.mark.promise(43)
def test_flushall_loses_nothing(fleet: Fleet, session: str, push_service: PushService) -> None:
    fleet.start("redis", "beat")
    fleet.act("make_due", count=2)
    until(lambda: bool(fleet.redis().llen("celery")), 20, "beat rings nobody")
    fleet.redis().flushall()
    fleet.start("worker")
    push_service.wait_for(2)


@pytest.mark.promise(44)
def test_the_scheduler_alone_does_without_redis_and_celery(
    tmp_path: Path, migrated: Path, push_service: PushService, browser: Browser
) -> None:
    fleet = Fleet(tmp_path, template=migrated, REDIS_URL="none")
    try:
        fleet.act("seed", endpoints=[push_service.endpoint("phone")], keys=browser.keys)
        fleet.start("scheduler")
        fleet.act("make_due", count=1)
        push_service.wait_for(1)
        until(lambda: all_sent(fleet, 1), 10, "the delivery is not recorded as sent")
    finally:
        fleet.stop()
