"""Looks a deployment over, and says in plain sentences what is well, what is doubtful and what is not.

Changes nothing, and tells no secret: of what went wrong elsewhere it says the kind, and never the text alone.
"""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import NamedTuple

import redis
from django.conf import settings
from django.core import checks, mail
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.utils import timezone

from backend.accounts import data_keys
from backend.accounts.models import DataKey
from backend.core import key_shares, keyring_marks, push_key
from backend.core.keyring import CannotOpen, keyring
from backend.core.logs import redact
from backend.ops import backlog, disks, fits, parts
from backend.ops.sealed_file import DoesNotOpen, read_key

LATE = timedelta(minutes=2)
APART, FAR_APART = timedelta(seconds=2), timedelta(seconds=30)
LITTLE, TOO_LITTLE = 2 << 30, 256 << 20  # bytes
SAMPLE = 50


class How(Enum):
    WELL = "ok"
    DOUBTFUL = "look"
    WRONG = "WRONG"


class Finding(NamedTuple):
    how: How
    about: str
    sentence: str


Findings = Iterator[tuple[How, str]]
Check = Callable[[datetime], Findings]


def examine(now: datetime) -> Iterator[Finding]:
    """Every finding. A check that breaks is a finding itself, and stops no other."""
    for about, check in CHECKS.items():
        try:
            for how, sentence in check(now):
                yield Finding(how, about, redact(sentence))
        except DatabaseError as error:
            yield Finding(How.WRONG, about, f"The database does not answer ({type(error).__name__}).")
        except ImproperlyConfigured as error:
            yield Finding(How.WRONG, about, redact(str(error)))


def _settings(now: datetime) -> Findings:
    module = settings.SETTINGS_MODULE
    if settings.DEMO:
        yield (
            How.DOUBTFUL,
            (
                f"These are settings for one's own machine ({module}). A practice sets "
                "DJANGO_SETTINGS_MODULE=config.settings.production."
            ),
        )
    for found in checks.run_checks(include_deployment_checks=not settings.DEMO):
        how = How.WRONG if found.level >= checks.ERROR else How.DOUBTFUL
        yield how, f"{found.msg} ({found.id})"
    yield How.WELL, f"{module}, {connection.vendor}, for {len(settings.ALLOWED_HOSTS)} host(s)."


def _database(now: datetime) -> Findings:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    missing, unknown = fits.not_migrated(), fits.unknown_migrations()
    if missing:
        yield (
            How.WRONG,
            f"This code is newer than the database, which lacks {len(missing)}: run `manage.py prepare`.",
        )
    if unknown:
        yield How.DOUBTFUL, f"This code is older than the database: it does not know {unknown[-1]}."
    if not missing and not unknown:
        yield How.WELL, "It answers, and is what this code expects."


def _keys(now: datetime) -> Findings:
    if why := keyring_marks.why_not(keyring_marks.all_marks()):
        yield How.WRONG, why
        return
    old = [key_id for key_id in keyring().keys if key_id != keyring().active]
    if old:
        yield (
            How.DOUBTFUL,
            f"Besides the active key there is {', '.join(old)}: `manage.py rotate_keyring` goes on with it.",
        )
    newest = list(DataKey.objects.order_by("-made_at").values_list("owner_id", "wrapped")[:SAMPLE])
    closed = 0
    for owner, wrapped in newest:
        try:
            data_keys.unwrap(owner, wrapped)
        except CannotOpen:
            closed += not key_shares.is_erased(owner)
    if closed:
        yield (
            How.WRONG,
            (
                f"{closed} of the {len(newest)} newest data keys do not open: KEY_SHARES_DIR is not the one of this database."
            ),
        )
    else:
        yield How.WELL, "The keyring and the key shares are the ones of this database."


def _push(now: datetime) -> Findings:
    push_key.forget()
    push_key.public_key()
    contact = settings.PUSH_CONTACT
    if not contact.startswith(("mailto:", "https:")) or contact.endswith("localhost"):
        yield (
            How.DOUBTFUL,
            "PUSH_CONTACT has to be an address that reaches you: Apple refuses notes without one.",
        )
    else:
        yield How.WELL, "The push key is whole."


