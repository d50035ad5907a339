"""How much room is left where things are written."""

import shutil
from pathlib import Path

from django.conf import settings
from django.db import connection


def places() -> dict[str, Path]:
    found = {"key_shares": Path(settings.KEY_SHARES_DIR), "local": Path(settings.LOCAL_DIR)}
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and Path(name).is_file():
        found["database"] = Path(name)
    return found


def usage(path: Path) -> tuple[int, int]:
    """What is free and what there is, in bytes, of the disk that `path` lies on or would lie on."""
    there = next(one for one in (path.absolute(), *path.absolute().parents) if one.exists())
    found = shutil.disk_usage(there)
    return found.free, found.total


def free() -> dict[str, int]:
    return {name: usage(path)[0] for name, path in places().items()}
