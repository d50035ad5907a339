"""A practice's life in one piece, by the commands of config/deploy/README.md: set up by the last release, in use while
each part is killed in turn, brought to now without a stop, and put back from its backup on another machine. Every
acknowledged write is there in the end, and every reminder came once.
"""

import json
import os
import re
import shutil
import signal
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import psycopg
import pytest

from config.tools.demo import ROOT
from tests.deploy import newer
from tests.deploy.practice import NGINX, Practice, laid_out, parts, started
from tests.deploy.reminded import Reminded
from tests.faults.fleet import until
from tests.performance.morning import visits
from tests.performance.morning.device import Device
from tests.performance.morning.run import Load, acknowledged, lost, make_people, place_of
from tests.performance.morning.visits import Account, operation
from tests.postgres import cluster, crash_and_restart, url
from tests.push.fixtures import push_service
from tests.push.service import PushService
from tests.upgrade.releases import LAST, unpacked

__all__ = ["push_service"]
pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(not NGINX, reason="nginx is not installed (Debian: nginx-light)"),
]
RATE = 1.0  # visits a second
ALL = ["web-1", "web-2", "send", "tick", "beat-1", "beat-2", "redis", "nginx", "postgresql"]
PAGE = ROOT / "config" / "deploy" / "README.md"
# What a device may meet while a part is away, and asks again after.
AWAY = re.compile(
    r": 50[234] |ConnectionRe(set|fused)Error|RemoteDisconnected|BrokenPipeError|IncompleteRead"
)


class Life:
    """A practice in use."""

    def __init__(self, practice: Practice, reminded: Reminded, socket: str, people: Path) -> None:
        self.practice, self.reminded, self.socket, self.people = practice, reminded, socket, people

    def written(self) -> int:
        ((found,),) = self.practice.sql("SELECT sum(value) FROM core_entrycursor")
        return int(found)

    def goes_on(self) -> None:
        before = self.written()
        until(lambda: self.written() > before, 60, f"nothing is written\n{self.practice.logs()}")

    def kill(self, name: str) -> None:
        """With something due, and on to what comes after only when the part is there again and people write."""
        self.reminded.due()
        if name == "postgresql":
            self.reminded.may_cut(lambda: crash_and_restart(self.socket, lambda: None))
        else:
            self.reminded.may_cut(lambda: self.again(name, self.practice.supervisor.kill(name)))
        self.goes_on()

    def again(self, name: str, number: int) -> None:
        """Another process in the place of the one of that number, and the web answers as the page asks it."""
        running = self.practice.supervisor.running
        until(lambda: running[name].pid != number, 40, f"no new {name}")
        for web in ("web-1", "web-2") if name.startswith("web") else ("web-1",):
            until(lambda web=web: self.answers(web), 60, f"{web} does not answer")

    def answers(self, web: str) -> bool:
        try:
            with closing(HTTPConnection("127.0.0.1", self.practice.ports[web], timeout=5)) as asking:
                asking.request("GET", "/healthz")
                return asking.getresponse().status == 200
        except (OSError, HTTPException):
            return False

    def restart(self, name: str) -> None:
        """As the page does, in the middle of something."""
        service = self.reminded.service
        if name == "send":
            path = self.reminded.waiting[0]
            service.answer(path, "hold")
            self.reminded.due()
            until(lambda: bool(service.at(path)), 60, "nothing is sent")
        else:
            self.reminded.due()
        number = self.practice.supervisor.restart(name)
        service.go.set()
        self.again(name, number)
        self.goes_on()

    def upgrade(self, tree: Path) -> None:
        """As the page does it."""
        practice = self.practice
        newer.put_in_place(tree, practice.code)
        practice.supervisor.parts |= parts(practice)  # units and nginx.conf are copied again
        practice.manage("prepare")
        os.kill(practice.supervisor.running["nginx"].pid, signal.SIGHUP)
        self.page_is_whole()
        (order,) = re.findall(r"for part in (.*); do", PAGE.read_text(encoding="utf-8"))
        named = {"web@8001": ["web-1"], "web@8002": ["web-2"], "beat": ["beat-1", "beat-2"]}
        for part in order.split():
            for name in named.get(part, [part]):
                self.restart(name)
                self.page_is_whole()

    def page_is_whole(self) -> None:
        """Whoever comes now gets a page with all its files, whichever web gives which."""
        for _ in range(3):
            page = self.practice.ask("GET", "/")[2].decode()
            files = re.findall(r"/static/assets/[^\"']+", page)
            assert files
            assert [file for file in files if self.practice.ask("GET", file)[0] != 200] == []


