"""A throwaway PostgreSQL cluster for tests: made in a temporary folder, reached by a socket alone, gone at the end.

Mark a test `postgres` and ask for `postgres_url`; give it to processes as DATABASE_URL. A second pytest under it makes its own test
database there, so that whole folders of tests hold on both databases.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_NO_SYNC = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
_NAME = "attune"


def binaries() -> Path | None:
    """The folder of the newest server that is installed, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def cluster(options: str = _NO_SYNC) -> Iterator[str]:
    """Starts a cluster and yields the folder of its socket. PostgreSQL refuses to run as root: it runs as `postgres` then."""
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


def url(socket: str) -> str:
    """The DATABASE_URL of a cluster."""
    return f"postgresql://attune@/{_NAME}?host={socket}"


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    with cluster() as socket:
        yield url(socket)


def run_tests(database_url: str, *arguments: str) -> str:
    """Runs pytest with that database in a process of its own; returns its last line, or fails with its whole output."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        env={**os.environ, "DATABASE_URL": database_url},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"On PostgreSQL:\n{done.stdout}{done.stderr}")
    return done.stdout.strip().splitlines()[-1]
