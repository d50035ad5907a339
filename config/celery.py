"""The Celery app. Its schedule is the register of recurring work.

Times that people chose live in the database, never in a broker.
"""

import os
import sys
from typing import Any

from celery import Celery, Task
from celery.signals import beat_init, heartbeat_sent, import_modules, task_prerun, task_received, worker_init
from django.db import close_old_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")

app = Celery("attune")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# Celery closes the database's connection before and after every task unless it may be used again so many times.
app.conf.CELERY_DB_REUSE_MAX = sys.maxsize


@task_prerun.connect
def keep_usable_connections(sender: Task, **_: Any) -> None:
    """As before a request: what broke or is too old is closed, the others are used again (CONN_MAX_AGE).

    A new connection costs the database a process whose caches are empty. A task that is done on the spot stands inside
    somebody's transaction.
    """
    if not sender.request.is_eager:
        close_old_connections()


@import_modules.connect(sender=app)
def schedule_recurring_work(**_: Any) -> None:
    """When beat starts, once Celery has made Django ready and each room has registered its work."""
    from backend.core import periodic

    app.conf.beat_schedule = {
        # A hint that nobody took within its time is replaced by the next one.
        job.name: {"task": job.name, "schedule": job.every, "options": {"expires": job.every.total_seconds()}}
        for job in periodic.jobs()
    }


@worker_init.connect
@beat_init.connect
def begin(**_: Any) -> None:
    """In the parent, before anything is taken or told."""
    from backend.core import starting

    starting.begin()


@heartbeat_sent.connect
def live(**_: Any) -> None:
    """Every two seconds, by a worker that has the broker's ear."""
    from backend.core import alive

    alive.show()


@task_received.connect
def hear_the_broker(**_: Any) -> None:
    from backend.core.outages import broker

    broker.over()
