from django.conf import settings
from django.utils import timezone

from backend.core.clock import Clock
from backend.core.tasks import show
from backend.push import outbox, pipeline
from backend.reminders import dispatch, emails, planning, zone_rules

TIMEOUT = 0.5  # seconds without an answer: a host that hangs must not hold up the next tick


def tick() -> None:
    """Every second: materialises what is due, has whatever waits sent, and plans anew once nothing does.

    With a broker it wakes workers for what waits (an earlier call may have been lost); without one it sends by itself.
    """
    clock = Clock()
    show("scheduler", clock.now())
    while dispatch.dispatch_due(clock.now()):
        pass
    if settings.PUSH_WAKEUP:
        outbox.wake_due(clock.now())
    else:
        pipeline.send_due(clock=clock, timeout=TIMEOUT)
    planning.plan_while_idle(clock)


def sweep() -> None:
    """Every half minute: closes what is too late, and sends e-mails where no device can be reached."""
    outbox.close_late(timezone.now())
    emails.send_due(timezone.now())


def zones() -> None:
    """Every minute: has planned again what a newer edition of the zones moves."""
    zone_rules.plan_what_moved()


def forget() -> None:
    """Hourly: removes what became of notifications older than 60 days."""
    now = timezone.now()
    dispatch.forget(now)
    outbox.forget(now)
