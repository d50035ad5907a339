"""The register of recurring work: what is done how often.

Celery beat and `run_scheduler` both read it, so that neither can drift.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps

from celery import shared_task
from django.db import OperationalError

from backend.core.outages import database


@dataclass(frozen=True)
class Job:
    """One piece of recurring work.

    `name` is its Celery task's name as well; `run` takes nothing and may run twice without harm.
    """

    name: str
    every: timedelta
    run: Callable[[], None]


_jobs: dict[str, Job] = {}


def register(name: str, every: timedelta, run: Callable[[], None]) -> None:
    """Called in `ready()` by the room that owns the work. A name can stand for one piece of work only."""
    job = Job(name, every, run)
    if _jobs.setdefault(name, job) != job:
        raise ValueError(f"The recurring work {name} is registered already.")
    shared_task(name=name)(_or_next_time(run))


def _or_next_time(run: Callable[[], None]) -> Callable[[], None]:
    """A database that is locked, full or restarting is no fault of the work: the next round does it."""

    @wraps(run)
    def go() -> None:
        try:
            run()
        except OperationalError as error:
            database.met(error)
        else:
            database.over()

    return go


def jobs() -> Collection[Job]:
    """In the order in which the rooms registered them."""
    return _jobs.values()
