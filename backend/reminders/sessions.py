"""When a person's sessions with their therapist are: a date that the therapist set, else what the person said
themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from backend.accounts.models import User
from backend.core import clock
from backend.reminders.models import OwnSession
from backend.sharing import selectors as sharing

LASTS = timedelta(hours=1)  # a note about the evening after comes no sooner
AHEAD = timedelta(days=70)
_BEFORE = timedelta(days=1)  # today's session may have begun already, and its evening is still to come


@dataclass(frozen=True)
class Next:
    at: datetime
    by: str  # "therapist" or "me"


def upcoming(owners: Iterable[UUID], now: datetime) -> dict[UUID, list[datetime]]:
    """The sessions of the last day and the coming ten weeks by owner, the nearest first.

    Two queries for all of them.
    """
    wanted = set(owners)
    since, until = now - _BEFORE, now + AHEAD
    found = {
        owner: sorted(at for at in dates if since <= at)
        for owner, dates in sharing.session_dates(wanted).items()
    }
    for own in OwnSession.objects.filter(pk__in=wanted):
        if not any(at > now for at in found.get(own.owner_id, [])):
            mine = [*found.get(own.owner_id, []), *_of(own, since, until)]
            found[own.owner_id] = sorted(set(mine))
    return found


def next_of(owner: User, now: datetime) -> Next | None:
    """The next one from now on, and who says so."""
    theirs = [at for at in sharing.session_dates({owner.pk}).get(owner.pk, []) if at > now]
    if theirs:
        return Next(min(theirs), "therapist")
    own = OwnSession.objects.filter(owner=owner).first()
    mine = [at for at in _of(own, now, now + AHEAD) if at > now] if own else []
    return Next(min(mine), "me") if mine else None


def _of(own: OwnSession, since: datetime, until: datetime) -> list[datetime]:
    zone = clock.require_zone(own.timezone)
    days = [own.first_on]
    if own.every_weeks:
        first = _first_from(own.first_on, own.every_weeks, clock.local_date(since, zone))
        count = (until - since).days // (7 * own.every_weeks) + 2
        days = [first + timedelta(weeks=own.every_weeks * number) for number in range(count)]
    instants = [clock.to_instant(day, own.at, zone) for day in days]
    return [at for at in instants if since <= at <= until]


def _first_from(first: date, every_weeks: int, day: date) -> date:
    """The first day of the rhythm that is not before `day`."""
    if first >= day:
        return first
    period = 7 * every_weeks
    return first + timedelta(days=-(-(day - first).days // period) * period)
