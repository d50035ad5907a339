from itertools import product
from typing import Any

import pytest

from tests.content.documents import document, strings

CHECK: dict[str, Any] = document("people/data/safety_check.yaml")
ANSWERS: dict[str, list[str]] = {question["id"]: question["answers"] for question in CHECK["questions"]}
THERAPIST: dict[str, list[str]] = {question["id"]: question["answers"] for question in CHECK["therapist"]}
PAGES = {
    "safety-first", "device-privacy", "what-was-done", "go-carefully", "go-carefully-unasked", "not-a-misunderstanding",
}  # fmt: skip
TEXTS = [
    *(CHECK[name] for name in ("intro", "self_statement", "safety_first", "before_quiet", "what_was_done", "not_a_misunderstanding")),
    *(question["text"] for question in [*CHECK["questions"], *CHECK["therapist"]]),
]  # fmt: skip


def fits(rule: dict[str, Any], answers: dict[str, str]) -> bool:
    matches_any = any(answers[question] in given for question, given in rule.get("any", {}).items())
    matches_all = all(answers[question] in given for question, given in rule.get("all", {}).items())
    return ("any" not in rule or matches_any) and matches_all


def result(answers: dict[str, str], rules: str = "routes") -> tuple[str, list[str]]:
    """The rules of the file, read as it says they are read."""
    rule = next(rule for rule in CHECK[rules] if fits(rule, answers))
    return rule["route"], [show["page"] for show in rule["show"] if fits(show, answers)]


def ways(questions: dict[str, list[str]]) -> list[dict[str, str]]:
    return [dict(zip(questions, given, strict=True)) for given in product(*questions.values())]


def test_answers_are_words_and_not_what_yaml_makes_of_yes_and_no() -> None:
    assert list(ANSWERS) == ["afraid", "hurt", "control", "follow", "shame", "found-out"]
    assert list(THERAPIST) == ["touch", "favours", "threat", "told"]
    for given in [*ANSWERS.values(), *THERAPIST.values()]:
        assert all(isinstance(answer, str) for answer in given)
        assert given[-1] == "skip"


@pytest.mark.parametrize(("rules", "questions"), [("routes", ANSWERS), ("therapist_routes", THERAPIST)])
def test_rules_name_only_questions_answers_and_pages_that_exist(
    rules: str, questions: dict[str, list[str]]
) -> None:
    for rule in CHECK[rules]:
        assert rule["route"] in {"open", "careful", "quiet", "unset"}
        assert {show["page"] for show in rule["show"]} <= PAGES
        for when in [rule, *rule["show"]]:
            for question, given in [*when.get("any", {}).items(), *when.get("all", {}).items()]:
                assert set(given) <= set(questions[question])


@pytest.mark.promise(8)
def test_of_all_6400_ways_none_opens_with_harm_unanswered_uneasy_or_unsure() -> None:
    every = ways(ANSWERS)
    assert len(every) == 6400
    harm = ("afraid", "hurt", "control", "follow", "shame")
    opened = [way for way in every if result(way)[0] == "open"]
    assert {tuple(way[question] for question in harm) for way in opened} == {("no",) * 5}
    assert {way["found-out"] for way in opened} == {"no", "skip"}


@pytest.mark.promise(8)
def test_one_sign_of_danger_is_enough_for_quiet_whatever_else_is_said() -> None:
    danger = {
        "afraid": "yes",
        "hurt": "yes-now-or-last-year",
        "control": "yes",
        "follow": "yes",
        "shame": "yes",
    }
    for way in ways(ANSWERS):
        in_danger = any(way[question] == sign for question, sign in danger.items())
        assert (result(way)[0] == "quiet") is in_danger
        if in_danger:
            seen = way["found-out"] in {"yes", "not-sure"}
            assert result(way)[1] == ["safety-first", *(["device-privacy"] if seen else [])]


@pytest.mark.promise(8)
def test_uneasy_unsure_long_ago_and_skipped_are_each_enough_for_careful() -> None:
    nothing = dict.fromkeys(ANSWERS, "no")
    assert result(nothing) == ("open", [])
    assert result({**nothing, "afraid": "uneasy"}) == ("careful", ["go-carefully"])
    for question in ANSWERS:
        assert result({**nothing, question: "not-sure"}) == ("careful", ["go-carefully"])
    for question in ("afraid", "hurt", "control", "follow", "shame"):
        assert result({**nothing, question: "skip"}) == ("careful", ["go-carefully-unasked"])
    assert result({**nothing, "hurt": "yes-longer-ago"}) == ("careful", ["what-was-done"])
    assert result({**nothing, "found-out": "yes"}) == ("careful", ["device-privacy"])


def test_a_skipped_check_is_not_an_answer() -> None:
    assert result(dict.fromkeys(ANSWERS, "skip")) == ("unset", [])
    assert [way for way in ways(ANSWERS) if result(way)[0] == "unset"] == [dict.fromkeys(ANSWERS, "skip")]


@pytest.mark.promise(8)
def test_with_a_therapist_any_yes_is_quiet_and_only_four_times_no_is_open() -> None:
    for way in ways(THERAPIST):
        said = set(way.values())
        if "yes" in said:
            wanted = ("quiet", ["not-a-misunderstanding"])
        elif "not-sure" in said:
            wanted = ("careful", ["not-a-misunderstanding"])
        elif said == {"no"}:
            wanted = ("open", [])
        else:
            wanted = ("unset", []) if said == {"skip"} else ("careful", ["go-carefully-unasked"])
        assert result(way, "therapist_routes") == wanted


def test_every_text_was_read() -> None:
    texts = {text for text in strings(CHECK) if " " in text}
    assert texts == set(TEXTS)
