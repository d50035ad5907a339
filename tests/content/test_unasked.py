"""What comes by itself is read by somebody in a cycle of harm and gifts, too: it praises no waiting, and says of no
guard that it was needed once, of no worry that it can go, and of no danger that it is past.
"""

from typing import Any

import pytest

from backend.core import yaml_files
from tests.content.spanish.test_affirmations import TEXTS
from tests.content.test_affirmations import OWN
from tests.content.texts import ROOT
from tests.content.unfit import LISTS_OF
from tests.content.wordforms import together

KINDS: dict[str, dict[str, dict[str, list[str]]]] = yaml_files.read(ROOT / "tests/content/unasked.yaml")
FORMS = {
    (language, kind): together(lists["forms"], {"none": []})
    for language, kinds in KINDS.items()
    for kind, lists in kinds.items()
}
EACH = [pytest.param(*named, id=" ".join(named)) for named in FORMS]


def unasked(language: str) -> dict[str, str]:
    english: list[dict[str, Any]] = [
        text for family in OWN if not family.get("asked_only") for text in family["texts"]
    ]
    return {text["id"]: text["text"] if language == "en" else TEXTS[text["id"]] for text in english}


def test_every_language_has_the_same_kinds_with_enough_sentences() -> None:
    assert set(KINDS) == set(LISTS_OF)
    assert len({tuple(kinds) for kinds in KINDS.values()}) == 1
    assert all(len(kind["caught"]) >= 10 for kinds in KINDS.values() for kind in kinds.values())


@pytest.mark.promise(9)
@pytest.mark.parametrize(("language", "kind"), EACH)
def test_what_a_careless_writer_would_write_is_caught(language: str, kind: str) -> None:
    assert [said for said in KINDS[language][kind]["caught"] if not FORMS[language, kind].search(said)] == []


@pytest.mark.promise(9)
@pytest.mark.parametrize(("language", "kind"), EACH)
def test_nothing_that_comes_unasked_says_it(language: str, kind: str) -> None:
    found = {
        one: match.group()
        for one, said in unasked(language).items()
        if (match := FORMS[language, kind].search(said))
    }
    assert found == {}
