"""Something else answers in the server's place, and in the very shape of a list (promise 43)."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.site import Site

JSON = "application/json"


@pytest.mark.promise(43)
@pytest.mark.parametrize("body", [b'{"results": [], "next": null}', b"[]", b'{"ok": true}'])
def test_what_a_hotel_answers_is_no_word_of_the_server(
    page_at: PageAt, live_server: Site, body: bytes
) -> None:
    page = page_at("phone")
    signed_up(page)
    page.locator("nav a[href='/you']").click()
    live_server.answers_instead = ("200 OK", JSON, body)
    try:
        page.locator("a[href='/you/sharing']").click()
        expect(page.get_by_text(message("errors.unread_offline"))).to_be_visible()
        expect(page.get_by_text(message("sharing.empty_title"))).to_have_count(0)
        # What is written meanwhile is kept here, and nothing says that it is on the server.
        page.locator("nav a[href='/people']").click()
        page.locator("a[href='/people/moments/new'], a[href='/people/moments']").first.click()
        expect(page.get_by_text(message("shell.saved_everywhere"))).to_have_count(0)
    finally:
        live_server.answers_instead = None
    page.goto("/you/sharing")
    expect(page.get_by_text(message("sharing.empty_title"))).to_be_visible()
