from django.utils import timezone

from backend.suggestions import services


def forget() -> None:
    """Daily: suggestions that lapsed, and those of links that have ended."""
    services.forget_over(timezone.now())
