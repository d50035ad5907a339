from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from backend.core.errors import Invalid
from backend.repairs import answers
from backend.repairs.answer_types import Choice, Many, Scale

STEPS = yaml.safe_load((Path(answers.__file__).parent / "data" / "steps.yaml").read_text(encoding="utf-8"))[
    "steps"
]
FIELDS = [field for step in STEPS for field in step["fields"]]


def test_vocabulary_is_the_one_of_the_steps() -> None:
    stepped = {field["key"]: field for field in FIELDS if field["in"] == "answers"}
    assert set(answers.ANSWERS) == set(stepped)
    for key, field in stepped.items():
        kind = answers.ANSWERS[key]
        if isinstance(kind, Choice | Many):
            assert list(kind.values) == field["choices"], key
        if isinstance(kind, Many):
            assert kind.most == field.get("at_most"), key
        if isinstance(kind, Scale):
            assert (field["from"], field["to"]) == (0, kind.top), key


def test_texts_are_those_of_the_steps() -> None:
    texts = {field["key"] for field in FIELDS if field["in"] == "words"}
    assert texts == set(answers.TEXTS)


def test_skipped_answers_are_left_out() -> None:
    assert answers.clean({"readiness": None, "choice": "not_now"}) == {"choice": "not_now"}


@pytest.mark.promise(36)
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("readiness", 11), ("readiness", -1), ("readiness", True), ("readiness", 3.5), ("readiness", "3"), ("choice", "shout"),
        ("choice", ["not_now"]), ("kinds", "other"), ("kinds", ["other", "other"]), ("kinds", [["other"]]), ("kinds", [None]),
        ("feelings", ["hurt", "sad", "lonely", "afraid", "anxious", "ashamed"]), ("no_need_to_answer", 1),
        ("revisit_on", "2026-02-30"), ("revisit_on", "20260215"), ("revisit_on", 5), ("outcome", {}), ("happened", "my words"),
        ("person", "a name"),
    ],
)  # fmt: skip
def test_what_is_not_in_the_vocabulary_is_named(key: str, value: Any) -> None:
    with pytest.raises(Invalid) as refused:
        answers.clean({key: value, "closeness_before": 2})
    assert list(refused.value.fields) == [f"answers.{key}"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(sorted(answers.ANSWERS)) | st.text(max_size=60), json_values, max_size=8)
)
def test_anything_is_either_kept_whole_or_refused_by_name(given_answers: dict[str, Any]) -> None:
    try:
        kept = answers.clean(given_answers)
    except Invalid as refused:
        fields = refused.fields
    else:
        fields = {}
        assert kept == {key: value for key, value in given_answers.items() if value is not None}
        assert answers.clean(kept) == kept
    assert all(name.startswith("answers.") and problems for name, problems in fields.items())
