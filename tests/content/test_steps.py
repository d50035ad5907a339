from typing import Any

from backend.core.api.answers import ChoiceAnswer, DayAnswer, ManyAnswer, ScaleAnswer, YesNoAnswer
from backend.repairs import answers
from backend.repairs.api.serializers import RepairAnswersSerializer
from backend.repairs.walk import ASKED_OF_SPEAKING
from tests.content.documents import document

WALK: dict[str, Any] = document("repairs/data/walk.yaml")
STEPS: list[dict[str, Any]] = document("repairs/data/steps.yaml")["steps"]
FIELDS: list[dict[str, Any]] = [field for step in STEPS for field in step["fields"]]


def as_said(field: dict[str, Any]) -> tuple[Any, ...]:
    """What the steps say an answer is."""
    match field["type"]:
        case "one":
            return "one", tuple(field["choices"])
        case "many":
            return "many", tuple(field["choices"]), field.get("at_most")
        case "scale":
            assert field["from"] == 0
            return "scale", field["to"]
    return (field["type"],)


def as_taken(field: Any) -> tuple[Any, ...]:
    """What the server takes as one."""
    match field:
        case ChoiceAnswer():
            return "one", field.vocabulary.values
        case ManyAnswer():
            return "many", field.vocabulary.values, field.max_length
        case ScaleAnswer():
            return "scale", field.scale.top
        case YesNoAnswer():
            return ("yes_no",)
        case DayAnswer():
            return ("date",)
    raise AssertionError(field)


def test_steps_stand_in_the_order_they_are_told() -> None:
    assert [step["number"] for step in STEPS] == ["0", "1", "2", "3", "G", "4", "5", "6", "7", "8", "9"]
    assert len({step["id"] for step in STEPS}) == len(STEPS)


def test_each_field_is_asked_for_on_a_screen_of_the_walk() -> None:
    asked = {field for fields in WALK["screens"].values() for field in fields}
    assert asked == {field["key"] for field in FIELDS if field["key"] not in ("person", "depth", "relation")}
    assert document("repairs/data/steps.yaml")["default_depth"] == "light"


def test_a_key_stands_once_and_says_where_it_is_kept() -> None:
    keys = [field["key"] for field in FIELDS]
    assert len(keys) == len(set(keys))
    assert {field["in"] for field in FIELDS} == {"column", "answers", "words"}


def test_answers_of_the_steps_are_those_the_server_takes() -> None:
    said = {field["key"]: as_said(field) for field in FIELDS if field["in"] == "answers"}
    assert said == {key: as_taken(field) for key, field in RepairAnswersSerializer().fields.items()}


def test_what_a_quiet_route_closes_is_all_that_its_two_steps_ask() -> None:
    closed = {
        field["key"] for step in STEPS if step["id"] in ("words", "speak_up") for field in step["fields"]
    }
    assert closed == ASKED_OF_SPEAKING


def test_texts_of_the_steps_are_those_devices_seal() -> None:
    assert {field["key"] for field in FIELDS if field["in"] == "words"} == set(answers.TEXTS)


def test_not_now_is_a_choice_and_an_outcome() -> None:
    choices = {field["key"]: field["choices"] for field in FIELDS if field.get("type") == "one"}
    assert choices["choice"][0] == "not_now"  # first, so that nobody has to look for it
    assert "not_now" in choices["outcome"]
