"""The order of a run: each worker's piece of the list begins with tests that take long, and none is lost on the way."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from _pytest.mark import pytest_collection_modifyitems as choose
from django.conf import settings

from tests.browser.conftest import pytest_collection_modifyitems as put_browsers_in_order
from tests.conftest import pytest_collection_modifyitems as put_in_order


def in_order(workers: int, items: list[tuple[str, set[str]]]) -> str:
    """Of items named by a letter; those of one letter, large or small, stand in one file."""
    ordered: list[Any] = [
        SimpleNamespace(name=name, keywords=marks, path=Path(name[0].lower())) for name, marks in items
    ]
    put_in_order(SimpleNamespace(workerinput={"workercount": workers}), ordered)  # type: ignore[arg-type]
    return " ".join(item.name for item in ordered)


LONG, SHORT, IN_PLACE = {"slow"}, set[str](), {"slow", "django_db"}


@pytest.mark.parametrize(
    ("workers", "order"),
    [(1, "B C F a d e g"), (2, "B F a C d e g"), (3, "B a C d F e g"), (20, "B C F a d e g")],
)
def test_each_worker_begins_with_what_takes_long(workers: int, order: str) -> None:
    items = [("a", SHORT), ("B", LONG), ("C", LONG), ("d", SHORT), ("e", SHORT), ("F", LONG), ("g", IN_PLACE)]
    assert in_order(workers, items) == order


def test_what_takes_long_in_one_file_is_one_workers() -> None:
    items = [
        ("a", SHORT),
        ("B1", LONG),
        ("B2", LONG),
        ("B3", LONG),
        ("C", LONG),
        ("d", SHORT),
        ("e", SHORT),
        ("f", SHORT),
    ]
    assert in_order(2, items) == "B1 B2 B3 a C d e f"
    assert in_order(4, items) == "B1 B2 B3 C a d e f"  # however small its piece would be


def test_pieces_are_of_what_is_left_once_tests_are_chosen(pytestconfig: pytest.Config) -> None:
    """Each test left out before a piece would move its long ones to the end of the piece before."""
    backwards = pytestconfig.hook.pytest_collection_modifyitems.get_hookimpls()
    called = [plugin.function for plugin in reversed(backwards) if not plugin.hookwrapper]
    assert called.index(put_in_order) > called.index(choose)


def test_without_anything_long_nothing_moves() -> None:
    assert in_order(2, [("a", SHORT), ("b", IN_PLACE), ("c", SHORT)]) == "a b c"


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
