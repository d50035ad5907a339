"""`make run`: the whole of Attune on this machine, in the foreground, until Ctrl-C.

The embedded Redis stands outside the fleet, because it has to be there before the others and after them.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.tools.demo import ROOT, banner, local_dir, read_demo
from config.tools.embedded_redis import EmbeddedRedis, RedisUnavailable
from config.tools.fleet import Fleet

HOST = "127.0.0.1"
WAIT_FOR_WEB = 60.0


class CannotStart(Exception):
    """Its text is the one sentence that a person reads."""


def require_port(text: str) -> int:
    """The port that `text` names, if it is free. Raises CannotStart."""
    port = int(text) if text.isdecimal() else 0
    if not 0 < port < 65536:
        raise CannotStart(f"PORT has to be a number from 1 to 65535, and it is {text!r}.")
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # A port that was left a moment ago counts as free, as it does for the web server.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise CannotStart(
                f"Port {port} needs more rights than you have; please choose another: make run PORT=8001"
            ) from None
        except OSError:
            raise CannotStart(
                f"Port {port} is taken by another program; please choose another: make run PORT={port % 65535 + 1}"
            ) from None
    return port


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Two starts from one folder would share the files of one Redis; the second gets CannotStart."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "run.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CannotStart(
                "Attune is already running from this folder; please stop it there first (Ctrl-C)."
            ) from None
        yield


def commands(port: int) -> dict[str, list[str]]:
    # Celery warns of root because of pickled tasks; only JSON is accepted here.
    celery = [
        sys.executable,
        "-W",
        "ignore::UserWarning:celery.platforms",
        "-m",
        "celery",
        "--quiet",
        "-A",
        "config",
    ]
    return {
        # No access log: addresses carry tokens, and who came when is nobody's business.
        "web": [sys.executable, "-m", "config.tools.web", str(port)],
        "worker": [*celery, "worker", "--concurrency", "2", "--loglevel", "WARNING"],
        "beat": [*celery, "beat", "--pidfile=", "--loglevel", "WARNING"],
    }  # fmt: skip


def greet_when_ready(port: int, folder: Path, fleet: Fleet) -> None:
    """Prints the banner as soon as the app answers, or ends the fleet with the reason why it does not."""
    until = time.monotonic() + WAIT_FOR_WEB
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/api/v1/session", timeout=5):  # our own address
                print(banner(f"http://localhost:{port}", read_demo(folder)), flush=True)
                return
        except urllib.error.HTTPError as error:
            fleet.end(f"Attune started but is not well: it answers {error.code}; the lines above say why.")
            return
        except OSError:
            time.sleep(0.2)
    fleet.end(f"Attune did not answer within {WAIT_FOR_WEB:.0f} seconds, so everything was stopped.")


def end_with(redis: EmbeddedRedis, fleet: Fleet) -> None:
    """Ends the fleet when its Redis is gone. Runs in a thread of its own."""
    if redis.process is not None:
        redis.process.wait()
        fleet.end(f"The embedded Redis stopped by itself, so everything was stopped; {redis.log} says why.")


def run(port: int, folder: Path) -> int:
    """Starts everything and returns the exit status when all of it has stopped."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    fleet = Fleet()
    redis = None if environment.get("REDIS_URL") else EmbeddedRedis(folder / "redis")
    try:
        if redis:
            redis.start()
            environment["REDIS_URL"] = redis.url
            threading.Thread(target=end_with, args=(redis, fleet), daemon=True).start()
        for name, command in commands(port).items():
            fleet.add(name, command, env=environment, cwd=ROOT)
        threading.Thread(target=greet_when_ready, args=(port, folder, fleet), daemon=True).start()
        status, sentence = fleet.run()
    finally:
        if redis:
            redis.stop()
    print(f"\n{sentence}", flush=True)
    return status


def main() -> int:
    # A stop that comes before the fleet listens ends this as an exception, so that every `finally` is reached.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = local_dir()
    try:
        port = require_port(os.environ.get("PORT") or "8000")
        with only_one(folder):
            prepared = subprocess.run(
                [sys.executable, str(ROOT / "manage.py"), "prepare"], check=False, cwd=ROOT
            )
            if prepared.returncode:
                raise CannotStart("The database could not be made ready; the lines above say why.")
            return run(port, folder)
    except (CannotStart, RedisUnavailable) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped before everything was up. Nothing is lost.", file=sys.stderr)
        return 0


if __name__ == "__main__":
    sys.exit(main())
