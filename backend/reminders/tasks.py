from celery import shared_task
from django.utils import timezone

from backend.core.clock import Clock
from backend.push import outbox
from backend.reminders import dispatch, letters, planning


@shared_task(name="reminders.tick")
def tick() -> None:
    """Every second: materialises what is due, wakes workers for whatever waits (a call may have been lost with the broker), and plans anew."""
    clock = Clock()
    dispatch.beat(clock.now())
    while dispatch.dispatch_due(clock.now()):
        pass
    outbox.wake_due(clock.now())
    planning.plan_while_idle(clock)


@shared_task(name="reminders.sweep")
def sweep() -> None:
    """Every half minute: closes what is too late, also where no worker ever came, and sends letters where no device can be reached."""
    outbox.close_late(timezone.now())
    letters.send_due(timezone.now())


@shared_task(name="reminders.forget")
def forget() -> None:
    """Hourly: removes what became of notifications older than 60 days."""
    now = timezone.now()
    dispatch.forget(now)
    outbox.forget(now)
