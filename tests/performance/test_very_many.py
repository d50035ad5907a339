"""G6: the morning of a country, measured and not reckoned: all of them due at one instant, through real processes.

It is bounded: what has not come after `TIMES` times the goal is counted and left. Making a million people takes
longest; the whole is done in about a quarter of an hour on two cores, with some 8 GB of disk.
"""

from collections.abc import Iterator

import pytest

from tests.performance import report
from tests.performance.fleet import MeasuredFleet, on_postgres, spread
from tests.performance.sink import Sink

pytestmark = [pytest.mark.bench, pytest.mark.postgres]
MOST, MILLION = 100_000, 1_000_000
TIMES = 3
# As a database for so many would be set up, and no more than the smallest machine can spare.
ROOM = "-c shared_buffers=2GB -c max_wal_size=8GB"


@pytest.fixture(scope="module")
def fleet(sink: Sink, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MeasuredFleet]:
    with on_postgres(tmp_path_factory.mktemp("very-many"), ROOM) as fleet:
        fleet.bench("people", count=1_000, origin=sink.origin)
        fleet.start_warm(sink, "redis", "worker", "beat")
        yield fleet


@pytest.mark.parametrize(("count", "text", "goal"), [(MOST, "100,000", 15), (MILLION, "a million", 150)])
def test_very_many_at_one_instant(
    fleet: MeasuredFleet, sink: Sink, count: int, text: str, goal: float
) -> None:
    there = fleet.ask("SELECT count(*) FROM push_pushsubscription")[0][0]
    fleet.bench("people", count=count - there, origin=sink.origin, first=there)
    lead = 30 + count / 5_000  # letting them be due takes that long
    longest = TIMES * goal
    waits = fleet.wave(sink, count, lead=lead, longest=lead + longest, whole=False)
    half, nearly_all, last = spread(waits)
    came = f"all {count:,} of them" if len(waits) == count else f"ended then: {len(waits):,} of {count:,}"
    report.goal(
        "G6", f"{text} at one instant", last if len(waits) == count else longest, goal, unit=" s", at_most=True, floor=longest,
        note=f"{came}; half after {half:.1f} s, 99 % after {nearly_all:.1f} s; {len(waits) / last:,.0f} a second",
        why=fleet.why(),
    )  # fmt: skip
    assert (len(waits), sink.counts()["repeated"]) == (count, 0)
    fleet.rest()
