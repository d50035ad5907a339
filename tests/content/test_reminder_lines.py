from typing import Any

import pytest

from tests.content.documents import document, strings
from tests.content.readability import reading_age
from tests.content.test_texts import FORBIDDEN, hard, telling

LONGEST = 60  # characters: a lock screen shows one line of a title
LINES: dict[str, dict[str, Any]] = {language: document(path) for language, path in FORBIDDEN.items()}
EACH = [pytest.param(language, lines, id=language) for language, lines in LINES.items()]


@pytest.mark.parametrize(("language", "lines"), EACH)
def test_there_is_a_choice_of_plain_lines(language: str, lines: dict[str, Any]) -> None:
    assert len(lines["plain"]) >= 5
    assert len(set(lines["plain"])) == len(lines["plain"])
    assert all(0 < len(line) <= LONGEST for line in lines["plain"])


@pytest.mark.promise(6)
@pytest.mark.parametrize(("language", "lines"), EACH)
def test_lines_and_buttons_tell_nothing_and_each_language_says_what_would(
    language: str, lines: dict[str, Any]
) -> None:
    assert len(lines["forbidden_outside"]) >= 25
    assert [line for line in [*lines["plain"], *lines["actions"].values()] if telling(line, language)] == []


def test_each_language_has_the_same_lines() -> None:
    assert {language: list(lines["inside"]) for language, lines in LINES.items()} == {
        language: list(LINES["en"]["inside"]) for language in LINES
    }
    assert {len(lines["plain"]) for lines in LINES.values()} == {len(LINES["en"]["plain"])}


@pytest.mark.promise(28)
def test_lines_read_at_age_twelve() -> None:
    shown = strings(LINES["en"]["plain"]) + strings(LINES["en"].get("inside", {}))
    assert max(map(reading_age, shown)) <= 12
    assert [line for line in strings(LINES["es"]) if " " in line and hard(line, "es")] == []
