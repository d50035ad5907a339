"""Celery beat's schedule, which writes no file and says in two lines what an outage of the broker is.

Celery's own writes a traceback for each hint that it could not give: 150 lines a second.
"""

from typing import Any

from celery import beat

from backend.core import alive, periodic
from backend.core.outages import broker


class Scheduler(beat.Scheduler):
    def setup_schedule(self) -> None:
        """What recurs is due when beat starts: it remembers nothing, and one that is started again every day would
        else never come to what is due once a day. Doing it twice does no harm.
        """
        super().setup_schedule()
        for job in periodic.jobs():
            entry = self.schedule[job.name]
            entry.last_run_at = entry.default_now() - job.every

    def apply_entry(self, entry: Any, producer: Any = None) -> None:
        alive.show()
        try:
            self.apply_async(entry, producer=producer, advance=False)
        except beat.SchedulingError as error:
            broker.met(error)
        else:
            broker.over()

    def _ensure_connected(self) -> Any:
        def away(error: BaseException, interval: float) -> None:
            alive.show()
            broker.met(error)

        return self.connection.ensure_connection(away, self.app.conf.broker_connection_max_retries)
