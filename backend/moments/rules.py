"""Whether a kind moment may come by itself. Pure: no query, no clock."""

from backend.core.errors import Conflict
from backend.people.models import Person
from backend.people.rules import may_resurface


def check_resurfacing(person: Person, *, wanted: bool, stood_so: bool) -> None:
    """Raises Conflict("not_resurfaced") when a moment with somebody who may not resurface is now allowed to come by itself.

    `stood_so` says that it was allowed already and about the same person. That is not refused, or a device that has not heard of the
    person's new standing yet could not save another word of it. It does not come anyway: every device looks at the person first.
    """
    if wanted and not stood_so and not may_resurface(person):
        raise Conflict(
            "not_resurfaced",
            "Nothing about this person is brought up again, so this moment stays where you can find it.",
            fields={"may_resurface": ["This is off for this person."]},
        )
