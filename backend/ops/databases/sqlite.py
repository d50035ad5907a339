"""SQLite by its backup API: a plain copy of a database in use is malformed now and then."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from django.db import connection

from backend.ops.databases.failed import Failed

_PIECE = 1 << 20
_MADE = ".attune-copy-"  # beside the database, where its owner alone may look
_BUSY = 30  # seconds for whoever is writing


def dump() -> Iterator[bytes]:
    with _beside(_path()) as copy:
        _copy(_path(), copy)
        with copy.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def put_back(chunks: Iterator[bytes], make_safe: Callable[[], None]) -> None:
    """Made ready as a file of its own. It then takes the place of what is there in one transaction, which other
    processes see as one change.
    """
    target = _path()
    with _beside(target) as made:
        with made.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
        _require_whole(made)
        with _instead_of(made):
            make_safe()
        with suppress(sqlite3.Error), closing(sqlite3.connect(made)) as ready:
            ready.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        try:
            _copy(made, target)
        except sqlite3.OperationalError as error:
            raise Failed(
                f"The database could not be written ({error}): stop what uses it, and try again."
            ) from error
        target.chmod(0o600)


def _path() -> Path:
    name = str(connection.settings_dict["NAME"])
    if name.startswith("file:") or ":memory:" in name:
        raise Failed("This database lies in memory: there is nothing to keep.")
    return Path(name).absolute()


def _copy(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(source, timeout=_BUSY)) as there,
        closing(sqlite3.connect(target, timeout=_BUSY)) as here,
    ):
        there.backup(here)  # all pages in one step: one moment of it


def _require_whole(made: Path) -> None:
    try:
        with closing(sqlite3.connect(made)) as file:
            well = file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except sqlite3.DatabaseError:
        well = False
    if not well:
        raise Failed("What is in the backup is no whole database.")


@contextmanager
def _beside(database: Path) -> Iterator[Path]:
    """A file for the time being. What a killed process left of an earlier one is removed."""
    database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in database.parent.glob(f"{_MADE}*"):
        left.unlink(missing_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=_MADE, dir=database.parent)
    os.close(descriptor)
    try:
        yield Path(name)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            Path(name + ending).unlink(missing_ok=True)


@contextmanager
def _instead_of(made: Path) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(made)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
