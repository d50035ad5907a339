"""The state machine of a repair, and what a quiet route closes. Pure: no query, no clock.

A device works offline and may send several moves as one, so a move is judged by where it leads: every way that a person could have taken
step by step is also open in one step. What can't be is a standing that contradicts itself, whichever way it came about. A standing that is
already stored is never refused again: a rule made later must not lock somebody out of what they wrote. A draft is still being written, so
it contradicts nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backend.core.errors import Refused
from backend.people.models import Person, Route
from backend.repairs.answers import SPEAK_UP, WORDS
from backend.repairs.models import Status

SAID = frozenset({"yes", "part_of_it", "differently"})
_ONLY_AFTER_SAYING = frozenset({Status.SPOKEN, Status.WAITING})
_NOT_CLOSED = frozenset({"still_open"})
_WITH_NOT_NOW = frozenset({None, "not_now", "still_open"})

# Choices that lead to words for the other person. "Not now", writing for oneself, the therapist and letting go stay open to everybody.
SPEAK_UP_CHOICES = frozenset({"say_something_small", "ask_for_pause", "apologise", "set_limit"})
_SPEAK_UP_KEYS = frozenset({*WORDS, *SPEAK_UP, "how_strongly"})
MY_THERAPIST = "my_therapist"


@dataclass(frozen=True)
class Standing:
    """Where a repair stands: its status, and the two answers that the status has to agree with."""

    status: str
    spoke: str | None = None
    outcome: str | None = None

    @property
    def said(self) -> bool:
        return self.spoke in SAID


def contradiction(standing: Standing) -> str | None:
    """The sentence that says why a standing can't be, or None when it can."""
    if standing.status in _ONLY_AFTER_SAYING and not standing.said:
        return "This is for after something was said. It can be set once the step about speaking up says so."
    if standing.status == Status.CLOSED and standing.outcome in _NOT_CLOSED:
        return "This is still open. It can be set aside, or closed with another ending."
    if standing.status == Status.NOT_NOW and standing.outcome not in _WITH_NOT_NOW:
        return "This has an ending already, so it can be closed."
    return None


def check_move(before: Standing | None, after: Standing) -> None:
    """Raises Refused("move_refused") for a standing that contradicts itself, unless it stands so already."""
    if after != before and (problem := contradiction(after)):
        raise Refused("move_refused", problem, fields={"status": [problem]})


def is_with_therapist(person: Person | None, answers: Mapping[str, Any]) -> bool:
    """Whether a repair is about the owner's therapist: as the person's page says, and else as the repair does."""
    theirs: Any = person.answers if person else {}
    return (theirs.get("relation") or answers.get("relation")) == MY_THERAPIST


def is_quiet(route: str, person: Person | None) -> bool:
    """Whether words are closed: for whom it is about, or for this repair alone where nobody was named when that was said."""
    return Route.QUIET in (route, person.route if person else None)


def turns_quiet(before: Any, after: Mapping[str, Any]) -> bool:
    """Whether this write is the one that turns a repair quiet, and says when that was chosen: later than the last check, and than the
    beginning of a repair that was not here yet.

    A device that was offline sends it as one with what was said before. Refused, neither would arrive, and the care least of all.
    """
    if after.get("route") != Route.QUIET or (before is not None and before.route == Route.QUIET):
        return False
    since = after["created_at"] if before is None else before.route_checked_at
    chosen = after.get("route_checked_at")
    return chosen is not None and (since is None or chosen > since)


def check_quiet(
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any],
    before_status: str | None,
    status: str,
    *,
    with_therapist: bool = False,
) -> None:
    """Raises Refused("route_quiet") when a write under a quiet route adds or changes words or speak-up.

    `before` holds the stored answers if they were about the same person, else None: moving a repair over to somebody quiet counts as adding
    all of it. What was written before the route became quiet may stay, so that an ending can still be written. Where the therapist is the
    one it is about, practising with them is closed too.
    """
    had = before or {}
    fields: dict[str, list[str]] = {}
    closed_now = "The steps about words and speaking up are closed here."
    closed_choices = SPEAK_UP_CHOICES | ({"practise_with_therapist"} if with_therapist else frozenset())
    for key in _SPEAK_UP_KEYS:
        if key in after and after[key] != had.get(key):
            fields[f"answers.{key}"] = [closed_now]
    if after.get("choice") in closed_choices and after["choice"] != had.get("choice"):
        fields["answers.choice"] = [closed_now]
    if status in _ONLY_AFTER_SAYING and (before is None or status != before_status):
        fields["status"] = [closed_now]
    if fields:
        raise Refused(
            "route_quiet",
            "The app goes quietly here, so the steps about words and speaking up are closed. The diary stays open.",
            fields=fields,
        )
