"""G12: what a note costs the processor, by everything of ours, from the claim to the record and with the plan of the
next one.
"""

import statistics
from collections.abc import Iterator

import pytest

from tests.performance import report
from tests.performance.fleet import MeasuredFleet, on_postgres
from tests.performance.sink import Sink

pytestmark = [pytest.mark.bench, pytest.mark.postgres]
COUNT = 3_000


@pytest.fixture(scope="module")
def fleet(sink: Sink, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MeasuredFleet]:
    with on_postgres(tmp_path_factory.mktemp("cost")) as fleet:
        fleet.bench("people", count=COUNT, origin=sink.origin)
        yield fleet


def test_what_a_note_costs(fleet: MeasuredFleet) -> None:
    found = fleet.bench("costs", repetitions=5)
    (statements,) = found.pop("statements")
    cost = {name: statistics.median(taken) / COUNT * 1e6 for name, taken in found.items()}
    ours = cost["ledger"] + cost["sending"] + cost["planning"]
    shares = ", ".join(f"{name} {spent:.0f}" for name, spent in cost.items())
    report.goal(
        "G12", "CPU of everything of ours a note", ours, 300, unit=" µs", at_most=True, floor=1500,
        note=f"{shares} µs; {ours / cost['encryption']:.2f} times the encryption alone",
        why="what each step takes stands in the note; encryption alone is the floor",
    )  # fmt: skip
    report.goal(
        "G12", "statements for a batch of 250", statements, 5, at_most=True, floor=14,
        why="more than one claim, preflight, read of the texts and record",
    )  # fmt: skip
