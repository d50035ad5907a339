"""G12: what a note costs the processor, by everything of ours, from the claim to the record and with the plan of the
next one.
"""

import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.performance import report
from tests.performance.fleet import MeasuredFleet
from tests.performance.sink import Sink
from tests.postgres import cluster, url

pytestmark = [pytest.mark.bench, pytest.mark.postgres]
COUNT = 3_000


@pytest.fixture(scope="module")
def fleet(sink: Sink, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MeasuredFleet]:
    with cluster("-c shared_buffers=256MB") as socket:
        fleet = MeasuredFleet(Path(tmp_path_factory.mktemp("cost")), url(socket))
        fleet.bench("people", count=COUNT, origin=sink.origin)
        yield fleet
        fleet.stop()


def test_what_a_note_costs(fleet: MeasuredFleet) -> None:
    found = fleet.bench("costs", repetitions=5)
    cost = {name: statistics.median(taken) / COUNT * 1e6 for name, taken in found.items()}
    ours = cost["ledger"] + cost["sending"] + cost["planning"]
    shares = ", ".join(f"{name} {spent:.0f}" for name, spent in cost.items())
    report.goal(
        "G12", "CPU of everything of ours a note", ours, 300, unit=" µs", at_most=True, floor=1500,
        note=f"{shares} µs; {ours / cost['encryption']:.2f} times the encryption alone",
    )  # fmt: skip
