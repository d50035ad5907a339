from celery import shared_task
from django.utils import timezone

from backend.accounts import clinicians, locks, where
from backend.accounts.recovery import by_email, codes


@shared_task(name="accounts.send_recovery_code")
def send_recovery_code(sealed_username: str) -> None:
    """The username comes sealed: what somebody typed into the field never stands readable in the broker."""
    by_email.send_recovery_code(sealed_username, now=timezone.now())


@shared_task(name="accounts.send_confirmation")
def send_confirmation(user_id: str) -> None:
    by_email.send_confirmation(user_id, now=timezone.now())


def forget() -> None:
    """Hourly: codes older than a day, links to an account's keys that are over, halves of locks that nobody can ask
    for any more, and what happened to accounts more than a year ago.
    """
    now = timezone.now()
    codes.forget(now)
    clinicians.forget(now)
    locks.forget(now.date())
    where.forget(now)
