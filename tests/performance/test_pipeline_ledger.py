"""G7: materialising what is due, at the speed of the database, on a PostgreSQL that flushes to its disk."""

import statistics
from collections.abc import Iterator

import pytest

from tests.performance import report
from tests.performance.fleet import MeasuredFleet, on_postgres

pytestmark = [pytest.mark.bench, pytest.mark.postgres]
COUNT = 10_000
MOST = 1000


@pytest.fixture(scope="module")
def fleet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MeasuredFleet]:
    with on_postgres(tmp_path_factory.mktemp("ledger")) as fleet:
        fleet.bench("people", count=COUNT, origin="https://push.example.net")
        yield fleet


def test_the_ledger_is_as_quick_as_the_database(fleet: MeasuredFleet) -> None:
    found = fleet.bench("ledger_rates", repetitions=5, most=MOST)
    ours, orm = (statistics.median(found[name]) for name in ("statements", "orm"))
    note = f"{3 * COUNT / ours:,.0f} rows written a second: the reminder, its occurrence and its delivery, with their foreign keys"
    report.goal(
        "G7", "due reminders a second", COUNT / ours, 20_000, unit="/s", floor=1_000, note=note,
        why="each is three rows of three tables with all their index entries, and four foreign keys that the database looks up",
    )  # fmt: skip
    report.goal(
        "G7", "against the ORM's form", orm / ours, 5, unit="×", floor=1.5,
        why="both wait for the same index entries, foreign keys and flushes of the disk",
    )  # fmt: skip


def test_two_claimers_claim_nothing_twice(fleet: MeasuredFleet) -> None:
    found = fleet.bench("two_claimers", most=250)
    assert sum(found["brought"]) == found["made"] == COUNT
    note = f"{found['brought']} by each, {COUNT / found['seconds']:,.0f} a second together"
    report.goal(
        "G7",
        "claimed twice by two claimers",
        sum(found["brought"]) - COUNT,
        0,
        at_most=True,
        floor=0,
        note=note,
        why="one that is claimed twice is a fault",
    )


def test_an_idle_tick_costs_nothing_at_a_million(fleet: MeasuredFleet) -> None:
    median = fleet.bench("idle", count=1_000_000)["median"]
    report.goal(
        "G7", "idle tick at a million reminders", median, 1, unit=" ms", at_most=True, floor=20,
        why="it is one question to the database and its answer",
    )  # fmt: skip
