"""When a newer edition of the zones comes, what it moves is planned again.

A moment is kept as an instant, found by the rules of the day on which it was planned. Where a country changes its
clocks since then, it would come an hour off.
"""

from django.db import transaction
from django.db.models import Q

from backend.core import zones
from backend.reminders.models import OwnSession, Reminder, ZoneRules
from backend.reminders.schedule import AROUND_A_SESSION

BATCH = 1000


def plan_what_moved() -> list[str]:
    """Has every reminder planned anew whose zone has other rules than when it was planned, or whose session's zone has;
    returns these zones. One question where nothing changed. Two at once do the same twice, which does no harm.
    """
    kept = ZoneRules.objects.first()
    if kept and kept.version == zones.version():
        return []
    before, now = kept.digests if kept else {}, zones.digests()
    moved = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    _have_planned(moved)
    ZoneRules.objects.update_or_create(pk=1, defaults={"version": zones.version(), "digests": now})
    return moved


def _have_planned(moved: list[str]) -> None:
    """A few at a time, so that nobody waits long, and in the order in which everybody locks a person's reminders: in
    any other this and somebody's change could wait for each other.
    """
    sessions = OwnSession.objects.filter(timezone__in=moved).values("pk")
    there = Q(timezone__in=moved) | Q(rhythm__in=AROUND_A_SESSION, owner__in=sessions)
    planned = Reminder.objects.filter(there, next_at__isnull=False).order_by("pk")
    batch = planned
    while True:
        with transaction.atomic():
            keys = list(batch.select_for_update(no_key=True).values_list("pk", flat=True)[:BATCH])
            Reminder.objects.filter(pk__in_ids=keys).update(to_plan=True)
        if len(keys) < BATCH:
            return
        batch = planned.filter(pk__gt=keys[-1])
