from typing import Any

import pytest

from tests.content.documents import document, strings
from tests.content.readability import reading_age

LONGEST = 60  # characters: a lock screen shows one line of a title


@pytest.fixture
def lines() -> dict[str, Any]:
    return document("reminders/data/reminder_lines.yaml")


def test_there_is_a_choice_of_plain_lines(lines: dict[str, Any]) -> None:
    assert len(lines["plain"]) >= 5
    assert len(set(lines["plain"])) == len(lines["plain"])
    assert all(0 < len(line) <= LONGEST for line in lines["plain"])


@pytest.mark.promise(28)
def test_lines_read_at_age_twelve(lines: dict[str, Any]) -> None:
    shown = strings(lines["plain"]) + strings(lines.get("inside", {}))
    assert max(map(reading_age, shown)) <= 12
