from django.utils import timezone

from backend.clinic import services


def roll_sessions() -> None:
    """Each minute: sessions that come again stand for their next time once one has begun."""
    services.roll_sessions(timezone.now())


def forget() -> None:
    """Hourly: memos about people whose link has ended."""
    services.forget_memos()
