"""Measuring several ways to do one thing in one run: interleaved, repeated, medians of CPU and wall time.

    times = measure({"ours": ours, "yardstick": theirs}, repetitions=5)
    report.goal("G3", "CPU a push against pywebpush", times["yardstick"].cpu / times["ours"].cpu, 25, unit="×", floor=5)

Ratios within one run mean the same on a slow machine and on a busy one, because the machine's mood meets all the ways
alike.
"""

import math
import os
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Timing:
    """What the repetitions of one way took, in seconds."""

    cpus: list[float] = field(default_factory=list)
    walls: list[float] = field(default_factory=list)

    @property
    def cpu(self) -> float:
        """The median of the CPU time."""
        return statistics.median(self.cpus)

    @property
    def wall(self) -> float:
        """The median of the wall time."""
        return statistics.median(self.walls)


def measure(
    ways: Mapping[str, Callable[[], object]],
    repetitions: int = 5,
    *,
    warm_up: bool = True,
    clock: Callable[[], float] = time.process_time,
) -> dict[str, Timing]:
    """Times each way `repetitions` times, by turns.

    The CPU time is this process's with all its threads, and not its children's.

    Give `clock=time.thread_time` where threads of the test itself (a push service, say) must not count.
    """
    if warm_up:
        for act in ways.values():
            act()
    times = {name: Timing() for name in ways}
    for _ in range(repetitions):
        for name, act in ways.items():
            wall, cpu = time.perf_counter(), clock()
            act()
            times[name].cpus.append(clock() - cpu)
            times[name].walls.append(time.perf_counter() - wall)
    return times


def cpu_of(program: str) -> float:
    """CPU seconds that the processes with this in their command line have used so far, with those of their children
    that have ended: a connection that is closed takes its server process with it (Linux).
    """
    ticks = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if program in (folder / "cmdline").read_text():
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                ticks += sum(int(field) for field in fields[11:15])
        except OSError:  # it ended meanwhile
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def percentile(values: list[float], share: float) -> float:
    """The smallest of the values that at least this share of them don't exceed: `percentile(waits, 0.99)`."""
    if not values:
        raise ValueError("A percentile needs at least one value.")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
