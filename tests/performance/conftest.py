from collections.abc import Iterator

import pytest

from tests.performance import report
from tests.performance.sink import Sink


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the table of goals at the end, and writes the page."""
    if place := report.write():
        terminalreporter.section("Benchmarks")
        for line in report.table():
            terminalreporter.line(line)
        terminalreporter.line(f"The same with plots: {place}")


@pytest.fixture(scope="session")
def sink() -> Iterator[Sink]:
    """A push service over TLS and HTTP/2 in a process of its own (see tests/performance/sink.py)."""
    with Sink() as started:
        yield started
