"""What a repair may be: its state machine, and what a quiet route closes.

A device works offline and may send several moves as one, so a move is judged by where it leads: every way that a person could have taken
step by step is also open in one step. What can't be is a stage that contradicts itself, whichever way it came about. A stage that is
already stored is never refused again: a rule made later must not lock somebody out of what they wrote. A draft is still being written, so
it contradicts nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.people.models import Route
from backend.people.selectors import require_person
from backend.repairs.answers import SPEAK_UP, WORDS
from backend.repairs.models import Repair, Status

SAID = frozenset({"yes", "part_of_it", "differently"})
_ONLY_AFTER_SAYING = frozenset({Status.SPOKEN, Status.WAITING})
_NOT_CLOSED = frozenset({"still_open"})
_WITH_NOT_NOW = frozenset({None, "not_now", "still_open"})

# Choices that lead to words for the other person. "Not now", writing for oneself, the therapist and letting go stay open to everybody.
SPEAK_UP_CHOICES = frozenset({"say_something_small", "ask_for_pause", "apologise", "set_limit"})
_SPEAK_UP_KEYS = frozenset({*WORDS, *SPEAK_UP, "how_strongly"})


def check(owner: User, before: Any, after: dict[str, Any]) -> None:
    """The rules of a repair: the person is the owner's, the status agrees with the answers, a quiet route keeps its steps closed.

    Raises Invalid for a person who is not there or not the owner's (the two answers are the same), Refused("move_refused") and
    Refused("route_quiet").
    """
    old: dict[str, Any] = before.answers if before else {}
    status = after.get("status", before.status if before else Status.DRAFT)
    check_move(_stage(before.status, old) if before else None, _stage(status, after["answers"]))
    person_id: UUID | None = after.get("person_id", before.person_id if before else None)
    if person_id is None:
        return
    person = require_person(owner, person_id)
    if person.route == Route.QUIET:
        same_person = before is not None and before.person_id == person_id
        check_quiet(old if same_person else None, after["answers"], before.status if before else None, status)


@dataclass(frozen=True)
class Stage:
    """Where a repair stands: its status, and the two answers that the status has to agree with."""

    status: str
    spoke: str | None = None
    outcome: str | None = None

    @property
    def said(self) -> bool:
        return self.spoke in SAID


def contradiction(stage: Stage) -> str | None:
    """The sentence that says why a stage can't be, or None when it can."""
    if stage.status in _ONLY_AFTER_SAYING and not stage.said:
        return "This is for after something was said. It can be set once the step about speaking up says so."
    if stage.status == Status.CLOSED and stage.outcome in _NOT_CLOSED:
        return "This is still open. It can be set aside, or closed with another ending."
    if stage.status == Status.NOT_NOW and stage.outcome not in _WITH_NOT_NOW:
        return "This has an ending already, so it can be closed."
    return None


def check_move(before: Stage | None, after: Stage) -> None:
    """Raises Refused("move_refused") for a stage that contradicts itself, unless it stands so already."""
    if after != before and (problem := contradiction(after)):
        raise Refused("move_refused", problem, fields={"status": [problem]})


def check_quiet(
    before: Mapping[str, Any] | None, after: Mapping[str, Any], before_status: str | None, status: str
) -> None:
    """Raises Refused("route_quiet") when a write for a person with a quiet route adds or changes words or speak-up.

    `before` holds the stored answers if they were about the same person, else None: moving a repair over to somebody quiet counts as adding
    all of it. What was written before the route became quiet may stay, so that an ending can still be written.
    """
    had = before or {}
    fields: dict[str, list[str]] = {}
    closed_now = "The steps about words and speaking up are closed for this person."
    for key in _SPEAK_UP_KEYS:
        if key in after and after[key] != had.get(key):
            fields[f"answers.{key}"] = [closed_now]
    if after.get("choice") in SPEAK_UP_CHOICES and after["choice"] != had.get("choice"):
        fields["answers.choice"] = [closed_now]
    if status in _ONLY_AFTER_SAYING and (before is None or status != before_status):
        fields["status"] = [closed_now]
    if fields:
        raise Refused(
            "route_quiet",
            "You chose to go quietly with this person, so the steps about words and speaking up are closed. The diary stays open.",
            fields=fields,
        )


def _stage(status: str, answers: dict[str, Any]) -> Stage:
    return Stage(status, answers.get("spoke"), answers.get("outcome"))


def may_be_shared(repair: Repair) -> bool:
    """A draft is nobody's but the writer's."""
    return repair.status != Status.DRAFT
