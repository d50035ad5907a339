"""Two tabs of one device, at random: writing, changing and deleting, with a connection and without, and pages that end
while somebody types. The save line is true at every step, and in the end nothing that it said to be saved is lost and
nothing that was deleted is there, in Chromium and in Firefox.

The steps are other ones each time; `ATTUNE_SEED` asks for those of a run that failed.
"""

import os
import random
import time

import pytest

from backend.moments.models import Moment
from tests.browser.conftest import PageAt
from tests.browser.firefox import Firefox
from tests.browser.hands import Hands, InChromium, InFirefox
from tests.browser.person import message, sign_up, sign_up_in_firefox
from tests.browser.site import Site

STEPS = 9
LIST = "/people/moments"
AT_LIST = f"location.pathname === {LIST!r} && document.querySelector('main h1')"
WHAT = message("moments.what")
HERE, EVERYWHERE = message("shell.saved_on_device"), message("shell.saved_everywhere")
# Firefox under remote control and Chromium both have the worker only from the second page on.
CONTROLLED = "navigator.serviceWorker.controller !== null"


def on_page(text: str) -> str:
    return f"document.querySelector('main').innerText.split('\\n').includes({text!r})"


def on_server() -> int:
    return Moment.objects.filter(deleted_at__isnull=True).count()


class Walk:
    def __init__(self, hands: Hands, seed: int) -> None:
        self.hands, self.choose = hands, random.Random(seed)  # noqa: S311 - which way to go is no secret
        self.kept: list[str] = []
        self.deleted: list[str] = []
        self.connected = True
        self.written = 0
        self.tabs = [hands.tab, hands.open_tab()]

    def begin(self) -> None:
        for tab in reversed(self.tabs):
            self.hands.tab = tab
            self.hands.goto(LIST)
            self.hands.wait_for(f"{AT_LIST} && {CONTROLLED}")

    def take(self) -> str:
        """One step, in either tab; gives back what it was."""
        self.hands.tab = self.choose.choice(self.tabs)
        self.look()
        step = self.choose.choice(
            ["write", "write", "change", "change", "delete", "cut_off", "network", "reload"]
        )
        if not self.kept and step in ("change", "delete"):
            step = "write"
        getattr(self, step)()
        return step

    def write(self) -> None:
        self.click("link", "moments.begin")
        text = f"Kind {self.number()}."
        self.hands.type(WHAT, text)
        self.kept.append(text)
        self.said()
        self.to_list()

    def change(self) -> None:
        before = self.open()
        self.click("link", "moments.change")
        self.hands.wait_for(f"document.querySelector('textarea')?.value === {before!r}")
        more = f" And {self.number()}."
        self.hands.type(WHAT, more)
        self.kept.append(before + more)
        self.said()
        self.to_list()

    def delete(self) -> None:
        self.deleted.append(self.open())
        self.click("button", "moments.delete")
        self.hands.wait_for(AT_LIST)

    def cut_off(self) -> None:
        """The page ends while somebody types: it is there or it is not, and nothing else is lost."""
        self.click("link", "moments.begin")
        text = f"Kind {self.number()}."
        self.hands.type(WHAT, text)
        self.hands.goto(LIST)
        self.hands.wait_for(AT_LIST)
        for some in (text, *(text[:end] for end in range(len(text) - 1, 0, -1))):
            if self.hands.eval(on_page(some)):
                self.kept.append(some)
                break
        for tab in self.tabs:  # the page that ended may not have come to telling the other tab
            self.hands.tab = tab
            self.reload()

    def network(self) -> None:
        self.connected = not self.connected
        self.hands.connected(self.connected)

    def reload(self) -> None:
        self.hands.reload()
        self.hands.wait_for(AT_LIST)

    def open(self) -> str:
        text = self.kept.pop(self.choose.randrange(len(self.kept)))
        self.hands.click_text(text)
        self.hands.wait_for(f"location.pathname !== {LIST!r}")
        return text

    def number(self) -> int:
        self.written += 1
        return self.written

    def click(self, role: str, key: str) -> None:
        self.hands.click(role, message(key))

    def to_list(self) -> None:
        self.hands.click("link", message("shell.back_to").format(place=message("moments.title")))
        self.hands.wait_for(AT_LIST)

    def said(self) -> None:
        """What the line says is so: everywhere is also on the server, and without a connection it is not said."""
        self.hands.wait_for(on_page(EVERYWHERE if self.connected else HERE))
        if self.connected:
            assert on_server() >= len(self.kept)

    def look(self) -> None:
        """This tab shows what both tabs did."""
        for text in self.kept:
            self.hands.wait_for(on_page(text))
        for text in self.deleted:
            self.hands.wait_for(f"!{on_page(text)}")

    def end(self) -> None:
        self.connected = True
        self.hands.connected(True)
        self.write()
        until = time.monotonic() + 20
        while on_server() != len(self.kept) and time.monotonic() < until:
            self.hands.eval("new Promise((go) => setTimeout(go, 50))")
        assert on_server() == len(self.kept)
        for tab in self.tabs:
            self.hands.tab = tab
            self.look()
            self.reload()
            self.look()


def walk(hands: Hands) -> None:
    seed = int(os.environ.get("ATTUNE_SEED") or time.time_ns() % 2**31)
    way = Walk(hands, seed)
    way.begin()
    taken: list[str] = []
    try:
        for _ in range(STEPS):
            taken.append(way.take())
        way.end()
    except BaseException as error:
        shown = hands.eval("document.body.innerText")
        error.add_note(
            f"ATTUNE_SEED={seed}; done: {', '.join(taken)}; there should be {way.kept}, and is {shown!r}"
        )
        raise


@pytest.mark.promise(43)
def test_chromium_keeps_what_it_said_was_saved(page_at: PageAt, live_server: Site) -> None:
    page = page_at("laptop", service_worker=True)
    sign_up(page)
    walk(InChromium(page, live_server.url))


@pytest.mark.promise(43)
def test_firefox_keeps_what_it_said_was_saved(firefox: Firefox, live_server: Site) -> None:
    sign_up_in_firefox(firefox, live_server.url)
    walk(InFirefox(firefox, live_server.url))
