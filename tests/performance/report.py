"""What the benchmarks found: a table on the terminal and `.local/bench/report.html`, one self-contained page with a
bar for each goal.

A goal that is not met is said with how much is lacking. It makes the run fail below its `floor` alone, which lies far
from the goal, so that a busy machine can't.
"""

import html
import os
import platform
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

PLACE = Path(".local/bench/report.html")
# Each goal there is, so that one which was not measured is said too.
GOALS = {
    "G1": "encryption against C with libcrypto",
    "G2": "the sender against its encryption",
    "G3": "CPU a push against pywebpush",
    "G4": "the whole way against a Celery task for each",
    "G5": "10,000 at one instant, and among faults",
    "G6": "100,000 and a million at one instant",
    "G7": "claim and ledger",
    "G8": "at 100 ms round trip",
    "G9": "what is killed loses nothing",
    "G10": "a burst over an origin's limit",
    "G11": "on the parts that `make run` starts",
    "G12": "CPU and statements a note",
    "G14": "a caseload of 200 clients",
    "G15": "the first paint of a caseload",
    "G16": "a morning against the production shape",
    "G17": "eight hours in miniature",
    "G18": "Lighthouse on every screen",
}
_WIDE = 320


@dataclass(frozen=True)
class Row:
    """One goal with what was measured.

    `at_most`: smaller is better. `why`: what stands between the value and the goal, said where it is not met.
    """

    name: str
    text: str
    value: float
    goal: float
    unit: str = ""
    at_most: bool = False
    note: str = ""
    why: str = ""

    @property
    def met(self) -> bool:
        return self.value <= self.goal if self.at_most else self.value >= self.goal

    @property
    def lacking(self) -> float:
        """How far the goal is off, as a share of it; 0 where it is met."""
        if self.met:
            return 0
        return abs(self.value - self.goal) / self.goal if self.goal else 1.0

    @property
    def verdict(self) -> str:
        return "met" if self.met else f"not met: {self.lacking:.0%} {'above' if self.at_most else 'below'} it"

    @property
    def remarks(self) -> list[str]:
        return [text for text in (self.note, "" if self.met else self.why) if text]


@dataclass(frozen=True)
class Left:
    """A goal that could not be measured here, and why."""

    name: str
    text: str
    why: str


_rows: list[Row] = []
_left: list[Left] = []


def goal(
    name: str,
    text: str,
    value: float,
    goal: float,
    *,
    unit: str = "",
    at_most: bool = False,
    floor: float,
    note: str = "",
    why: str,
) -> Row:
    """Keeps what was measured for the report, with `why` it is no better.

    Raises AssertionError beyond `floor` alone: a mere miss is reported, not failed.
    """
    row = Row(name, text, value, goal, unit, at_most, note, why)
    _rows.append(row)
    print(f"\n{line(row)}", flush=True)
    held = value <= floor if at_most else value >= floor
    assert held, f"{name}: {number(value)}{unit} is beyond the floor of {number(floor)}{unit}."
    return row


def left_out(name: str, text: str, why: str) -> None:
    """Says that a goal was not measured. It stands in the report like the others."""
    _left.append(Left(name, text, why))
    print(f"\n{name}  {text}: NOT MEASURED, {why}", flush=True)


def line(row: Row) -> str:
    sign = "≤" if row.at_most else "≥"
    note = f"  ({'; '.join(row.remarks)})" if row.remarks else ""
    return f"{row.name:4} {row.text}: {number(row.value)}{row.unit}, goal {sign} {number(row.goal)}{row.unit}: {row.verdict}{note}"


def number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def table() -> list[str]:
    """All that was collected, by goal, as lines of text."""
    lines = [line(row) for row in sorted(_rows, key=lambda row: _order(row.name))]
    lines += [f"{one.name:4} {one.text}: not measured, {one.why}" for one in not_measured(_rows, _left)]
    return lines


def not_measured(rows: Iterable[Row], left: Iterable[Left]) -> list[Left]:
    """What was left out, and each goal that no row is about: its test was not chosen, or broke before it had one."""
    said = list(left)
    known = {one.name for one in [*rows, *said]}
    missing = [Left(name, text, "not in this run") for name, text in GOALS.items() if name not in known]
    return sorted(said + missing, key=lambda one: _order(one.name))


def write(place: Path = PLACE) -> Path | None:
    """Writes the page; None when nothing was measured."""
    if not (_rows or _left):
        return None
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(page(_rows, _left, datetime.now(UTC)), encoding="utf-8")
    return place


def page(rows: Collection[Row], left: Iterable[Left], at: datetime) -> str:
    """The report as one HTML page that loads nothing."""
    body = "".join(_tr(row) for row in sorted(rows, key=lambda row: _order(row.name)))
    body += "".join(
        f"<tr><th>{html.escape(one.name)}</th><td>{html.escape(one.text)}</td><td colspan='3'>not measured: {html.escape(one.why)}</td></tr>"
        for one in not_measured(rows, left)
    )
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Attune: what the benchmarks found</title>"
        "<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem;max-width:70rem}table{border-collapse:collapse}"
        "th,td{padding:.4rem .8rem;text-align:left;border-bottom:1px solid #ccc;vertical-align:top}small{color:#555}</style>"
        f"<h1>What the benchmarks found</h1><p>{at:%Y-%m-%d %H:%M} UTC. {html.escape(machine)}.</p>"
        f"<table><tr><th>Goal</th><th>What</th><th>Measured</th><th>Goal line</th><th>Plot</th></tr>{body}</table></html>"
    )


def _tr(row: Row) -> str:
    sign = "≤" if row.at_most else "≥"
    note = "".join(f"<br><small>{html.escape(text)}</small>" for text in row.remarks)
    return (
        f"<tr><th>{html.escape(row.name)}</th><td>{html.escape(row.text)}{note}</td>"
        f"<td>{number(row.value)}{html.escape(row.unit)}<br><small>{row.verdict}</small></td>"
        f"<td>{sign} {number(row.goal)}{html.escape(row.unit)}</td><td>{_plot(row)}</td></tr>"
    )


def _plot(row: Row) -> str:
    """A bar of the value against a line at the goal. A shape says whether it is met, so that colour alone does not."""
    most = max(row.value, row.goal) * 1.1 or 1
    bar, mark = row.value / most * _WIDE, row.goal / most * _WIDE
    fill = "#3a6b5c" if row.met else "none"
    return (
        f"<svg width='{_WIDE}' height='28' role='img' aria-label='{html.escape(row.verdict)}'>"
        f"<rect x='0' y='6' width='{bar:.1f}' height='16' fill='{fill}' stroke='#3a6b5c'/>"
        f"<line x1='{mark:.1f}' x2='{mark:.1f}' y1='0' y2='28' stroke='#222' stroke-width='2' stroke-dasharray='4 2'/></svg>"
    )


def _order(name: str) -> tuple[int, str]:
    digits = "".join(letter for letter in name if letter.isdigit())
    return int(digits or 0), name
