"""What people on an iPhone have, whichever browser they chose: the app in WebKit."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import chromium
from tests.browser import webkit as webkit_
from tests.browser.addresses import of_a_client
from tests.browser.conftest import PageAt, require
from tests.browser.consent import CLIENT, NAME, enrol, enter_clinic, make_link, open_client, open_item, said
from tests.browser.person import KEY_TIMEOUT_MS, message, sign_up_in_firefox, start_in_firefox
from tests.browser.site import FAULTS, Site
from tests.browser.test_in_firefox import HAPPENED, begin_repair, says, written

TOLD = "You came in late and did not say why."
GO = "(history.pushState(null, '', {!r}), dispatchEvent(new PopStateEvent('popstate')))"
DRAWN = "document.querySelectorAll('h1').length === 1 && !document.querySelector('.skeleton')"
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
INSTALLED = "navigator.serviceWorker.controller !== null"
# All that the browser's databases hold, as text; keys that may not be taken out stay in.
STORED = """(async () => {
  const wait = (asked) => new Promise((done, failed) => ((asked.onsuccess = () => done(asked.result)), (asked.onerror = failed)));
  let found = '';
  for (const { name } of await indexedDB.databases()) {
    const database = await wait(indexedDB.open(name));
    for (const store of database.objectStoreNames)
      found += JSON.stringify(await wait(database.transaction(store).objectStore(store).getAll()));
    database.close();
  }
  return found;
})()"""


@pytest.fixture
def webkit(live_server: Site, tmp_path: Path) -> Iterator[webkit_.WebKit]:
    """A WebKit that has never been here before."""
    found = webkit_.binaries()
    if not found and not os.environ.get("CI"):
        pytest.skip("WebKit is not installed (Debian: webkit2gtk-driver, xvfb)")
    require(found, "WebKit")
    driver, browser, screen = found
    with webkit_.screen(screen) as display:
        running = webkit_.WebKit(driver, browser, display, tmp_path)
        yield running
        running.stop()


def _open(webkit: webkit_.WebKit, passphrase: str) -> None:
    webkit.type(name=message("welcome.words"), text=passphrase)
    webkit.click(role="button", name=message("welcome.unlock"))


def test_what_is_written_without_a_connection_is_there_behind_the_lock_and_goes_on(
    webkit: webkit_.WebKit, live_server: Site
) -> None:
    account = start_in_firefox(webkit, live_server.url)
    webkit.click_text(message("lock.words"))
    webkit.click(role="button", name=message("lock.use"))
    webkit.wait_for("document.querySelector('nav.places')", KEY_TIMEOUT_MS / 1000)
    webkit.wait_for(INSTALLED)
    begin_repair(webkit)
    live_server.answers_instead = FAULTS["bad_gateway"]
    webkit.type(name=message(HAPPENED), text=TOLD)
    says(webkit, "shell.saved_on_device")
    at, kept = webkit.url, str(webkit.eval(STORED))
    assert account.username in kept
    assert TOLD not in kept

    webkit.reload()
    _open(webkit, account.passphrase)
    webkit.wait_for(f"document.querySelector('textarea')?.value === {TOLD!r}", KEY_TIMEOUT_MS / 1000)
    assert webkit.url == at

    live_server.answers_instead = None
    webkit.reload()
    _open(webkit, account.passphrase)
    written(webkit, 1)
    says(webkit, "shell.saved_everywhere")


def test_what_is_shared_from_it_opens_for_the_therapist(
    webkit: webkit_.WebKit, page_at: PageAt, live_server: Site
) -> None:
    clinic = page_at("laptop")
    enter_clinic(clinic, enrol())
    link = make_link(clinic, CLIENT)
    sign_up_in_firefox(webkit, live_server.url)
    begin_repair(webkit)
    webkit.type(name=message(HAPPENED), text=TOLD)
    says(webkit, "shell.saved_everywhere")
    repair = str(written(webkit, 1).pk)
    webkit.eval(GO.format(f"/practice/{repair}"))
    webkit.click_text(message("practice.set_aside"))
    says(webkit, "shell.saved_everywhere")
    webkit.goto(link)
    webkit.type(name=message("sharing.name"), text=CLIENT)
    webkit.click(role="button", name=said("sharing.link_them", name=NAME))
    says(webkit, "sharing.nothing_shared")
    webkit.eval(GO.format(f"/you/sharing/share/repairs/{repair}"))
    webkit.click_text(message("sharing.full"))
    webkit.click(role="button", name=message("sharing.share"))
    webkit.wait_for("location.pathname === '/you/sharing'")
    open_client(clinic)
    open_item(clinic)
    clinic.get_by_text(TOLD).wait_for()


def test_every_place_is_drawn_fits_and_is_accessible(webkit: webkit_.WebKit, live_server: Site) -> None:
    sign_up_in_firefox(webkit, live_server.url)
    addresses = sorted({at for place in (True, False) for at in of_a_client(practice=place) if ":" not in at})
    assert len(addresses) > 20
    wrong: list[str] = []
    for address in addresses:
        webkit.eval(GO.format(address))
        webkit.wait_for(DRAWN)
        if not webkit.eval(FITS):
            wrong.append(f"{address} is wider than the window")
        webkit.run(Axe().axe_script)
        rules = chromium.RULES
        found = webkit.eval(
            f"axe.run({rules}).then(({{ violations }}) => violations.map(({{ id, nodes }}) => id + ': ' + nodes[0].html))"
        )
        wrong += [f"{address}: {one}" for one in found]
    assert not wrong, "\n".join(wrong)
