"""Waking workers when something waits.

The database holds what is to be done: whoever is not woken now is woken by a later tick.
"""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

import redis.exceptions
from celery import current_app
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError

from backend.core import outages

CHUNK = 250  # deliveries that one task sends
AGAIN_AFTER = timedelta(seconds=5)
# A person may be waiting for the answer to their request: a broker that hangs gets a second, not a worker's timeout.
_SHORT_TIMEOUTS = {"socket_timeout": 1, "socket_connect_timeout": 1}


def wake_on_commit(ids: Iterable[UUID]) -> None:
    waiting = list(ids)
    if waiting:
        transaction.on_commit(lambda: wake(waiting))


def wake(ids: list[UUID]) -> bool:
    """Enqueues send tasks; False when the broker is away.

    Never raises for that: the web request and the tick go on without it.
    """
    if not settings.PUSH_WAKEUP:
        return False
    try:
        with current_app.connection_for_write(transport_options=_SHORT_TIMEOUTS) as broker:
            for start in range(0, len(ids), CHUNK):
                chunk = [str(id) for id in ids[start : start + CHUNK]]
                current_app.signature("push.send").apply_async((chunk,), connection=broker)
    except (OperationalError, redis.exceptions.RedisError, OSError) as error:
        outages.broker.met(error)
        return False
    outages.broker.over()
    return True