def _mail(now: datetime) -> Findings:
    if settings.EMAIL_BACKEND.endswith(("dummy.EmailBackend", "console.EmailBackend")):
        yield How.DOUBTFUL, "No mail is sent (EMAIL_URL): nobody gets back in by e-mail."
        return
    try:
        with mail.get_connection(timeout=10):
            yield How.WELL, "The mail server takes us in."
    except (OSError, smtplib.SMTPException, ssl.SSLError) as error:
        yield How.WRONG, f"The mail server does not take us in ({type(error).__name__})."


def _clocks(now: datetime) -> Findings:
    for whose, theirs in (
        ("the database's", _clock_of_the_database()),
        ("the broker's", _clock_of_the_broker()),
    ):
        if theirs is None:
            continue
        apart = abs(theirs - timezone.now())
        how = How.WRONG if apart > FAR_APART else How.DOUBTFUL if apart > APART else How.WELL
        yield how, f"This clock and {whose} are {apart.total_seconds():.1f} seconds apart."


def _work(now: datetime) -> Findings:
    if not parts.broker_answers():
        yield How.WRONG, "The broker does not answer (REDIS_URL): notes wait until it does."
    heard = parts.ages(now)
    for process in parts.PROCESSES:
        if process not in heard:
            yield How.WRONG, f"No {process} has ever run on this database."
        elif heard[process] > parts.LATE:
            yield How.WRONG, f"The {process} was last alive {_long(heard[process])} ago."
        else:
            yield How.WELL, f"The {process} is alive."
    for _, about, rows, due in backlog.queues(now):
        late = rows.filter(**{f"{due}__lte": now - LATE}).count()
        if late:
            yield How.WRONG, f"{about}: {late} for longer than {_long(LATE)}."


def _disk(now: datetime) -> Findings:
    places = disks.places()
    for name, path in places.items():
        free, total = disks.usage(path)
        how = How.WRONG if free < TOO_LITTLE else How.DOUBTFUL if free < LITTLE else How.WELL
        yield (
            how,
            f"{free / (1 << 30):.1f} of {total / (1 << 30):.1f} GiB are free for {name.replace('_', ' ')}.",
        )
    shares, database = Path(settings.KEY_SHARES_DIR), places.get("database")
    if database is None and connection.vendor == "postgresql":
        yield (
            How.DOUBTFUL,
            "The database's disk can't be seen from here: look after it where PostgreSQL runs.",
        )
    if database and not settings.DEMO and shares.exists() and shares.stat().st_dev == database.stat().st_dev:
        yield How.DOUBTFUL, "The database and the key shares lie on one disk: who takes it has both halves."


def _backups(now: datetime) -> Findings:
    if not settings.BACKUP_KEY_FILE:
        yield How.DOUBTFUL, "BACKUP_KEY_FILE names no key for backups here; perhaps you give it by hand."
        return
    try:
        read_key(Path(settings.BACKUP_KEY_FILE))
    except DoesNotOpen as error:
        yield How.WRONG, str(error)
    else:
        yield How.WELL, "There is a key for backups. Keep another copy of it elsewhere."


CHECKS: dict[str, Check] = {
    "settings": _settings,
    "database": _database,
    "keys": _keys,
    "push": _push,
    "mail": _mail,
    "clocks": _clocks,
    "work": _work,
    "disk": _disk,
    "backups": _backups,
}


def _clock_of_the_database() -> datetime | None:
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        told: datetime = cursor.fetchone()[0]
    return told


def _clock_of_the_broker() -> datetime | None:
    if not settings.PUSH_WAKEUP:
        return None
    from celery import current_app

    try:
        with current_app.connection_for_read(transport_options={"socket_timeout": 2}) as broker:
            seconds, micro = broker.default_channel.client.time()  # type: ignore[attr-defined]  # Redis alone has one
    except (redis.RedisError, OSError, AttributeError):
        return None
    return datetime.fromtimestamp(seconds + micro / 1e6, UTC)


def _long(age: timedelta) -> str:
    minutes = int(age.total_seconds() // 60)
    return f"{minutes} minutes" if minutes < 120 else f"{minutes // 60} hours"
