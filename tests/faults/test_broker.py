"""Redis emptied, full, hung and gone: the web answers all the while, and once it is back everything comes."""

import time

import pytest

from tests.faults import invariants
from tests.faults.fleet import Fleet, until
from tests.faults.web import Web
from tests.push.service import PushService

pytestmark = pytest.mark.slow


def write(web: Web) -> None:
    """A person writes something and asks for a note, and waits for neither answer much longer than usual."""
    began = time.monotonic()
    assert web.put() == 201
    assert web.send_one_now() == 202
    assert time.monotonic() - began < 10


def wait_for(fleet: Fleet, service: PushService, count: int) -> None:
    """Returns when that many messages have come.

    A worker may end by itself when its broker goes: where it had acknowledged something not yet, kombu wants to put
    that back over the connection that it has just lost (AttributeError, "Unrecoverable error"). Whoever runs it in
    earnest starts it again, and so does this.
    """

    def came() -> bool:
        fleet.revive("worker")
        return len(service.received) >= count

    until(came, 90, f"{len(service.received)} of {count} came")


@pytest.mark.promise(43)
@pytest.mark.promise(45)
def test_redis_may_be_emptied_full_hung_and_gone(fleet: Fleet, web: Web, push_service: PushService) -> None:
    fleet.start("redis", "web", "beat")
    until(web.up, 60, "the web server does not answer")
    write(web)
    until(lambda: bool(fleet.redis().llen("celery")), 60, "nobody rings")
    # A doorbell says who, and never what: nothing of an entry has ever passed through here.
    passed = b"".join(part.read_bytes() for part in fleet.folder.glob("appendonlydir/*"))
    assert b"celery" in passed
    assert not [word for word in (b"friend", b"answers", b"words") if word in passed]
    fleet.redis().flushall()
    fleet.start("worker")
    wait_for(fleet, push_service, 1)

    fleet.redis().config_set("maxmemory", 1)
    write(web)
    fleet.redis().config_set("maxmemory", 0)
    wait_for(fleet, push_service, 2)

    fleet.freeze("redis")
    write(web)
    fleet.thaw("redis")
    wait_for(fleet, push_service, 3)

    fleet.kill("redis")
    write(web)
    until(lambda: "The broker is away" in fleet.log("beat"), 60, "beat has not noticed")
    for left in fleet.folder.glob("appendonlydir/*"):
        left.unlink()
    fleet.start("redis")
    wait_for(fleet, push_service, 4)
    fleet.forget_ticks()
    until(fleet.ticks, 60, "nothing ticks any more")

    assert fleet.runs("beat")
    told = [line for line in fleet.log("beat").splitlines() if " attune." in line or "Error" in line]
    assert len(told) <= 4, (
        told
    )  # frozen and killed: when it went and when it was back, and no line for each second
    assert "The broker is back" in told[-1]
    invariants.hold(fleet, push_service, kept=web.kept, least=4)
    assert fleet.states() == ["sent"] * 4
