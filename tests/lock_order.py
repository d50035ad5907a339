"""A guard over the server's transactions: no two of them may wait for each other.

Whatever locks rows (`FOR UPDATE`, UPDATE, DELETE) takes the tables that "The order of locks" of
backend/ARCHITECTURE.md names in that order, and several rows of one in an order of their own. What the ORM is asked for
is looked at, and not what a database makes of it: SQLite, on which most tests run, has no locks of rows.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from django.apps import apps
from django.db.models.query import MAX_GET_RESULTS
from django.db.models.sql import DeleteQuery, UpdateQuery
from django.db.models.sql.compiler import SQLCompiler
from django.test.client import ClientHandler

from backend.core.entries import Entry

ROOT = Path(__file__).resolve().parent.parent
ONE_ROW = (1, MAX_GET_RESULTS)  # the limits that `first` and `get` set
ERASURE = str(
    ROOT / "backend" / "privacy" / "services.py"
)  # of an account that was shut before; it can begin anew


def names() -> list[str]:
    """The models in their order."""
    text = (ROOT / "backend" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    found = re.search(r"## The order of locks\n.*?```\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1].replace("→", " ").split()


def order() -> dict[str, int]:
    """The place of each table."""
    models = apps.get_models()
    every = {
        name: [
            model
            for model in models
            if (issubclass(model, Entry) if name == "Entry" else model.__name__ == name)
        ]
        for name in names()
    }
    assert all(every.values()), every
    return {model._meta.db_table: place for place, name in enumerate(every) for model in every[name]}


def _whence() -> tuple[int, bool]:
    """How many requests lead here, one within another in a test, and whether the server asks for it."""
    frame: FrameType | None = sys._getframe(2)
    requests, is_servers = 0, False
    while frame is not None:
        requests += frame.f_code is ClientHandler.__call__.__code__
        if frame.f_code.co_filename == ERASURE:
            return requests, False
        is_servers = is_servers or frame.f_code.co_filename.startswith(str(ROOT / "backend"))
        frame = frame.f_back
    return requests, is_servers


class Watch:
    def __init__(self) -> None:
        self.places = order()
        self.faults: list[str] = []
        self._taken: dict[Any, list[str]] = {}  # by transaction, and by request where one comes between

    def saw(self, compiler: SQLCompiler, rows: Any) -> None:
        query = compiler.query
        writes = isinstance(query, UpdateQuery | DeleteQuery)
        table = query.get_meta().db_table
        if not (writes or query.select_for_update) or table not in self.places:
            return
        requests, is_servers = _whence()
        if not is_servers:
            return
        blocks = compiler.connection.atomic_blocks
        transaction = next((one for one in blocks if not one._from_testcase), object())
        taken = self._taken.setdefault((transaction, requests), [])
        if table in taken:
            return
        several = (rows or 0) > 1 if writes else query.high_mark not in ONE_ROW and not query.order_by
        if several and not query.select_for_update_skip_locked:
            self.faults.append(f"several rows of {table}, in no order")
        self.faults += [
            f"{table} after {before}" for before in taken if self.places[before] > self.places[table]
        ]
        taken.append(table)


@pytest.fixture(autouse=True)
def locks_in_order(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each room whose tests ask for it is watched."""
    watch, real = Watch(), SQLCompiler.execute_sql

    def execute_sql(compiler: SQLCompiler, *args: Any, **kwargs: Any) -> Any:
        result = real(compiler, *args, **kwargs)
        watch.saw(compiler, getattr(result, "rowcount", result))
        return result

    monkeypatch.setattr(SQLCompiler, "execute_sql", execute_sql)
    yield
    if watch.faults:
        pytest.fail("\n".join(watch.faults))
