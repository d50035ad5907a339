"""The whole way, from a moment that is due to a push service's answer: real processes, a real broker, two sending
processes, and a database that flushes to its disk. Database and push service share the machine with them, as they do
in a small installation.
"""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.fleet import until
from tests.performance import report
from tests.performance.fleet import MeasuredFleet, on_postgres, spread
from tests.performance.sink import Sink

pytestmark = [pytest.mark.bench, pytest.mark.postgres]
MANY, FEW, ROUNDS = 10_000, 300, 5
LEAD = 4.0  # seconds from making them due to the instant


@pytest.fixture(scope="module")
def fleet(sink: Sink, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MeasuredFleet]:
    with on_postgres(tmp_path_factory.mktemp("pipeline")) as fleet:
        fleet.bench("people", count=MANY, origin=sink.origin)
        fleet.start_warm(sink, "redis", "worker", "beat")
        yield fleet


def test_ten_thousand_at_one_instant(fleet: MeasuredFleet, sink: Sink) -> None:
    waves = [spread(fleet.wave(sink, MANY, lead=LEAD)) for _ in range(ROUNDS)]
    half, nearly_all, last = (statistics.median(wave[place] for wave in waves) for place in range(3))
    note = f"the last after {last:.2f} s: {MANY / last:,.0f} a second; medians of {ROUNDS}"
    why = fleet.why()
    report.goal(
        "G5",
        "due to acknowledged, half of 10,000",
        half,
        1,
        unit=" s",
        at_most=True,
        floor=30,
        note=note,
        why=why,
    )
    report.goal(
        "G5",
        "due to acknowledged, 99 % of them",
        nearly_all,
        2,
        unit=" s",
        at_most=True,
        floor=60,
        why=why,
    )
    assert sink.counts()["repeated"] == 0


def test_against_a_celery_task_for_each(fleet: MeasuredFleet, sink: Sink, tmp_path: Path) -> None:
    try:
        from tests.performance.yardsticks import PyWebPush
    except ImportError as error:
        report.left_out(
            "G4", "against a Celery task for each with pywebpush", f"{error.name} is not installed"
        )
        return
    ours, why = max(fleet.wave(sink, MANY, lead=LEAD)) / MANY, fleet.why()
    fleet.kill("beat")
    try:
        theirs = fleet.usual_way(sink, FEW, PyWebPush(tmp_path, sink.ca_file, {}).key_file) / FEW
    finally:
        fleet.start("beat")
    note = f"{ours * 1e6:,.0f} µs a note, theirs {theirs * 1e6:,.0f} µs, measured with {FEW} and scaled"
    text = "10,000 at one instant, against a Celery task for each with pywebpush"
    report.goal("G4", text, theirs / ours, 35, unit="×", floor=1.5, note=note, why=why)


def test_a_worker_that_is_killed_loses_nothing(fleet: MeasuredFleet, sink: Sink) -> None:
    sink.reset()
    fleet.bench("make_due", seconds=LEAD, count=MANY)
    until(lambda: sink.counts()["unique"] > MANY // 10, 60, "nothing was sent")
    fleet.kill("worker")
    fleet.environment["PUSH_LEASE_SECONDS"] = (
        "5"  # what it held comes back that soon; a deployment waits a minute
    )
    held = fleet.ask("SELECT count(*) FROM push_delivery WHERE state = 'pending' AND attempts > 0")[0][0]
    fleet.ask(
        "UPDATE push_delivery SET next_attempt_at = now(), wake_at = now() WHERE state = 'pending' AND attempts > 0"
    )
    fleet.start("worker")
    until(lambda: sink.counts()["unique"] == MANY, 120, "some were lost")
    until(lambda: fleet.settled(least=MANY), 60, "some were never written down")
    repeated = sink.counts()["repeated"]
    note = f"of {MANY:,}, {held:,} were held by the two that were killed"
    report.goal(
        "G9",
        "lost by kill -9 of a worker",
        MANY - sink.counts()["unique"],
        0,
        at_most=True,
        floor=0,
        note=note,
        why="a note that is lost is a fault",
    )
    most = 2 * (400 + 500)  # PUSH_CONCURRENCY in flight and one flush, in each of two processes
    report.goal(
        "G9",
        "sent twice by kill -9 of a worker",
        repeated,
        most,
        at_most=True,
        floor=MANY / 2,
        why="what was in flight or not yet written down goes again",
    )


def test_a_broker_that_is_killed_loses_nothing(fleet: MeasuredFleet, sink: Sink) -> None:
    sink.reset()
    fleet.bench("make_due", seconds=LEAD, count=MANY)
    until(lambda: sink.counts()["unique"] > MANY // 10, 60, "nothing was sent")
    fleet.kill("redis")
    time.sleep(1)
    fleet.start("redis")
    back, before = time.monotonic(), sink.counts()["unique"]
    until(lambda: sink.counts()["unique"] > before or before == MANY, 120, "nothing goes on")
    recovered = time.monotonic() - back
    until(lambda: sink.counts()["unique"] == MANY, 120, "some were lost")
    note = "the first note after the broker is back" if before < MANY else "all had gone before it was back"
    report.goal(
        "G9",
        "going on after kill -9 of Redis",
        recovered,
        3,
        unit=" s",
        at_most=True,
        floor=60,
        note=note,
        why="a worker looks for its broker again at growing intervals",
    )
    lost = MANY - sink.counts()["unique"]
    why = "a note that is lost is a fault"
    report.goal("G9", "lost by kill -9 of Redis", lost, 0, at_most=True, floor=0, why=why)
