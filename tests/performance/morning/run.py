"""Starting Locust on a practice, and what came of it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from config.tools.demo import ROOT
from tests.deploy.practice import HOST, NGINX, Practice
from tests.performance import report
from tests.performance.morning.device import Place
from tests.performance.morning.rates import Step
from tests.performance.morning.visits import as_written

FILE = ROOT / "tests" / "performance" / "locustfile.py"


def place_of(practice: Practice, port: int = 0) -> Place:
    ca_file = str(practice.folder / "fullchain.pem") if NGINX else ""
    return Place(HOST, port or practice.ports["tls" if NGINX else "web-1"], ca_file)


def make_people(practice: Practice, **given: Any) -> Path:
    file = practice.folder / "people.json"
    practice.python("-m", "tests.performance.morning.people", json.dumps({"file": str(file), **given}))
    return file


@dataclass(frozen=True)
class Came:
    """`visits`: all that came to their end, also between the steps."""

    visits: int
    steps: list[Step]


class Load:
    """A profile of the locustfile, on its way."""

    def __init__(self, place: Place, people: Path, profile: str, **given: Any) -> None:
        self.out = people.with_name(f"{profile}.json")
        self.enough = people.with_name(f"{profile}.enough")
        for left in (self.out, self.enough):
            left.unlink(missing_ok=True)
        told = {
            "place": vars(place),
            "people": str(people),
            "out": str(self.out),
            "enough": str(self.enough),
            "profile": profile,
            **given,
        }
        quiet = ["--headless", "--only-summary", "--loglevel", "ERROR", "--stop-timeout", "20"]
        self.log = people.with_name(f"{profile}.log")
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "locust", "-f", str(FILE), *quiet, "--exit-code-on-error", "0"],
                cwd=ROOT,
                env={**os.environ, "ATTUNE_LOAD": json.dumps(told), "PYTHONPATH": str(ROOT)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def end(self) -> None:
        """Before its seconds are over; `came` waits for it."""
        self.enough.touch()

    def came(self, seconds: float = 300) -> Came:
        """Waits for its end."""
        try:
            self.process.wait(seconds)
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait(10)
        assert self.out.exists(), self.log.read_text(errors="replace")
        told = json.loads(self.out.read_text(encoding="utf-8"))
        return Came(told["visits"], [Step(**one) for one in told["steps"]])


def acknowledged(people: Path) -> list[str]:
    told = json.loads(people.read_text(encoding="utf-8"))
    return [entry for one in told["clients"] for entry in one["acknowledged"]]


def lost(practice: Practice, acknowledged: Iterable[str]) -> list[str]:
    """Which of these writes are not in the database as they were written."""
    there: set[str] = set()
    tables = dict.fromkeys(("moments_moment", "checkins_checkin", "repairs_repair"), "words")
    with psycopg.connect(practice.database) as connection:
        for table, column in (tables | {"sharing_grant": "copy"}).items():
            found = connection.execute(f"SELECT id, {column} FROM {table}")  # noqa: S608 - names it holds itself
            there |= {as_written(id, json.loads(text)) for id, text in found if text}
    return sorted(set(acknowledged) - there)


def require_nginx(goal: str, what: str) -> None:
    """Leaves a goal out where nothing can stand in front of the practice, and says so in the report."""
    if not NGINX:
        reason = "nginx is not installed (Debian: nginx-light)"
        report.left_out(goal, what, reason)
        pytest.skip(reason)
