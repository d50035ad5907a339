"""A person at the screen: signing up and in through the real pages, by the words that stand on them."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.firefox import Firefox
from tests.browser.webkit import WebKit

CATALOGUES = Path(__file__).resolve().parents[2] / "frontend" / "src" / "i18n"
# Deriving the key from the words takes its second on purpose, and several on a busy machine.
KEY_TIMEOUT_MS = 60_000
HOME = re.compile(r"/(?:\?.*)?$")


@dataclass(frozen=True)
class Account:
    username: str
    passphrase: str


spoken = ContextVar("spoken", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """A person whose screens speak that language: what `message` gives from here on."""
    before = spoken.set(language)
    try:
        yield
    finally:
        spoken.reset(before)


def message(key: str, language: str = "") -> str:
    """What the screens say: `message("welcome.go_on")`, without anything filled in."""
    language = language or spoken.get()
    area, name = key.split(".", 1)
    catalogue = json.loads((CATALOGUES / language / f"{area}.json").read_text(encoding="utf-8"))
    return str(catalogue[name])


def sign_up(page: Page, *, private_device: bool = True) -> Account:
    """From the first page to Today, with the proposed name, the four words made on the device, and a spare key kept.

    A private device goes on without a lock.
    """
    account = start_on(page, private_device=private_device)
    if private_device:
        without_lock(page)
    expect(page.get_by_role("heading", name=message("shell.today"))).to_be_visible()
    return account


def start_on(page: Page, *, private_device: bool = True) -> Account:
    """As far as the lock that is offered, where the device is private."""
    page.goto("/welcome")
    page.get_by_role("link", name=message("start.begin")).click()
    page.get_by_text(
        message("welcome.device_yes" if private_device else "welcome.device_no"), exact=True
    ).click()
    page.get_by_role("button", name=message("welcome.go_on")).click()
    name = page.get_by_label(message("welcome.username"))
    expect(name).not_to_have_value("")
    account = Account(
        name.input_value(), " ".join(page.get_by_test_id("four-words").locator("li").all_inner_texts())
    )
    page.get_by_role("button", name=message("welcome.go_on")).click()
    page.get_by_role("button", name=message("welcome.make")).click()
    page.wait_for_url(HOME, timeout=KEY_TIMEOUT_MS)
    return account


def sign_in(page: Page, account: Account, *, private_device: bool = True) -> None:
    """From the first page to the first screen of whoever it is, or to the second step where one is needed."""
    page.goto("/welcome")
    credentials(page, account, private_device=private_device)
    here = page.evaluate("async () => (await fetch('/api/v1/session')).json()")
    if private_device and here["signed_in"] and here["user"]["role"] == "client":
        without_lock(page)


def credentials(page: Page, account: Account, *, private_device: bool) -> None:
    """From the first page, wherever it stands, through name and words."""
    page.get_by_role("link", name=message("start.returning")).click()
    page.get_by_text(
        message("welcome.device_yes" if private_device else "welcome.device_no"), exact=True
    ).click()
    page.get_by_role("button", name=message("welcome.go_on")).click()
    page.get_by_label(message("welcome.username")).fill(account.username)
    page.get_by_label(message("welcome.words")).fill(account.passphrase)
    page.get_by_role("button", name=message("welcome.sign_in"), exact=True).click()
    expect(page.get_by_role("heading", name=message("welcome.sign_in_title"))).to_have_count(
        0, timeout=KEY_TIMEOUT_MS
    )


def without_lock(page: Page) -> None:
    """Goes on from the lock that is offered where a device is private, and keeps anything at all."""
    skip = page.get_by_role("button", name=message("lock.no_lock"))
    places = page.get_by_role("navigation", name=message("shell.places"))
    expect(skip.or_(places).first).to_be_visible(timeout=KEY_TIMEOUT_MS)
    if skip.is_visible():
        skip.click()
    expect(skip).to_have_count(0)


def sign_up_in_firefox(browser: Firefox | WebKit, site: str, *, private_device: bool = True) -> Account:
    """The same in a browser that is not driven by Playwright."""
    account = start_in_firefox(browser, site, private_device=private_device)
    offered = f"[...document.querySelectorAll('main button')].find((one) => one.innerText.trim() === {message('lock.no_lock')!r})"
    browser.wait_for(f"document.querySelector('nav.places') || {offered}")
    browser.eval(f"{offered}?.click()")
    browser.wait_for("document.querySelector('nav.places')")
    return account


def start_in_firefox(browser: Firefox | WebKit, site: str, *, private_device: bool = True) -> Account:
    """As far as the lock that is offered, where the device is private."""
    browser.goto(f"{site}/welcome")
    browser.click(role="link", name=message("start.begin"))
    browser.click_text(message("welcome.device_yes" if private_device else "welcome.device_no"))
    browser.click(role="button", name=message("welcome.go_on"))
    username = browser.wait_for("document.querySelector('input[name=username]')?.value")
    passphrase = browser.eval(
        "[...document.querySelectorAll('[data-testid=four-words] li')].map((li) => li.innerText).join(' ')"
    )
    browser.click(role="button", name=message("welcome.go_on"))
    browser.click(role="button", name=message("welcome.make"))
    browser.wait_for("location.pathname === '/'", KEY_TIMEOUT_MS / 1000)
    return Account(username, passphrase)
