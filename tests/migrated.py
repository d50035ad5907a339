"""What the migrations make of an empty SQLite database: made by one process of a run, and copied by the others."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

FILE = "migrated.sqlite3"
FOLDER = "ATTUNE_TESTS_MIGRATED"  # names the folder of such a file to a run that a test starts
# Where Django makes a test's database; it lasts for as long as anybody in the process has it open.
IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"


def given(copy: Path | None) -> dict[str, str]:
    """The environment in which a run of its own begins with a copy."""
    return {FOLDER: str(copy.parent)} if copy else {}


@contextmanager
def once(shared: Path, database: str = IN_MEMORY) -> Iterator[None]:
    """Around the making of this process's test database, which is left to one process of a run at a time.

    The first finds nothing and migrates; whoever comes later finds what it made, and has nothing to migrate.
    """
    file = shared / FILE
    with (shared / "migrating").open("w") as turn, closing(sqlite3.connect(database, uri=True)) as here:
        fcntl.flock(turn, fcntl.LOCK_EX)
        found = file.exists() and file.stat().st_size > 0  # empty, where the first broke
        with closing(sqlite3.connect(file)) as there:
            if found:
                fcntl.flock(turn, fcntl.LOCK_UN)
                there.backup(here)
            yield
            if not found:
                here.backup(there)
