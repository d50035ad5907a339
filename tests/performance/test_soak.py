"""G17: eight hours of a practice in three minutes (`make bench`): memory and connections do not grow, and no write that
was acknowledged is lost, though a web is killed, reminders come all at once, and many sign in together.

Two hundred visits are what sixty clients and four clinicians make in that time; here a visit comes each second or so.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.practice import Practice, running
from tests.faults.fleet import until
from tests.performance import report
from tests.performance.morning import watch
from tests.performance.morning.run import (
    Load,
    acknowledged,
    lost,
    make_people,
    place_of,
    require_nginx,
)
from tests.performance.sink import Sink

pytestmark = [pytest.mark.bench, pytest.mark.postgres]
SECONDS, WARM = 180, 45
RATE = 1.0  # visits a second
REMINDED, STORM = 200, 20
# A process may not grow faster than that, in MB a minute. Three minutes stand for eight hours, so three months of such
# days would be a web's whole limit.
SLOPE = 4.0
# One a thread of the webs, the processes of the workers with those that started them, the beats.
POOL = 2 * 16 + (2 + 1) + (1 + 1) + 2


@pytest.fixture(scope="module")
def practice(sink: Sink, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    require_nginx("G17", "growth of memory")
    ours = {
        "DJANGO_SETTINGS_MODULE": "tests.performance.settings",
        "SSL_CERT_FILE": str(sink.ca_file),
        "PUSH_HOSTS": "127.0.0.1",
    }
    folder = tmp_path_factory.mktemp("soak")
    with running(folder, "-c shared_buffers=256MB", **ours) as practice:
        yield practice


def pipeline(practice: Practice, what: str, **given: object) -> None:
    practice.python("-m", "tests.performance.pipeline", json.dumps([what, given]))


def remind(practice: Practice, sink: Sink) -> None:
    sink.reset()
    pipeline(practice, "make_due", seconds=5, count=REMINDED)


def everybody_was_reminded(sink: Sink) -> None:
    """Each of them once."""
    until(lambda: sink.counts()["unique"] >= REMINDED, 60, f"reminders are missing: {sink.counts()}")
    assert (sink.counts()["unique"], sink.counts()["repeated"]) == (REMINDED, 0)


def apart(people: Path, count: int) -> Path:
    """So many of the clients in a file of their own: nobody is in two places at once."""
    told = json.loads(people.read_text(encoding="utf-8"))
    file = people.with_name("apart.json")
    file.write_text(json.dumps({"clients": told["clients"][:count], "clinicians": []}), encoding="utf-8")
    told["clients"] = told["clients"][count:]
    people.write_text(json.dumps(told), encoding="utf-8")
    return file


def test_eight_hours_in_miniature(practice: Practice, sink: Sink) -> None:
    people = make_people(practice, clinicians=4, each=20, entries=10, ready=6)
    pipeline(practice, "people", count=REMINDED, origin=sink.origin)
    place = place_of(practice)
    storming = apart(people, STORM)
    # Everybody is signed in then, and whatever is read or made at its first use is there.
    Load(place, people, "storm", rate=6, seconds=60).came()
    remind(practice, sink)
    everybody_was_reminded(sink)

    sizes: dict[str, list[tuple[float, float]]] = {}
    connections: list[int] = []
    killed = 0
    storm: Load | None = None
    load = Load(place, people, "fixed", rate=RATE, seconds=SECONDS)
    began = time.monotonic()
    reminded = False
    while load.process.poll() is None:
        at = time.monotonic() - began
        if at > WARM:
            for name, size in watch.memory(practice).items():
                sizes.setdefault(name, []).append((at, size))
        connections.append(watch.connections(practice))
        if not reminded and at > SECONDS * 0.3:
            remind(practice, sink)
            reminded = True
        if not killed and at > SECONDS * 0.5:
            killed = practice.supervisor.kill("web-1")
        if not storm and at > SECONDS * 0.7:
            storm = Load(place, storming, "storm", rate=STORM, seconds=60)
        time.sleep(2)
    (step,) = load.came(60).steps
    assert storm
    (all_at_once,) = storm.came(60).steps
    everybody_was_reminded(sink)

    # A web that was started again begins from nothing: what grows in it is its start.
    grown = {name: watch.growth(some) for name, some in sizes.items() if name != "web-1"}
    fastest = max(grown, key=lambda name: grown[name])
    print({name: f"{some[-1][1]:.0f} MB, {watch.growth(some):+.1f} a minute" for name, some in sizes.items()})
    report.goal(
        "G17", "growth of what grows fastest", grown[fastest], SLOPE, unit=" MB a minute", at_most=True, floor=SLOPE * 5,
        note=f"{fastest}; the webs have {max(size for _, size in sizes['web-2']):,.0f} MB at most; {step.visits:.2f} visits "
        f"a second, {STORM} signing in at once within {all_at_once.taken['sign-in']:,.0f} ms",
        why="three minutes tell little of a slope",
    )  # fmt: skip
    report.goal(
        "G17", "connections to PostgreSQL at most", max(connections), POOL, at_most=True, floor=POOL,
        note=f"{connections[-1]} in the end", why="each thread keeps its own for a minute",
    )  # fmt: skip
    assert practice.supervisor.running["web-1"].pid != killed
    written = acknowledged(people)
    assert written
    assert lost(practice, written) == []
    assert step.visits > 0
    # What asked the web that was killed at that instant, and nothing else, went without an answer.
    assert step.errors < 0.02, step.problems
    assert all_at_once.errors == 0, all_at_once.problems
    assert [one for one in step.problems if ": 500" in one] == []