class Phone:
    """Somebody's device, which keeps what it wrote."""

    def __init__(self, practice: Practice, account: Account) -> None:
        self.account = account
        self.marks: list[str] = []
        self.kept: list[dict[str, Any]] = []
        self.open(practice)

    def open(self, practice: Practice) -> None:
        place = place_of(practice)
        self.device = Device(place, place.trusted(), lambda *_: None)
        visits.sign_in_anew(self.device, self.account)

    def pull(self) -> set[str]:
        page = self.device.ask("sync", "GET", f"{visits.API}/sync?since=0&limit=200").told
        assert not page["more"]
        self.marks = self.marks or page["marks"]
        return {one["id"] for one in page["entries"]}

    def write(self) -> str:
        self.kept = [operation("kind-moments", direction="received")]
        return self.send()

    def send(self) -> str:
        sent = {"operations": self.kept, "known": self.marks[-1]}
        told = self.device.ask("sync", "POST", f"{visits.API}/sync", sent).told
        assert [one["status"] for one in told["results"]] == [201], told
        self.marks += told["marks"]
        return str(self.kept[0]["id"])

    def notices(self) -> None:
        """That the practice stands at an earlier time, and goes on from there."""
        asked = f"{visits.API}/sync?since=0&known={self.marks[-1]}"
        assert self.device.ask("sync", "GET", asked, good=(409,)).told["error"]["code"] == "unknown_history"
        shared = self.device.ask("sync", "POST", f"{visits.API}/sync/history", {"marks": self.marks}).told
        self.marks = [one for one in self.marks if int(one.partition(".")[0]) <= shared["shared"]]
        assert self.marks


def in_use(life: Life, tree: Path, before: list[str], after: list[str]) -> list[str]:
    """The load, what happens meanwhile, and what was acknowledged."""
    place = place_of(life.practice)
    load = Load(place, life.people, "fixed", rate=RATE, seconds=1200)
    life.goes_on()
    for name in before:
        life.kill(name)
    life.upgrade(tree)
    for name in after:
        life.kill(name)
    life.reminded.all_came()
    load.end()
    (step,) = load.came(60).steps
    written = acknowledged(life.people)
    assert len(written) > len(before) + len(after)
    assert [one for one in step.problems if not AWAY.search(one)] == []
    return written


def whole_life(folder: Path, service: PushService, before: list[str], after: list[str]) -> None:
    key, backup = folder / "backup-key", folder / "one.backup"
    key.write_text("words that the operator keeps elsewhere", encoding="utf-8")
    key.chmod(0o600)
    settings = {
        "DJANGO_SETTINGS_MODULE": "tests.performance.settings",
        "PUSH_HOSTS": "127.0.0.1",
        "BACKUP_KEY_FILE": str(key),
    }
    first, second = folder / "first", folder / "second"
    first.mkdir()
    newer.put_in_place(unpacked(LAST, folder / "attune-1").folder, folder / "attune")
    with cluster("") as socket:
        practice = laid_out(first, url(socket), folder / "attune", **settings)
        reminded = Reminded(practice, service)
        with started(practice):
            people = make_people(practice, clinicians=1, each=6, entries=3, ready=4)
            reminded.make(count=len(before) + len(after) + 12)
            life = Life(practice, reminded, socket, people)
            written = in_use(life, newer.clone(folder / "attune-2"), before, after)
            reminded.hold()
            assert lost(practice, written) == []
            practice.manage("doctor", DJANGO_SETTINGS_MODULE="config.settings.production")
            phone = Phone(practice, Account(**json.loads(people.read_text(encoding="utf-8"))["clients"][0]))
            seen = phone.pull()
            practice.manage("backup", str(backup))
            late = phone.write()
            reminded.due(2, late=True)
            reminded.all_came()
            practice.supervisor.stop(at_once=True)

        # The machine is gone. There are the keys' backup, and that of the database.
        shutil.copytree(first / "keys", second / "keys")
        with psycopg.connect(url(socket), autocommit=True) as connection:
            connection.execute("CREATE DATABASE second")
        there = laid_out(second, url(socket, "second"), **settings)
        there.manage("restore", str(backup))
        reminded.practice = there
        with started(there):
            assert lost(there, written) == []
            phone.open(there)
            assert phone.pull() == seen
            phone.notices()
            assert phone.send() == late
            (kept,) = phone.kept
            assert lost(there, [*written, visits.as_written(late, kept["body"]["words"])]) == []
            reminded.devices_come_again()
            reminded.due(2)
            reminded.all_came()
            there.ticks_on()
            reminded.hold()
            there.supervisor.stop(at_once=True)


@pytest.mark.bench
@pytest.mark.promise(43)
def test_nothing_is_lost_and_nothing_comes_twice(tmp_path: Path, push_service: PushService) -> None:
    whole_life(tmp_path, push_service, ALL, ALL)


@pytest.mark.slow
@pytest.mark.promise(43)
def test_in_short(tmp_path: Path, push_service: PushService) -> None:
    whole_life(tmp_path, push_service, ["redis", "web-1"], ["send", "postgresql"])
