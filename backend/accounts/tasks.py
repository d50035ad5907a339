from celery import shared_task

from backend.accounts import email_codes, recovery_email


@shared_task(name="accounts.send_recovery_code")
def send_recovery_code(sealed_username: str) -> None:
    """The username comes sealed: what somebody typed into the field never stands readable in the broker."""
    recovery_email.send_recovery_code(sealed_username)


@shared_task(name="accounts.send_confirmation")
def send_confirmation(user_id: str) -> None:
    recovery_email.send_confirmation(user_id)


def forget() -> None:
    """Hourly: the rows of codes older than a day."""
    email_codes.forget()
