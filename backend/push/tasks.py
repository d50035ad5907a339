import gc
from typing import Any
from uuid import UUID

from celery import shared_task
from celery.signals import worker_process_init
from django.db import OperationalError

from backend.core.clock import Clock
from backend.core.outages import database
from backend.push import pipeline

TIMEOUT = 0.5  # seconds without an answer: this process has other work, and a thread can wait


@worker_process_init.connect
def settle(**_: Any) -> None:
    """What a worker has loaded stays for its life: looking through it for garbage again and again took a tenth of the
    cost of a post.
    """
    gc.freeze()


@shared_task(name="push.send")
def send(ids: list[str]) -> None:
    """Sends those of the deliveries that still wait. Harmless when it runs twice: a delivery is claimed by one."""
    try:
        pipeline.send([UUID(id) for id in ids], clock=Clock(), timeout=TIMEOUT)
    except OperationalError as error:  # what was claimed comes back with the end of its lease
        database.met(error)
    else:
        database.over()
