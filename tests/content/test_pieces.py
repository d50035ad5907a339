"""What there is to read: short, plain, and careful about whom it sends where. The words stand in the catalogues."""

import json
import re
from typing import Any

import pytest
import yaml

from tests.content.texts import ROOT
from tests.content.unfit import LISTS_OF

PIECES: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "frontend/src/library/pieces.yaml").read_text(encoding="utf-8")
)
IDS: list[str] = [piece["id"] for piece in PIECES]
MOST = {"en": 150, "es": 170}  # words; Spanish needs more of them to say the same
LEAST = 80


def said(language: str, area: str = "pieces") -> dict[str, str]:
    path = ROOT / f"frontend/src/i18n/{language}/{area}.json"
    return json.loads(path.read_text(encoding="utf-8"))


SAID = {language: said(language) for language in MOST}
EACH = [
    pytest.param(language, one, id=f"{language}-{one}") for language, words in SAID.items() for one in IDS
]


def text_of(language: str, one: str) -> str:
    return SAID[language][f"{one.replace('-', '_')}_text"]


def test_there_is_enough_to_read_and_each_stands_once() -> None:
    assert len(PIECES) >= 18
    assert len(set(IDS)) == len(PIECES)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", one) for one in IDS)
    assert all(piece.keys() == {"id", "try"} for piece in PIECES)


@pytest.mark.parametrize("language", SAID)
def test_each_piece_has_its_title_and_text_in_every_language_and_no_words_stand_alone(language: str) -> None:
    keys = {one.replace("-", "_") for one in IDS}
    assert set(SAID) == set(LISTS_OF)
    assert {
        key for key in SAID[language] if key.endswith(("_title", "_text")) and key.rsplit("_", 1)[0] in keys
    } == {f"{key}_{part}" for key in keys for part in ("title", "text")}
    titles = [SAID[language][f"{key}_title"] for key in keys]
    assert len(set(titles)) == len(titles)
    assert not {key for key in SAID[language] if key.endswith("_text")} - {f"{key}_text" for key in keys}


@pytest.mark.parametrize(("language", "one"), EACH)
def test_piece_is_a_minute_long(language: str, one: str) -> None:
    assert LEAST <= len(text_of(language, one).split()) <= MOST[language]
    paragraphs = text_of(language, one).split("\n")
    assert len(paragraphs) == len(text_of("en", one).split("\n"))
    assert all(paragraph == paragraph.strip() != "" for paragraph in paragraphs)


# A piece that makes somebody want to be near others says in the same breath what closeness is not.
CAREFUL = {
    "en": re.compile(
        r"\b(not safe|hurts? you again|who hurt you|owe it|owe that|the room is still cold|cruel|price|scared|threats"
        r"|storm|turned on you|never a gift|new hurts|look after the therapist|you may stop|nobody else ever)\b"
    ),
    "es": re.compile(
        r"\b(no es seguro|te hace daño una y otra vez|quien te hizo daño|cruel|precio|sin que nadie pase miedo|amenazas"
        r"|sin tormenta|contra ti|nunca fue un regalo|decirte que no pasó nada|cuidar de tu terapeuta)\b"
    ),
}
OF_OTHERS = {"wanting-closeness", "safe-enough", "what-healthy-looks-like", "out-of-step", "what-repair-is", "letting-it-in", "asking"} | {
    "nothing-in-return", "an-old-echo", "bringing-it-to-therapy"
}  # fmt: skip


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("one", sorted(OF_OTHERS))
def test_piece_about_others_says_what_closeness_is_not(language: str, one: str) -> None:
    assert set(IDS) >= OF_OTHERS
    assert CAREFUL[language].search(text_of(language, one))
