from django.conf import settings
from django.utils import timezone

from backend.push import doorbell, sending
from backend.push import services as push
from backend.reminders import dispatch, emails, planning

PATIENCE = 0.5  # seconds without an answer: a host that hangs must not hold up the next tick


def tick() -> None:
    """Every second: brings out what is due, has whatever waits sent, and plans anew once nothing does.

    With a broker it rings for what waits (its own ring may have been lost); without one it sends by itself.
    """
    dispatch.beat(timezone.now())
    while dispatch.dispatch_due(timezone.now()) == dispatch.BATCH:
        pass
    if settings.PUSH_DOORBELL:
        doorbell.ring_due(timezone.now())
    else:
        sending.send_due(clock=timezone.now, patience=PATIENCE)
    planning.plan_while_idle(timezone.now)


def sweep() -> None:
    """Every half minute: closes what is too late, also where no worker ever came, and sends e-mails where no device can be reached."""
    push.close_late(timezone.now())
    emails.send_due(timezone.now())


def forget() -> None:
    """Hourly: removes what became of notes older than 60 days."""
    now = timezone.now()
    push.forget(now)
    dispatch.forget(now)
