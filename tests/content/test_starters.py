"""Starters for words: the client's in a repair, the clinician's in a reply."""

import re
from typing import Any

import pytest

from tests.content.documents import document, strings
from tests.content.readability import reading_age
from tests.content.spanish.readability import hard_in_spanish

WORDS: list[dict[str, str]] = document("repairs/data/words_to_try.yaml")
REPLY: dict[str, Any] = document("speakup/data/reply_starters.yaml")
REPLY_IN_SPANISH: dict[str, Any] = document("speakup/data/reply_starters.es.yaml")
REPLIES = {key: text for key, text in REPLY.items() if key != "hints"}
REPLIES_IN_SPANISH = {key: text for key, text in REPLY_IN_SPANISH.items() if key != "hints"}


def test_words_to_try_have_the_ids_that_screens_name() -> None:
    assert [starter["id"] for starter in WORDS] == [
        "soft-start", "hard-to-say", "pause", "my-part", "limit", "limit-alone", "receiving-help", "in-session",
        "in-session-no-words", "practise",
    ]  # fmt: skip


def test_replies_begin_with_acknowledgement() -> None:
    assert list(REPLY) == ["acknowledgement", "apology", "clarification", "invitation", "hints"]
    assert list(REPLY_IN_SPANISH) == list(REPLY)
    assert len(REPLY_IN_SPANISH["hints"]) == len(REPLY["hints"])
    assert all(len(text) <= 600 for text in [*REPLIES.values(), *REPLIES_IN_SPANISH.values()])


@pytest.mark.parametrize(
    "text", [*(starter["text"] for starter in WORDS), *REPLIES.values(), *REPLIES_IN_SPANISH.values()]
)
def test_slots_are_closed_and_not_nested(text: str) -> None:
    outside = re.sub(r"\{[^{}]+\}", "", text)
    assert not set(outside) & {"{", "}"}


@pytest.mark.promise(28)
def test_starters_read_at_age_twelve() -> None:
    texts = [starter["text"] for starter in WORDS] + strings(REPLIES)
    assert max(map(reading_age, texts)) <= 12
    assert [text for text in REPLIES_IN_SPANISH.values() if hard_in_spanish(text)] == []


def test_a_spanish_starter_has_the_gaps_of_the_english_one() -> None:
    assert {key: text.count("{") for key, text in REPLIES_IN_SPANISH.items()} == {
        key: text.count("{") for key, text in REPLIES.items()
    }


def test_no_reply_defends_itself() -> None:
    # The hints say so to the clinician; the starters keep to it themselves.
    assert [text for text in REPLIES.values() if re.search(r"\bbut\b", text, re.IGNORECASE)] == []
    assert [text for text in REPLIES_IN_SPANISH.values() if re.search(r"\b(?:pero|aunque)\b", text)] == []
