from typing import Any

from backend.repairs import answers
from backend.repairs.answer_types import Answer, Choice, Day, Many, Scale, YesNo
from tests.content.documents import document

STEPS: list[dict[str, Any]] = document("repairs/data/steps.yaml")["steps"]
FIELDS: list[dict[str, Any]] = [field for step in STEPS for field in step["fields"]]


def as_answer(field: dict[str, Any]) -> Answer:
    match field["type"]:
        case "one":
            return Choice(tuple(field["choices"]))
        case "many":
            return Many(tuple(field["choices"]), most=field.get("at_most"))
        case "scale":
            assert field["from"] == 0
            return Scale(field["to"])
        case "yes_no":
            return YesNo()
        case "date":
            return Day()
    raise AssertionError(field)


def test_steps_stand_in_the_order_they_are_told() -> None:
    assert [step["number"] for step in STEPS] == ["0", "1", "2", "3", "G", "4", "5", "6", "7", "8", "9"]
    assert len({step["id"] for step in STEPS}) == len(STEPS)


def test_light_asks_who_what_happened_what_now_and_how_it_ended() -> None:
    light = [step["id"] for step in STEPS if "light" in step["depths"]]
    assert light == ["who", "what_happened", "safety_check", "choose", "outcome"]
    assert all({"standard", "deep"} <= set(step["depths"]) for step in STEPS)
    assert document("repairs/data/steps.yaml")["default_depth"] == "light"


def test_a_key_stands_once_and_says_where_it_is_kept() -> None:
    keys = [field["key"] for field in FIELDS]
    assert len(keys) == len(set(keys))
    assert {field["in"] for field in FIELDS} == {"column", "answers", "words"}


def test_answers_of_the_steps_are_those_the_server_takes() -> None:
    assert {field["key"]: as_answer(field) for field in FIELDS if field["in"] == "answers"} == answers.ANSWERS


def test_texts_of_the_steps_are_those_devices_seal() -> None:
    assert {field["key"] for field in FIELDS if field["in"] == "words"} == set(answers.TEXTS)


def test_not_now_is_a_choice_and_an_outcome() -> None:
    choices = {field["key"]: field["choices"] for field in FIELDS if field.get("type") == "one"}
    assert choices["choice"][0] == "not_now"  # first, so that nobody has to look for it
    assert "not_now" in choices["outcome"]
