from celery import shared_task
from django.utils import timezone

from backend.push import doorbell
from backend.push import services as push
from backend.reminders import dispatch


@shared_task(name="reminders.tick")
def tick() -> None:
    """Every second: brings out what is due, and rings for whatever waits (its own ring may have been lost with the broker)."""
    now = timezone.now()
    dispatch.beat(now)
    while dispatch.dispatch_due(timezone.now()) == dispatch.BATCH:
        pass
    doorbell.ring_due(timezone.now())


@shared_task(name="reminders.sweep")
def sweep() -> None:
    """Every half minute: closes what is too late, also where no worker ever came."""
    push.close_late(timezone.now())


@shared_task(name="reminders.forget")
def forget() -> None:
    """Hourly: removes what became of notes older than 60 days."""
    now = timezone.now()
    push.forget(now)
    dispatch.forget(now)
