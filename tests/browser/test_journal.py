"""Looking back in the journal, and finding things again on the device alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.guard import Guard
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import begin_repair, button, heading, link, saved


@pytest.mark.promise(16)
@pytest.mark.promise(22)
def test_journal_finds_what_was_written_without_asking_the_server(page_at: PageAt, guard: Guard) -> None:
    page = page_at("phone", locale="en-GB")
    signed_up(page)
    button(page, "today.keep")
    kept = page.locator(".today-card .said").inner_text()
    link(page, "shell.journal")
    expect(page.get_by_text(kept)).to_be_visible()
    begin_repair(page, "Zoë")
    page.get_by_label(message("practice.happened_label")).fill("She left the Café early.")
    page.get_by_label(message("practice.happened_on")).fill("2026-03-02")
    saved(page)
    with page.expect_response("**/api/v1/scopes*"):  # the last thing that is asked after an opening
        page.goto("/journal")
    heading(page, "shell.journal")
    expect(page.get_by_role("heading", level=2, name="Monday 2 March")).to_be_visible()
    # One's own pages stand in the first view, and what finds them behind one row.
    expect(page.locator("main .list-row").first).to_be_in_viewport(ratio=1)
    expect(page.get_by_label(message("journal.search"))).to_be_hidden()

    page.wait_for_load_state("networkidle")
    before = len(guard.requested)
    page.get_by_text(message("journal.find"), exact=True).click()
    search = page.get_by_label(message("journal.search"))
    search.fill("cafe zoe")
    expect(page.get_by_text("She left the Café early.")).to_be_visible()
    expect(page.get_by_text(kept)).to_have_count(0)
    search.fill("harbour")
    expect(page.get_by_text(message("journal.nothing_found"))).to_be_visible()
    search.fill("")
    page.get_by_text(message("journal.kind_card_responses"), exact=True).click()
    expect(page.get_by_text(kept)).to_be_visible()
    expect(page.get_by_text("Café")).to_have_count(0)
    page.get_by_text(message("journal.kind_all"), exact=True).click()
    page.get_by_label(message("journal.person")).select_option(label="Zoë")
    expect(page.get_by_text(kept)).to_have_count(0)
    expect(page.get_by_text("She left the Café early.")).to_be_visible()
    assert [url for url in guard.requested[before:] if "cafe" in url.lower() or "zo" in url.lower()] == []
    assert not [url for url in guard.requested[before:] if "/api/v1/" in url and "sync" not in url]
