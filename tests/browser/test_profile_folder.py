"""A thief's view: the whole folder of a real browser, read after use, after signing out, and on a shared computer.

What is typed must not stand in it, and nothing in it may open what is sealed in it. A device without a lock is the
check on the thief: there the key is found.
"""

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from backend.core.entries import kinds
from tests.browser import chromium as chromium_
from tests.browser import disk
from tests.browser import firefox as firefox_
from tests.browser.addresses import addresses, of_a_client
from tests.browser.conftest import PageAt, require
from tests.browser.everything import GO, OF_A_CLIENT, arrive, everything, go, with_agenda
from tests.browser.firefox import Firefox
from tests.browser.locking import PIN, locked, open_by_pin, opened, sign_up_with_pin
from tests.browser.person import (
    KEY_TIMEOUT_MS,
    message,
    sign_in,
    sign_up,
    sign_up_in_firefox,
    start_in_firefox,
)
from tests.browser.site import Site
from tests.browser.steps import begin_repair, button, saved

pytestmark = [pytest.mark.promise(5), pytest.mark.promise(45)]
# Of Firefox, which is driven by hand: one field of each kind that somebody writes at length, by its name.
WRITTEN_IN = {
    "/you/account/email": "account.email_field",
    "/practice/letters/new": "letters.body",
    "/practice/session": "therapy.agenda_line",
    "/journal/how-am-i": "journal.day_note",
    "/you/cards/new": "cards.text",
    "/people/moments/new": "moments.what",
}
TYPED_INTO = "main :is(textarea, input:not([type=radio], [type=checkbox], [type=range], [type=date], [type=time], [type=number], [type=file]))"
LEFT = """async () => ({
  databases: (await indexedDB.databases()).map(({ name }) => name),
  local: Object.keys(localStorage), session: Object.keys(sessionStorage),
})"""
EMPTY: dict[str, list[str]] = {"databases": [], "local": [], "session": []}
Visit = Callable[[Path], AbstractContextManager[Page]]


def canaries(count: int) -> list[str]:
    return [f"kestrel{secrets.token_hex(6)}" for _ in range(count)]


@pytest.fixture
def visit(playwright: Playwright, live_server: Site) -> Visit:
    program = chromium_.binary()
    require(program, "Chromium")

    @contextmanager
    def in_chromium(folder: Path) -> Iterator[Page]:
        context = playwright.chromium.launch_persistent_context(
            folder,
            executable_path=program,
            args=chromium_.ARGUMENTS,
            viewport=chromium_.SIZES["phone"],
            base_url=live_server.url,
            locale="en-GB",
        )
        try:
            yield context.pages[0]
        finally:
            context.close()

    return in_chromium


def everywhere(page: Page) -> list[str]:
    """Every address of a client, once there is one of each kind of entry that somebody writes in."""
    known = everything(page, *OF_A_CLIENT)
    with_agenda(page)
    go(page, "/help/plan")
    page.locator("main textarea").first.fill("A walk to the pond.")
    saved(page)
    unwritten = [kind.name for kind in kinds() if kind.texts and not kind.model._base_manager.exists()]
    assert unwritten == [], (
        "a kind is written on no screen of this walk: nobody knows what it leaves on a disk"
    )
    return [*addresses((one for way in (True, False) for one in of_a_client(practice=way)), known)]


def type_into(page: Page, wanted: list[str]) -> list[str]:
    """Into every field of these screens; a secret one is put in sight first."""
    typed: list[str] = []
    for address in wanted:
        arrive(page, address)
        show = page.get_by_role("button", name=message("shell.show"), exact=True)
        while show.count():
            show.first.click()
        for field in page.locator(TYPED_INTO).filter(visible=True).all():
            [canary] = canaries(1)
            typed.append(canary)
            field.fill(canary)
    assert len(typed) > 60, len(typed)
    go(page, "/")
    return typed


