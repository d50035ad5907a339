from typing import Any
from uuid import UUID

from backend.accounts.models import User
from backend.moments.rules import check_resurfacing
from backend.people.selectors import require_person


def check(owner: User, before: Any, after: dict[str, Any]) -> None:
    """The rules of a kind moment: the person is the owner's, and one who may not resurface is not brought up.

    Raises Invalid for a person who is not there or not the owner's (the two answers are the same), and Conflict("not_resurfaced").
    What is left out of `after` stays as it is.
    """
    person_id: UUID | None = after.get("person_id", before.person_id if before else None)
    if person_id is None:
        return
    person = require_person(owner, person_id)
    stood_so = before is not None and before.may_resurface and before.person_id == person_id
    wanted = after.get("may_resurface", before is not None and before.may_resurface)
    check_resurfacing(person, wanted=wanted, stood_so=stood_so)
