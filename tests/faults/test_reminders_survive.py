"""Real processes, none of them disturbed: a reminder comes, inside its window, once, and nothing readable is left on
its way.
"""

import json
from pathlib import Path

import pytest

from tests.faults import invariants
from tests.faults.act import CANARY
from tests.faults.fleet import Fleet
from tests.push.browser import Browser
from tests.push.service import PushService

pytestmark = pytest.mark.slow


@pytest.mark.promise(44)
@pytest.mark.promise(45)
def test_a_due_reminder_reaches_the_device_and_words_are_readable_in_no_file_on_its_way(
    fleet: Fleet, session: str, push_service: PushService, browser: Browser
) -> None:
    fleet.start("redis", "worker", "beat")
    fleet.act("make_due", count=1)
    push_service.wait_for(1)
    opened = browser.open_json(push_service.received[0].body)
    assert set(opened) == {"web_push", "notification", "d"}
    invariants.hold(fleet, push_service)
    assert fleet.ticks()
    assert opened["d"] not in fleet.logs()
    fleet.redis().save()
    kept = {path.name: path.read_bytes() for path in fleet.folder.rglob("*") if path.is_file()}
    broker = b"".join(data for name, data in kept.items() if name.startswith(("appendonly", "dump")))
    assert b"push.send" in broker  # what went through the broker is where it would be
    kept["push"] = json.dumps(opened).encode()
    for word in CANARY.encode().split():
        assert [name for name, data in kept.items() if word in data] == []


@pytest.mark.promise(44)
def test_the_scheduler_alone_does_without_redis_and_celery_and_drops_what_is_late(
    tmp_path: Path, migrated: Path, push_service: PushService, browser: Browser
) -> None:
    fleet = Fleet(tmp_path, template=migrated, REDIS_URL="none")
    try:
        fleet.act("seed", endpoints=[push_service.endpoint("phone")], keys=browser.keys)
        fleet.act("make_due", count=2, late=3)
        fleet.start("scheduler")
        push_service.wait_for(2)
        invariants.hold(fleet, push_service, least=2)
        assert fleet.states() == ["sent"] * 2
        dropped = sorted(reason for (reason,) in fleet.ask("SELECT dropped FROM reminders_occurrence"))
        assert dropped == ["", "", "late", "late", "late"]
    finally:
        fleet.stop()
