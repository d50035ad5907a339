"""What a kind moment may be, and whether it may come by itself."""

from datetime import datetime
from typing import Any
from uuid import UUID

from backend.accounts.models import User
from backend.core.errors import Conflict
from backend.moments.models import Moment
from backend.people.models import Person
from backend.people.rules import may_be_shared as person_may_be_shared
from backend.people.rules import may_resurface, newly_unsafe_with
from backend.people.selectors import require_person

FELT_UNSAFE = "felt_unsafe"


def check(owner: User, before: Any, after: dict[str, Any], now: datetime) -> None:
    """The rules of a kind moment: the person is the owner's, and one who may not resurface is not brought up.

    Raises Invalid for a person who is not there or not the owner's (the two answers are the same), and
    Conflict("not_resurfaced"). What is left out of `after` stays as it is.
    """
    person_id: UUID | None = after.get("person_id", before.person_id if before else None)
    if person_id is None:
        return
    person = require_person(owner, person_id)
    stood_so = before is not None and before.may_resurface and before.person_id == person_id
    wanted = after.get("may_resurface", before is not None and before.may_resurface)
    check_resurfacing(person, wanted=wanted, stood_so=stood_so)


def check_resurfacing(person: Person, *, wanted: bool, stood_so: bool) -> None:
    """Raises Conflict("not_resurfaced") when a moment with somebody who may not resurface is now allowed to come by
    itself.

    `stood_so` says that it was allowed already and about the same person. That is not refused, or a device that has
    not heard of the person's new status yet could not save another word of it. It does not come anyway: every
    device looks at the person first.
    """
    if wanted and not stood_so and not may_resurface(person):
        raise Conflict(
            "not_resurfaced",
            "Nothing about this person is brought up again, so this moment stays where you can find it.",
            fields={"may_resurface": ["This is off for this person."]},
        )


def may_be_shared(moment: Moment) -> bool:
    """As all that is about somebody who goes to no therapist."""
    return moment.person is None or person_may_be_shared(moment.person)


def unsettles(owner: User, before: Any, after: dict[str, Any]) -> Person | None:
    """Whoever was newly said to feel unsafe: the check of how to go with them is due again."""
    return newly_unsafe_with(
        owner, before, after, lambda answers: FELT_UNSAFE in (answers.get("made_it_hard") or ())
    )
