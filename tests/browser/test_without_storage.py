"""A browser that can't open its store, for a file stands where its folder should be: the app works from memory and
says where the words are. And a store that is thrown away while the app is open.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, Playwright, expect

from backend.moments.models import Moment
from tests.browser import firefox as firefox_
from tests.browser.conftest import PageAt, require
from tests.browser.guard import Guard
from tests.browser.person import KEY_TIMEOUT_MS, message, sign_up, sign_up_in_firefox
from tests.browser.site import Site
from tests.browser.steps import CONTROLLED, button, heading, saved
from tests.browser.storeless import storeless
from tests.browser.test_moments import waited_for

WHAT = "The bus driver waited for me."
MORE = "The bus driver waited for me, and smiled."
AWAY = "https://www.wikipedia.org/"
EXIT = "document.querySelector('nav a[href^=\"https:\"]').click()"


@pytest.fixture
def storeless_chromium(
    playwright: Playwright, live_server: Site, guard: Guard, tmp_path: Path
) -> Iterator[BrowserContext]:
    with storeless(playwright, live_server, guard, tmp_path) as context:
        yield context


def asks_before_leaving(page: Page) -> bool:
    return bool(
        page.evaluate("() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"),
    )


@pytest.mark.promise(3)
@pytest.mark.promise(43)
def test_chromium_without_a_store_sends_at_once_and_says_so(
    storeless_chromium: BrowserContext, guard: Guard
) -> None:
    page = storeless_chromium.new_page()
    asked: list[Dialog] = []

    def go_on(dialog: Dialog) -> None:
        asked.append(dialog)
        dialog.accept()

    page.on("dialog", go_on)
    page.goto("/welcome/device")
    expect(page.get_by_text(message("welcome.keeps_nothing"))).to_be_visible()
    account = sign_up(page)
    page.get_by_role("link").filter(has_text=message("today.kind_moment")).click()
    field = page.get_by_label(message("moments.what"))
    field.fill(WHAT)
    saved(page, "shell.saved_on_server")
    assert Moment.objects.count() == 1
    assert not asks_before_leaving(page)

    page.context.set_offline(True)
    field.fill(MORE)
    saved(page, "shell.kept_nowhere")
    expect(page.get_by_text(message("shell.offline_unkept"))).to_be_visible()
    assert asks_before_leaving(page)
    page.context.set_offline(False)
    saved(page, "shell.saved_on_server")
    assert not asks_before_leaving(page)

    page.reload()
    expect(page.get_by_text(message("welcome.keeps_nothing"))).to_be_visible()
    page.get_by_label(message("welcome.words")).fill(account.passphrase)
    page.get_by_role("button", name=message("welcome.unlock"), exact=True).click()
    expect(page.get_by_label(message("moments.what"))).to_have_value(MORE, timeout=KEY_TIMEOUT_MS)

    # Whoever has to leave at once is not asked, whatever is kept nowhere.
    storeless_chromium.route(f"{AWAY}**", lambda route: route.fulfill(body="Elsewhere"))
    storeless_chromium.route("**/api/v1/sync", lambda route: route.abort())
    page.get_by_label(message("moments.what")).fill(WHAT)
    saved(page, "shell.kept_nowhere")
    page.evaluate(EXIT)
    expect(page).to_have_url(AWAY)
    assert asked == []
    assert set(guard.foreign) == {AWAY}
    guard.foreign.clear()


@pytest.mark.promise(43)
def test_firefox_without_a_store_sends_at_once_and_says_so(live_server: Site, tmp_path: Path) -> None:
    require(firefox_.binary(), "Firefox")
    (tmp_path / "storage").touch()
    browser = firefox_.Firefox(tmp_path, "ws://127.0.0.1:9/")
    try:
        account = sign_up_in_firefox(browser, live_server.url)
        browser.click_text(message("today.kind_moment"))
        browser.type(name=message("moments.what"), text=WHAT)
        browser.find_text(message("shell.saved_on_server"))
        assert Moment.objects.count() == 1
        browser.go_offline()
        browser.type(name=message("moments.what"), text=" ")
        browser.find_text(message("shell.kept_nowhere"))
        browser.go_online()
        browser.find_text(message("shell.saved_on_server"))
        browser.reload()
        browser.find_text(message("welcome.keeps_nothing"))
        browser.click(role="button", name=message("shell.show"))  # Firefox gives hidden letters no role
        browser.type(name=message("welcome.words"), text=account.passphrase)
        browser.click(role="button", name=message("welcome.unlock"))
        browser.wait_for(f"document.querySelector('textarea')?.value.trim() === {WHAT!r}")
    finally:
        browser.stop()


@pytest.mark.promise(43)
def test_store_thrown_away_while_the_app_is_open_loses_nothing(page_at: PageAt, live_server: Site) -> None:
    page = page_at("phone", service_worker=True)
    sign_up(page)
    page.wait_for_function(CONTROLLED)
    page.context.set_offline(True)
    page.get_by_role("link").filter(has_text=message("today.kind_moment")).click()
    page.get_by_label(message("moments.what")).fill(WHAT)
    saved(page, "shell.saved_on_device")
    tools = page.context.new_cdp_session(page)
    tools.send("Storage.clearDataForOrigin", {"origin": live_server.url, "storageTypes": "indexeddb"})
    page.get_by_label(message("moments.what")).fill(MORE)
    saved(page, "shell.saved_on_device")
    page.context.set_offline(False)
    saved(page)
    assert waited_for(page, Moment.objects.count) == 1


@pytest.mark.promise(43)
def test_device_that_is_not_private_opens_without_a_connection(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    account = sign_up(page, private_device=False)
    page.wait_for_function(CONTROLLED)
    page.get_by_role("link").filter(has_text=message("today.kind_moment")).click()
    page.get_by_label(message("moments.what")).fill(WHAT)
    saved(page)
    page.context.set_offline(True)
    page.get_by_label(message("moments.what")).fill(MORE)
    saved(page, "shell.saved_on_device")
    page.reload()
    heading(page, "welcome.unlock_title")
    expect(page.get_by_text("Your notes are on this device")).to_be_visible()
    page.get_by_label(message("welcome.words")).fill(account.passphrase)
    button(page, "welcome.unlock")
    expect(page.get_by_label(message("moments.what"))).to_have_value(MORE, timeout=KEY_TIMEOUT_MS)
    page.context.set_offline(False)
    saved(page)
