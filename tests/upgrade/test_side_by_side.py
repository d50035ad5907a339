"""A practice is upgraded without a stop: processes of the release before and of now run side by side on one PostgreSQL
while devices write. No acknowledged write is lost, and no reminder is lost or comes twice.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from threading import Event, Thread
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.conftest import sealed_words
from tests.faults import invariants
from tests.faults.fleet import Fleet, free_port, until
from tests.faults.web import Web
from tests.performance.morning.visits import operation
from tests.postgres import cluster, url
from tests.push.browser import Browser
from tests.push.fixtures import browser, push_service
from tests.push.service import PushService
from tests.upgrade.releases import LAST, unpacked

__all__ = ["browser", "push_service"]
pytestmark = [pytest.mark.postgres, pytest.mark.slow]
REMINDERS = 8  # of nine: one person is one of each round, and gets no third on one day
RETRIED = {429, 502, 503, 504}  # what a device sends again after


class TwoReleases(Fleet):
    """`web1`, `worker1` and `beat1` are of the release; what ends in 2 is of now, and `act` is as it is told."""

    def __init__(self, folder: Path, database: str, code: Path) -> None:
        super().__init__(folder, database_url=database)
        self.code, self.acts_as_before = code, True
        self.ports = {"web1": free_port(), "web2": free_port()}

    def code_of(self, name: str) -> Path:
        before = name.endswith("1") or (name == "act" and self.acts_as_before)
        return self.code if before else super().code_of(name)

    def port_of(self, name: str) -> int:
        return self.ports[name]

    def manage_before(self, *words: str) -> None:
        command = [sys.executable, "manage.py", *words]
        subprocess.run(command, cwd=self.code, env=self.environment, check=True, capture_output=True)


class Writer(Thread):
    """A device behind a proxy: writes on and on, by one call each and in batches, to whichever web answers. The same
    again, with the same key, until it is acknowledged.
    """

    def __init__(self, webs: list[Web], first: int) -> None:
        super().__init__(daemon=True)
        self.webs, self.at = webs, first
        self.ending = Event()
        self.kept: dict[UUID, Any] = {}  # what was acknowledged, with its words
        self.by: set[int] = set()  # the ports that acknowledged something
        self.wrong: list[str] = []
        self.longest = 0

    def run(self) -> None:
        while not self.ending.is_set() and not self.wrong:
            self._put()
            self._batch()
            self._said("GET", "/api/v1/sync?since=0&limit=50", None, {})
            self.ending.wait(0.05)

    def end(self) -> None:
        self.ending.set()
        self.join(60)
        assert not self.is_alive(), "a write was never acknowledged"

    def _put(self) -> None:
        entry, words = uuid4(), sealed_words()
        body = {"created_at": "2026-06-15T12:00:00Z", "answers": {"relation": "friend"}, "words": words}
        headers = {"If-Match": '"0"', "Idempotency-Key": str(uuid4())}
        if self._said("PUT", f"/api/v1/people/{entry}", body, headers) is not None:
            self.kept[entry] = words

    def _batch(self) -> None:
        whole = [operation("people", answers={"relation": "friend"}) for _ in range(2)]
        told = self._said("POST", "/api/v1/sync", {"operations": whole}, {})
        for one, result in zip(whole, (told or {}).get("results", []), strict=False):
            if result["error"] is None:
                self.kept[UUID(one["id"])] = one["body"]["words"]
            elif result["status"] not in RETRIED:
                self.wrong.append(f"{one['kind']} in a batch: {result}")

    def _said(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Any:
        """What the answer says; None where the end came first, or where it was no yes."""
        tries = 0
        while not (self.ending.is_set() and tries > 100):
            web = self.webs[self.at % len(self.webs)]
            try:
                status, told = web.ask(
                    method, path, body, **{name.replace("-", "_"): is_ for name, is_ in headers.items()}
                )
            except (OSError, HTTPException):
                status, told = 502, {}
            if status in {200, 201}:
                self.by.add(web.port)
                self.longest = max(self.longest, tries)
                return told
            if status not in RETRIED:
                self.wrong.append(f"{method} {path} of {web.port}: {status} {told}")
                return None
            tries += 1
            self.at += 1  # the proxy asks the other one
            self.ending.wait(0.1)
        return None


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[TwoReleases]:
    """On a database that the release itself migrated."""
    release = unpacked(LAST, tmp_path / "release")
    folder = tmp_path / "fleet"
    folder.mkdir()
    with cluster() as socket:
        fleet = TwoReleases(folder, url(socket), release.folder)
        for command in ("migrate", "createcachetable"):
            fleet.manage_before(command, "--verbosity", "0")
        yield fleet
        fleet.stop()


def written(writers: list[Writer]) -> int:
    assert [wrong for writer in writers for wrong in writer.wrong] == []
    return sum(len(writer.kept) for writer in writers)


@pytest.mark.promise(43)
def test_a_rolling_restart_under_load_loses_nothing(
    fleet: TwoReleases, push_service: PushService, browser: Browser
) -> None:
    session = fleet.act("seed", endpoints=[push_service.endpoint("phone")], keys=browser.keys)["session"]
    webs = [Web(fleet.ports[name], session) for name in ("web1", "web2")]
    fleet.start("redis", "web1", "worker1", "beat1")
    until(webs[0].up, 60, "the release before does not answer")
    writers = [Writer(webs, first) for first in (0, 1)]
    for writer in writers:
        writer.start()
    fleet.act("make_due", count=4)
    push_service.wait_for(4)

    fleet.manage("migrate", "--verbosity", "0")
    fleet.act("make_due", count=2)  # made by the release, on the database of now
    fleet.start("web2", "worker2", "beat2")
    until(webs[1].up, 60, "the release of now does not answer")
    fleet.end("act")
    fleet.acts_as_before = False
    fleet.act("make_due", count=3)
    for name in ("beat1", "worker1", "web1"):
        before = written(writers)
        until(lambda before=before: written(writers) > before + 6, 30, "nothing is written")
        fleet.end(name)
    before = written(writers)
    until(lambda: written(writers) > before + 6, 30, "nothing is written by the release of now alone")
    until(
        lambda: len({one.headers["topic"] for one in push_service.received}) >= REMINDERS,
        60,
        "a reminder is lost",
    )
    for writer in writers:
        writer.end()

    assert written(writers) > 30
    assert {port for writer in writers for port in writer.by} == set(fleet.ports.values())
    invariants.hold(fleet, push_service, least=REMINDERS)
    there = {
        UUID(str(entry)): json.loads(words)
        for entry, words in fleet.ask("SELECT id, words FROM people_person")
    }
    kept = {entry: words for writer in writers for entry, words in writer.kept.items()}
    assert [entry for entry, words in kept.items() if there.get(entry) != words] == []
