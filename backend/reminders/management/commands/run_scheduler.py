import logging
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from backend.core import periodic
from backend.push import sending

log = logging.getLogger("attune.reminders")


class Command(BaseCommand):
    help = "Does all recurring work, and sends, in this one process. For small installations without Redis and Celery (REDIS_URL=none)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do each piece of work once, and end")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
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
        """One second's work. What can't be done now stays in the database for the next one."""
        for job in periodic.jobs():
            now = time.monotonic()
            if now - self.begun_at.get(job.name, float("-inf")) >= job.every.total_seconds() and self.did(
                job.run
            ):
                self.begun_at[job.name] = now
        self.did(self.send)

    def send(self) -> None:
        sending.send_due(clock=timezone.now, patience=0.5)  # a host that hangs must not hold up the tick

    def did(self, work: Callable[[], None]) -> bool:
        """Whether the database let it be done. One that is locked, full or restarting ends nothing: nobody else would begin again."""
        try:
            work()
        except DatabaseError as error:
            if self.once:
                raise
            log.error("The database does not answer (%s); the next round tries again.", type(error).__name__)
            return False
        return True
