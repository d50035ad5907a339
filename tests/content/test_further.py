"""Further reading: named in full, said in the app's own words, and with no way out of the app."""

import re
from typing import Any

import pytest

from backend.core import yaml_files
from tests.content.test_pieces import said
from tests.content.texts import ROOT
from tests.content.unfit import LISTS_OF

FILE = ROOT / "frontend/src/library/further.yaml"
PAGE = ROOT / "frontend/src/features/reading/further-page.tsx"
BOOKS: list[dict[str, Any]] = yaml_files.read(FILE)
HEAVY = {"en": "can be heavy", "es": "puede ser pesado"}
KNOWN = {"id", "author", "title", "year", "in", "es", "heavy", "for"}


def test_each_is_named_in_full_and_stands_once() -> None:
    assert len({book["id"] for book in BOOKS}) == len({book["title"] for book in BOOKS}) == len(BOOKS)
    for book in BOOKS:
        assert {"id", "author", "title", "for"} <= book.keys() <= KNOWN
        assert book["for"] in {"anybody", "therapists"}
        assert 1900 < book.get("year", 2000) < 2027
    assert {"Robyn Brickel", "Kristin Neff", "Lisa Ferentz"} <= {book["author"] for book in BOOKS}


def test_nothing_of_it_leads_out_of_the_app() -> None:
    for text in (FILE.read_text(encoding="utf-8"), PAGE.read_text(encoding="utf-8")):
        assert not re.search(r"https?:|www\.|\.com\b|doi", text)
    assert re.findall(r"href=|href: '([^']+)'", PAGE.read_text(encoding="utf-8")) == ["/read"]


def test_the_article_and_four_more_of_its_author_are_there() -> None:
    # The table of what the article says asks for these, and for Neff and Ferentz (above). LaCombe was found nowhere, as
    # further.yaml says.
    titles = [book["title"] for book in BOOKS if book["author"] == "Robyn Brickel"]
    assert titles[0].startswith("3 Concepts")
    assert len(titles) == 1 + 4


@pytest.mark.parametrize("language", LISTS_OF)
def test_each_is_said_in_a_few_calm_words_and_what_is_heavy_says_so(language: str) -> None:
    words = said(language, "reading")
    for book in BOOKS:
        about = words[f"about_{book['id'].replace('-', '_')}"]
        assert 10 <= len(about.split()) <= 40
        if book.get("heavy"):
            assert HEAVY[language] in about, book["id"]
