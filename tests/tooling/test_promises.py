"""The table of promises: what a test's name carries, and what the table says about a promise without a test."""

import re
from importlib import import_module
from pathlib import Path

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


PARTS = promises.read_parts(
    """
    1:
      whole: [tests/a.py]
    2:
      half: [tests/b.py, tests/c.py]
      either: [tests/x.py|tests/b.py]
    3:
      nothing: {awaits: a page that is not built}
    """
)
SENTENCES = {1: "First.", 2: "Second.", 3: "Third."}


def test_promise_is_held_when_each_of_its_parts_is() -> None:
    tests = {1: ["tests/a.py::test_it"], 2: ["tests/b.py::test_one", "tests/c.py::test_two"]}
    text = promises.table(SENTENCES, PARTS, tests, {"tests/a.py::test_it": "passed"})
    assert "1. First. (held)\n       passed  tests/a.py::test_it" in text
    assert "2. Second. (held)" in text
    assert "3. Third. (not held)\n       lacks nothing: a page that is not built" in text
    assert "2 of 3 promises are held" in text


@pytest.mark.parametrize("lost", ["tests/b.py::test_one", "tests/c.py::test_two"])
def test_promise_that_lost_one_test_is_held_in_part_or_not(lost: str) -> None:
    both = ["tests/b.py::test_one", "tests/c.py::test_two"]
    fewer = promises.table(SENTENCES, PARTS, {2: [name for name in both if name != lost]}, {})
    failing = promises.table(SENTENCES, PARTS, {2: both}, {lost: "failed"})
    for text in (fewer, failing):
        assert "2. Second. (held)" not in text
        assert "lacks half: " in text
    assert f"lacks half: failed: {lost}" in failing


def test_test_of_no_promise_is_named() -> None:
    text = promises.table(SENTENCES, PARTS, {9: ["b"]}, {})
    assert "There is no promise 9, yet a test names it: b" in text


def test_every_promise_has_parts_and_each_names_files_that_are_there_or_what_it_awaits() -> None:
    root = promises.ROOT
    parts = promises.read_parts((root / "tests/promise_parts.yaml").read_text(encoding="utf-8"))
    assert sorted(parts) == list(range(1, 46))
    for number, listed in parts.items():
        assert listed, number
        for part in listed:
            assert bool(part.awaits) != bool(part.places), (number, part)
            for place in part.places:
                files = [root / one.split("::")[0] for one in place.split("|")]
                assert any(file.is_file() for file in files), (number, place)


def test_every_place_has_a_test_that_carries_the_number() -> None:
    """Without asking both runners, which takes long: the number stands somewhere in each file."""
    root = promises.ROOT
    parts = promises.read_parts((root / "tests/promise_parts.yaml").read_text(encoding="utf-8"))
    lost = [
        (number, place)
        for number, listed in parts.items()
        for part in listed
        for place in part.places
        if not any(number in carried_in(root / one.split("::")[0]) for one in place.split("|"))
    ]
    assert lost == []


def carried_in(file: Path) -> set[int]:
    if not file.is_file():
        return set()
    if file.suffix != ".py":
        lines = file.read_text(encoding="utf-8").splitlines()
        return {number for line in lines for number in promises.numbers_in(line)}
    module = import_module(".".join(file.relative_to(promises.ROOT).with_suffix("").parts))
    holders = [*vars(module).values()]
    holders += [member for one in holders if isinstance(one, type) for member in vars(one).values()]
    marks = [mark for one in holders for mark in getattr(one, "pytestmark", ())]
    numbers = {number for mark in marks if mark.name == "promise" for number in mark.args}
    written = re.findall(
        r"mark\.promise\((\d+)\)", file.read_text(encoding="utf-8")
    )  # on one of several values
    return numbers | {int(number) for number in written}


def breaks() -> dict[int, list[list[str]]]:
    """The files that saw each break of tests/breaks.md, by promise."""
    head, *sections = (promises.ROOT / "tests/breaks.md").read_text(encoding="utf-8").split("\n## ")
    names = dict(re.findall(r"^\| (\w+) \| `([^`]+)` \|$", head, re.MULTILINE))
    found = {}
    for section in sections:
        number, *rows = section.splitlines()
        seen: list[list[str]] = []
        for cell in (row.split(" | ")[1].strip("| ") for row in rows[2:] if row):
            words = re.findall(r"[\w/.-]+", cell)
            files = [names.get(word, word) for word in words if "/" in word or word in names]
            seen.append(seen[-1] if cell == "the same" else files)
        found[int(number)] = seen
    return found


def test_every_promise_was_broken_five_times_and_what_saw_it_carries_its_number() -> None:
    listed = breaks()
    assert sorted(listed) == list(range(1, 46))
    for number, rows in listed.items():
        assert len(rows) >= 5, number
        for file in {file for row in rows for file in row}:
            text = (promises.ROOT / file).read_text(encoding="utf-8")
            marks = re.findall(r"mark\.promise\(([^)]*)\)|^PROMISES = \(([^)]*)\)", text, re.MULTILINE)
            carried = {int(digits) for mark in marks for digits in re.findall(r"\d+", "".join(mark))}
            assert number in carried | set(promises.numbers_in(text)), (number, file)
        assert all(rows), number
