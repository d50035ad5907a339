"""Sending a code: what the e-mail says, and who sends it.

No request waits for a mail server, or shows by its time whether there was one.
"""

import logging
import smtplib
import threading
from email.utils import make_msgid, parseaddr
from functools import lru_cache
from pathlib import Path
from typing import Any

import redis.exceptions
from celery import current_app
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connections
from kombu.exceptions import OperationalError

from backend.accounts.languages import language_of
from backend.accounts.vault.encoding import grouped
from backend.core import yaml_files

log = logging.getLogger("attune.accounts")

_TEXTS = Path(__file__).parent / "data" / "emails.yaml"
_IMPATIENT = {"socket_timeout": 1, "socket_connect_timeout": 1}


@lru_cache(maxsize=1)
def texts() -> dict[str, Any]:
    return dict(yaml_files.read(_TEXTS))


def is_configured() -> bool:
    """Whether this deployment can send e-mails at all."""
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def send_code(address: str, code: str, locale: str) -> bool:
    """Sends the e-mail with a code; False when the mail server would not have it."""
    text = texts()[language_of(locale)]["code"]
    return send(address, text["subject"], text["body"].format(code=grouped(code)))


def send(address: str, subject: str, body: str) -> bool:
    """Sends an e-mail; False when the mail server would not have it. Neither address nor content is ever logged."""
    # Left to itself the header would carry the name of this machine, which may tell what the e-mail is from.
    headers = {"Message-ID": make_msgid(domain=parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2])}
    try:
        EmailMessage(subject, body, to=[address], headers=headers).send()
    except (smtplib.SMTPException, OSError) as error:
        log.warning("An e-mail could not be sent (%s).", type(error).__name__)
        return False
    return True


def enqueue(task: str, *given: str) -> None:
    """Lets a worker run the task, or a thread of this process where there is no broker.

    Returns at once and never raises for that.
    """
    if settings.PUSH_WAKEUP:
        try:
            with current_app.connection_for_write(transport_options=_IMPATIENT) as broker:
                current_app.signature(task).apply_async(given, connection=broker)
            return
        except (OperationalError, redis.exceptions.RedisError, OSError) as error:
            log.warning("The broker is away (%s); a thread sends instead.", type(error).__name__)
    threading.Thread(target=_run, args=(task, given), daemon=True).start()


def _run(task: str, given: tuple[str, ...]) -> None:
    try:
        current_app.tasks[task](*given)
    finally:
        connections.close_all()  # this thread's own
