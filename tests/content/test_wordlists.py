import pytest

from tests.content.unfit import unfit
from tests.content.wordlists import COUNTING, MEDICALISING, URGING, found


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("You should call her today.", "urging"),
        ("Why not Reach Out to someone?", "urging"),
        ("You\u2019re too sensitive.", "blaming"),
        ("Your symptoms are typical.", "medicalising"),
        ("Two days in a row.", "counting"),
        ("You missed your reminder.", "counting"),
        ("80% done", "counting"),
        ("Welcome back!", "forced cheer"),
    ],
)
def test_unfit_text_is_found_with_its_reason(text: str, reason: str) -> None:
    assert reason in unfit(text)


@pytest.mark.parametrize(
    "text",
    [
        "You don't have to answer.",
        "It doesn\u2019t have to be today.",
        "Not now is a real answer. You noticed, and you chose.",
        "A single kind word.",
        "Nobody watches this app in real time.",
    ],
)
def test_a_gentle_text_passes(text: str) -> None:
    assert unfit(text) == {}


def test_words_are_whole_and_stars_take_every_ending() -> None:
    assert found("A mustard seed and a single goodbye", URGING) == []
    assert found("diagnosed, a diagnosis", MEDICALISING) == ["diagnosed", "diagnosis"]
    assert found("dismissed, appointments, unmissed", COUNTING) == []


def test_no_list_finds_nothing() -> None:
    assert found("You should.") == []
