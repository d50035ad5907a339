import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from backend.core.clock import Clock
from backend.push import outbox, pipeline
from backend.reminders import dispatch, letters, planning

log = logging.getLogger("attune.reminders")


class Command(BaseCommand):
    help = "Ticks and sends in this one process, without Redis and Celery. For small installations (with REDIS_URL=none)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, and end")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        stop, clock = threading.Event(), Clock()
        if not once:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, lambda *_: stop.set())
        hour = None
        while not stop.is_set():
            try:
                self.round(clock)
                if (now := clock.now()).hour != hour:
                    dispatch.forget(now)
                    outbox.forget(now)
                    hour = now.hour
            except DatabaseError as error:  # locked, full or restarting: nobody else would begin again
                if once:
                    raise
                log.error(
                    "The database does not answer (%s); the next round tries again.", type(error).__name__
                )
            if once:
                return
            close_old_connections()
            stop.wait(1)

    def round(self, clock: Clock) -> None:
        """One second's work. What can't be done now stays in the database for the next one."""
        dispatch.beat(clock.now())
        while dispatch.dispatch_due(clock.now(), wake=False):
            pass
        pipeline.send_due(clock=clock, timeout=0.5)  # a host that hangs must not hold up the tick
        outbox.close_late(clock.now())
        letters.send_due(clock.now())
        planning.plan_while_idle(clock)
