import signal
import threading
import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from backend.core import periodic, starting
from backend.core.outages import database


class Command(BaseCommand):
    help = "Does all recurring work in this one process. For small installations without Redis and Celery (REDIS_URL=none)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do each piece of work once, and end")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        starting.begin()
        self.once = once
        self.begun_at: dict[str, float] = {}
        stop = threading.Event()
        if not once:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            self.round()
            if once:
                return
            close_old_connections()
            stop.wait(1)

    def round(self) -> None:
        """What is to be done this second. What could not be done is tried again in the next one."""
        for job in periodic.jobs():
            now = time.monotonic()
            waits = now - self.begun_at.get(job.name, float("-inf")) < job.every.total_seconds()
            if not waits and self.did(job.run):
                self.begun_at[job.name] = now

    def did(self, run: Callable[[], None]) -> bool:
        """Whether the database let it be done.

        One that is locked, full or restarting ends nothing: nobody else would begin again.
        """
        try:
            run()
        except DatabaseError as error:
            if self.once:
                raise
            database.met(error)
            return False
        database.over()
        return True
