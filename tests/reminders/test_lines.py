import pytest
import yaml
from django.conf import settings

from backend.reminders import lines

LANGUAGES = [tag for tag, _ in settings.LANGUAGES]


@pytest.mark.promise(6)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_plain_line_holds_a_word_that_tells(language: str) -> None:
    data = yaml.safe_load(lines.file_of(language).read_text(encoding="utf-8"))
    told = [
        (line, word)
        for line in lines.plain_lines(language)
        for word in data["forbidden_outside"]
        if word in line.lower()
    ]
    assert told == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_plain_line_is_one_of_them(language: str) -> None:
    assert {lines.any_plain_line(language) for _ in range(50)} <= set(lines.plain_lines(language))
