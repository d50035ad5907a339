"""The affirmations in Spanish keep to what the English ones do (tests/content/test_affirmations.py), text by text."""

import re
from collections import Counter
from typing import Any

import pytest

from tests.content.documents import document
from tests.content.spanish.readability import hard_in_spanish, perspicuity
from tests.content.test_affirmations import FAMILIES, LONGEST, OWN, QUOTED, TO_A_PART
from tests.content.unfit import unfit

LIBRARY: dict[str, Any] = document("affirmations/data/affirmations.es.yaml")
TEXTS: dict[str, str] = LIBRARY["texts"]
OWN_IDS = [text["id"] for family in OWN for text in family["texts"]]
EASY = 80  # "very easy", for the library as a whole

# The pronouns of the first person, and the forms of verbs that have it in them.
OF_ONESELF = re.compile(
    r"\b(yo|me|mí|mi|mis|mí[oa]s?|conmigo|nos|\w+(?:arme|erme|irme)|puedo|podría|quiero|estoy|tengo|siento|soy|vi|hice"
    r"|noté|empiezo|encontré|tuve|voy|llevo|digo|elijo|necesito|hago|llego|cuento|quizá pueda)\b",
    re.IGNORECASE,
)
TO_SOMEBODY = re.compile(
    r"\b(tú|te|ti|tus?|contigo|tuy[oa]s?|eres|puedes|estás|tienes|quieres|sientes|necesitas|mereces|debes)\b",
    re.IGNORECASE,
)
# "Maybe", "I wonder", "I'm curious": a person who can't believe a sentence is not asked to.
OPENING = re.compile(
    r"\b(quizás?|tal vez|puede que|podría|pueda|me pregunto|preguntarme|hay quienes|curiosidad)\b",
    re.IGNORECASE,
)
# See OF_OTHERS of the English test: others' goodness, being near somebody, staying, mending.
OF_OTHERS = re.compile(
    r"\b(cercanía|cerca de (?:alguien|otras)|junto a otras|personas que|alguien (?:me|te|vea|es)|palabras amables"
    r"|gestos? amables?(?! y una herida)|regalos?|dejar entrar el cariño|recibir (?:cariño|amabilidad)|quienes (?:piden|se)"
    r"|perdon\w*|repar\w*|final de la historia|me (?:quieren|cuidan|tratan|miran))\b",
    re.IGNORECASE,
)
# What takes the gender of the one who speaks; a part ("la parte") has its own, and so have things.
GENDERED = re.compile(
    r"\b(?:yo|mí|conmigo) (?:mism|sol)[oa]\b|\b(?:soy|estoy|me siento|me quedo|sigo|sintiéndome|ser|estar)"
    r"(?: tan| muy| más)? (?!principiante)(?:mism|sol|list|segur|cansad|tranquil|content|perdid|amad|querid|dign|buen|complet"
    r"|perfect|valios|rot|herid|quiet|capacitad|orgullos|agradecid|fuert[oa]|cuidad|enfadad|asustad)[oa]s?\b(?! mí[oa])",
    re.IGNORECASE,
)


def named(ids: list[str]) -> list[Any]:
    return [pytest.param(TEXTS[one], id=one) for one in ids]


def test_each_english_text_has_its_spanish_one_and_none_is_alone() -> None:
    english = document("affirmations/data/affirmations.yaml")
    assert list(TEXTS) == [text["id"] for family in FAMILIES for text in family["texts"]]
    assert LIBRARY["version"] == english["version"]
    assert len({text.casefold() for text in TEXTS.values()}) == len(TEXTS)


@pytest.mark.parametrize("text", named(OWN_IDS))
def test_text_is_short_about_oneself_and_takes_no_gender(text: str) -> None:
    assert len(text) <= LONGEST
    assert text == text.strip()
    assert text.endswith(".")
    assert OF_ONESELF.search(text)
    assert not GENDERED.search(text)


@pytest.mark.parametrize(
    ("text", "gendered"),
    [
        ("Estoy tranquila conmigo misma.", True),
        ("Puedo ser amado.", True),
        ("Sigo sola.", True),
        ("A la parte cansada de mí.", False),
        ("Voy descubriendo qué es seguro para mí.", False),
        ("Puedo tener cosas que son solo mías.", False),
    ],
)
def test_a_gender_of_the_speaker_is_seen(text: str, gendered: bool) -> None:
    assert bool(GENDERED.search(text)) is gendered


@pytest.mark.parametrize(
    "text", named([text["id"] for family in OWN if family["theme"] != TO_A_PART for text in family["texts"]])
)
def test_only_a_part_is_spoken_to(text: str) -> None:
    assert not TO_SOMEBODY.search(text)


@pytest.mark.parametrize(
    "text", named([text["id"] for family in OWN if not family.get("asked_only") for text in family["texts"]])
)
def test_what_comes_unasked_speaks_of_oneself(text: str) -> None:
    assert not OF_OTHERS.search(text)


@pytest.mark.parametrize("text", named([family["texts"][0]["id"] for family in OWN]))
def test_first_level_opens_a_possibility_and_owns_nothing(text: str) -> None:
    assert OPENING.search(text)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_grammar_varies_within_a_level(level: int) -> None:
    openings = Counter(
        " ".join(TEXTS[text["id"]].split()[:2])
        for family in OWN
        for text in family["texts"]
        if text["level"] == level
    )
    opening, most = openings.most_common(1)[0]
    assert most <= len(OWN) / 4, f"{most} of {len(OWN)} begin with {opening!r}"


@pytest.mark.parametrize("text", named(OWN_IDS))
def test_text_urges_nothing_denies_no_pain_promises_nothing_about_others_and_needs_no_faith(
    text: str,
) -> None:
    found = unfit(text, "", "es")
    assert not found.keys() & {"urging", "commanding", "contact", "denying", "promising", "religious"}


@pytest.mark.promise(28)
def test_each_text_is_plain_and_the_library_as_a_whole_very_easy() -> None:
    values = {one: perspicuity(TEXTS[one]) for one in OWN_IDS}
    assert {one: why for one in OWN_IDS if (why := hard_in_spanish(TEXTS[one]))} == {}
    assert sum(values.values()) / len(values) >= EASY


def test_what_was_quoted_is_there_in_translation() -> None:
    assert [text["id"] for family in QUOTED for text in family["texts"]] == ["from-the-article-3"]
    assert TEXTS["from-the-article-3"].startswith("Merezco")
