"""Three devices of one person, two in Chromium and one in Firefox, at random: writing, changing and deleting, with a
connection and without, behind a proxy that answers for the server, and pages that are loaded anew. What is deleted on
one is changed on another at last. The save line is true at every step; in the end all three show whatever was said to
be saved, and nothing that was deleted.

The steps are the same each time, so that a run can be trusted; `ATTUNE_SEED` asks for others. `store/two-devices.test.ts`
goes further, with whatever needs no browser, by other steps each time.
"""

import os
import random
from collections.abc import Iterator

import pytest

from backend.moments.models import Moment
from tests.browser.conftest import PageAt
from tests.browser.firefox import Firefox
from tests.browser.hands import Hands, InChromium, InFirefox, until
from tests.browser.person import message, sign_in, sign_up_in_firefox
from tests.browser.site import Site
from tests.browser.steps import CONTROLLED

STEPS = 8
LIST = "/people/moments"
AT_LIST = f"location.pathname === {LIST!r} && document.querySelector('main h1')"
WHAT = message("moments.what")
HERE, EVERYWHERE = message("shell.saved_on_device"), message("shell.saved_everywhere")
NEWS = message("account.news")
ATTENTION = message("shell.needs_attention")
ANSWERS = [  # of something that stands before the server
    ("200 OK", "text/html", b"<!doctype html><title>Welcome</title>"),
    ("200 OK", "application/json", b"{}"),
    ("404 Not Found", "text/plain", b"404 page not found"),
    ("502 Bad Gateway", "text/html", b"<h1>502 Bad Gateway</h1>"),
]


def on_page(text: str) -> str:
    return f"document.body.innerText.split('\\n').includes({text!r})"


def on_server() -> int:
    return Moment.objects.filter(deleted_at__isnull=True).count()


class Device:
    """One of them, and what was written on it and is there."""

    def __init__(self, hands: Hands, name: str) -> None:
        self.hands, self.name = hands, name
        self.kept: list[str] = []
        self.connected = True

    def begin(self) -> None:
        """From a first page to one that works without a connection."""
        self.hands.goto(LIST)
        self.hands.wait_for(f"{AT_LIST} && ({CONTROLLED})()")
        self.says(NEWS)  # of the other devices, above everything else
        self.click("button", "shell.close")
        self.hands.wait_for(f"!{on_page(NEWS)}")

    def write(self, text: str) -> None:
        self.click("link", "moments.begin")
        self.hands.type(WHAT, text)
        self.kept.append(text)

    def change(self, before: str, more: str) -> None:
        self.open(before)
        self.click("link", "moments.change")
        self.hands.wait_for(f"document.querySelector('textarea')?.value === {before!r}")
        self.hands.type(WHAT, more)
        self.kept.append(before + more)

    def delete(self, text: str) -> None:
        self.open(text)
        self.click("button", "moments.delete")
        self.hands.wait_for(AT_LIST)

    def says(self, line: str) -> None:
        self.hands.wait_for(on_page(line))

    def to_list(self) -> None:
        self.hands.click("link", message("shell.back_to").format(place=message("moments.title")))
        self.hands.wait_for(AT_LIST)

    def connect(self, connected: bool) -> None:
        self.connected = connected
        self.hands.connect(connected)

    def shows(self, kept: list[str], deleted: list[str]) -> None:
        for text in kept:
            self.hands.wait_for(on_page(text))
        for text in deleted:
            self.hands.wait_for(f"!{on_page(text)}")

    def open(self, text: str) -> None:
        self.kept = [one for one in self.kept if one != text]
        self.hands.click_text(text)
        self.hands.wait_for(f"location.pathname !== {LIST!r}")

    def click(self, role: str, key: str) -> None:
        self.hands.click(role, message(key))


