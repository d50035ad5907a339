"""The table of the walk, for every way there is: all eight choices and none, three depths, four routes, and somebody
named, nobody named, or the therapist.

`walks.json` lists the screens of each; the client's own walk (frontend/src/entries/repairs/walk.test.ts) ends in the
same list. What nobody is asked who chose not to speak is written out here a second time.
"""

import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from backend.people.models import Route
from backend.repairs.answers import CHOICES, OUTCOMES, SPOKE
from backend.repairs.models import Depth
from backend.repairs.walk import ASKED_OF_SPEAKING, SAID, SPEAKING
from tests.content.documents import document

TABLE: dict[str, Any] = document("repairs/data/walk.yaml") | document("repairs/data/speaking.yaml")
ASPECTS = {
    "choice": ("none", *CHOICES.values),
    "depth": tuple(Depth.values),
    "route": tuple(Route.values),
    "whom": ("named", "unnamed", "therapist"),
}
EVERY_WAY = [dict(zip(ASPECTS, way, strict=True)) for way in product(*ASPECTS.values())]
UNSPOKEN = ("not_now", "write_for_me", "practise_with_therapist", "let_it_go")
# About speaking: whether and how, how ready and what would follow, what came of it, and how close it left them.
OF_SPEAKING = {
    "matters_most", "how_strongly", "readiness", "expected", "expected_sure",
    "hurt_what", "hurt_landed", "hurt_sorry", "hurt_differently", "no_need_to_answer",
    "observation", "feeling", "need", "request", "appreciation", "limit",
    "how", "say_when", "if_it_goes_badly", "who_supports_me", "spoke", "stayed_with_myself",
    "response", "felt_understood", "felt_safe", "different_from_feared", "against_expectation", "can_say_what_hurt",
    "closeness_after",
}  # fmt: skip
DIARY = ["happened", "stirred", "steady", "feelings", "needs", "echo", "choice", "outcome", "kind"]


def row(way: dict[str, str]) -> dict[str, Any]:
    """The first row that fits."""
    return next(one for one in TABLE["walks"] if all(way[name] in one.get(name, [way[name]]) for name in way))


def screens(way: dict[str, str]) -> list[str]:
    found = row(way)
    return [*found["met"], *found.get("offered", [])]


def fields(names: list[str]) -> set[str]:
    return {field for name in names for field in TABLE["screens"][name]}


def test_walks_are_those_of_the_list() -> None:
    listed = json.loads(Path(__file__).with_name("walks.json").read_text(encoding="utf-8"))
    assert {"/".join(way.values()): " ".join(row(way)["met"]) for way in EVERY_WAY} == listed


def test_table_names_what_there_is() -> None:
    for one in TABLE["walks"]:
        assert set(one) <= {*ASPECTS, "met", "offered", "without"}
        assert all(set(one.get(name, [])) <= set(values) for name, values in ASPECTS.items())
        assert {*one["met"], *one.get("offered", [])} <= set(TABLE["screens"])
        assert len({*one["met"], *one.get("offered", [])}) == len([*one["met"], *one.get("offered", [])])
    assert {*TABLE["said"], *TABLE["unsaid"]} == set(SPOKE.values)
    assert set(TABLE["mended"]) < set(OUTCOMES.values)
    assert set(TABLE["asks_first"]) < set(TABLE["speaks"])
    assert set(CHOICES.values) - set(UNSPOKEN) == SPEAKING
    assert {"yes", "part_of_it", "differently"} == SAID
    assert {"how", "no_need_to_answer", "spoke", "stayed_with_myself"} <= ASKED_OF_SPEAKING
    assert {row(way)["met"][0] for way in EVERY_WAY} == {"happened"}


@pytest.mark.promise(8)
@pytest.mark.parametrize("way", [w for w in EVERY_WAY if w["choice"] in UNSPOKEN or w["route"] == "quiet"])
def test_nobody_who_chose_not_to_speak_is_asked_about_speaking(way: dict[str, str]) -> None:
    assert not fields(screens(way)) & OF_SPEAKING
    assert not {*screens(way)} & {*TABLE["speaks"], *TABLE["once_said"]}


@pytest.mark.promise(20)
@pytest.mark.parametrize("way", [w for w in EVERY_WAY if w["choice"] == "not_now"])
def test_nothing_follows_not_now(way: dict[str, str]) -> None:
    assert screens(way)[-1] == "choice"


@pytest.mark.promise(21)
def test_light_is_three_steps_for_everybody() -> None:
    for way in EVERY_WAY:
        if way["depth"] == "light":
            assert len(row(way)["met"]) <= 3, way


def test_quiet_is_a_diary() -> None:
    for way in EVERY_WAY:
        if way["route"] == "quiet" and way["depth"] != "light" and way["choice"] != "not_now":
            assert row(way)["met"] == DIARY
            assert row(way)["without"] == ["my_part"]


def test_what_it_is_with_ones_therapist_goes_where_that_has_its_own_words() -> None:
    for way in EVERY_WAY:
        if way["whom"] == "therapist" and way["route"] != "quiet" and way["choice"] != "not_now":
            assert screens(way) == ["happened", "therapist"]