@pytest.mark.slow
def test_chromium_gives_nothing_away_under_a_lock_nor_after_it(visit: Visit, tmp_path: Path) -> None:
    with visit(tmp_path) as page:
        account = sign_up_with_pin(page)
        all_of_it = everywhere(page)
        typed = [*type_into(page, all_of_it), PIN, account.passphrase]
    assert disk.tells(tmp_path, typed) == []
    assert not disk.opens(tmp_path)

    with visit(tmp_path) as page:
        page.goto("/you/account/sign-out")
        locked(page)
        open_by_pin(page)
        opened(page)
        page.get_by_role("button", name=message("account.out_do"), exact=True).click(timeout=KEY_TIMEOUT_MS)
        expect(page.get_by_role("link", name=message("start.returning"))).to_be_visible(
            timeout=KEY_TIMEOUT_MS
        )
        assert page.evaluate(LEFT) == EMPTY
    assert disk.tells(tmp_path, typed) == []
    assert not disk.opens(tmp_path)

    with visit(tmp_path) as page:
        sign_in(page, account, private_device=False)
        expect(page.get_by_role("heading", name=message("shell.today"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
        typed += type_into(page, all_of_it)
    assert disk.tells(tmp_path, typed) == []
    assert not disk.opens(tmp_path)


def test_a_shared_computer_keeps_no_name_in_chromium(visit: Visit, tmp_path: Path, page_at: PageAt) -> None:
    """Nor offers it to whoever comes next."""
    account = sign_up(page_at("phone"))
    with visit(tmp_path) as page:
        sign_in(page, account, private_device=False)
        expect(page.get_by_role("heading", name=message("shell.today"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
        go(page, "/you/account/sign-out")
        button(page, "account.out_do")
        expect(page.get_by_role("link", name=message("start.returning"))).to_be_visible(
            timeout=KEY_TIMEOUT_MS
        )
    assert disk.tells(tmp_path, [account.username, account.passphrase]) == []


def test_a_lock_that_comes_later_leaves_no_key_behind_in_chromium(visit: Visit, tmp_path: Path) -> None:
    with visit(tmp_path) as page:
        sign_up(page)
        saved_once(page)
    assert disk.opens(tmp_path), "a device without a lock opens by itself: the thief has to find its key"
    with visit(tmp_path) as page:
        page.goto("/you/lock")
        page.get_by_text(message("lock.pin"), exact=True).click()
        page.get_by_label(message("lock.pin_field")).fill(PIN)
        button(page, "lock.keep")
        expect(page.get_by_text(message("lock.changed"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    assert not disk.opens(tmp_path)


def saved_once(page: Page) -> None:
    begin_repair(page)
    page.get_by_label(message("practice.happened_label")).fill(canaries(1)[0])
    saved(page)


SEALED = f"[...document.querySelectorAll('[role=status]')].some((one) => one.innerText.includes({message('shell.saved_everywhere')!r}))"


def type_in_firefox(browser: Firefox) -> list[str]:
    typed = canaries(len(WRITTEN_IN))
    browser.wait_for("document.querySelector('nav.places')", KEY_TIMEOUT_MS / 1000)
    browser.find_text(message("today.kind_moment"))  # whoever has just come in is led there first
    browser.wait_for("!document.documentElement.hasAttribute('data-settling')")
    for canary, (address, field) in zip(typed, WRITTEN_IN.items(), strict=True):
        browser.eval(f"({GO})({address!r})")
        browser.type(name=message(field), text=canary)
    browser.wait_for(SEALED)
    return typed


def sign_out_in_firefox(browser: Firefox) -> None:
    browser.eval(f"({GO})('/you/account/sign-out')")
    browser.wait_for(f"document.body.innerText.includes({message('account.out_do')!r})")
    browser.click(role="button", name=message("account.out_do"))
    browser.wait_for(
        f"document.body.innerText.includes({message('start.returning')!r})", KEY_TIMEOUT_MS / 1000
    )


def nothing_is_left_in_firefox(browser: Firefox) -> None:
    empty = json.dumps(json.dumps(EMPTY, separators=(",", ":")))
    try:
        browser.wait_for(f"({LEFT})().then((left) => JSON.stringify(left) === {empty})")
    except AssertionError as error:
        left = browser.eval(f"({LEFT})().then(JSON.stringify)")
        raise AssertionError(f"still there: {left}") from error


@pytest.mark.slow
def test_firefox_gives_nothing_away_under_a_lock_nor_after_it(live_server: Site, tmp_path: Path) -> None:
    require(firefox_.binary(), "Firefox")
    browser = Firefox(tmp_path, "ws://127.0.0.1:9/")
    try:
        account = start_in_firefox(browser, live_server.url)
        browser.click_text(message("lock.pin"))
        browser.click(role="button", name=message("shell.show"))  # Firefox gives hidden letters no role
        browser.type(name=message("lock.pin_field"), text=PIN)
        browser.click(role="button", name=message("lock.use"))
        typed = [*type_in_firefox(browser), PIN, account.passphrase]
        browser.stop()
        assert disk.tells(tmp_path, typed) == []
        assert not disk.opens(tmp_path)

        browser.start()
        browser.goto(f"{live_server.url}/you/account/sign-out")
        browser.click(role="button", name=message("shell.show"))
        browser.type(name=message("lock.pin_field"), text=PIN)
        browser.click(role="button", name=message("lock.open"))
        browser.wait_for(
            f"document.body.innerText.includes({message('account.out_do')!r})", KEY_TIMEOUT_MS / 1000
        )
        sign_out_in_firefox(browser)
        nothing_is_left_in_firefox(browser)
        browser.stop()
        assert disk.tells(tmp_path, typed) == []
        assert not disk.opens(tmp_path)

        browser.start()
        shared = start_in_firefox(browser, live_server.url, private_device=False)
        typed += [*type_in_firefox(browser), shared.passphrase]
        sign_out_in_firefox(browser)
        browser.stop()
        assert disk.tells(tmp_path, [shared.username]) == []
        assert disk.tells(tmp_path, typed) == []
        assert not disk.opens(tmp_path)
    finally:
        browser.stop()


def test_a_lock_that_comes_later_leaves_no_key_behind_in_firefox(live_server: Site, tmp_path: Path) -> None:
    require(firefox_.binary(), "Firefox")
    browser = Firefox(tmp_path, "ws://127.0.0.1:9/")
    try:
        sign_up_in_firefox(browser, live_server.url)
        browser.stop()
        assert disk.opens(tmp_path), "a device without a lock opens by itself: the thief has to find its key"

        browser.start()
        browser.goto(f"{live_server.url}/you/lock")
        browser.click_text(message("lock.words"))
        browser.click(role="button", name=message("lock.keep"))
        browser.find_text(message("lock.changed"))
        browser.stop()
        assert not disk.opens(tmp_path)
    finally:
        browser.stop()
