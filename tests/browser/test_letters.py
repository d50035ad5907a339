"""A letter that nothing sends: written, left in the middle, put out of sight, deleted and brought back."""

import re

import pytest
from playwright.sync_api import expect

from backend.letters.models import UnsentLetter
from backend.people.models import Person
from tests.browser.conftest import PageAt
from tests.browser.everything import go
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import button, heading, link, saved

BODY = "You never asked where I had been."
SENDS = re.compile(r"^(mailto|sms|tel|https?):(?!//(localhost|127\.0\.0\.1))")


@pytest.mark.promise(9, 19, 25)
def test_letter_is_written_left_put_away_and_let_go_and_no_button_sends_it(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    go(page, "/people/new")
    page.get_by_label(message("people.alias")).fill("Q.")
    button(page, "people.keep")
    expect(page.get_by_role("heading", level=1, name="Q.")).to_be_visible()
    saved(page)
    go(page, "/practice")
    page.get_by_role("link").filter(has_text=message("practice.way_letters_note")).click()
    heading(page, "letters.title")
    go(page, f"/people/{Person.objects.get().pk}")
    page.get_by_role("link", name=message("people.begin_letter")).click()
    heading(page, "letters.write_title")
    expect(page.get_by_label(message("letters.person"))).to_have_value(str(Person.objects.get().pk))
    page.get_by_label(message("letters.body")).fill(BODY)
    saved(page)
    page.reload()
    expect(page.get_by_label(message("letters.body"))).to_have_value(
        BODY
    )  # left in the middle, and there again

    button(page, "letters.stop")
    expect(page.get_by_role("heading", name=message("help.grounding"))).to_be_visible()
    page.get_by_role("link", name=message("letters.look")).click()
    expect(page.locator(".letter-body")).to_have_text(BODY)
    said = page.locator("main").locator("a, button").all_inner_texts()
    assert not [one for one in said if re.search(r"send|share|copy", one, re.IGNORECASE)]
    ways = page.locator("main a").evaluate_all("(links) => links.map((one) => one.getAttribute('href'))")
    assert not [one for one in ways if SENDS.match(one)]
    assert BODY not in UnsentLetter.objects.get().words

    button(page, "letters.put_away")
    saved(page)
    link(page, "letters.title")
    expect(page.get_by_text("Q.")).to_be_hidden()
    page.get_by_text(message("letters.away"), exact=True).click()
    page.get_by_role("link").filter(has_text="Q.").click()
    button(page, "letters.take_out")
    saved(page)

    go(page, f"/people/{Person.objects.get().pk}/safety")
    page.get_by_text(message("safety.route_quiet"), exact=True).click()
    saved(page)
    for address in ("/", "/practice", "/practice/letters", "/journal"):
        go(page, address)
        expect(page.get_by_text("Q.").locator("visible=true")).to_have_count(0)
        expect(page.get_by_text(BODY)).to_have_count(0)

    letter = UnsentLetter.objects.get()
    go(page, f"/practice/letters/{letter.pk}")
    expect(page.get_by_text(message("letters.quiet"))).to_be_visible()
    button(page, "letters.delete")
    heading(page, "letters.title")
    page.get_by_role("button", name=message("shell.undo")).last.click()
    go(page, f"/practice/letters/{letter.pk}")
    expect(page.locator(".letter-body")).to_have_text(BODY)
