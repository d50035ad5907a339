"""Devices of one person at random, and what lies between them and the server.

A plan is made of a number alone, before anything is tried, so that a run that failed is run again by its number.
"""

import random
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import time_machine
from django.utils import timezone

from backend.core import tasks
from tests.browser.at_random.device import Device
from tests.browser.at_random.expected import EVERYWHERE, Expected
from tests.browser.site import FAULTS, copy

YEAR = timedelta(days=366)
# What a person, a browser, a network and a server do, and how often one is met.
KINDS = {
    "write": 5,
    "write_over": 5,
    "delete": 4,
    "delete_and_undo": 1,
    "sync": 4,
    "fail": 4,
    "offline": 2,
    "heal": 3,
    "reopen": 2,
    "reopen_while_typing": 1,
    "clock": 1,
    "backup": 2,
    "put_back": 2,
    "year": 1,
}
DAYS = (-400, -2, 2, 400)


@dataclass(frozen=True)
class Step:
    do: str
    on: int
    which: int = 0
    fault: str = "bad_gateway"
    days: int = 0


def plan(seed: int, steps: int, devices: int) -> list[Step]:
    draw = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    return [
        Step(
            draw.choices(list(KINDS), list(KINDS.values()))[0],
            draw.randrange(devices),
            draw.randrange(100),
            draw.choice(list(FAULTS)),
            draw.choice(DAYS),
        )
        for _ in range(steps)
    ]


class World:
    def __init__(self, devices: list[Device], database: Path) -> None:
        self.devices = devices
        self.expected = Expected()
        self.database, self.kept = database, database.with_name("of-before.sqlite3")
        self.written = 0
        copy(database, self.kept)

    def takes(self, step: Step) -> None:
        device = self.devices[step.on]
        if step.do in {"backup", "put_back", "year"}:
            getattr(self, step.do)()
        elif step.do == "fail":
            device.fails(step.fault)
        elif step.do == "offline":
            # Without a worker nothing of the app comes any more: there the way fails instead.
            device.goes_offline(True) if device.installed else device.fails(step.fault)
        elif step.do == "heal":
            device.heals()
        elif step.do == "sync":
            device.syncs()
            self.reads_line(device)
        elif step.do == "reopen":
            self.ends(device)
            device.reopens()
        elif step.do == "clock":
            self.ends(device)
            device.sets_clock(step.days)
        else:
            self.types(device, step)

    def types(self, device: Device, step: Step) -> None:
        there = device.texts()
        seen = there[step.which % len(there)] if there and step.do != "write" else None
        was_cut_off = device.cut_off
        if step.do.startswith("delete"):
            if seen is None or there.count(seen) > 1:
                return
            seen = device.deletes(seen)
            self.expected.deletes(device.name, seen)
            if step.do == "delete_and_undo":
                device.takes_back(seen)
                self.expected.takes_back(device.name, seen)
        else:
            self.written += 1
            text = f"Word {self.written}."
            seen = device.writes_over(seen, text)
            self.expected.writes(device.name, seen, text)
            if step.do == "reopen_while_typing":
                self.ends(device)
                device.reopens()
                return
        line = self.reads_line(device)
        # A deletion that is taken back at once may never have been on its way.
        if was_cut_off and step.do in {"write", "write_over"}:
            assert line not in EVERYWHERE, f"{device.name} says {line!r}, and nothing of it got through"

    def reads_line(self, device: Device) -> str:
        line = device.line()
        if not line and (there := device.texts()):
            device.opens(there[0])
            line = device.line()
        self.expected.said(device.name, line)
        return line

    def ends(self, device: Device) -> None:
        self.expected.page_ends(device.name, keeps=device.keeps)

    def backup(self) -> None:
        copy(self.database, self.kept)
        self.expected.backup()

    def put_back(self) -> None:
        copy(self.kept, self.database)
        [nothing] = [device.name for device in self.devices if not device.keeps]
        self.expected.put_back(keeps_nothing=nothing)

    def year(self) -> None:
        """Whoever comes after it finds what the server still keeps then."""
        with time_machine.travel(timezone.now() + YEAR, tick=False):
            tasks.forget()

    def is_healed(self) -> None:
        """Every way is whole, and the person chose of whatever there is twice: all show the same, and what they
        should.
        """
        for device in self.devices:
            device.heals()
        shown: list[list[str]] = []
        for _ in range(8):
            for device in self.devices:
                device.syncs()
                for both in device.settles(set(self.expected.gone)):
                    self.expected.keeps_both(both)
            done = [device.is_done() for device in self.devices]
            shown = [sorted(device.texts()) for device in self.devices]
            if all(done) and all(one == shown[0] for one in shown):
                break
        else:
            raise AssertionError(f"they don't come to the same: {shown}")
        self.all_is_there("all have said that it is everywhere")
        # What keeps nothing shows what the server has; what keeps something, what it kept.
        for device in self.devices:
            device.reopens()
            if not device.keeps:
                device.syncs()
        self.all_is_there("all were opened once more")

    def all_is_there(self, when: str) -> None:
        for device in self.devices:
            wrong = self.expected.wrong(set(device.texts()))
            assert not wrong, f"{device.name}, once {when}: {wrong}"
