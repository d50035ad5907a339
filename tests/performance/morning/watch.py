"""What the processes of a practice take of the machine: processor, memory of their own, connections."""

import os
import statistics
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import psutil
import psycopg

from tests.deploy.practice import Practice

CORES = os.cpu_count() or 1


def _of(number: int) -> list[psutil.Process]:
    try:
        first = psutil.Process(number)
        return [first, *first.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _postgres(practice: Practice) -> int:
    (folder,) = parse_qs(urlparse(practice.database).query)["host"]
    return int((Path(folder) / "data" / "postmaster.pid").read_text().splitlines()[0])


def parts(practice: Practice) -> dict[str, list[psutil.Process]]:
    numbers = {name: one.pid for name, one in practice.supervisor.running.items()}
    return {name: _of(number) for name, number in {**numbers, "postgres": _postgres(practice)}.items()}


def cpu(practice: Practice) -> dict[str, float]:
    """Seconds that each part used so far, with children that have ended."""
    used: dict[str, float] = {}
    for name, processes in parts(practice).items():
        for one in processes:
            with suppress(psutil.NoSuchProcess):
                used[name] = used.get(name, 0.0) + sum(one.cpu_times()[:4])
    return used


def memory(practice: Practice) -> dict[str, float]:
    """MB that each part has for itself: what all share, as PostgreSQL's buffers, is nobody's growth. Of PostgreSQL the
    largest process, for each connection has one and `connections` counts them.
    """
    taken: dict[str, float] = {}
    for name, processes in parts(practice).items():
        own = [0.0]
        for one in processes:
            with suppress(psutil.NoSuchProcess):
                own.append(one.memory_full_info().uss / 2**20)
        taken[name] = max(own) if name == "postgres" else sum(own)
    return taken


def connections(practice: Practice) -> int:
    """Those that the practice holds to its database."""
    others = "backend_type = 'client backend' AND pid <> pg_backend_pid()"
    with psycopg.connect(practice.database) as connection:
        row = connection.execute(f"SELECT count(*) FROM pg_stat_activity WHERE {others}").fetchone()  # noqa: S608 - its own text
    return int(row[0]) if row else 0


def growth(samples: Iterable[tuple[float, float]], window: int = 5) -> float:
    """Units a minute, by the straight line through the lowest of each so many: what was there for a moment (100 MB
    while a key is checked) is no growth.
    """
    whole = list(samples)
    low = [
        min(whole[start : start + window], key=lambda one: one[1]) for start in range(0, len(whole), window)
    ]
    if len(low) < 2:
        return 0.0
    slope, _ = statistics.linear_regression([at for at, _ in low], [value for _, value in low])
    return slope * 60
