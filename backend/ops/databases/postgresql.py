"""PostgreSQL by its own tools."""

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from django.db import connection

from backend.ops.databases.failed import Failed

_PIECE = 1 << 20
_WAITS = "60s"  # for others who hold a table


def dump() -> Iterator[bytes]:
    wants = ["--format=custom", "--no-owner", "--no-privileges"]
    # Neither would be put back: whoever is signed in is signed out, and counts of tries begin anew.
    wants += ["--exclude-table-data=django_session", "--exclude-table-data=core_cache"]
    with _run("pg_dump", *wants, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as (process, said):
        if process.stdout is None:
            raise Failed("pg_dump does not speak.")
        while piece := process.stdout.read(_PIECE):
            yield piece
        if process.wait():
            raise Failed(f"pg_dump could not write the database out: {said()}")


def put_back(chunks: Iterator[bytes], make_safe: Callable[[], None]) -> None:
    """In one transaction, which is ended only when pg_restore has come to its end."""
    drop = _drop()
    connection.close()
    with _run(
        "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as (
        psql,
        said,
    ):
        if psql.stdin is None:
            raise Failed("psql does not listen.")
        try:
            _write(psql.stdin, f"BEGIN; SET LOCAL lock_timeout = '{_WAITS}'; {drop}\n")
            _as_sql(chunks, psql.stdin)
            _write(psql.stdin, "\nCOMMIT;\n")
            psql.stdin.close()
        except (BrokenPipeError, Failed) as error:
            psql.kill()
            psql.wait()
            raise Failed(f"The database was left as it is: {said() or error}") from error
        if psql.wait():
            raise Failed(f"The database was left as it is: {said()}")
    try:
        make_safe()
    except Exception as error:
        raise Failed(
            f"The backup is put back and not made safe yet ({type(error).__name__}): start nothing, mend this, and "
            "restore it again."
        ) from error
    connection.close()


def _as_sql(chunks: Iterator[bytes], into: IO[bytes]) -> None:
    wants = ["--no-owner", "--no-privileges", "--exit-on-error", "--file=-"]
    with _run("pg_restore", *wants, stdin=subprocess.PIPE, stdout=into) as (process, said):
        if process.stdin is None:
            raise Failed("pg_restore does not listen.")
        for chunk in chunks:
            process.stdin.write(chunk)
        process.stdin.close()
        if process.wait():
            raise Failed(f"pg_restore could not read what is in the backup: {said()}")


def _drop() -> str:
    with connection.cursor() as cursor:
        tables = [connection.ops.quote_name(name) for name in connection.introspection.table_names(cursor)]
    return f"DROP TABLE {', '.join(tables)} CASCADE;" if tables else ""


def _write(into: IO[bytes], text: str) -> None:
    into.write(text.encode())
    into.flush()


class _run:  # noqa: N801 - used as a function
    """A program of PostgreSQL's; the password goes by its environment, where no list of processes shows it."""

    def __init__(self, program: str, *arguments: str, **pipes: Any) -> None:
        self._process = subprocess.Popen(
            [_find(program), *arguments],
            env={**os.environ, **_environment(program)},
            stderr=subprocess.PIPE,
            **pipes,
        )
        self._said = b""
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> tuple[subprocess.Popen[bytes], Callable[[], str]]:
        return self._process, self._last

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._listener.join(5)

    def _listen(self) -> None:
        for line in self._process.stderr or ():
            # The first thing that went wrong. What comes beside it (DETAIL, CONTEXT) may show a row.
            if not self._said and any(word in line.lower() for word in (b"error:", b"fatal:")):
                self._said = line

    def _last(self) -> str:
        self._listener.join(5)
        return self._said.decode(errors="replace").strip()


def _find(program: str) -> str:
    found = shutil.which(program)
    if found is None:
        newest = sorted(
            Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3])
        )
        found = str(newest[-1]) if newest else None
    if found is None:
        raise Failed(f"{program} is not installed: install PostgreSQL's client of the server's version.")
    return found


def _environment(program: str) -> dict[str, str]:
    if program == "pg_restore":  # it only turns one form into another
        return {}
    at = connection.settings_dict
    named = {
        "PGDATABASE": at["NAME"],
        "PGUSER": at["USER"],
        "PGPASSWORD": at["PASSWORD"],
        "PGHOST": at["HOST"],
        "PGPORT": str(at["PORT"]),
    }
    named |= {f"PG{name.upper()}": value for name, value in at["OPTIONS"].items() if name.startswith("ssl")}
    return {name: value for name, value in named.items() if value}
