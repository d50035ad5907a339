from typing import Any

import pytest

from tests.content.documents import document, strings
from tests.content.readability import reading_age
from tests.content.wordlists import found, unfit_for_clients

LONGEST = 60  # characters: a lock screen shows one line of a title


@pytest.fixture
def lines() -> dict[str, Any]:
    return document("reminders/data/reminder_lines.yaml")


def test_there_is_a_choice_of_plain_lines(lines: dict[str, Any]) -> None:
    assert len(lines["plain"]) >= 5
    assert len(set(lines["plain"])) == len(lines["plain"])
    assert all(0 < len(line) <= LONGEST for line in lines["plain"])


@pytest.mark.promise(6)
def test_plain_lines_hold_no_word_that_tells_what_the_app_is(lines: dict[str, Any]) -> None:
    forbidden = lines["forbidden_outside"]
    assert {"trauma", "therapy", "abuse", "repair", "mental", "session"} <= set(forbidden)
    # With every ending: "therapies" and "feelings" tell as much as "therapy".
    assert {
        line: hits for line in lines["plain"] if (hits := found(line, [f"{word}*" for word in forbidden]))
    } == {}


@pytest.mark.promise(9)
@pytest.mark.promise(22)
@pytest.mark.promise(29)
def test_no_line_urges_blames_or_counts(lines: dict[str, Any]) -> None:
    shown = strings(lines["plain"]) + strings(lines.get("inside", {}))
    assert {line: unfit for line in shown if (unfit := unfit_for_clients(line))} == {}


@pytest.mark.promise(28)
def test_lines_read_at_age_twelve(lines: dict[str, Any]) -> None:
    shown = strings(lines["plain"]) + strings(lines.get("inside", {}))
    assert max(map(reading_age, shown)) <= 12
