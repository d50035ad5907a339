"""What a deployment is made of, and whether each part is there: asked by `/readyz`, `/metrics` and `doctor`."""

import time
from datetime import datetime, timedelta

import redis.exceptions
from celery import current_app
from django.conf import settings
from django.db import DatabaseError, connection
from kombu.exceptions import OperationalError

from backend.core.models import Heartbeat
from backend.ops import fits

LATE = timedelta(seconds=120)
PROCESSES = ("scheduler", "worker")
_SHORT = {"socket_timeout": 1, "socket_connect_timeout": 1}
_FITS_FOR = 60.0  # seconds; looking through all migrations takes a good part of one


class _Fits:
    """Whether database, code and keyring belong together. Only a yes is remembered."""

    def __init__(self) -> None:
        self._until = 0.0

    def __call__(self) -> bool:
        now = time.monotonic()
        if now < self._until:
            return True
        if fits.why_not():
            return False
        self._until = now + _FITS_FOR
        return True

    def forget(self) -> None:
        self._until = 0.0


everything_fits = _Fits()


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def broker_answers() -> bool:
    """Also where there is none on purpose (REDIS_URL=none): then nobody needs it."""
    if not settings.PUSH_WAKEUP:
        return True
    try:
        with current_app.connection_for_read(transport_options=_SHORT) as broker:
            broker.ensure_connection(max_retries=1, timeout=2)
    except (OperationalError, redis.exceptions.RedisError, OSError):
        return False
    return True


def ages(now: datetime) -> dict[str, timedelta]:
    """How long ago each process last showed that it is alive; without those that never did."""
    beats = dict(Heartbeat.objects.filter(process__in=PROCESSES).values_list("process", "beat_at"))
    return {process: now - at for process, at in beats.items()}


def state(now: datetime) -> dict[str, bool]:
    """Each part by its name. Of a database that does not answer nothing else is asked."""
    database = database_answers()
    told = {"database": database, "migrations": database and everything_fits(), "broker": broker_answers()}
    heard = ages(now) if told["migrations"] else {}
    return told | {process: process in heard and heard[process] <= LATE for process in PROCESSES}
