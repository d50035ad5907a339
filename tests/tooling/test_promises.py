"""The table of promises: what a test's name carries, and what the table says about a promise without a test."""

import pytest

from config.tools import promises


def test_every_promise_is_read_with_its_number() -> None:
    text = (promises.ROOT / "tests/promises.md").read_text(encoding="utf-8")
    assert sorted(promises.read_promises(text)) == list(range(1, 46))
    assert all(sentence.endswith((".", ";")) for sentence in promises.read_promises(text).values())


def test_promise_over_two_lines_is_one_sentence() -> None:
    text = "1. One\n   and more.\n2. Two.\n\nNo more.\n"
    assert promises.read_promises(text) == {1: "One and more.", 2: "Two."}


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("promise 12: a revoked share is gone", [12]),
        ("keeps a draft (promises 19 and 43)", [19, 43]),
        ("Promises 1, 2 and 3", [1, 2, 3]),
        ("keeps its promise in 3 tabs", []),
        ("a compromise 4", []),
    ],
)
def test_numbers_are_read_from_a_name(name: str, numbers: list[int]) -> None:
    assert promises.numbers_in(name) == numbers


def test_table_says_which_promise_has_no_test_and_which_test_has_no_promise() -> None:
    text = promises.table(
        {1: "First.", 2: "Second."},
        {},
        {1: ["tests/a.py::test_it"], 9: ["b"]},
        {"tests/a.py::test_it": "passed"},
    )
    assert "passed  tests/a.py::test_it" in text
    assert "2. Second.\n       no test holds this yet" in text
    assert "There is no promise 9, yet a test names it: b" in text
    assert "1 of 2 promises" in text


def test_promise_that_lacks_something_is_not_counted_and_says_what_it_lacks() -> None:
    text = promises.table({1: "First.", 2: "Second."}, {2: "half of it."}, {1: ["a"], 2: ["b"]}, {})
    assert "2. Second.\n       b\n       not held yet: half of it." in text
    assert "1 of 2 promises" in text


def test_export_alone_does_not_hold_the_promise_of_export_and_deletion() -> None:
    text = (promises.ROOT / "tests/promises.md").read_text(encoding="utf-8")
    assert "delete" in promises.read_lacks(text)[15]
    assert "deletion" in promises.read_promises(text)[15]
