import pytest
import yaml

from backend.reminders import lines


@pytest.mark.promise(6)
def test_no_plain_line_holds_a_word_that_tells() -> None:
    data = yaml.safe_load(lines._FILE.read_text(encoding="utf-8"))
    told = [
        (line, word)
        for line in lines.plain_lines()
        for word in data["forbidden_outside"]
        if word in line.lower()
    ]
    assert told == []


def test_any_plain_line_is_one_of_them() -> None:
    assert {lines.any_plain_line() for _ in range(50)} <= set(lines.plain_lines())
