"""One follow-up on one repair: whether it may come. Nothing about somebody who may not resurface is ever brought up."""

from collections.abc import Iterable
from uuid import UUID

from backend.accounts.models import User
from backend.core.errors import Conflict, Invalid
from backend.people.models import Route
from backend.people.rules import may_resurface
from backend.reminders.models import Reminder, Status
from backend.repairs.models import Repair
from backend.repairs.models import Status as RepairStatus

_DONE = frozenset({RepairStatus.CLOSED, RepairStatus.ARCHIVED})


def reasons(repairs: Iterable[UUID]) -> dict[UUID, str]:
    """Why a follow-up on each of them must not come: "deleted", "repair_over" or "not_resurfaced".

    One query for all of them.
    """
    wanted = set(repairs)
    rows = {row.pk: row for row in Repair.objects.filter(pk__in=wanted).select_related("person")}
    return {pk: reason for pk in wanted if (reason := _reason(rows.get(pk)))}


def require_wanted(owner: User, reminder: Reminder) -> None:
    """Raises Invalid for a repair that is not there, not the owner's or over, Conflict("not_resurfaced") and
    Conflict("follow_up_exists").
    """
    repair = Repair.objects.for_owner(owner).present().filter(pk__in=[reminder.repair]).first()
    reason = _reason(repair) if repair else "deleted"
    if reason == "not_resurfaced":
        raise Conflict(
            "not_resurfaced", "Nothing about this person is brought up again, so there is no follow-up."
        )
    if reason:
        problem = "There is no such repair." if reason == "deleted" else "This repair is closed."
        raise Invalid("invalid", "Something needs another look.", fields={"repair": [problem]})
    others = Reminder.objects.filter(owner=owner, repair=reminder.repair).exclude(status=Status.OVER)
    if others.exclude(pk=reminder.pk).exists():
        raise Conflict("follow_up_exists", "There is a follow-up on this already.")


def _reason(repair: Repair | None) -> str:
    if repair is None or repair.deleted_at is not None:
        return "deleted"
    if repair.status in _DONE:
        return "repair_over"
    person = repair.person
    if repair.route == Route.QUIET or (person and not may_resurface(person)):
        return "not_resurfaced"
    return ""
