"""A throwaway PostgreSQL cluster for tests: made in a temporary folder, reached by a socket alone, gone at the end.

Mark a test `postgres` and ask for `postgres_server`: one server for all processes of a test run, migrated once.
`copy()` gives a database of one's own in a moment, to hand to processes as DATABASE_URL or to a second pytest, so
that whole folders of tests hold on both databases.
"""

import fcntl
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

_NO_SYNC = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
_NAME = "attune"


def binaries() -> Path | None:
    """The folder of the newest server that is installed, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def cluster(options: str = _NO_SYNC) -> Iterator[str]:
    """Starts a cluster and yields the folder of its socket.

    PostgreSQL refuses to run as root: it runs as `postgres` then.
    """
    programs = binaries()
    if programs is None:
        if os.environ.get("ATTUNE_SKIP_POSTGRES") == "1":
            pytest.skip("PostgreSQL is not installed, and ATTUNE_SKIP_POSTGRES says to go on without it.")
        pytest.fail(
            "PostgreSQL is not installed. Install it (Debian: postgresql), or set ATTUNE_SKIP_POSTGRES=1."
        )
    folder = Path(tempfile.mkdtemp(prefix="attune-pg-"))
    as_user: dict[str, Any] = {}
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        shutil.chown(folder, owner.pw_uid, owner.pw_gid)
        as_user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}

    def run(program: str, *args: str) -> None:
        command = [str(programs / program), *args]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **as_user)
        if done.returncode:
            log = folder / "log"
            raise RuntimeError(f"{program}: {done.stderr}{log.read_text() if log.exists() else ''}")

    data = str(folder / "data")
    try:
        run(
            "initdb", "-D", data, "-U", "attune", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"
        )
        run(
            "pg_ctl",
            "-D",
            data,
            "-w",
            "-l",
            str(folder / "log"),
            "-o",
            f"-k {folder} -h '' {options}",
            "start",
        )
        run("createdb", "-h", str(folder), "-U", "attune", _NAME)
        yield str(folder)
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def url(socket: str, name: str = _NAME) -> str:
    """The DATABASE_URL of a database in a cluster."""
    return f"postgresql://attune@/{name}?host={socket}"


@dataclass(frozen=True)
class Server:
    """A running cluster with a migrated database to copy: migrating takes longer than most tests."""

    socket: str

    def copy(self, name: str) -> str:
        """The DATABASE_URL of a fresh copy."""
        with psycopg.connect(
            dbname="postgres", host=self.socket, user="attune", autocommit=True
        ) as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*map(sql.Identifier, (name, _NAME)))
            )
        return url(self.socket, name)


@contextmanager
def migrated_cluster(options: str = _NO_SYNC) -> Iterator[Server]:
    with cluster(options) as socket:
        for command in ("migrate", "createcachetable"):
            subprocess.run(
                [
                    sys.executable,
                    "manage.py",
                    command,
                    "--verbosity",
                    "0",
                    "--settings",
                    "config.settings.test",
                ],
                cwd=settings.BASE_DIR,
                env={**os.environ, "DATABASE_URL": url(socket)},
                check=True,
            )
        yield Server(socket)


@contextmanager
def cluster_like(server: Server, options: str = _NO_SYNC) -> Iterator[Server]:
    """A cluster of one's own, to kill perhaps, with what the migrations made of another: a second copying them, and
    not ten running them again.
    """
    programs = binaries()
    with cluster(options) as socket:
        if programs is None:
            raise RuntimeError("PostgreSQL went away.")
        into = [
            str(programs / "psql"),
            "-q",
            "-h",
            socket,
            "-U",
            "attune",
            "-d",
            _NAME,
            "-v",
            "ON_ERROR_STOP=1",
        ]
        of = [str(programs / "pg_dump"), "-h", server.socket, "-U", "attune", _NAME]
        dump = subprocess.run(of, capture_output=True, check=True)
        subprocess.run(into, input=dump.stdout, stdout=subprocess.DEVNULL, check=True)
        yield Server(socket)


def crash_and_restart(socket: str, meanwhile: Callable[[], None] = lambda: None) -> None:
    """The database server goes down without a word to anybody, and comes up again by what holds for any server."""
    data, programs = Path(socket) / "data", binaries()
    assert programs is not None
    owner = data.stat()
    as_user: dict[str, Any] = (
        {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    )
    os.kill(int((data / "postmaster.pid").read_text().splitlines()[0]), signal.SIGKILL)
    meanwhile()
    start = ["-D", str(data), "-w", "-l", f"{socket}/log", "-o", f"-k {socket} -h ''", "start"]
    # Its children need a moment to notice, and hold the memory of the old server until then.
    end = time.monotonic() + 60
    while subprocess.run(
        [str(programs / "pg_ctl"), *start], cwd=socket, capture_output=True, check=False, **as_user
    ).returncode:
        assert time.monotonic() < end, "the database does not start"
        time.sleep(0.1)


@pytest.fixture(scope="session")
def postgres_server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """One for the whole run: the process that asks first starts it, and ends it after the last that uses it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if hasattr(request.config, "workerinput") else own
    with (shared / "postgres-starts").open("a+") as starts, (shared / "postgres-in-use").open("w") as in_use:
        fcntl.flock(starts, fcntl.LOCK_EX)
        starts.seek(0)
        with ExitStack() as stack:
            socket = starts.read()
            server = Server(socket) if socket else stack.enter_context(migrated_cluster())
            if not socket:
                starts.write(server.socket)
                starts.flush()
            fcntl.flock(in_use, fcntl.LOCK_SH)
            fcntl.flock(starts, fcntl.LOCK_UN)
            yield server
            if not socket:
                fcntl.flock(starts, fcntl.LOCK_EX)
                fcntl.flock(in_use, fcntl.LOCK_EX)
                starts.truncate(0)


def run_tests(server: Server, name: str, *arguments: str) -> str:
    """Runs pytest on a database called `name` in a process of its own; returns its last line, or fails with its whole
    output.
    """
    server.copy(f"test_{name}")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--reuse-db", *arguments],
        env={**os.environ, "DATABASE_URL": url(server.socket, name)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"On PostgreSQL:\n{done.stdout}{done.stderr}")
    return done.stdout.strip().splitlines()[-1]


def passed(last: str) -> int:
    """How many passed, from pytest's last line."""
    found = re.search(r"(\d+) passed", last)
    return int(found[1]) if found else 0
