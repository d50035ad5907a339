"""When a measure may be proposed, answered and shared."""

from datetime import date, datetime, timedelta
from typing import Any

from backend.accounts.models import User
from backend.core.entry_writes import roughly
from backend.core.errors import Conflict, Invalid, Refused
from backend.measures.library import asks_about_self_harm
from backend.measures.models import MeasureAgreement, MeasureResponse, Status
from backend.measures.selectors import is_agreed, procedure_of, was_agreed

A_WEEK = timedelta(days=7)
AHEAD_OF_ALL = timedelta(hours=14)  # the zone where a day begins first
ASKED_AGAIN_AFTER = timedelta(days=28)


def check(owner: User, before: Any, after: dict[str, Any], now: datetime) -> None:
    """Nobody answers what they never agreed to, and one a week is kept at most, of all measures together.

    Raises Refused("measure_not_agreed"), Conflict("measure_too_soon") and Invalid for one that is kept on no day. One
    whose agreement is over by now, or that its practice may not ask any more, may still be kept: it was begun before.
    """
    measure = after.get("measure", before.measure if before else "")
    known = before is not None and before.measure == measure
    done_on = _kept_on(after, before)
    if not known and (measure or done_on) and not was_agreed(owner, measure):
        raise Refused("measure_not_agreed", "This questionnaire was not agreed on.")
    if done_on is None:
        return
    if before is not None and (before.status, before.answered_on) == (Status.KEPT, done_on):
        after["counted_on"] = _counted_on(before)  # however often it is written again
    else:
        after["counted_on"] = _no_later(done_on, roughly(now))
        _require_a_week(owner, after["counted_on"], but=before)


def come_back(response: MeasureResponse, now: datetime) -> None:
    """Not beside another one that was kept in its week meanwhile. Raises Conflict("measure_too_soon")."""
    if response.status == Status.KEPT and response.answered_on is not None:
        _require_a_week(response.owner, _counted_on(response), but=response)


def _kept_on(after: dict[str, Any], before: MeasureResponse | None) -> date | None:
    status = after.get("status", before.status if before else Status.ANSWERING)
    day = after.get("answered_on", before.answered_on if before else None)
    if status != Status.KEPT:
        return None
    if day is None:
        problem = "The day on which it was answered is missing."
        raise Invalid("invalid", "Something needs another look.", fields={"answered_on": [problem]})
    return day


def _require_a_week(owner: User, day: date, but: MeasureResponse | None) -> None:
    others = MeasureResponse.objects.for_owner(owner).present()
    for one in others.exclude(pk=but.pk) if but else others:
        if one.status != Status.KEPT or one.answered_on is None:
            continue
        if abs(_counted_on(one) - day) < A_WEEK:
            raise Conflict("measure_too_soon", "One questionnaire a week is kept at most.")


def _counted_on(kept: Any) -> date:
    """The day that its week is counted from; of one that an earlier release took, as it would be now."""
    return kept.counted_on or _no_later(kept.answered_on, kept.updated_at)


def _no_later(day: date, came_at: datetime) -> date:
    """The day by the device, unless its clock was ahead: no place on earth had a later one than this when it came."""
    return min(day, (came_at + AHEAD_OF_ALL).date())


def may_be_shared(response: MeasureResponse) -> bool:
    """Only one that is kept, and only while it is agreed on and may be asked."""
    return response.status == Status.KEPT and is_agreed(response.owner, response.measure)


def may_be_read_by(response: MeasureResponse, clinician: User) -> bool:
    """An answer about self-harm by those alone whose practice wrote down what it does then."""
    return not asks_about_self_harm(response.measure) or bool(procedure_of(clinician))


def require_proposable(clinician: User, measure: str) -> None:
    if asks_about_self_harm(measure) and not procedure_of(clinician):
        raise Refused(
            "no_procedure",
            "This one asks about hurting oneself. Your practice has to write down first what it does then.",
        )


def require_room(before: MeasureAgreement | None, now: datetime) -> None:
    """Raises Conflict where it stands already, and for a while after a no or an end, or after a yes ran out: which of
    these it was is not told.

    Nobody is asked again and again.
    """
    if before is None:
        return
    over_since = before.over_since(now)
    if over_since is None:
        raise Conflict("already_proposed", "This is proposed or agreed on already.")
    if now - over_since < ASKED_AGAIN_AFTER:
        raise Conflict(
            "proposed_before",
            "This was proposed a short time ago. It can be proposed again after four weeks.",
        )
