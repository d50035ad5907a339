"""Where to complain about a therapist: every row has a way, whom it is about, and where that was read."""

import re
from typing import Any

from tests.content.documents import document

COUNTRIES: dict[str, list[dict[str, Any]]] = document("../frontend/src/library/complaints.yaml")
ROWS = [(country, row) for country, rows in COUNTRIES.items() for row in rows]


def test_these_countries_have_ways_of_their_own_and_any_other_has_the_general_one() -> None:
    assert set(COUNTRIES) == {"US", "CA", "GB", "IE", "AU", "NZ", "ANY"}
    assert set(COUNTRIES) <= set(document("../frontend/src/library/helplines.yaml"))
    assert all(COUNTRIES.values())


def test_every_row_says_whom_it_is_about_and_where_that_was_read() -> None:
    for country, row in ROWS:
        assert {"name", "for", "source", "seen"} <= row.keys() <= {"name", "for", "web", "source", "seen"}, (
            country,
            row,
        )
        assert re.fullmatch(r"https?://[\w.-]+/\S*", row["source"]), row
        assert re.fullmatch(r"20\d\d-[01]\d", row["seen"]), row
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", row.get("web", "a.b")), row
