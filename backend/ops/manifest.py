"""What a backup says of itself, read before anything is done with it."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from backend.core import keyring_marks
from backend.ops.databases.failed import Failed

_SIZE = 4  # bytes of the length that goes before it
_MOST = 1 << 22  # bytes that it may have; thousands of migrations and keys would fit


@dataclass(frozen=True)
class Manifest:
    """`marks` are known texts under each key that the database needs; they tell whether a keyring fits, and no more."""

    database: str
    made_at: str
    migrations: list[str]
    marks: dict[str, str]


def here(made_at: str) -> Manifest:
    applied = sorted(".".join(name) for name in MigrationRecorder(connection).applied_migrations())
    return Manifest(connection.vendor, made_at, applied, keyring_marks.all_marks())


def before(manifest: Manifest, chunks: Iterator[bytes]) -> Iterator[bytes]:
    text = json.dumps(asdict(manifest)).encode()
    yield len(text).to_bytes(_SIZE, "big") + text
    yield from chunks


def split(chunks: Iterator[bytes]) -> tuple[Manifest, Iterator[bytes]]:
    """The manifest, and the bytes after it. Raises Failed for what has none."""
    held = b""
    for chunk in chunks:
        held += chunk
        end = _SIZE + int.from_bytes(held[:_SIZE], "big")
        if len(held) >= _SIZE and end > _MOST:
            break
        if len(held) >= end:
            return _read(held[_SIZE:end]), _rest(held[end:], chunks)
    raise Failed("What is in the backup can't be read.")


def why_not(manifest: Manifest) -> str:
    """Why this code can't take such a database, in one sentence; empty where it can."""
    if manifest.database != connection.vendor:
        return f"The backup is of {_name(manifest.database)}, and the database here is {_name(connection.vendor)}."
    known = {".".join(name) for name in MigrationLoader(None).disk_migrations}
    apps = {name.partition(".")[0] for name in known}
    newer = [name for name in manifest.migrations if name not in known and name.partition(".")[0] in apps]
    if newer:
        return f"The backup is newer than this code, which does not know {newer[0]}: put it back with the newer code."
    return keyring_marks.why_not(manifest.marks)


def _read(text: bytes) -> Manifest:
    try:
        told: dict[str, Any] = json.loads(text)
        found = Manifest(told["database"], told["made_at"], told["migrations"], told["marks"])
        names = [found.database, found.made_at, *found.migrations, *found.marks, *found.marks.values()]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Failed("What is in the backup can't be read.") from error
    if not isinstance(told["migrations"], list) or not all(isinstance(name, str) for name in names):
        raise Failed("What is in the backup can't be read.")
    return found


def _rest(first: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from chunks


def _name(vendor: str) -> str:
    return {"postgresql": "PostgreSQL", "sqlite": "SQLite"}.get(vendor, vendor)
