"""One word for one thing: a name that was given up for the field's own term does not come back in an identifier."""

import re
from pathlib import Path

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
    "current_words": "current_passphrase",
    "by_words": "by_passphrase",
    "letters_left": "characters_left",
}
# Where somebody says their passphrase, `words` would be those of an entry; `in_words` says how a value reads.
OF_PASSPHRASES = tuple(f"frontend/src/features/{room}/" for room in ("account", "lock", "welcome"))
_OTHER_WORDS = re.compile("_(in|four)_words_")
# The one place each that has to know a former name: what was written under it is still read.
ALLOWED = {
    ("standing", "frontend/src/store/local.ts"),
    ("standing", "frontend/src/store/rows-of-before.test.ts"),
    ("standing", "tests/people/test_people_api.py"),
    # what somebody chose on a pile of cards is called
    ("naming", "frontend/src/features/cards/pile.tsx"),
    # whom a moment is with, by their name
    ("by_words", "frontend/src/features/moments/who.tsx"),
    # the list that passphrases are made of
    ("words", "frontend/src/features/welcome/four-words.ts"),
    ("words", "frontend/src/features/welcome/four-words.test.ts"),
    ("words", "frontend/src/features/welcome/name-page.test.tsx"),
}
# What a test's name says is a sentence.
_SENTENCE = re.compile(r"^test_")


def said_in(source: str, name: str) -> set[str]:
    """The terms in a file's identifiers and in its own name."""
    found = set()
    for identifier in {*identifiers(name, source), Path(name).name.split(".")[0]}:
        if not _SENTENCE.match(identifier):
            joined = f"_{'_'.join(parts(identifier))}_"
            found |= {term for term in RETIRED if f"_{term}_" in joined}
            if name.startswith(OF_PASSPHRASES) and "_words_" in _OTHER_WORDS.sub("_", joined):
                found.add("words")
    return found


@pytest.mark.parametrize(
    ("name", "source", "found"),
    [
        ("a.py", "class Shelf: pass\nx = y.parked", {"shelf", "parked"}),
        ("a.py", '"standing" # a shelf\ndef test_what_let_go(): pass', set()),
        ("a.ts", "const { standing } = held; letGo(`wish`);", {"standing", "let_go"}),
        ("a.ts", "/* a wish */ t('people.standing'); // parked", set()),
        ("frontend/src/features/lock/a.ts", "setWords(fourWords(dayInWords))", {"words"}),
        ("frontend/src/features/lock/a.ts", "fourWords(dayInWords)", set()),
        ("frontend/src/store/a.ts", "entry.words", set()),
        ("src/looking-back.ts", "", {"looking"}),
        ("a.tsx", "const OPEN_PATIENCE_MS = 3; const isLane = parkedOn;", {"patience", "lane", "parked"}),
    ],
)
def test_a_name_is_found_in_code_and_in_nothing_else(name: str, source: str, found: set[str]) -> None:
    assert said_in(source, name) == found


def test_no_name_that_was_given_up_comes_back() -> None:
    found = {
        (term, name) for name in files() for term in said_in((ROOT / name).read_text(encoding="utf-8"), name)
    }
    instead = RETIRED | {"words": "passphrase"}
    assert sorted((term, name, instead[term]) for term, name in found - ALLOWED) == []
    assert ALLOWED - found == set(), "nothing has to be allowed here any more"
