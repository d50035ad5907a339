"""Rows that were changed, on a device that has seen them: nothing of it is shown as theirs, and nothing is lost."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from backend.accounts import vault
from tests.browser.hostile.device import SAYS, Device, says
from tests.browser.hostile.theirs import MOMENTS, PEOPLE, REPAIRS, Theirs

FORGED = "Forged"
NOW = timezone.now().replace(microsecond=0)


def _swap(part: str) -> Callable[[Theirs, str, UUID], dict[str, Any]]:
    """One box of the words comes from another row of the same person."""

    def act(theirs: Theirs, kind: str, entry: UUID) -> dict[str, Any]:
        other = theirs.write(kind, PEOPLE, {}, {"alias": FORGED})
        mine, strange = json.loads(theirs.row(kind, entry).words), json.loads(theirs.row(kind, other).words)
        theirs.delete(kind, other, 1)
        return {"words": json.dumps({**mine, part: strange[part]}), "revision": 2}

    return act


def _words(
    theirs: Theirs, kind: str, entry: UUID, *, sealed_at: int = 2, key: bytes | None = None
) -> dict[str, Any]:
    forger = Theirs(theirs.user, key or theirs.key)
    return {"words": forger.sealed(kind, entry, sealed_at, {"alias": FORGED}, "{}"), "revision": 2}


def _flipped(theirs: Theirs, kind: str, entry: UUID) -> dict[str, Any]:
    words = json.loads(theirs.row(kind, entry).words)
    raw = bytearray(vault.from_base64url(words["text"]))
    raw[40] ^= 1
    return {"words": json.dumps({**words, "text": vault.to_base64url(bytes(raw))}), "revision": 2}


def _cut(theirs: Theirs, kind: str, entry: UUID) -> dict[str, Any]:
    words = json.loads(theirs.row(kind, entry).words)
    return {"words": json.dumps({**words, "text": words["text"][:200]}), "revision": 2}


def _deleted(proof: Callable[[Theirs, str, UUID], str], revision: int = 2) -> Callable[..., dict[str, Any]]:
    return lambda theirs, kind, entry: {
        "revision": revision,
        "deleted_at": NOW,
        "proof": proof(theirs, kind, entry),
    }


def _strange_proof(theirs: Theirs, kind: str, entry: UUID) -> str:
    other = theirs.write(kind, PEOPLE, {}, {"alias": FORGED})
    return theirs.delete(kind, other, 1)


def _other_revision(theirs: Theirs, kind: str, entry: UUID) -> str:
    return vault.prove_deletion(theirs.key, theirs.place(kind, entry, 3))


def _own_key(theirs: Theirs, kind: str, entry: UUID) -> str:
    return vault.prove_deletion(b"0" * 32, theirs.place(kind, entry, 2))


def _person(theirs: Theirs, kind: str, entry: UUID) -> dict[str, Any]:
    other = theirs.write("people", PEOPLE, {}, {"alias": "Somebody else"})
    return {"person_id": other}


def plainly(**what: Any) -> Callable[..., dict[str, Any]]:
    return lambda theirs, kind, entry: what


PERSON, REPAIR, MOMENT = ("people", PEOPLE), ("repairs", REPAIRS), ("kind-moments", MOMENTS)
CARD = ("cards", {"origin": "own", "set_aside": False})
LETTER = ("unsent-letters", {"person": None, "put_away": True})
STEP = ("small-steps", {"person": None, "put_away": True})
DAY: tuple[str, dict[str, Any]] = ("check-ins", {})
ATTACKS: dict[str, tuple[tuple[str, dict[str, Any]], Callable[[Theirs, str, UUID], dict[str, Any]]]] = {
    "opens the route": (PERSON, plainly(route="open")),
    "forges a check": (PERSON, plainly(route_checked_at=NOW)),
    "forges the questions": (PERSON, plainly(route_asked_at=NOW)),
    "opens it under a new revision": (PERSON, plainly(route="open", revision=2)),
    "hides somebody": (PERSON, plainly(hidden=True)),
    "lets somebody die": (PERSON, plainly(status="died")),
    "changes an answer": (PERSON, plainly(answers={"relation": "partner"})),
    "adds an answer": (PERSON, plainly(answers={"relation": "friend", "felt_security": 4})),
    "takes the answers away": (PERSON, plainly(answers={})),
    "empties the words": (PERSON, plainly(words="", revision=2)),
    "empties them in place": (PERSON, plainly(words="")),
    "swaps the key": (PERSON, _swap("key")),
    "swaps the text": (PERSON, _swap("text")),
    "flips a bit": (PERSON, _flipped),
    "cuts the text": (PERSON, _cut),
    "replays an old revision": (PERSON, lambda theirs, kind, entry: {"revision": 2}),
    "seals for a later revision": (
        PERSON,
        lambda theirs, kind, entry: _words(theirs, kind, entry, sealed_at=3),
    ),
    "seals with a key of its own": (
        PERSON,
        lambda theirs, kind, entry: _words(theirs, kind, entry, key=b"0" * 32),
    ),
    "deletes": (PERSON, _deleted(lambda *_: "")),
    "deletes in place": (PERSON, _deleted(lambda *_: "", 1)),
    "deletes with another's proof": (PERSON, _deleted(_strange_proof)),
    "deletes with a proof of another time": (PERSON, _deleted(_other_revision)),
    "deletes with a proof of its own": (PERSON, _deleted(_own_key)),
    "names another person": (REPAIR, _person),
    "calls it spoken": (REPAIR, plainly(status="spoken")),
    "moves the day": (REPAIR, plainly(happened_on=date(2020, 1, 1))),
    "opens a repair": (REPAIR, plainly(route="open")),
    "makes it deep": (REPAIR, plainly(depth="deep")),
    "answers in a repair": (REPAIR, plainly(answers={"choice": "say_something_small"})),
    "turns a kindness round": (MOMENT, plainly(direction="gave")),
    "brings a moment up": (MOMENT, plainly(may_resurface=True)),
    "gives a moment to somebody": (MOMENT, _person),
    "sets a card aside": (CARD, plainly(set_aside=True)),
    "calls a card the therapist's": (CARD, plainly(origin="offered")),
    "brings a letter up": (LETTER, plainly(put_away=False)),
    "gives a letter to somebody": (LETTER, _person),
    "says to whom a letter is": (LETTER, plainly(answers={"to": "me_then"})),
    "deletes a letter": (LETTER, _deleted(lambda *_: "")),
    "brings a step up": (STEP, plainly(put_away=False)),
    "gives a step to somebody": (STEP, _person),
    "answers in a step": (STEP, plainly(answers={"felt": "softer"})),
    "flips a bit of a day": (DAY, _flipped),
    "empties a day": (DAY, plainly(words="", revision=2)),
}
TEXT = {
    "people": "alias", "repairs": "happened", "kind-moments": "what", "cards": "text",
    "unsent-letters": "body", "small-steps": "came", "check-ins": "note",
}  # fmt: skip


@pytest.mark.promise(5)
def test_nothing_that_was_changed_is_shown_as_theirs(new_device: Callable[[], Device]) -> None:
    device = new_device()
    theirs = Theirs.of(device.sign_up().username)
    answers = {"people": {"relation": "friend"}}
    there = {
        what: theirs.write(kind, columns, answers.get(kind, {}), {TEXT[kind]: f"Kept: {what}"})
        for what, ((kind, columns), _) in ATTACKS.items()
    }
    device.goto("/people")
    for what, ((kind, _), _) in ATTACKS.items():
        if kind == "people":
            says(device, f"Kept: {what}")
    for what, ((kind, _), attack) in ATTACKS.items():
        theirs.change(kind, there[what], **attack(theirs, kind, there[what]))

    device.goto("/journal/attention")
    device.wait_for(f"document.querySelectorAll('main section').length >= {len(ATTACKS)}")
    device.wait_for(f"document.querySelectorAll('main section .versions').length >= {len(ATTACKS)}")
    shown = device.eval(SAYS)
    assert FORGED not in shown
    missing = [what for what, ((kind, _), _) in ATTACKS.items() if f"Kept: {what}" not in shown]
    assert missing == []
    device.goto("/people")
    for what, ((kind, _), _) in ATTACKS.items():
        if kind == "people":
            says(device, f"Kept: {what}")
    assert FORGED not in device.eval(SAYS)
