"""Workers that are killed, frozen and asked to end in the middle of a message, and two of everything."""

import os
import signal
from pathlib import Path

import pytest

from tests.faults import invariants
from tests.faults.fleet import Fleet, until
from tests.faults.web import Web
from tests.postgres import Server
from tests.push.browser import Browser
from tests.push.service import PushService

pytestmark = pytest.mark.slow


def held(web: Web, service: PushService, answer: str = "hold") -> str:
    """One message that is on its way and has no answer yet; its topic."""
    service.go.clear()
    before = len(service.received)
    service.answer("phone", answer)
    assert web.send_one_now() == 202
    service.wait_for(before + 1)
    return service.received[-1].headers["topic"]


def posts(service: PushService, topic: str) -> int:
    return sum(message.headers["topic"] == topic for message in service.received)


@pytest.mark.promise(43)
def test_a_worker_may_end_in_any_way_in_the_middle_of_a_message(
    fleet: Fleet, web: Web, push_service: PushService
) -> None:
    fleet.concurrency = 1  # so that the one child is the one that sends
    fleet.start("redis", "web", "worker", "beat")
    until(web.up, 60, "the web server does not answer")
    until(fleet.ticks, 60, "nothing ticks")

    killed_child = held(web, push_service, "hang")
    (child,) = fleet.children("worker")
    os.kill(child, signal.SIGKILL)
    until(lambda: posts(push_service, killed_child) == 2, 60, "nobody took over from the killed child")

    frozen = held(web, push_service)
    fleet.freeze("worker")
    fleet.start("worker2")
    until(lambda: posts(push_service, frozen) == 2, 60, "nobody took over from the frozen worker")
    push_service.go.set()
    fleet.thaw("worker")
    until(fleet.settled, 60, "the worker that froze stands in the way")
    fleet.kill("worker")

    asked_to_end = held(web, push_service)
    push_service.go.set()
    fleet.end("worker2")
    until(fleet.settled, 60, "a worker that was asked to end did not write down what it had sent")
    assert posts(push_service, asked_to_end) == 1

    fleet.start("worker")
    unrecorded = held(web, push_service)
    writer = fleet.file()
    writer.execute("BEGIN IMMEDIATE")  # the answer will come, and can't be written down
    push_service.go.set()
    until(lambda: push_service.received[-1].answer == 201, 10, "the push service does not answer")
    fleet.kill("worker")
    writer.close()
    fleet.start("worker")
    until(lambda: posts(push_service, unrecorded) == 2, 60, "what was not written down is not sent again")

    left_alone = held(web, push_service)
    fleet.running["worker"].kill()  # the parent alone: its child goes on with what it has
    fleet.start("worker3")
    push_service.go.set()
    until(fleet.settled, 60, "the child without its parent and the new worker stand in each other's way")
    assert posts(push_service, left_alone) <= 2

    invariants.hold(fleet, push_service, crashes=1, kept=web.kept, least=5)
    assert fleet.states() == ["sent"] * 5


@pytest.mark.postgres
@pytest.mark.promise(44)
def test_two_beats_and_two_workers_bring_a_thousand_once_while_somebody_migrates(
    tmp_path: Path, server: Server, push_service: PushService, browser: Browser
) -> None:
    fleet = Fleet(tmp_path, server.copy("workers"), PUSH_LEASE_SECONDS="60")
    try:
        fleet.act("seed", endpoints=[push_service.endpoint("phone")], keys=browser.keys)
        fleet.start("redis", "worker", "worker2", "beat", "beat2")
        until(fleet.ticks, 60, "nothing ticks")
        fleet.act("make_due", count=1000)
        fleet.manage("migrate", "--verbosity", "0")
        push_service.wait_for(1000, 120)
        invariants.hold(fleet, push_service, least=1000)
        assert fleet.states() == ["sent"] * 1000
        assert len(push_service.received) == 1000
    finally:
        fleet.stop()
