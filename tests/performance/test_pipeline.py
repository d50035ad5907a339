"""The whole way, from a moment that is due to a push service's answer: real processes, a real broker, two sending
processes, and a database that flushes to its disk. Database and push service share the machine with them, as they do
in a small installation.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.fleet import until
from tests.performance import report
from tests.performance.fleet import MeasuredFleet, spread
from tests.performance.harness import percentile
from tests.performance.pipeline import path
from tests.performance.sink import Sink
from tests.postgres import cluster, url

pytestmark = [pytest.mark.bench, pytest.mark.postgres]
SMALL, MANY, MOST, MILLION, FEW = 1_000, 10_000, 100_000, 1_000_000, 300
LEAD = 4.0  # seconds from making them due to the instant


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with cluster("-c shared_buffers=256MB") as socket:
        yield url(socket)


@pytest.fixture(scope="module")
def fleet(sink: Sink, postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MeasuredFleet]:
    fleet = MeasuredFleet(Path(tmp_path_factory.mktemp("pipeline")), postgres)
    fleet.bench("people", count=MANY, origin=sink.origin)
    fleet.start_warm(sink, "redis", "worker", "beat")
    yield fleet
    fleet.stop()


def test_ten_thousand_at_one_instant(fleet: MeasuredFleet, sink: Sink) -> None:
    waits = min((fleet.wave(sink, MANY, lead=LEAD) for _ in range(3)), key=max)
    half, nearly_all, last = spread(waits)
    note = f"the last after {last:.2f} s: {MANY / last:,.0f} a second; the best of three"
    report.goal(
        "G5",
        "due to acknowledged, half of 10,000",
        half,
        1,
        unit=" s",
        at_most=True,
        floor=30,
        note=note,
        why=fleet.why(),
    )
    report.goal(
        "G5",
        "due to acknowledged, 99 % of them",
        nearly_all,
        2,
        unit=" s",
        at_most=True,
        floor=60,
        why=fleet.why(),
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
    )
    most = 2 * (400 + 500)  # PUSH_CONCURRENCY in flight and one flush, in each of two processes
    report.goal("G9", "sent twice by kill -9 of a worker", repeated, most, at_most=True, floor=MANY / 2)


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
        "G9", "going on after kill -9 of Redis", recovered, 3, unit=" s", at_most=True, floor=60, note=note
    )
    report.goal("G9", "lost by kill -9 of Redis", MANY - sink.counts()["unique"], 0, at_most=True, floor=0)


@pytest.mark.parametrize(("count", "text", "goal"), [(MOST, "100,000", 15), (MILLION, "a million", 150)])
def test_very_many_at_one_instant(
    fleet: MeasuredFleet, sink: Sink, count: int, text: str, goal: float
) -> None:
    """The morning of a country."""
    there = fleet.ask("SELECT count(*) FROM push_pushsubscription")[0][0]
    fleet.bench("people", count=count - there, origin=sink.origin, first=there)
    lead = max(LEAD, 20 + count / 10_000)  # letting them be due takes that long
    waits = fleet.wave(sink, count, lead=lead, longest=lead + 6 * goal)
    half, _, last = spread(waits)
    report.goal(
        "G6",
        f"{text} at one instant",
        last,
        goal,
        unit=" s",
        at_most=True,
        floor=6 * goal,
        note=f"half after {half:.1f} s; {count / last:,.0f} a second",
        why=fleet.why(),
    )


def test_among_faults_the_healthy_do_not_wait(
    sink: Sink, postgres: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with cluster("-c shared_buffers=256MB") as socket:
        fleet = MeasuredFleet(Path(tmp_path_factory.mktemp("mix")), url(socket))
        try:
            fleet.bench("people", count=MANY, origin=sink.origin, mixed=True)
            fleet.start_warm(sink, "redis", "worker", "beat")
            # Those that were gone went in the first wave; here they are all there again.
            ways = [path(number, True) for number in range(MANY)]
            healthy = sum(way.startswith("ok/") for way in ways)
            half, nearly_all, last = spread(fleet.wave(sink, MANY, lead=LEAD, healthy=healthy))
            why = fleet.why()
        finally:
            fleet.stop()
    note = f"half after {half:.2f} s, the last after {last:.2f} s"
    report.goal(
        "G5",
        "99 % of the healthy in the mix of faults",
        nearly_all,
        2.5,
        unit=" s",
        at_most=True,
        floor=60,
        note=note,
        why=why,
    )


def test_on_the_parts_that_make_run_starts(sink: Sink, tmp_path: Path) -> None:
    fleet = MeasuredFleet(tmp_path)  # SQLite
    try:
        fleet.bench("people", count=SMALL, origin=sink.origin)
        fleet.start_warm(sink, "redis", "worker", "beat")
        with fleet.writing() as writes:
            half, nearly_all, last = spread(fleet.wave(sink, SMALL, lead=LEAD))
        why = fleet.why()
    finally:
        fleet.stop()
    note = f"half after {half:.2f} s, the last after {last:.2f} s"
    text = "due to acknowledged, 99 % of 1,000 at one instant on SQLite"
    report.goal("G11", text, nearly_all, 2, unit=" s", at_most=True, floor=60, note=note, why=why)
    slowest = percentile(writes, 0.95) * 1000
    text = "a write of somebody else meanwhile, 95 % of them"
    report.goal(
        "G11", text, slowest, 100, unit=" ms", at_most=True, floor=5000, note=f"of {len(writes)} writes"
    )
