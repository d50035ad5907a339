"""The measures that come with the code, the format of their files, and the command that checks one."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from backend.core import yaml_files
from backend.measures import library
from backend.measures.checks import measures_can_be_used
from backend.measures.format import MeasureProblem, read
from backend.measures.scoring import score
from tests.measures.vectors import PLACE, built

SHIPPED = sorted(library.SHIPPED.glob("*.yaml"))
GAD_7: dict[str, Any] = yaml_files.read(library.SHIPPED / "gad-7.yaml")


def problems(**changed: Any) -> list[str]:
    measure = {name: value for name, value in {**GAD_7, **changed}.items() if value is not None}
    try:
        read(yaml.safe_dump(measure))
    except MeasureProblem as error:
        return error.problems
    return []


def test_these_six_come_with_the_code_and_no_licensed_one() -> None:
    assert [path.stem for path in SHIPPED] == ["gad-7", "pc-ptsd-5", "pcl-5", "phq-8", "phq-9", "scs-sf"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_measure_scores_as_its_sources_say(path: Path) -> None:
    measure = read(path.read_text(encoding="utf-8"))
    assert measure["key"] == path.stem
    ends = {example["total"] for example in measure["examples"]}
    assert len(measure["examples"]) >= 5
    assert None in ends  # the missing rule, too


def test_vectors_are_those_of_the_files() -> None:
    vectors = json.loads(PLACE.read_text(encoding="utf-8"))
    assert vectors == json.loads(json.dumps(built())), "Run python -m tests.measures.vectors"
    for one in vectors:
        for case in one["cases"]:
            found = score(one["measure"], case["answers"])
            assert (found["total"], found["band"]) == (case["total"], case["band"]), case["source"]


def test_phq_8_is_phq_9_without_the_ninth() -> None:
    nine, eight = (library.measures()[key]["items"] for key in ("phq-9", "phq-8"))
    assert nine[:8] == eight


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"licence": None}, "licence: this has to be said."),
        ({"source": " "}, "source: this has to be said."),
        ({"key": "GAD 7"}, "key: at most 40 small letters"),
        ({"colour": "red"}, "colour: nothing of this name belongs into a measure."),
        ({"items": []}, "items: from 1 to 60."),
        ({"options": [{"value": 1, "text": "a"}, {"value": 0, "text": "b"}]}, "options: values have to be whole"),
        ({"options": [{"value": 0, "text": False}, {"value": 1, "text": "b"}]}, "options: each needs a text"),
        ({"interval_days": 6}, "interval_days: at least 7."),
        ({"missing": {"most": 7, "rule": "r"}}, "missing: fewer than there are items."),
        ({"missing": {"most": 1}}, "missing: needs most"),
        ({"change": {"points": 4}}, "change: needs points"),
        ({"change": {"points": 0, "source": "s"}}, "change: points has to be above zero"),
        ({"self_harm_item": 8}, "self_harm_item: the number of an item."),
        ({"scales": [{"name": "s", "items": [8]}]}, "scales: each needs a name"),
        ({"scoring": {"by": "product"}}, "scoring: by has to be sum or mean."),
        ({"bands": []}, "bands_source: where there are no bands, why."),
        ({"bands": [{"from": 0, "to": 20, "text": "a"}]}, "bands: the last has to end at 21."),
        (
            {"bands": [{"from": 0, "to": 4, "text": "a"}, {"from": 6, "to": 21, "text": "b"}]},
            "bands: b has to begin at 5",
        ),
        ({"examples": []}, "examples: at least one"),
        ({"examples": [{**GAD_7["examples"][1], "total": 6}]}, "examples, 1: comes to 5, and not to 6."),
        ({"examples": [{**GAD_7["examples"][1], "band": "severe"}]}, "examples, 1: stands in the band mild"),
        ({"examples": [{**GAD_7["examples"][1], "answers": [1]}]}, "examples, 1: needs an answer, or null"),
        ({"gate": {"text": "Ever?", "goes_on": 7}}, "gate: goes_on has to be one"),
    ],
)  # fmt: skip
def test_file_that_breaks_a_rule_is_told_which(changed: dict[str, Any], said: str) -> None:
    assert problems() == []
    assert any(problem.startswith(said) for problem in problems(**changed)), problems(**changed)


@pytest.mark.parametrize("text", ["key: [", "- a list", "just a word"])
def test_what_is_no_measure_at_all_is_told_so(text: str) -> None:
    with pytest.raises(MeasureProblem):
        read(text)


def test_command_says_what_is_wrong_and_what_is_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("check_measure", str(library.SHIPPED / "gad-7.yaml"))
    assert capsys.readouterr().out == "GAD-7: 7 items, from 0 to 21, 7 examples score as they say.\n"
    wrong = tmp_path / "ours.yaml"
    wrong.write_text(yaml.safe_dump({**GAD_7, "licence": "", "interval_days": 1}), encoding="utf-8")
    with pytest.raises(CommandError) as told:
        call_command("check_measure", str(wrong))
    assert str(told.value).splitlines() == [
        "ours.yaml: licence: this has to be said.",
        "ours.yaml: interval_days: at least 7.",
    ]
    with pytest.raises(CommandError, match="can't be read"):
        call_command("check_measure", str(tmp_path / "none.yaml"))


@pytest.fixture
def own_folder(tmp_path: Path, settings: Any) -> Any:
    settings.MEASURES_DIR = str(tmp_path)
    library.measures.cache_clear()
    yield tmp_path
    library.measures.cache_clear()


def test_practice_brings_its_own(own_folder: Path, alices: APIClient) -> None:
    own = {**GAD_7, "key": "our-own", "title": "Ours"}
    (own_folder / "ours.yaml").write_text(yaml.safe_dump(own), encoding="utf-8")
    told = {one["key"]: one["title"] for one in alices.get("/api/v1/measures").data["results"]}
    assert told["our-own"] == "Ours"
    assert len(told) == 7


def test_own_file_that_can_not_be_used_stops_the_start(own_folder: Path) -> None:
    assert measures_can_be_used() == []
    (own_folder / "again.yaml").write_text(yaml.safe_dump(GAD_7), encoding="utf-8")
    (told,) = measures_can_be_used()
    assert told.msg == "again.yaml: there is a measure with the key gad-7 already."
    (own_folder / "again.yaml").write_text("key: ours", encoding="utf-8")
    assert "again.yaml: title: this has to be said." in [one.msg for one in measures_can_be_used()]


def test_measure_that_is_not_known_any_more_is_taken_carefully() -> None:
    assert library.asks_about_self_harm("gone")
    assert library.asks_about_self_harm("phq-9")
    assert not library.asks_about_self_harm("phq-8")
