"""What may be written about how carefully to go, and whether somebody is brought up. No clock."""

from datetime import datetime
from typing import Any

from backend.accounts.models import User
from backend.core.errors import Invalid
from backend.people.models import Person, Route, Status

MY_THERAPIST = "my_therapist"

# How much care a route asks for. Less care is only ever taken by the person's own act, never by an old device or a
# merge.
_CARE = {Route.OPEN: 0, Route.UNSET: 1, Route.CAREFUL: 2, Route.QUIET: 3}


def check(owner: User, before: Any, after: dict[str, Any]) -> None:
    """Raises Invalid("route_needs_check") when a route asks for less care than before without a newer
    `route_checked_at`: newer than the last one, and than the last time that something was said not to be safe.

    More care is always taken at once. What is left out of `after` stays as it is, and a mark that the check is due
    never goes back: an older device that still has an earlier one can't take it away.
    """
    if before is None:
        return
    if not _newer(before.route_due_at, after.get("route_due_at")):
        after["route_due_at"] = before.route_due_at
    if _CARE[Route(after.get("route", before.route))] >= _CARE[Route(before.route)]:
        return
    checked = after.get("route_checked_at")
    if not (_newer(before.route_checked_at, checked) and _newer(before.route_due_at, checked)):
        raise Invalid(
            "route_needs_check",
            "To go less carefully here, please look at the safety questions again, or skip them again.",
            fields={
                "route": ["This asks for less care than before, and the questions were not looked at again."]
            },
        )


def ask_anew(entry: Any, now: datetime) -> None:
    """For what was erased and is brought back: how carefully to go with it went too, so no check from before holds."""
    entry.route_due_at = now


def may_resurface(person: Person) -> bool:
    """Whether the app may bring somebody up by itself: nobody quiet, hidden, ended, dead or deleted.

    The client holds the same rule.
    """
    return (
        person.deleted_at is None
        and person.route != Route.QUIET
        and person.status == Status.PRESENT
        and not person.hidden
    )


def may_be_shared(person: Person) -> bool:
    """Not what is about the owner's therapist, once they chose to go quietly there: that goes to no therapist."""
    return not _is_quiet_therapist(person)


def has_quiet_therapist(owner: User) -> bool:
    """Whether the owner chose to go quietly with somebody who is their therapist: nothing goes by itself then."""
    return any(_is_quiet_therapist(one) for one in Person.objects.for_owner(owner).present())


def _is_quiet_therapist(person: Person) -> bool:
    answers: Any = person.answers
    return person.route == Route.QUIET and answers.get("relation") == MY_THERAPIST


def _newer(before: datetime | None, after: datetime | None) -> bool:
    return after is not None and (before is None or after > before)
