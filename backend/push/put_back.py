"""What is done with messages once a database was put back from a backup (`core.put_back`)."""

from datetime import datetime

from backend.push.models import PushSubscription


def forget_devices(now: datetime) -> None:
    """They end with the sessions. Among them may be one that somebody had removed since, and that is in other hands."""
    PushSubscription.objects.all().delete()
