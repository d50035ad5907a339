"""What a careless writer would write is caught, and what somebody may honestly read passes: each check of words is
tried on both, so that none is deaf and none cries wolf.
"""

from pathlib import Path

import pytest

from backend.core import yaml_files
from tests.content.spanish.lists import FORMS
from tests.content.test_texts import hard, telling
from tests.content.unfit import unfit

FOLDER = Path(__file__).parent / "planted"
Sentences = dict[str, list[str]]
PLANTED: dict[tuple[str, str], Sentences] = {
    (language, path.stem.replace("_", " ")): yaml_files.read(path)
    for language, folder in (("en", FOLDER), ("es", FOLDER / "es"))
    for path in sorted(folder.glob("*.yaml"))
}
EACH = [pytest.param(*named, id=" ".join(named)) for named in PLANTED]
LEAST = {"en": 15, "es": 12}


def stops(check: str, said: str, language: str) -> bool:
    if check == "outside":
        return bool(telling(said, language))
    return bool(hard(said, language)) if check == "reading" else check in unfit(said, "", language)


@pytest.mark.parametrize(("language", "check"), EACH)
def test_each_check_has_enough_of_both(language: str, check: str) -> None:
    assert len(PLANTED[language, check]["caught"]) >= LEAST[language]
    assert len(PLANTED[language, check]["passed"]) >= LEAST[language]


def test_each_spanish_list_has_its_planted_sentences() -> None:
    planted = {check for language, check in PLANTED if language == "es"}
    assert planted == set(FORMS) | {"contact", "outside", "reading"}


@pytest.mark.promise(6, 9, 18, 20, 22, 28, 29, 31, 36, 40, 41)
@pytest.mark.parametrize(("language", "check"), EACH)
def test_what_a_careless_writer_would_write_is_caught(language: str, check: str) -> None:
    assert [said for said in PLANTED[language, check]["caught"] if not stops(check, said, language)] == []


@pytest.mark.parametrize(("language", "check"), EACH)
def test_what_is_honest_passes(language: str, check: str) -> None:
    own = check if check in ("outside", "reading") else ""
    assert [
        said
        for said in PLANTED[language, check]["passed"]
        if stops(own, said, language) or (not own and unfit(said, "", language))
    ] == []
