"""Where to complain about a therapist: every row has a way, whom it is about, and where that was read."""

import json
import re
from typing import Any

import pytest

from tests.content.documents import document
from tests.content.texts import ROOT
from tests.content.unfit import LISTS_OF

COUNTRIES: dict[str, list[dict[str, Any]]] = document("../frontend/src/library/complaints.yaml")
ROWS = [(country, row) for country, rows in COUNTRIES.items() for row in rows]


def test_these_countries_have_ways_of_their_own_and_any_other_has_the_general_one() -> None:
    assert set(COUNTRIES) == {"US", "CA", "GB", "IE", "AU", "NZ", "ANY"}
    assert set(COUNTRIES) <= set(document("../frontend/src/library/helplines.yaml"))
    assert all(COUNTRIES.values())


def test_every_row_says_where_it_was_read() -> None:
    for country, row in ROWS:
        assert {"id", "source", "seen"} <= row.keys() <= {"id", "name", "web", "source", "seen"}, (
            country,
            row,
        )
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", row["id"]), row
        assert re.fullmatch(r"https?://[\w.-]+/\S*", row["source"]), row
        assert re.fullmatch(r"20\d\d-[01]\d", row["seen"]), row
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", row.get("web", "a.b")), row
    assert len({row["id"] for _, row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("language", sorted(LISTS_OF))
def test_every_row_has_whom_it_is_about_in_every_language_and_a_name(language: str) -> None:
    path = ROOT / f"frontend/src/i18n/{language}/safety.json"
    said = {
        key: text
        for key, text in json.loads(path.read_text(encoding="utf-8")).items()
        if re.fullmatch(r"complaint_\w+_(?:name|for)", key)
    }
    assert said.keys() == {f"complaint_{row['id']}_for" for _, row in ROWS} | {
        f"complaint_{row['id']}_name" for _, row in ROWS if "name" not in row
    }
    assert all(said.values())
