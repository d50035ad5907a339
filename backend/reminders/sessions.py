"""When a person's sessions with their therapist are: a date that the therapist set, else what the person said
themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from backend.accounts.models import User
from backend.core import local_time, zones
from backend.reminders.models import OwnSession
from backend.sharing import selectors as sharing

LASTS = timedelta(hours=1)  # a notification about the evening after comes no sooner
MOST = 60  # that are looked at: some hold no room for a reminder, or their day is taken
_BEFORE = timedelta(days=2)  # a session may be over, and its evening or the next morning still to come


@dataclass(frozen=True)
class Next:
    at: datetime
    by: str  # "therapist" or "me"


def upcoming(owners: Iterable[UUID], now: datetime) -> dict[UUID, list[datetime]]:
    """The sessions of the last two days and those to come by owner, the nearest first, however far away the first is.

    A date that the therapist set takes the place of the person's own that is nearest to it, and of all before it.
    Two queries for all of them.
    """
    wanted = set(owners)
    since = now - _BEFORE
    theirs = sharing.session_dates(wanted)
    found = {owner: sorted({at for at in dates if since <= at}) for owner, dates in theirs.items()}
    for own in OwnSession.objects.filter(pk__in=wanted):
        mine = _of(own, since)
        if set_by_therapist := found.get(own.owner_id):
            after = max(set_by_therapist) + _half_a_period(own)
            mine = [at for at in mine if at > after]
        found[own.owner_id] = [*(set_by_therapist or []), *mine]
    return found


def next_of(owner: User, now: datetime) -> Next | None:
    """The next one from now on, and who says so."""
    coming = [at for at in upcoming({owner.pk}, now).get(owner.pk, []) if at > now]
    if not coming:
        return None
    theirs = sharing.session_dates({owner.pk}).get(owner.pk, [])
    return Next(coming[0], "therapist" if coming[0] in theirs else "me")


def _of(own: OwnSession, since: datetime) -> list[datetime]:
    zone = zones.require_zone(own.timezone)
    days = [own.first_on]
    if own.every_weeks:
        first = _first_from(own.first_on, own.every_weeks, local_time.local_date(since, zone))
        days = [first + timedelta(weeks=own.every_weeks * number) for number in range(MOST)]
    instants = [local_time.to_instant(day, own.at, zone) for day in days]
    return [at for at in instants if since <= at]


def _half_a_period(own: OwnSession) -> timedelta:
    return timedelta(weeks=own.every_weeks) / 2 if own.every_weeks else timedelta(0)


def _first_from(first: date, every_weeks: int, day: date) -> date:
    """The first day of the rhythm that is not before `day`."""
    if first >= day:
        return first
    period = 7 * every_weeks
    return first + timedelta(days=-(-(day - first).days // period) * period)
