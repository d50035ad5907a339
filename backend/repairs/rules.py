"""What a repair may be: its state machine, and what a quiet route closes.

A device works offline and may send several moves as one, so a move is judged by where it leads: every way that a
person could have taken step by step is also open in one step. What can't be is a stage that contradicts itself,
whichever way it came about. A stage that is already stored is never refused again: a rule made later must not lock
somebody out of what they wrote. A draft is still being written, so it contradicts nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.people.models import Person, Route
from backend.people.rules import (
    MY_THERAPIST,
    NOT_SAFE,
    believed,
    care_of,
    mark_own,
    require_looked_at,
    said_unsafe_of,
)
from backend.people.rules import check as check_route
from backend.people.selectors import require_person
from backend.repairs.models import Repair, Status
from backend.repairs.walk import ASKED_AFTER_CHECK, ASKED_OF_SPEAKING, SAID, SPEAKING

_ONLY_ONCE_SAID = frozenset({Status.SPOKEN, Status.WAITING})
_NOT_CLOSED = frozenset({"still_open"})
_WITH_NOT_NOW = frozenset({None, "not_now", "still_open"})

NOT_SAFE_OUTCOMES = frozenset({"not_safe_to_repair", "got_worse"})
_SPEAK_UP_KEYS = ASKED_OF_SPEAKING | {"how_strongly"}


def check(owner: User, before: Any, after: dict[str, Any], now: datetime) -> None:
    """The rules of a repair: the person is the owner's, the status agrees with the answers, a quiet route keeps its
    steps closed.

    No route asks for less care by itself either. Raises Invalid for a person who is not there or not the owner's (the
    two answers are the same), Invalid("route_needs_check"), Invalid("questions_first"), Refused("move_refused") and
    Refused("route_quiet").
    """
    old: dict[str, Any] = before.answers if before else {}
    status = after.get("status", before.status if before else Status.DRAFT)
    check_move(_stage(before.status, old) if before else None, _stage(status, after["answers"]))
    check_route(owner, before, after)
    person_id: UUID | None = after.get("person_id", before.person_id if before else None)
    person = None if person_id is None else require_person(owner, person_id)
    stored = before.route if before else Route.UNSET
    own = Route.UNSET if turns_quiet(before, after) else after.get("route", stored)
    if person is None and before is not None and before.person and before.person.route == Route.QUIET:
        # What was closed for somebody stays closed when they are not named any more.
        own = after["route"] = Route.QUIET
    if is_quiet(own, person):
        moved_over = before is not None and person_id is not None and before.person_id != person_id
        check_quiet(
            None if moved_over else old,
            after["answers"],
            before.status if before else None,
            status,
            with_therapist=is_with_therapist(person, after["answers"]),
        )
    else:
        care = care_of(person or before)
        if person is None:
            care |= {name: after[name] for name in care if name in after}
        require_looked_at(care, _behind_check(old), _behind_check(after["answers"]))
    if person is None and _newly_unsafe(before, after):
        mark_own(before, after)


def unsettles(owner: User, before: Any, after: dict[str, Any]) -> Person | None:
    """Whoever a repair newly says was not safe: their check is due again."""
    person_id: UUID | None = after.get("person_id", before.person_id if before else None)
    return said_unsafe_of(owner, person_id, before, after) if _newly_unsafe(before, after) else None


def _newly_unsafe(before: Any, after: dict[str, Any]) -> bool:
    """Whether an answer says that it was not safe and did not before, about the same person."""
    same = before is not None and before.person_id == after.get("person_id", before.person_id)
    return bool(_unsafe(after["answers"]) - (_unsafe(before.answers) if same else frozenset()))


def _unsafe(answers: Mapping[str, Any]) -> frozenset[str]:
    said = {
        "outcome": answers.get("outcome") in NOT_SAFE_OUTCOMES,
        "response": "was_scary" in (answers.get("response") or ()),
        "felt_safe": answers.get("felt_safe") == NOT_SAFE,
    }
    return frozenset(name for name, unsafe in said.items() if unsafe)


def _behind_check(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {name: answer for name, answer in answers.items() if name in ASKED_AFTER_CHECK}


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
    if stage.status in _ONLY_ONCE_SAID and not stage.said:
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


def is_with_therapist(person: Person | None, answers: Mapping[str, Any]) -> bool:
    """Whether a repair is about the owner's therapist: as the person's page says, and else as the repair does."""
    theirs: Any = person.answers if person else {}
    return (theirs.get("relation") or answers.get("relation")) == MY_THERAPIST


def is_quiet(route: str, person: Person | None) -> bool:
    """Whether words are closed: for whom it is about, or for this repair alone where nobody was named when that was
    said.
    """
    return Route.QUIET in (route, person.route if person else None)


def turns_quiet(before: Any, after: Mapping[str, Any]) -> bool:
    """Whether this write is the one that turns a repair quiet, and says when that was chosen: later than the last
    check, and than the beginning of a repair that was not here yet.

    A device that was offline sends it as one with what was said before. Refused, neither would arrive, and the care
    least of all.
    """
    if after.get("route") != Route.QUIET or (before is not None and before.route == Route.QUIET):
        return False
    since = after["created_at"] if before is None else believed(before, before.route_checked_at)
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

    `before` holds the stored answers if they were about the same person, else None: moving a repair over to somebody
    quiet counts as adding all of it. What was written before the route became quiet may stay, so that an ending can
    still be written. Where the therapist is the one it is about, practising with them is closed too.
    """
    had = before or {}
    fields: dict[str, list[str]] = {}
    closed_now = "The steps about words and speaking up are closed here."
    closed_choices = SPEAKING | ({"practise_with_therapist"} if with_therapist else frozenset())
    for key in _SPEAK_UP_KEYS:
        if key in after and after[key] != had.get(key):
            fields[f"answers.{key}"] = [closed_now]
    if after.get("choice") in closed_choices and after["choice"] != had.get("choice"):
        fields["answers.choice"] = [closed_now]
    if status in _ONLY_ONCE_SAID and (before is None or status != before_status):
        fields["status"] = [closed_now]
    if fields:
        raise Refused(
            "route_quiet",
            "“Just for me” is chosen here, so the steps about words and speaking up are closed. The diary stays open.",
            fields=fields,
        )


def _stage(status: str, answers: dict[str, Any]) -> Stage:
    return Stage(status, answers.get("spoke"), answers.get("outcome"))


def may_be_shared(repair: Repair) -> bool:
    """A draft is nobody's but the writer's, and what a therapist did beyond a misunderstanding goes to no therapist."""
    answers: Any = repair.answers
    kept_here = is_quiet(repair.route, repair.person) and is_with_therapist(repair.person, answers)
    return repair.status != Status.DRAFT and not kept_here
