"""With whom a small step may be: only somebody with whom its owner goes openly; and what makes their check due."""

from datetime import datetime
from typing import Any
from uuid import UUID

from backend.accounts.models import User
from backend.core.errors import Conflict
from backend.people.models import Person, Route
from backend.people.rules import may_resurface, newly_unsafe_with
from backend.people.selectors import require_person

NOT_SAFE = "not_safe"


def check(owner: User, before: Any, after: dict[str, Any], now: datetime) -> None:
    """Raises Invalid for a person who is not there or not the owner's, and Conflict("not_resurfaced") for a step that
    stands in sight with anybody with whom its owner does not go openly.

    One that stood so before they were quiet is not refused, or a device that has not heard of the route yet could not
    save another word of it. It stays out of sight anyway: every device looks at the person first.
    """
    person_id: UUID | None = after.get("person_id", before.person_id if before else None)
    if person_id is None:
        return
    person = require_person(owner, person_id)
    stood_so = before is not None and before.person_id == person_id and not before.put_away
    put_away = after.get("put_away", before is not None and before.put_away)
    if not put_away and not stood_so and not (person.route == Route.OPEN and may_resurface(person)):
        raise Conflict(
            "not_resurfaced",
            "A small step is only ever with somebody where you said that it is safe enough.",
            fields={"person": ["A small step can't be with this person."]},
        )


def unsettles(owner: User, before: Any, after: dict[str, Any]) -> Person | None:
    """Whoever it newly was not safe with: the check of how to go with them is due again."""
    return newly_unsafe_with(owner, before, after, lambda answers: answers.get("felt") == NOT_SAFE)
