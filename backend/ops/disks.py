"""How much room is left where things are written."""

import shutil
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

_LOCAL = ("localhost", "127.0.0.1", "::1")
_DATA = "SELECT setting FROM pg_settings WHERE name = 'data_directory'"  # no row for whoever may not read it


def places() -> dict[str, Path]:
    found = {"key_shares": Path(settings.KEY_SHARES_DIR), "local": Path(settings.LOCAL_DIR)}
    if database := _database():
        found["database"] = database
    return found


def _database() -> Path | None:
    """Where the database lies, as far as this process may see it."""
    place = _data_directory() if connection.vendor == "postgresql" else str(connection.settings_dict["NAME"])
    return Path(place) if place and _is_there(Path(place)) else None


def _data_directory() -> str:
    """Of a PostgreSQL on this machine, to whoever may read its settings (`GRANT pg_read_all_settings TO …`)."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_DATA)
            row = cursor.fetchone()
            host = str(connection.connection.info.host)
    except DatabaseError:
        return ""
    # Another machine's path says nothing about this one.
    return str(row[0]) if row and (host in _LOCAL or host.startswith("/")) else ""


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def usage(path: Path) -> tuple[int, int]:
    """What is free and what there is, in bytes, of the disk that `path` lies on or would lie on."""
    there = next(one for one in (path.absolute(), *path.absolute().parents) if one.exists())
    found = shutil.disk_usage(there)
    return found.free, found.total


def free() -> dict[str, int]:
    return {name: usage(path)[0] for name, path in places().items()}
