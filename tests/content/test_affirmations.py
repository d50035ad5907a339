import re
from collections import Counter
from typing import Any

import pytest

from tests.content.documents import document
from tests.content.readability import reading_age
from tests.content.wordlists import DENYING, PROMISING, RELIGIOUS, found

THEMES = {
    "deserving-connection", "accepting-care", "compliments", "asking-for-help", "repair", "not-now", "self-compassion", "imperfection",
    "boundaries", "safety", "seeing-what-is-there", "to-a-part",
}  # fmt: skip
TO_A_PART = "to-a-part"
DEFAULT_LEVEL = 1
APART = 14  # days without a repeat
LONGEST = 110  # characters: about three lines on a phone, and one look on a lock screen
OLDEST_READER = 12

FAMILIES: list[dict[str, Any]] = document("affirmations/data/affirmations.yaml")["families"]
OWN = [family for family in FAMILIES if not family.get("quoted")]
QUOTED = [family for family in FAMILIES if family.get("quoted")]
OWN_TEXTS = [pytest.param(text["text"], id=text["id"]) for family in OWN for text in family["texts"]]


def test_library_has_enough_families_in_every_theme() -> None:
    per_theme = Counter(family["theme"] for family in OWN)
    assert set(per_theme) == THEMES
    assert len(OWN) >= 60
    assert all(count >= 2 for count in per_theme.values())
    assert per_theme[TO_A_PART] >= 12


def test_enough_may_come_by_itself_for_two_weeks_apart_in_every_order() -> None:
    # Whose turn it isn't lies half a round away (frontend/src/library/deck.ts).
    assert sum(not family.get("asked_only") for family in OWN) > 2 * (APART + 1)


# Words that speak of others' goodness, of being near somebody, of staying or of mending. In a home that is cold or
# violent they say: your eyes are wrong, stay.
OF_OTHERS = re.compile(
    r"\b(be close|closeness|near somebody|near people|company of|beside others|people are|somebody is|someone sees"
    r"|kindness can reach|kind act|kind words?|compliments?|gifts?|care in\b|loved by|trust (him|her|them|people)|good to me"
    r"|end of the story|sorry for|mend|repair|forgive|stay with (him|her|them)|warmth around|as they are)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text["text"], id=text["id"])
        for family in OWN
        if not family.get("asked_only")
        for text in family["texts"]
    ],
)
def test_what_comes_unasked_speaks_of_oneself(text: str) -> None:
    assert not OF_OTHERS.search(text)


@pytest.mark.parametrize("level", [1, 2, 3])
def test_grammar_varies_within_a_level(level: int) -> None:
    openings = Counter(
        " ".join(text["text"].split()[:2])
        for family in OWN
        for text in family["texts"]
        if text["level"] == level
    )
    opening, most = openings.most_common(1)[0]
    assert most <= len(OWN) / 4, f"{most} of {len(OWN)} begin with {opening!r}"


def test_care_and_kind_words_of_others_come_only_to_who_asked() -> None:
    about_others = {"accepting-care", "compliments"}
    assert all(family.get("asked_only") for family in OWN if family["theme"] in about_others)


@pytest.mark.parametrize("family", [pytest.param(family, id=family["id"]) for family in OWN])
def test_family_has_one_text_for_each_level_and_ids_made_of_both(family: dict[str, Any]) -> None:
    assert [(text["id"], text["level"]) for text in family["texts"]] == [
        (f"{family['id']}-{level}", level) for level in (1, 2, 3)
    ]


def test_ids_are_plain_slugs_and_stand_once() -> None:
    ids = [family["id"] for family in FAMILIES] + [
        text["id"] for family in FAMILIES for text in family["texts"]
    ]
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", one) for one in ids)
    assert len(ids) == len(set(ids))


def test_no_text_stands_twice() -> None:
    texts = [text["text"].casefold() for family in FAMILIES for text in family["texts"]]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("text", OWN_TEXTS)
def test_text_is_short_and_about_oneself(text: str) -> None:
    assert len(text) <= LONGEST
    assert text == text.strip()
    assert text.endswith((".", ".'"))
    assert re.search(r"\b(I|me|my|mine|myself)\b", text, re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text["text"], id=text["id"])
        for family in OWN
        if family["theme"] != TO_A_PART
        for text in family["texts"]
    ],
)
def test_only_a_part_is_spoken_to(text: str) -> None:
    assert not re.search(
        r"\b(you|your|yours)\b", re.sub("thank you", "", text, flags=re.IGNORECASE), re.IGNORECASE
    )


@pytest.mark.promise(28)
@pytest.mark.parametrize("text", OWN_TEXTS)
def test_text_is_read_by_a_child_of_twelve(text: str) -> None:
    assert reading_age(text) <= OLDEST_READER


@pytest.mark.promise(28)
def test_library_as_a_whole_is_easier_than_its_hardest_text() -> None:
    ages = [reading_age(text["text"]) for family in OWN for text in family["texts"]]
    assert sum(ages) / len(ages) <= OLDEST_READER - 3


@pytest.mark.parametrize("text", OWN_TEXTS)
def test_text_denies_no_pain_promises_nothing_about_others_and_needs_no_faith(text: str) -> None:
    assert found(text, DENYING, PROMISING, RELIGIOUS) == []


@pytest.mark.parametrize("family", [pytest.param(family, id=family["id"]) for family in OWN])
def test_first_level_opens_a_possibility_and_owns_nothing(family: dict[str, Any]) -> None:
    # "I wonder", "maybe", "could": a person who can't believe a sentence is not asked to.
    opening = r"\b(maybe|perhaps|might|may|could|wonder|willing|curious|some people)\b"
    assert re.search(opening, family["texts"][DEFAULT_LEVEL - 1]["text"], re.IGNORECASE)


def test_article_is_credited_and_never_in_the_default_level() -> None:
    assert [family["id"] for family in QUOTED] == ["from-the-article"]
    for family in QUOTED:
        assert "3 Concepts to Help Trauma Survivors" in family["credit"]
        assert [text["level"] for text in family["texts"]] == [3]
        assert [text["id"] for text in family["texts"]] == ["from-the-article-3"]
    assert all(family.get("credit") is None for family in OWN)
