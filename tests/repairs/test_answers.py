from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.exceptions import ValidationError

from backend.core.api.errors import flat_fields
from backend.repairs.api.serializers import RepairAnswersSerializer

KEYS = sorted(RepairAnswersSerializer().fields)


def clean(answers: dict[str, Any]) -> dict[str, Any]:
    """The answers as they'd be kept."""
    return dict(RepairAnswersSerializer().run_validation(answers))


def refused_fields(answers: dict[str, Any]) -> dict[str, list[str]]:
    """What is wrong with the answers, as a device is told, without `answers.`"""
    with pytest.raises(ValidationError) as refused:
        clean(answers)
    return flat_fields(refused.value.detail)


def test_skipped_answers_are_left_out() -> None:
    assert clean({"readiness": None, "kinds": None, "choice": "not_now"}) == {"choice": "not_now"}


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("readiness", 11, "This goes from 0 to 10."),
        ("choice", "shout", "This is not one of the choices."),
        ("kinds", "other", "This has to be a list of choices."),
        ("kinds", ["nothing"], "One of these is not one of the choices."),
        ("kinds", ["other", "other"], "Each choice can be here once."),
        ("needs", ["space", "rest", "help", "safety"], "Up to 3 fit here."),
        ("no_need_to_answer", "yes", "This is yes or no."),
        ("revisit_on", "soon", "This has to be a day, such as 2026-06-15."),
        ("happened", "my words", "This answer is not known."),
    ],
)
def test_what_is_wrong_is_said_in_one_plain_sentence(key: str, value: Any, told: str) -> None:
    assert refused_fields({key: value}) == {key: [told]}


@pytest.mark.promise(36)
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("readiness", 11), ("readiness", -1), ("readiness", True), ("readiness", 3.5), ("readiness", "3"), ("choice", "shout"),
        ("choice", ["not_now"]), ("kinds", "other"), ("kinds", ["other", "other"]), ("kinds", [["other"]]), ("kinds", [None]),
        ("feelings", ["hurt", "sad", "lonely", "afraid", "anxious", "ashamed"]), ("no_need_to_answer", 1),
        ("readiness", 3.0), ("revisit_on", "2026-W07-7"), ("revisit_on", "2026-02-30"), ("revisit_on", "20260215"), ("revisit_on", 5), ("outcome", {}), ("happened", "my words"),
        ("person", "a name"),
    ],
)  # fmt: skip
def test_what_is_not_in_the_vocabulary_is_named(key: str, value: Any) -> None:
    assert list(refused_fields({key: value, "closeness_before": 2})) == [key]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=60), json_values, max_size=8))
def test_anything_is_either_kept_whole_or_refused_by_name(given_answers: dict[str, Any]) -> None:
    try:
        kept = clean(given_answers)
    except ValidationError as refused:
        fields = flat_fields(refused.detail)
    else:
        fields = {}
        assert kept == {key: value for key, value in given_answers.items() if value is not None}
        assert clean(kept) == kept
    assert all(
        name in {key[:40] or "request" for key in given_answers} and problems
        for name, problems in fields.items()
    )
