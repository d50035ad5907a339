from django.utils import timezone

from backend.sharing import services


def forget() -> None:
    """Hourly: deletes the sealed copies of shares whose day has passed, and the drafts of replies to them.

    They can't be read from that moment on in any case.
    """
    services.forget_over(timezone.now())
