"""Each of the article's points is met in the app, in every language, and a test sees it go (tests/coverage.yaml)."""

import re
from typing import Any

import pytest
import yaml

from tests.content.test_affirmations import FAMILIES
from tests.content.test_pieces import IDS, said
from tests.content.texts import ROOT
from tests.content.unfit import LISTS_OF

POINTS: dict[int, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "coverage.yaml").read_text(encoding="utf-8")
)
# As many as there were, written out here: a point that is taken out of the table is missed.
ALL = range(1, 64)
LED = "".join(
    (ROOT / "frontend/src" / path).read_text(encoding="utf-8")
    for path in ("library/about.ts", "features/cards/about-themes.ts")
)
CODE = "".join(
    path.read_text(encoding="utf-8")
    for path in (ROOT / "frontend/src").rglob("*.ts*")
    if ".test." not in path.name and path.name != "families.ts"
)
# Named in code as one of several: by `t.of`, or by a part that says whichever it is given.
GROUPS = re.findall(
    r"(?m)^  '([a-z]+\.[a-z0-9_*]+)':", (ROOT / "frontend/src/i18n/families.ts").read_text(encoding="utf-8")
)
SAID_AS_ONE_OF = {group for group in GROUPS if f"'{group}'" in CODE}


def test_every_point_stands_once_and_says_where_it_is_met() -> None:
    assert list(POINTS) == list(ALL)
    assert len({point["point"] for point in POINTS.values()}) == len(POINTS)
    for point in POINTS.values():
        assert point.keys() <= {"point", "pieces", "affirmations", "texts", "tests"}
        assert point["pieces"]
        assert point.get("affirmations") or point.get("texts"), "to read of it is not to meet it"


@pytest.mark.parametrize("number", ALL)
def test_what_it_names_is_there_in_every_language(number: int) -> None:
    point = POINTS[number]
    assert set(point["pieces"]) <= set(IDS)
    assert [piece for piece in point["pieces"] if f": '{piece}'" not in LED] == [], "no screen leads there"
    assert set(point.get("affirmations", [])) <= {family["id"] for family in FAMILIES}
    for text in point.get("texts", []):
        area, key = text.split(".")
        assert all(said(language, area)[key] for language in LISTS_OF)
        assert is_shown(area, key), f"no screen says {text}"


def is_shown(area: str, key: str) -> bool:
    """Named by itself, or as one of a family: `practice.choice` and `reflections.*_title` each stand for several."""
    if f"'{area}.{key}'" in CODE and f"{area}.{key}" not in GROUPS:
        return True
    inside = (family.split(".")[1] for family in SAID_AS_ONE_OF if family.startswith(f"{area}."))
    return any(
        re.fullmatch(family.replace("*", "[a-z0-9_]+") if "*" in family else f"{family}_[a-z0-9_]+", key)
        for family in inside
    )


@pytest.mark.parametrize("number", ALL)
def test_a_test_would_see_it_go(number: int) -> None:
    assert POINTS[number]["tests"]
    for named in POINTS[number]["tests"]:
        file, name = named.split(" :: ")
        text = (ROOT / file).read_text(encoding="utf-8")
        there = re.search(rf"def {name}\b", text) if re.fullmatch(r"test_\w+", name) else name in text
        assert there, f"{file} has no “{name}”"


def test_what_stands_nowhere_is_missed() -> None:
    assert not is_shown("practice", "choice")
    assert not is_shown("practice", "brand_new")
    assert is_shown("practice", "choice_not_now")
    assert is_shown("reflections", "wise_title")
