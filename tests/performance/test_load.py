"""G16: a morning against the production shape, raised until the cores hold no more (`make bench`).

Everything is on this machine: proxy, webs, workers, database, and Locust as well. The limits are those that people
wait for; what else runs beside it counts against the rate, and is said with it. A plain list of REST framework, asked
for in the same run through the same proxy and web server, is what the figures are compared with.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.deploy.practice import Practice, proxy, running
from tests.deploy.units import Part
from tests.faults.fleet import free_port, until
from tests.performance import report
from tests.performance.morning import watch
from tests.performance.morning.device import AWAY, Device, Refused
from tests.performance.morning.rates import Step
from tests.performance.morning.run import (
    Load,
    acknowledged,
    lost,
    make_people,
    place_of,
    require_nginx,
)

pytestmark = [pytest.mark.bench, pytest.mark.postgres]
TOGETHER = 8


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    require_nginx("G16", "visits of a morning that hold")
    with running(tmp_path_factory.mktemp("load"), "-c shared_buffers=256MB") as practice:
        yield practice


@pytest.fixture(scope="module")
def plain_port(practice: Practice) -> int:
    """Two more webs behind one more proxy, for the plain list alone."""
    folder = practice.folder / "plain"
    folder.mkdir()
    ports = {name: free_port() for name in ("web-1", "web-2", "plain", "tls")}
    settings = "DJANGO_SETTINGS_MODULE=tests.performance.plain_settings"
    for name in ("web-1", "web-2"):
        command = ["env", settings, sys.executable, "-m", "config.tools.web", str(ports[name])]
        practice.supervisor.start(f"plain-{name}", Part(command, True, 1))
    practice.supervisor.start("plain-nginx", proxy(folder, ports))
    place = replace(place_of(practice, ports["tls"]), ca_file=str(folder / "fullchain.pem"))
    device = Device(place, place.trusted(), lambda *_: None)

    def up() -> bool:
        try:
            return device.ask("", "GET", "/plain").status == 200
        except (Refused, *AWAY):
            return False

    until(up, 60, f"the plain list does not answer\n{practice.logs()}")
    device.close()
    return ports["tls"]


class Taken:
    """What the parts of the practice took of the processor since then."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self.before, self.at = watch.cpu(practice), time.monotonic()

    def by(self, *names: str) -> float:
        now = watch.cpu(self.practice)
        return sum(now[name] - self.before[name] for name in names)


def test_highest_rate_of_a_morning_against_a_plain_list(practice: Practice, plain_port: int) -> None:
    people = make_people(practice, clinicians=4, each=25, entries=20, ready=6)
    place = place_of(practice)
    plain = replace(place, port=plain_port, ca_file=str(practice.folder / "plain" / "fullchain.pem"))
    # Everybody is signed in then, as on most mornings, and nothing waits for its first time.
    (storm,) = Load(place, people, "storm", rate=10, seconds=60).came().steps

    def of_a_plain_list() -> tuple[float, float]:
        taken = Taken(practice)
        (step,) = Load(plain, people, "plain", rate=TOGETHER, seconds=8).came().steps
        assert step.errors == 0, step.problems
        spent = taken.by("plain-web-1", "plain-web-2", "plain-nginx", "postgres")
        return step.requests, spent / (step.requests * 8)

    before = of_a_plain_list()
    taken = Taken(practice)
    fast = Load(place, people, "fast", rate=TOGETHER, seconds=16).came()
    ours = taken.by("web-1", "web-2", "nginx", "postgres") / fast.visits
    others = 1 - taken.by(*taken.before) / watch.CORES / (time.monotonic() - taken.at)
    after = of_a_plain_list()
    plain_requests, plain_cost = ((one + other) / 2 for one, other in zip(before, after, strict=True))
    search = Load(place, people, "search", first=1.0).came(seconds=240)

    for step in search.steps:
        p95 = ", ".join(f"{name} {taken:,.0f}" for name, taken in step.taken.items())
        said = ", ".join(step.lacks) or "held"
        print(f"{step.visits:6.2f} visits, {step.requests:5.1f} requests a second: p95 in ms {p95}: {said}")
    held = [step for step in search.steps if not step.lacks]
    best = max(held, key=lambda step: step.visits, default=Step(0, 0, 0, {}))
    too_much = next((step.lacks for step in search.steps if step.lacks), [])
    report.goal(
        "G16", "visits of a morning that hold", best.visits, 5, unit=" a second", floor=2,
        note=f"{best.requests:.0f} requests a second; {storm.taken['sign-in']:,.0f} ms where ten at a time signed in",
        why=f"{others:.0%} of the cores were not ours, but for Locust and others; beyond it {', '.join(too_much)}",
    )  # fmt: skip
    (flat_out,) = fast.steps
    report.goal(
        "G16", f"requests a second when {TOGETHER} never pause, against a plain list", flat_out.requests / plain_requests,
        0.5, unit="×", floor=0.1,
        note=f"{flat_out.requests:.0f} in {flat_out.visits:.1f} visits, {plain_requests:.0f} of the list",
        why="every fourth visit signs in, which is Argon2id for 200 ms of CPU",
    )  # fmt: skip
    report.goal(
        "G16", "CPU of a visit, in answers of a plain list", ours / plain_cost, 20, at_most=True, floor=100,
        note=f"{ours * 1e3:.0f} ms in proxy, webs and database against {plain_cost * 1e3:.1f}: no more than "
        f"{watch.CORES / ours:.1f} visits a second on {watch.CORES} cores of their own",
        why="every fourth visit signs in, which is Argon2id for 200 ms of CPU",
    )  # fmt: skip
    problems = [one for step in [storm, flat_out, *search.steps] for one in step.problems]
    assert [one for one in problems if "imeout" not in one] == []
    written = acknowledged(people)
    assert len(written) > 50
    assert lost(practice, written) == []
