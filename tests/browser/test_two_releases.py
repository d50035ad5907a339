"""The client of one release meets the server of the other, at the same address and on the same database: what was
written without a connection arrives, nothing on the screen is taken away, and the update comes when it is asked for.
"""

import http.client
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from config.tools.demo import ROOT
from tests.browser import chromium as chromium_
from tests.browser.guard import Guard
from tests.browser.person import message, sign_up
from tests.browser.site import require_built_client
from tests.browser.steps import (
    CONTROLLED,
    begin_repair,
    button,
    heading,
    link,
    place_is_kept,
    saved,
    waited_for,
)
from tests.faults.fleet import free_port, until
from tests.upgrade.releases import LAST, Release, put_keys, unpacked

pytestmark = pytest.mark.slow
NOW = Release("now", ROOT)
UPDATE = "async () => { await (await navigator.serviceWorker.ready).update(); }"
# As a tap on a note goes: within the page that is open.
GO = "(to) => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate', { state: null })); }"
WAITS = "async () => (await navigator.serviceWorker.ready).waiting !== null"


class Servers:
    """One at a time, on one port and one database."""

    def __init__(self, folder: Path) -> None:
        self.port, self.folder = free_port(), folder
        self.running: subprocess.Popen[bytes] | None = None
        put_keys(folder / "local" / "keys")
        self.environment = {
            "DJANGO_SETTINGS_MODULE": "tests.ops.settings",
            "ATTUNE_LOCAL_DIR": str(folder / "local"),
            "DATABASE_URL": f"sqlite:///{folder / 'attune.sqlite3'}",
            "REDIS_URL": "none",
        }

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def manage(self, release: Release, *words: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=release.folder, env=release.environment(**self.environment), check=True, capture_output=True,
        )  # fmt: skip

    def stand(self, release: Release) -> None:
        """In place of the other one."""
        self.stop()
        with (self.folder / "web.log").open("ab") as log:
            self.running = subprocess.Popen(
                [sys.executable, "-m", "config.tools.web", str(self.port)],
                cwd=release.folder, env=release.environment(**self.environment), stdout=log, stderr=log,
            )  # fmt: skip
        until(self._answers, 60, "the server does not answer")

    def stop(self) -> None:
        if self.running:
            self.running.send_signal(signal.SIGTERM)
            self.running.wait(30)
            self.running = None

    def _answers(self) -> bool:
        try:
            with closing(http.client.HTTPConnection("localhost", self.port, timeout=5)) as asking:
                asking.request("GET", "/healthz")
                return asking.getresponse().status == 200
        except OSError:
            return False

    def revisions(self, table: str) -> list[int]:
        with closing(sqlite3.connect(self.folder / "attune.sqlite3", timeout=10)) as file:
            return [found for (found,) in file.execute(f"SELECT revision FROM {table}")]  # noqa: S608 - a name of ours


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[Servers]:
    require_built_client()
    found = Servers(tmp_path)
    yield found
    found.stop()


@pytest.fixture
def page(chromium: Browser, servers: Servers) -> Iterator[Page]:
    context = chromium.new_context(
        viewport=chromium_.SIZES["phone"], has_touch=True, is_mobile=True, locale="en-GB", base_url=servers.url,
        timezone_id="Europe/London", reduced_motion="reduce",
    )  # fmt: skip
    guard = Guard(f"localhost:{servers.port}")
    guard.allow("ERR_")  # a server that is just being put in the place of the other
    guard.watch(context)
    yield context.new_page()
    context.close()
    guard.check()


def happened(page: Page, text: str) -> None:
    page.get_by_label(message("practice.happened_label")).fill(text)


def arrives(page: Page, servers: Servers, revision: int) -> None:
    """The repair, with whoever it is about."""
    page.context.set_offline(False)
    saved(page)
    assert waited_for(page, lambda: [one for one in servers.revisions("repairs_repair") if one >= revision])
    assert len(servers.revisions("people_person")) == 1


def is_updated(page: Page, servers: Servers, *, newer: bool) -> None:
    """Asked for while something waits on the device, the update comes with all of it."""
    page.context.set_offline(True)
    page.get_by_label(message("practice.happened_label")).press_sequentially("tence")
    saved(page, "shell.saved_on_device")
    page.evaluate(GO, "/you")
    heading(page, "shell.you")
    if newer:
        page.get_by_role("button", name=message("you.update")).click()
        page.wait_for_function("() => window.untouched === undefined")
        page.wait_for_function(CONTROLLED)
        expect(page.get_by_role("button", name=message("you.update"))).to_have_count(0)
    page.context.set_offline(False)
    assert waited_for(page, lambda: max(servers.revisions("repairs_repair")) >= 3)


@pytest.mark.promise(43)
def test_nothing_is_lost_when_the_server_goes_ahead_and_back_again(
    page: Page, servers: Servers, tmp_path: Path
) -> None:
    release = unpacked(LAST, tmp_path / "release")
    for words in (["migrate"], ["createcachetable"], ["load_library"]):
        servers.manage(release, *words)
    servers.stand(release)
    sign_up(page)
    page.wait_for_function(CONTROLLED)
    newer = (release.folder / "frontend/dist/sw.js").read_bytes() != (
        ROOT / "frontend/dist/sw.js"
    ).read_bytes()

    # Written by the client of before, without a connection; the server of now stands there when it comes back.
    page.context.set_offline(True)
    begin_repair(page, "J.")
    happened(page, "It was about the keys.")
    saved(page, "shell.saved_on_device")
    servers.stop()
    servers.manage(NOW, "migrate")
    servers.stand(NOW)
    page.evaluate("() => { window.untouched = true; window.first = navigator.serviceWorker.controller; }")
    arrives(page, servers, 1)

    # The update waits: the page, the field and the caret stay as they are.
    field = page.get_by_label(message("practice.happened_label"))
    field.press_sequentially(" And half a sen")
    page.evaluate(UPDATE)
    if newer:
        assert waited_for(page, lambda: page.evaluate(WAITS))
    assert page.evaluate("() => window.untouched && navigator.serviceWorker.controller === window.first")
    expect(field).to_have_value("It was about the keys. And half a sen")
    expect(field).to_be_focused()
    arrives(page, servers, 2)
    place_is_kept(page)

    is_updated(page, servers, newer=newer)
    link(page, "shell.journal")
    page.get_by_text("It was about the keys.").click()
    link(page, "practice.continue")
    heading(page, "practice.happened_title")
    expect(field).to_have_value("It was about the keys. And half a sentence")

    # Written by the client of now, without a connection; the server of before is put back, on the database as it is.
    page.context.set_offline(True)
    happened(page, "It was about the keys, and the door.")
    saved(page, "shell.saved_on_device")
    servers.stand(release)
    before = max(servers.revisions("repairs_repair"))
    arrives(page, servers, before + 1)
    button(page, "practice.go_on")
    page.reload()
    link(page, "shell.journal")
    expect(page.get_by_text("It was about the keys, and the door.")).to_be_visible()
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_text("It was about the keys, and the door.")).to_be_visible()
