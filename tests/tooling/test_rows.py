"""Each row of what was tried and failed once is held by tests that are there (tests/rows.md)."""

import re

import pytest

from config.tools.demo import ROOT

ROW = re.compile(r"^\| ([AKRPCFTU]\d+) \| [^|]+ \| (.+) \|$", re.MULTILINE)
TEST = re.compile(r"`([^`]+?) :: ([^`]+)`")
# As many as there were, written out here: a row that is taken out of the table is missed.
LONGEST = {"K": 23, "R": 12, "P": 29, "A": 21, "C": 24, "T": 8, "U": 19}
PROMISES = (1, 8, 9, 10, 11, 12, 13, 16, 22, 26, 29, 36, 37, 40, 45)
ROWS = [
    *(f"{letter}{number}" for letter, last in LONGEST.items() for number in range(1, last + 1)),
    *(f"F{number}" for number in PROMISES),
]


def named() -> dict[str, list[tuple[str, str]]]:
    text = (ROOT / "tests" / "rows.md").read_text(encoding="utf-8")
    return {row: TEST.findall(tests) for row, tests in ROW.findall(text)}


def test_every_row_stands_once_and_no_other() -> None:
    text = (ROOT / "tests" / "rows.md").read_text(encoding="utf-8")
    assert sorted(row for row, _ in ROW.findall(text)) == sorted(ROWS)


@pytest.mark.parametrize("row", ROWS)
def test_row_names_tests_that_are_there(row: str) -> None:
    tests = named().get(row, [])
    assert tests, f"{row} is held by nothing"
    for file, name in tests:
        path = ROOT / file
        assert re.search(r"/test_\w+\.py$|\.test\.tsx?$", file), f"{file} is no file of tests"
        assert path.exists(), f"{file} is not there"
        text = path.read_text(encoding="utf-8")
        there = re.search(rf"def {name}\b", text) if re.fullmatch(r"test_\w+", name) else name in text
        assert there, f"{file} has no “{name}”"
