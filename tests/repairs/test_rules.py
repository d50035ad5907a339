"""The machine alone: no database."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.errors import Refused
from backend.repairs.answers import CHOICES, OUTCOMES, SPOKE
from backend.repairs.models import Status
from backend.repairs.rules import Stage, check_move, check_quiet, contradiction
from backend.repairs.walk import SAID

# Written out here and not as the table has it: a choice that is dropped there has to be missed.
SPEAKING_WAYS = ("say_something_small", "ask_for_pause", "apologise", "set_limit")

stages = st.builds(
    Stage,
    status=st.sampled_from(Status.values),
    spoke=st.none() | st.sampled_from(SPOKE.values),
    outcome=st.none() | st.sampled_from(OUTCOMES.values),
)
sound = stages.filter(lambda stage: contradiction(stage) is None)


def refusal(check: Callable[[], None], code: str) -> set[str]:
    """The fields that a check refused, each with its sentence; empty when it let the write through."""
    try:
        check()
    except Refused as refused:
        return (
            set(refused.fields) if refused.code == code and all(refused.fields.values()) else {refused.code}
        )
    return set()


def can(before: Stage | None, after: Stage) -> bool:
    refused = refusal(lambda: check_move(before, after), "move_refused")
    assert refused <= {"status"}
    return not refused


@pytest.mark.parametrize("status", ["spoken", "waiting"])
def test_spoken_and_waiting_come_after_something_was_said(status: str) -> None:
    draft = Stage("draft")
    for said in SAID:
        assert can(draft, Stage(status, said))
    for unsaid in (None, "not_yet", "decided_not_to"):
        assert not can(draft, Stage(status, unsaid))


def test_what_is_still_open_is_not_closed() -> None:
    assert not can(Stage("draft"), Stage("closed", outcome="still_open"))
    assert can(Stage("draft"), Stage("waiting", "yes", "still_open"))
    for outcome in set(OUTCOMES.values) - {"still_open"}:
        assert can(Stage("draft"), Stage("closed", outcome=outcome))
    assert can(Stage("draft"), Stage("closed")), "an ending without a name is an ending"


@pytest.mark.promise(20)
def test_not_now_needs_nothing_else() -> None:
    assert can(None, Stage("not_now"))
    assert can(Stage("waiting", "yes"), Stage("not_now", "yes", "not_now"))
    assert not can(Stage("draft"), Stage("not_now", outcome="repaired"))


@given(stages)
def test_what_stands_already_is_never_refused(stage: Stage) -> None:
    assert can(stage, stage)


@given(sound, sound, sound)
def test_two_moves_can_also_be_sent_as_one(first: Stage, second: Stage, third: Stage) -> None:
    if can(first, second) and can(second, third):
        assert can(first, third)


@given(sound)
def test_every_way_begins_and_nobody_is_held(stage: Stage) -> None:
    assert can(None, stage)
    for way_out in ("draft", "paused", "archived"):
        assert can(stage, Stage(way_out, stage.spoke, stage.outcome))


def quiet(
    before: dict[str, object] | None, after: dict[str, object], old: str | None = None, status: str = "draft"
) -> set[str]:
    return refusal(lambda: check_quiet(before, after, old, status), "route_quiet")


@pytest.mark.promise(8)
@pytest.mark.parametrize("choice", CHOICES.values)
def test_quiet_leaves_the_choices_that_speak_to_nobody(choice: str) -> None:
    assert quiet(None, {"choice": choice}) == ({"answers.choice"} if choice in SPEAKING_WAYS else set())


@pytest.mark.promise(8)
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("how", "call"),
        ("no_need_to_answer", True),
        ("spoke", "not_yet"),
        ("stayed_with_myself", 0),
        ("how_strongly", 2),
    ],
)
def test_quiet_closes_words_and_speak_up(key: str, value: object) -> None:
    assert quiet(None, {key: value}) == {f"answers.{key}"}
    assert quiet({key: value}, {key: value}) == set(), "what was written before may stay"
    assert quiet({key: "else"}, {key: value}) == {f"answers.{key}"}
    assert quiet({key: value}, {}) == set(), "and may be taken out"


@pytest.mark.promise(8)
@pytest.mark.parametrize("status", ["spoken", "waiting"])
def test_quiet_refuses_the_statuses_of_speaking(status: str) -> None:
    assert quiet({}, {}, "draft", status) == {"status"}
    assert quiet(None, {}, status, status) == {"status"}, "it was about somebody else"
    assert quiet({}, {}, status, status) == set()


def test_quiet_leaves_the_diary_open() -> None:
    diary = {
        "kinds": ["criticised"],
        "response": ["was_scary"],
        "felt_safe": 0,
        "outcome": "not_safe_to_repair",
        "feelings": ["afraid"],
    }
    for status in ("draft", "paused", "not_now", "reflected", "closed", "archived"):
        assert quiet(None, diary, "draft", status) == set()
