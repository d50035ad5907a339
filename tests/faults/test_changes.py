"""What a person changes while notes wait, and rows that nobody can use among good ones."""

from pathlib import Path
from uuid import UUID

import pytest

from tests.faults import invariants
from tests.faults.fleet import Fleet, until
from tests.push.browser import Browser
from tests.push.service import PushService

pytestmark = pytest.mark.slow
LATER = (503, {"Retry-After": "8"})
WAITING = "SELECT COUNT(*) FROM push_delivery WHERE state = 'pending' AND failure = 'http_503'"


@pytest.mark.promise(23)
@pytest.mark.promise(43)
def test_changes_hold_for_what_waits_and_bad_rows_stop_no_other(
    tmp_path: Path, migrated: Path, push_service: PushService, browser: Browser
) -> None:
    fleet = Fleet(tmp_path, template=migrated, REDIS_URL="none")  # the scheduler alone, which also sends
    endpoints = {name: push_service.endpoint(name) for name in ("phone", "tablet", "broken")}
    for name in ("phone", "tablet"):
        push_service.answer(name, *[LATER] * 3)
    try:
        fleet.act("seed", endpoints=[*endpoints.values()], keys=browser.keys)
        deleted, paused, moved, unplannable = fleet.act("make_due", count=4)["made"]
        fleet.act("spoil", reminder=unplannable, device=endpoints["broken"])
        fleet.start("scheduler")
        until(lambda: fleet.ask(WAITING) == [(6,)], 60, "they do not come")
        fleet.act("change", deleted=deleted, paused=paused, moved=moved, unsubscribed=endpoints["tablet"])
        invariants.hold(fleet, push_service, least=12)
        check(fleet, push_service, unplannable)
    finally:
        fleet.stop()


def check(fleet: Fleet, push_service: PushService, unplannable: str) -> None:
    bad = f"SELECT id FROM reminders_occurrence WHERE reminder_id = '{UUID(unplannable).hex}'"  # noqa: S608
    ends = sorted(fleet.ask(f"SELECT state, failure FROM push_delivery WHERE message NOT IN ({bad})"))  # noqa: S608
    phone = [("expired", "deleted"), ("expired", "paused"), ("sent", "")]
    tablet, broken = [("gone", "no_subscription")] * 3, [("gone", "unusable")] * 3
    assert ends == sorted([*phone, *tablet, *broken])
    assert sum(message.answer == 201 for message in push_service.at("phone")) <= 2
    assert not any(message.answer == 201 for message in push_service.at("tablet"))
    states = dict(fleet.ask("SELECT status, COUNT(*) FROM reminders_reminder GROUP BY status"))
    assert states == {"paused": 1, "active": 1, "resting": 1}
