"""The real processes of tests/faults, with the lease and the trust of a deployment, for measuring."""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.faults.fleet import Fleet, until
from tests.performance.harness import cpu_of, percentile
from tests.performance.sink import Sink
from tests.postgres import cluster, url

# Who takes part in a note's way, by what stands in the command line of its processes.
PROGRAMS = {"celery": "celery", "PostgreSQL": "postgres", "the push service": "sink.mjs", "Redis": "valkey"}


class MeasuredFleet(Fleet):
    """A fleet whose processes send to the sink.

    `spent` tells who used the processor in the last wave, in µs for each note, and `had` what the cores had for it
    from the instant to the last note.
    """

    spent: dict[str, float]
    had: float

    def __init__(self, folder: Path, database_url: str = "", **environment: str) -> None:
        super().__init__(folder, database_url, PUSH_LEASE_SECONDS="60", **environment)
        if database_url:
            self.manage("migrate", "--verbosity", "0")
            self.manage("createcachetable", "--verbosity", "0")

    def bench(self, what: str, **given: Any) -> Any:
        """Does something of pipeline.py in a process of its own."""
        printed = self._python("-m", "tests.performance.pipeline", json.dumps([what, given]))
        return json.loads(printed.splitlines()[-1])

    def start_warm(self, sink: Sink, *names: str) -> None:
        """Starts the processes and lets a few notes go first, so that nothing that is measured waits for a start."""
        self.start(*names)
        until(self.ticks, 120, "nothing ticks")
        self.wave(sink, 200, lead=0, healthy=150)  # in a mix of faults not all of them can have one
        time.sleep(2)

    def wave(
        self,
        sink: Sink,
        count: int,
        *,
        lead: float,
        healthy: int | None = None,
        longest: float = 120,
        whole: bool = True,
    ) -> list[float]:
        """Lets so many be due at one instant, `lead` seconds from then; the seconds until each healthy device had its
        note. What has not come after `longest` seconds is an error, or where it need not be `whole`, left out.
        """
        sink.reset()
        due = self.bench("make_due", seconds=lead, count=count)
        if lead and due["late"]:
            raise RuntimeError("Making them due took longer than the time until then.")
        wanted = count if healthy is None else healthy
        before = {name: cpu_of(program) for name, program in PROGRAMS.items()}
        end = time.monotonic() + longest
        until(
            lambda: sink.counts()["unique"] >= wanted or (not whole and time.monotonic() > end),
            longest + 10,
            f"not all {wanted} had their note: {sink.counts()}",
        )
        came = sink.acknowledged()
        self.spent = {
            name: (cpu_of(program) - before[name]) / len(came) * 1e6 for name, program in PROGRAMS.items()
        }
        self.had = (os.cpu_count() or 1) * (max(came.values()) - due["at"]) / len(came) * 1e6
        return [at - due["at"] for path, at in came.items() if path.startswith("/ok/")]

    def rest(self) -> None:
        """Waits until the next coming of all that came is planned too, which nobody waits for."""
        count = "SELECT count(*) FROM reminders_reminder WHERE to_plan"
        until(lambda: self.ask(count)[0][0] == 0, 300, "not all of them were planned")

    @contextmanager
    def writing(self) -> Iterator[list[float]]:
        """Somebody who writes to the fleet's SQLite file all the while, as a web server does; the seconds that each
        write took.
        """
        taken: list[float] = []
        over = threading.Event()

        def write() -> None:
            with closing(self.file()) as file:
                file.execute("PRAGMA synchronous = FULL")
                while not over.wait(0.02):
                    began = time.monotonic()
                    file.execute(
                        "INSERT INTO core_heartbeat VALUES ('bench', '') ON CONFLICT DO UPDATE SET beat_at = ''"
                    )
                    taken.append(time.monotonic() - began)

        thread = threading.Thread(target=write)
        thread.start()
        try:
            yield taken
        finally:
            over.set()
            thread.join(30)
            self.ask("DELETE FROM core_heartbeat WHERE process = 'bench'")

    def why(self) -> str:
        """What the last wave's time went into, for a goal that is not met."""
        shares = ", ".join(f"{name} {spent:,.0f}" for name, spent in self.spent.items() if spent >= 1)
        return f"µs of CPU a note: {shares}; the {os.cpu_count()} cores, with everything on them, had {self.had:,.0f}"

    def usual_way(self, sink: Sink, count: int, key_file: Path) -> float:
        """Seconds until so many had their note by a Celery task each with pywebpush, in as many processes."""
        given = {
            "REQUESTS_CA_BUNDLE": str(sink.ca_file),
            "YARDSTICK_KEY": str(key_file),
            "YARDSTICK_PORTS": f"{sink.port},{sink.http1_port}",
        }
        self.environment |= given
        began = 0.0
        self.start("yardstick")
        try:
            for wanted in (10, count):  # the first few for the worker's start
                sink.reset()
                self.bench("make_due", seconds=3600)
                began = float(self._python("-m", "tests.performance.celery_yardstick", str(wanted)))
                until(
                    lambda wanted=wanted: sink.counts()["unique"] >= wanted, 300, "the usual way did not end"
                )  # type: ignore[misc]
            return max(sink.acknowledged().values()) - began
        finally:
            self.kill("yardstick")

    def _command(self, name: str) -> list[str]:
        if name == "yardstick":
            module = [sys.executable, "-m", "celery", "-A", "tests.performance.celery_yardstick", "worker"]
            return [*module, "--concurrency", "2", "--without-gossip", "--without-mingle"]
        return super()._command(name)


@contextmanager
def on_postgres(folder: Path, options: str = "-c shared_buffers=256MB") -> Iterator[MeasuredFleet]:
    """A fleet on a PostgreSQL of its own, which flushes to its disk."""
    with cluster(options) as socket:
        fleet = MeasuredFleet(folder, url(socket))
        try:
            yield fleet
        finally:
            fleet.stop()


def spread(waits: list[float]) -> tuple[float, float, float]:
    """Median, 99th percentile and last of them."""
    return percentile(waits, 0.5), percentile(waits, 0.99), max(waits)
