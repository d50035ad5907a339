"""What the benchmarks' report says of each goal: met, how far off and why, or not measured."""

from datetime import UTC, datetime

import pytest

from tests.performance import report


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> list[report.Row]:
    rows: list[report.Row] = []
    monkeypatch.setattr(report, "_rows", rows)
    monkeypatch.setattr(report, "_left", [])
    return rows


def test_a_goal_that_is_not_met_is_said_with_how_much_and_why(rows: list[report.Row]) -> None:
    report.goal(
        "G6",
        "a million",
        225,
        150,
        unit=" s",
        at_most=True,
        floor=600,
        note="half after 90 s",
        why="two cores",
    )
    report.goal("G2", "the sender", 80, 70, unit=" %", floor=30, why="libcurl")
    said = report.table()
    assert said[0] == "G2   the sender: 80 %, goal ≥ 70 %: met"
    assert (
        said[1] == "G6   a million: 225 s, goal ≤ 150 s: not met: 50% above it  (half after 90 s; two cores)"
    )


def test_each_goal_without_a_figure_is_said_as_well(rows: list[report.Row]) -> None:
    report.goal("G5", "half of 10,000", 0.5, 1, unit=" s", at_most=True, floor=5, why="two cores")
    report.left_out("G1", "encryption", "no C compiler")
    said = report.table()[1:]
    assert [line.split()[0] for line in said] == [name for name in report.GOALS if name != "G5"]
    assert said[0] == "G1   encryption: not measured, no C compiler"
    assert "G6   100,000 and a million at one instant: not measured, not in this run" in said
    page = report.page(rows, [], datetime.now(UTC))
    assert page.count("not measured") == len(report.GOALS) - 1


def test_beyond_its_floor_it_fails_and_is_kept_all_the_same(rows: list[report.Row]) -> None:
    with pytest.raises(AssertionError, match="beyond the floor"):
        report.goal("G8", "far away", 10, 75, floor=25, unit=" %", why="streams")
    assert [row.name for row in rows] == ["G8"]
