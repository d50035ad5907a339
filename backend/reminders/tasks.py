from django.utils import timezone

from backend.push import doorbell
from backend.push import services as push
from backend.reminders import dispatch, letters, planning


def tick() -> None:
    """Every second: brings out what is due, rings for whatever waits (its own ring may have been lost with the broker), and plans anew."""
    dispatch.beat(timezone.now())
    while dispatch.dispatch_due(timezone.now()) == dispatch.BATCH:
        pass
    doorbell.ring_due(timezone.now())
    planning.plan_while_idle(timezone.now)


def sweep() -> None:
    """Every half minute: closes what is too late, also where no worker ever came, and sends letters where no device can be reached."""
    push.close_late(timezone.now())
    letters.send_due(timezone.now())


def forget() -> None:
    """Hourly: removes what became of notes older than 60 days."""
    now = timezone.now()
    push.forget(now)
    dispatch.forget(now)
