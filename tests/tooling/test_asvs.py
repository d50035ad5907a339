"""OWASP's ASVS 5.0.0, requirement by requirement (tests/asvs.csv): each with a test that is there, or a reason."""

import csv
import re
from collections import Counter

import pytest

from config.tools.demo import ROOT

# The level of each requirement of a section, in its order: ten of 1.2, the last of level 3.
LEVELS = {
    "1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123",
    "2.1": "122", "2.2": "112", "2.3": "12223", "2.4": "23",
    "3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333", "3.6": "3", "3.7": "22333",
    "4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222",
    "5.1": "2", "5.2": "112333", "5.3": "113", "5.4": "222",
    "6.1": "122", "6.2": "111111112222", "6.3": "11223333", "6.4": "112233", "6.5": "22222333", "6.6": "2223",
    "6.7": "33", "6.8": "2222",
    "7.1": "222", "7.2": "1111", "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22",
    "8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23",
    "9.1": "111", "9.2": "1222",
    "10.1": "22", "10.2": "223", "10.3": "22223", "10.4": "1111122222233333", "10.5": "22222", "10.6": "22",
    "10.7": "222",
    "11.1": "2233", "11.2": "22233", "11.3": "11233", "11.4": "1222", "11.5": "23", "11.6": "23", "11.7": "33",
    "12.1": "12233", "12.2": "11", "12.3": "22223",
    "13.1": "2333", "13.2": "222223", "13.3": "2233", "13.4": "1222233",
    "14.1": "22", "14.2": "12223333", "14.3": "122",
    "15.1": "12233", "15.2": "12233", "15.3": "1222222", "15.4": "3333",
    "16.1": "2", "16.2": "22222", "16.3": "2222", "16.4": "222", "16.5": "2223",
    "17.1": "23", "17.2": "22223333", "17.3": "22",
}  # fmt: skip
STANDARD = {
    f"{section}.{place}": level for section, levels in LEVELS.items() for place, level in enumerate(levels, 1)
}
HELD, NOT_APPLICABLE, NOT_HELD = "held", "not_applicable", "not_held"
FEW_WORDS = 5
FILES = re.compile(r"(tests/.+/test_\w+\.py)::(test_\w+)|(frontend/(?:src|build)/.+\.test\.tsx?)")

with (ROOT / "tests" / "asvs.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def test_the_standard_is_counted_as_it_was_published() -> None:
    assert Counter(STANDARD.values()) == {"1": 70, "2": 183, "3": 92}


def test_every_requirement_stands_once_with_its_level() -> None:
    assert [row["id"] for row in ROWS] == list(STANDARD)
    assert {row["id"]: row["level"] for row in ROWS} == STANDARD


def test_of_the_first_two_levels_two_hundred_are_looked_at_and_few_are_not_held() -> None:
    """A row that is turned into one that has no meaning here, or is not held, is noticed."""
    first = [row for row in ROWS if row["level"] in "12"]
    counted = Counter(row["status"] for row in first)
    assert counted[HELD] >= 164
    assert counted[NOT_APPLICABLE] <= 66
    assert sum(row["status"] != NOT_APPLICABLE for row in ROWS if row["level"] == "3") >= 40


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_row_names_tests_that_are_there_or_says_why_there_is_none(row: dict[str, str]) -> None:
    assert None not in row, "a row has a field more"
    assert row["status"] in {HELD, NOT_APPLICABLE, NOT_HELD}
    assert row["what"]
    named = row["by"].split()
    if row["status"] != HELD:
        assert not named, "what is not held is held by no test"
    if not named:
        assert len(row["why"].split()) >= FEW_WORDS
    for one in named:
        found = FILES.fullmatch(one)
        assert found, f"{one} is no test"
        python, function, client = found.groups()
        path = ROOT / (python or client)
        assert path.is_file(), f"{path} is not there"
        text = path.read_text(encoding="utf-8")
        assert re.search(rf"^ *def {function}\b" if function else r"^ *(?:test|it)\b", text, re.MULTILINE), (
            one
        )
        assert "mark.bench" not in text, f"{one} is not run with the others"
