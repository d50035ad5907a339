"""One word for one thing: a name that was given up for the field's own term does not come back in an identifier."""

import re

import pytest

from tests.contracts.identifiers import ROOT, files, identifiers, parts

# What was given up, and what is said in its place.
RETIRED = {
    "bring_out": "materialise",
    "put_out": "enqueue",
    "doorbell": "wake",
    "shelf": "store, or the kind that is opened",
    "shelves": "store, or the kinds that are opened",
    "parked": "rejected",
    "standing": "status",
    "stragglers": "background",
    "hungry": "has_capacity",
    "patience": "timeout",
    "patiently": "within",
    "unwanted": "preflight, should_skip",
    "wish": "input",
    "farewell": "a hook of signing out",
    "lane": "origin queue",
    "show_note": "show_notification",
    "open_note": "open_notification, memo",
    "note_of": "subtitle_of",
    "first_note": "first_time",
    "saying": "title, label, failing_as",
    "naming": "title, label",
    "looking": "browse",
    "let_go": "on_person_deleted, drop",
    "ships": "fleet",
    "sail": "start",
}
# The one place each that has to know a former name: what was written under it is still read.
ALLOWED = {
    ("standing", "frontend/src/store/local.ts"),
    ("standing", "frontend/src/store/rows-of-before.test.ts"),
    ("standing", "tests/people/test_people_api.py"),
    # what somebody chose on a pile of cards is called
    ("naming", "frontend/src/features/cards/pile.tsx"),
}
# What a test's name says is a sentence.
_SENTENCE = re.compile(r"^test_")


def said_in(source: str, name: str) -> set[str]:
    found = set()
    for identifier in set(identifiers(name, source)):
        if not _SENTENCE.match(identifier):
            joined = f"_{'_'.join(parts(identifier))}_"
            found |= {term for term in RETIRED if f"_{term}_" in joined}
    return found


@pytest.mark.parametrize(
    ("name", "source", "found"),
    [
        ("a.py", "class Shelf: pass\nx = y.parked", {"shelf", "parked"}),
        ("a.py", '"standing" # a shelf\ndef test_what_let_go(): pass', set()),
        ("a.ts", "const { standing } = held; letGo(`wish`);", {"standing", "let_go"}),
        ("a.ts", "/* a wish */ t('people.standing'); // parked", set()),
        ("a.tsx", "const OPEN_PATIENCE_MS = 3; const isLane = parkedOn;", {"patience", "lane", "parked"}),
    ],
)
def test_a_name_is_found_in_code_and_in_nothing_else(name: str, source: str, found: set[str]) -> None:
    assert said_in(source, name) == found


def test_no_name_that_was_given_up_comes_back() -> None:
    found = {
        (term, name) for name in files() for term in said_in((ROOT / name).read_text(encoding="utf-8"), name)
    }
    assert sorted((term, name, RETIRED[term]) for term, name in found - ALLOWED) == []
    assert ALLOWED - found == set(), "nothing has to be allowed here any more"
