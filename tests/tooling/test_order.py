"""The order of a run: each worker's piece of the list begins with tests that take long, and none is lost on the way."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings

from tests.browser.conftest import pytest_collection_modifyitems as put_browsers_in_order
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


def test_what_takes_long_of_the_site_begins_before_the_rest_of_it_and_in_its_places() -> None:
    here = settings.BASE_DIR / "tests" / "browser" / "test_x.py"

    def item(name: str, marks: set[str], *fixtures: str) -> Any:
        return SimpleNamespace(
            name=name, keywords=marks, fixturenames=fixtures, path=here, add_marker=lambda _: None
        )

    items = [
        item("a", LONG),
        item("b", SHORT, "live_server"),
        item("c", SHORT, "live_server"),
        item("d", SHORT),
        item("E", LONG, "live_server"),
    ]
    put_browsers_in_order(items)
    assert "".join(one.name for one in items) == "aEbdc"
