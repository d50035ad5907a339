"""Backups: made, looked through, and put back (ADR 37).

A backup holds what the database holds. Key shares and the keyring are never in it, so it opens nobody's words without
them; the operator's key, which is apart from all of these, keeps the rest of it from whoever finds the file.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from django.core.management import call_command
from django.db import connection, transaction

from backend.core import put_back as after
from backend.ops import databases, manifest, sealed_file
from backend.ops.databases.failed import Failed

USERS = "accounts_user"


def write(path: Path, key: bytes, *, now: datetime) -> None:
    """Writes a backup to a new file. Raises Failed; a file that is not whole never has this name."""
    if path.exists():
        raise Failed(f"{path} is there already: a backup is never written over.")
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        descriptor = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            chunks = manifest.before(
                manifest.here(now.isoformat(timespec="seconds")), databases.here().dump()
            )
            sealed_file.seal(file, chunks, key)
            file.flush()
            os.fsync(file.fileno())
        os.link(part, path)
    except FileExistsError as error:  # somebody else was quicker
        raise Failed(f"{path} is there already: a backup is never written over.") from error
    except OSError as error:
        raise Failed(f"The backup could not be written: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            part.unlink()


def look_through(path: Path, key: bytes) -> manifest.Manifest:
    """Reads the whole file and changes nothing. Raises DoesNotOpen and Failed."""
    with _file(path) as file:
        found, rest = manifest.split(sealed_file.opened(file, key))
        for _ in rest:
            pass
    return found


def put_back(path: Path, key: bytes, *, replace: bool, now: datetime, say: Callable[[str], object]) -> None:
    """Puts a backup in the place of the database. Raises DoesNotOpen and Failed; the database is as it was then."""
    found = look_through(path, key)
    if why := manifest.why_not(found):
        raise Failed(why)
    if not replace and has_accounts():
        raise Failed("There are accounts in this database. To have the backup in their place, say --replace.")
    with _file(path) as file:
        databases.here().put_back(_contents(file, key), lambda: _make_safe(now, say))


def has_accounts() -> bool:
    if USERS not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {USERS} LIMIT 1")  # noqa: S608 - the table may be of an older time than its model
        return cursor.fetchone() is not None


def _make_safe(now: datetime, say: Callable[[str], object]) -> None:
    """What it was when the backup was made is brought up to this code, and to what can be known by now."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    for name, act in after.acts():
        with transaction.atomic():
            act(now)
        say(name)


def _contents(file: IO[bytes], key: bytes) -> Iterator[bytes]:
    return manifest.split(sealed_file.opened(file, key))[1]


def _file(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise Failed(f"The backup can't be read: {error.strerror}.") from error
