from typing import Any
from uuid import UUID

from backend.people.models import Route
from backend.people.rules import check as check_route
from backend.people.selectors import require_person
from backend.repairs.models import Repair, Status
from backend.repairs.rules import Standing, check_move, check_quiet, is_quiet, is_with_therapist, turns_quiet


def check(owner: Any, before: Any, after: dict[str, Any]) -> None:
    """The rules of a repair: the person is the owner's, the status agrees with the answers, a quiet route keeps its steps closed, and no
    route asks for less care by itself.

    Raises Invalid for a person who is not there or not the owner's (the two answers are the same) and Invalid("route_needs_check"),
    Refused("move_refused") and Refused("route_quiet").
    """
    old: dict[str, Any] = before.answers if before else {}
    status = after.get("status", before.status if before else Status.DRAFT)
    check_move(_standing(before.status, old) if before else None, _standing(status, after["answers"]))
    check_route(owner, before, after)
    person_id: UUID | None = after.get("person_id", before.person_id if before else None)
    person = None if person_id is None else require_person(owner, person_id)
    if person is None and before is not None and before.person and before.person.route == Route.QUIET:
        after["route"] = (
            Route.QUIET
        )  # what was closed for somebody stays closed when they are not named any more
    own = (
        Route.UNSET
        if turns_quiet(before, after)
        else after.get("route", before.route if before else Route.UNSET)
    )
    if is_quiet(own, person):
        moved_over = before is not None and person_id is not None and before.person_id != person_id
        check_quiet(
            None if moved_over else old,
            after["answers"],
            before.status if before else None,
            status,
            with_therapist=is_with_therapist(person, after["answers"]),
        )


def _standing(status: str, answers: dict[str, Any]) -> Standing:
    return Standing(status, answers.get("spoke"), answers.get("outcome"))


def may_be_shared(repair: Repair) -> bool:
    """A draft is nobody's but the writer's; what a therapist did that was more than a misunderstanding does not go to a therapist."""
    answers: Any = repair.answers
    kept_here = is_quiet(repair.route, repair.person) and is_with_therapist(repair.person, answers)
    return repair.status != Status.DRAFT and not kept_here