class Walk:
    def __init__(self, devices: list[Device], site: Site, seed: int) -> None:
        self.devices, self.site = devices, site
        self.choose = random.Random(seed)  # noqa: S311 - which way to go is no secret
        self.deleted: list[str] = []
        self.taken: list[str] = []
        self.number = 0

    def take(self) -> None:
        """One step, on any device. Each changes and deletes what was written on it."""
        device = self.choose.choice(self.devices)
        step = self.choose.choice(
            ["write", "write", "change", "change", "delete", "network", "proxy", "reload"]
        )
        if not device.kept and step in ("change", "delete"):
            step = "write"
        self.taken.append(f"{step} on {device.name}")
        getattr(self, step)(device)
        device.shows(device.kept, self.deleted if self.reaches(device) else [])

    def write(self, device: Device) -> None:
        device.write(f"Kind {self.next()}.")
        self.look_at_line(device)

    def change(self, device: Device) -> None:
        device.change(self.choose.choice(device.kept), f" And {self.next()}.")
        self.look_at_line(device)

    def delete(self, device: Device) -> None:
        text = self.choose.choice(device.kept)
        device.delete(text)
        self.deleted.append(text)

    def network(self, device: Device) -> None:
        device.connect(not device.connected)

    def proxy(self, _: Device) -> None:
        self.site.answers_instead = None if self.site.answers_instead else self.choose.choice(ANSWERS)

    def reload(self, device: Device) -> None:
        if device.connected:
            device.hands.goto(LIST)
            device.hands.wait_for(AT_LIST)

    def look_at_line(self, device: Device) -> None:
        """Everywhere is also on the server, and is not said where the server was not reached."""
        device.says(EVERYWHERE if self.reaches(device) else HERE)
        if self.reaches(device):
            assert on_server() >= len(device.kept)
        device.to_list()

    def reaches(self, device: Device) -> bool:
        return device.connected and self.site.answers_instead is None

    def meet(self) -> None:
        """Everybody has a connection, and shows what everybody wrote."""
        self.site.answers_instead = None
        kept = [text for device in self.devices for text in device.kept]
        for device in self.devices:
            device.connect(True)
            self.write(device)
        kept = [text for device in self.devices for text in device.kept]
        assert until(self.devices[0].hands, lambda: on_server() == len(kept)), (on_server(), kept)
        for device in self.devices:
            self.reload(device)
            device.shows(kept, self.deleted)

    def cross(self) -> None:
        """One is deleted here and changed there, another deleted while a device is away."""
        here, there, third = self.devices
        crossed, gone = here.kept[-1], third.kept.pop()
        there.connect(False)
        there.change(crossed, " Still.")
        there.says(HERE)
        before = on_server()
        here.delete(crossed)
        third.delete(gone)
        self.deleted += [crossed, gone]
        assert until(here.hands, lambda: on_server() == before - 2)
        there.connect(True)
        there.says(ATTENTION)
        there.to_list()
        there.click("link", "shell.journal")
        there.click("link", "journal.attention_open")
        there.click("button", "journal.keep_both")
        there.says(message("journal.attention_none"))
        there.hands.goto(LIST)
        there.hands.wait_for(AT_LIST)

    def next(self) -> int:
        self.number += 1
        return self.number


@pytest.fixture
def devices(page_at: PageAt, firefox: Firefox, live_server: Site) -> Iterator[list[Device]]:
    account = sign_up_in_firefox(firefox, live_server.url)
    found = [Device(InFirefox(firefox, live_server.url), "Firefox")]
    for size in ("phone", "laptop"):
        page = page_at(size, service_worker=True)
        sign_in(page, account)
        found.append(Device(InChromium(page), size))
    for device in found:
        device.begin()
    yield found
    live_server.answers_instead = None
    for device in found:
        device.hands.leave()


@pytest.mark.promise(43)
def test_what_was_said_to_be_saved_is_on_every_device_and_nothing_deleted_is(
    devices: list[Device], live_server: Site
) -> None:
    seed = int(os.environ.get("ATTUNE_SEED", "44"))
    walk = Walk(devices, live_server, seed)
    try:
        for _ in range(STEPS):
            walk.take()
        walk.meet()
        walk.cross()
        walk.meet()
    except BaseException as error:
        error.add_note(f"ATTUNE_SEED={seed}; done: {', '.join(walk.taken)}")
        for device in devices:
            error.add_note(
                f"{device.name} wrote {device.kept}, shows {device.hands.eval('document.body.innerText')!r}"
            )
        raise
