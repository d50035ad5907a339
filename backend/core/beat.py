"""Celery beat's schedule, which says in two lines what an outage of the broker is.

Celery's own writes a traceback for each hint that it could not give: 150 lines a second.
"""

from typing import Any

from celery.beat import PersistentScheduler, SchedulingError

from backend.core.outages import broker


class Scheduler(PersistentScheduler):
    def apply_entry(self, entry: Any, producer: Any = None) -> None:
        try:
            self.apply_async(entry, producer=producer, advance=False)
        except SchedulingError as error:
            broker.met(error)
        else:
            broker.over()

    def _ensure_connected(self) -> Any:
        def away(error: BaseException, interval: float) -> None:
            broker.met(error)

        return self.connection.ensure_connection(away, self.app.conf.broker_connection_max_retries)
