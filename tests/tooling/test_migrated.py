"""Several processes of a run want the same database: one makes it, and the others wait for that one and copy it."""

import fcntl
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests import migrated


def tables(database: str) -> list[str]:
    with closing(sqlite3.connect(database, uri=True)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM sqlite_master")]


def is_somebodys_turn(shared: Path) -> bool:
    with (shared / "migrating").open("w") as turn:
        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def make(shared: Path, name: str) -> list[str]:
    """What is there when it is this one's turn, and adds a table of its name."""
    database = f"file:{name}?mode=memory&cache=shared"
    with migrated.once(shared, database):
        found = tables(database)
        assert is_somebodys_turn(shared) == (not found)
        with closing(sqlite3.connect(database, uri=True)) as connection:
            connection.execute(f"CREATE TABLE {name} (id)")
    return found


def test_the_first_makes_it_alone_and_the_others_find_what_the_first_made(tmp_path: Path) -> None:
    assert [make(tmp_path, name) for name in ("one", "two", "three")] == [[], ["one"], ["one"]]
    assert not is_somebodys_turn(tmp_path)


def test_one_that_breaks_leaves_the_others_to_begin_anew(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), migrated.once(tmp_path, "file:broken?mode=memory&cache=shared"):
        raise ZeroDivisionError
    assert make(tmp_path, "one") == []
    assert not is_somebodys_turn(tmp_path)
