"""The order of a run: each worker's piece of the list begins with tests that take long, and none is lost on the way."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import pytest_collection_modifyitems as put_in_order


def in_order(workers: int, items: list[tuple[str, set[str]]]) -> str:
    ordered: list[Any] = [SimpleNamespace(name=name, keywords=marks) for name, marks in items]
    put_in_order(SimpleNamespace(workerinput={"workercount": workers}), ordered)  # type: ignore[arg-type]
    return "".join(item.name for item in ordered)


LONG, SHORT, IN_PLACE = {"slow"}, set[str](), {"slow", "django_db"}


@pytest.mark.parametrize(
    ("workers", "order"), [(1, "BCFadeg"), (2, "BFadCeg"), (3, "BadCegF"), (20, "BCFadeg")]
)
def test_each_worker_begins_with_what_takes_long(workers: int, order: str) -> None:
    items = [("a", SHORT), ("B", LONG), ("C", LONG), ("d", SHORT), ("e", SHORT), ("F", LONG), ("g", IN_PLACE)]
    assert in_order(workers, items) == order


def test_without_anything_long_nothing_moves() -> None:
    assert in_order(2, [("a", SHORT), ("b", IN_PLACE), ("c", SHORT)]) == "abc"
