from itertools import product
from typing import Any

import pytest

from tests.content.documents import document
from tests.content.readability import reading_age
from tests.content.wordlists import unfit_for_clients

CHECK: dict[str, Any] = document("people/data/safety_check.yaml")
ANSWERS: dict[str, list[str]] = {question["id"]: question["answers"] for question in CHECK["questions"]}


def route(answers: dict[str, str]) -> str:
    """The rules of the file, read as it says they are read."""
    for rule in CHECK["routes"]:
        matches_any = any(answers[question] in given for question, given in rule.get("any", {}).items())
        matches_all = all(answers[question] in given for question, given in rule.get("all", {}).items())
        if ("any" not in rule or matches_any) and matches_all:
            return str(rule["route"])
    raise AssertionError("no rule decides")


def test_answers_are_words_and_not_what_yaml_makes_of_yes_and_no() -> None:
    assert list(ANSWERS) == ["afraid", "hurt", "control", "shame", "found-out"]
    for given in ANSWERS.values():
        assert all(isinstance(answer, str) for answer in given)
        assert given[-1] == "skip"


def test_rules_name_only_questions_and_answers_that_exist() -> None:
    for rule in CHECK["routes"]:
        assert rule["route"] in {"open", "careful", "quiet", "unset"}
        for question, given in [*rule.get("any", {}).items(), *rule.get("all", {}).items()]:
            assert set(given) <= set(ANSWERS[question])


def test_one_sign_of_danger_is_enough_for_quiet_whatever_else_is_said() -> None:
    danger = {"afraid": "yes", "hurt": "yes-recent", "control": "yes", "shame": "yes"}
    for combination in product(*ANSWERS.values()):
        answers = dict(zip(ANSWERS, combination, strict=True))
        in_danger = any(answers[question] == sign for question, sign in danger.items())
        assert (route(answers) == "quiet") is in_danger


def test_not_being_sure_is_enough_for_careful() -> None:
    nothing = dict.fromkeys(ANSWERS, "no")
    for question in ANSWERS:
        assert route({**nothing, question: "not-sure"}) == "careful"
    assert route({**nothing, "hurt": "yes-long-ago"}) == "careful"
    assert route({**nothing, "found-out": "yes"}) == "careful"
    assert route(nothing) == "open"


def test_a_skipped_check_is_not_an_answer() -> None:
    assert route(dict.fromkeys(ANSWERS, "skip")) == "unset"


@pytest.mark.promise(9)
@pytest.mark.promise(29)
def test_texts_urge_nothing_and_blame_nobody() -> None:
    texts = [
        CHECK["intro"],
        CHECK["self_statement"],
        CHECK["safety_first"],
        *(question["text"] for question in CHECK["questions"]),
    ]
    assert {text: unfit for text in texts if (unfit := unfit_for_clients(text))} == {}


@pytest.mark.promise(28)
def test_texts_read_at_age_thirteen_at_most() -> None:
    texts = [
        CHECK["intro"],
        CHECK["self_statement"],
        CHECK["safety_first"],
        *(question["text"] for question in CHECK["questions"]),
    ]
    assert max(map(reading_age, texts)) <= 13
