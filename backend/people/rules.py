"""What may be written about how carefully to go, and whether somebody is brought up. No clock."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from backend.accounts.models import User
from backend.core.errors import Invalid
from backend.people.models import Person, Route, Status
from backend.people.selectors import find_person

MY_THERAPIST = "my_therapist"
NOT_SAFE = 0  # the lowest place of "how safe do you feel"

# How much care a route asks for. Less care is only ever taken by the person's own act, never by an old device or a
# merge.
_CARE = {Route.OPEN: 0, Route.UNSET: 1, Route.CAREFUL: 2, Route.QUIET: 3}


AHEAD = timedelta(days=1)  # what two clocks may be apart


def believed(entry: Any, said: datetime | None) -> datetime | None:
    """A moment that a device said, as far as it can be so: nothing was done long after it arrived here. The clock of
    a device that is years ahead does not put off what is asked again.
    """
    arrived: datetime = entry.updated_at
    return arrived if said is not None and said > arrived + AHEAD else said


def check(owner: User, before: Any, after: dict[str, Any]) -> None:
    """Raises Invalid("route_needs_check") when a route asks for less care than before without a newer
    `route_checked_at`: newer than the last one, and than the last time that something was said not to be safe.

    More care is always taken at once. What is left out of `after` stays as it is, and a mark that the check is due
    never goes back: an older device that still has an earlier one can't take it away. What no clock can say goes back
    to when it arrived, once a write says something else.
    """
    if before is None:
        return
    due = believed(before, before.route_due_at)
    if "route_due_at" not in after:
        after["route_due_at"] = before.route_due_at
    elif after["route_due_at"] != before.route_due_at and not _newer(due, after["route_due_at"]):
        after["route_due_at"] = due
    if _CARE[Route(after.get("route", before.route))] >= _CARE[Route(before.route)]:
        return
    checked = after.get("route_checked_at")
    if not (_newer(believed(before, before.route_checked_at), checked) and _newer(due, checked)):
        raise Invalid(
            "route_needs_check",
            "To go less carefully here, please look at the safety questions again, or skip them again.",
            fields={
                "route": ["This asks for less care than before, and the questions were not looked at again."]
            },
        )


def is_due(care: Mapping[str, Any]) -> bool:
    """Whether the questions stand before words: never looked at, looked at before a check of an older app, which asked
    others, or before something was said not to be safe. The client has the same, and 90 days (adr/0014).
    """
    checked, asked = care.get("route_checked_at"), care.get("route_asked_at")
    return checked is None or asked is None or asked < checked or _is_marked(care)


def _is_marked(care: Mapping[str, Any]) -> bool:
    """Whether something was said not to be safe, and the questions were not looked at since."""
    due: datetime | None = care.get("route_due_at")
    return due is not None and not _newer(due, care.get("route_asked_at"))


def require_looked_at(care: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Raises Invalid("questions_first") where a write adds what stands behind the questions while they are due.
    `before` and `after`: those answers, as they were and as they would be.
    """
    added = [name for name, answer in after.items() if answer != before.get(name)]
    if added and is_due(care):
        raise Invalid(
            "questions_first",
            "Please look at the safety questions first, or skip them.",
            fields={f"answers.{name}": ["The questions come first."] for name in added},
        )


def due_mark(care: Mapping[str, Any], begun: datetime) -> datetime:
    """The mark by which the check that stands holds no more, and any that comes after it does.

    The order in which writes arrive says which came first, and no clock: a check that was made after the unsafe answer,
    without a connection, comes after it.
    """
    found = (care.get(name) for name in ("route_checked_at", "route_asked_at", "route_due_at"))
    return max((one for one in found if one is not None), default=begun)


def said_unsafe_of(owner: User, person_id: UUID | None, before: Any, after: dict[str, Any]) -> Person | None:
    """Whoever something was just said not to be safe with, their check due again; None where that is marked already.

    Also of somebody whose page was deleted: it can be taken back. `before` and `after`: the entry that says it.
    """
    person = None if person_id is None else find_person(owner, person_id)
    if person is None or _is_marked(care_of(person)):
        return None
    marked = believed(person, person.route_due_at)
    if before is None and marked is not None and marked >= after["created_at"]:
        # Its device marked the page when it was said, and the questions were looked at since: written without a
        # connection, all of that arrives as one, before what is new.
        return None
    person.route_due_at = due_mark(care_of(person), person.created_at)
    return person


def newly_unsafe_with(
    owner: User, before: Any, after: dict[str, Any], is_unsafe: Callable[[Mapping[str, Any]], bool]
) -> Person | None:
    """As `said_unsafe_of`, where the answers of an entry say so by one answer, and did not before about this person."""
    person_id: UUID | None = after.get("person_id", before.person_id if before else None)
    already = before is not None and before.person_id == person_id and is_unsafe(before.answers)
    if already or not is_unsafe(after.get("answers", {})):
        return None
    return said_unsafe_of(owner, person_id, before, after)


def care_of(entry: Any) -> dict[str, Any]:
    return {
        name: getattr(entry, name, None) for name in ("route_checked_at", "route_asked_at", "route_due_at")
    }


def mark_own(before: Any, after: dict[str, Any]) -> None:
    """As `said_unsafe_of`, for what is said in the very entry that carries the care: unless its device marked it."""
    stands = care_of(before)
    if _newer(stands["route_due_at"], after.get("route_due_at")):
        return
    care = stands | {name: after[name] for name in stands if name in after}
    begun: datetime = after["created_at"] if before is None else before.created_at
    after["route_due_at"] = due_mark(care, begun)


def check_person(owner: User, before: Any, after: dict[str, Any], now: datetime) -> None:
    """As `check`; and "not safe" about somebody makes the check due again. Raises like it."""
    check(owner, before, after)
    said = after.get("answers", {}).get("felt_security")
    if said == NOT_SAFE and (before is None or before.answers.get("felt_security") != NOT_SAFE):
        mark_own(before, after)


def ask_anew(entry: Any, now: datetime) -> None:
    """For what was erased and is brought back: how carefully to go with it went too, so no check from before holds."""
    entry.route_due_at = due_mark(care_of(entry), now)


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
    """Whether the owner chose to go quietly with somebody who is their therapist."""
    return any(_is_quiet_therapist(one) for one in Person.objects.for_owner(owner).present())


def holds_back(owner: User) -> bool:
    """Whether nothing goes by itself: the owner goes quietly with their therapist, or did when they deleted that page,
    as long as it is not erased.
    """
    return any(_is_quiet_therapist(one) for one in Person.objects.for_owner(owner).whole())


def _is_quiet_therapist(person: Person) -> bool:
    answers: Any = person.answers
    return person.route == Route.QUIET and answers.get("relation") == MY_THERAPIST


def _newer(before: datetime | None, after: datetime | None) -> bool:
    return after is not None and (before is None or after > before)
