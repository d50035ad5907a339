from typing import Any
from uuid import UUID

from backend.accounts.models import User
from backend.people.models import Route
from backend.people.selectors import require_person
from backend.repairs.models import Repair, Status
from backend.repairs.rules import Standing, check_move, check_quiet


def check(owner: User, before: Any, after: dict[str, Any]) -> None:
    """The rules of a repair: the person is the owner's, the status agrees with the answers, a quiet route keeps its steps closed.

    Raises Invalid for a person who is not there or not the owner's (the two answers are the same), Refused("move_refused") and
    Refused("route_quiet").
    """
    old: dict[str, Any] = before.answers if before else {}
    status = after.get("status", before.status if before else Status.DRAFT)
    check_move(_standing(before.status, old) if before else None, _standing(status, after["answers"]))
    person_id: UUID | None = after.get("person_id", before.person_id if before else None)
    if person_id is None:
        return
    person = require_person(owner, person_id)
    if person.route == Route.QUIET:
        same_person = before is not None and before.person_id == person_id
        check_quiet(old if same_person else None, after["answers"], before.status if before else None, status)


def _standing(status: str, answers: dict[str, Any]) -> Standing:
    return Standing(status, answers.get("spoke"), answers.get("outcome"))


def may_be_shared(repair: Repair) -> bool:
    """A draft is nobody's but the writer's."""
    return repair.status != Status.DRAFT
