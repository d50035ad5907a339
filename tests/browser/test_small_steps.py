"""Small steps: chosen or not, with somebody gone openly with or nobody, and out of sight once that is not so."""

import pytest
from playwright.sync_api import expect

from backend.people.models import Person
from backend.steps.models import SmallStep
from tests.browser.conftest import PageAt
from tests.browser.everything import go
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import button, heading, link, saved

EXPECTED, CAME = "That they sigh.", "They said yes, and it was odd."


@pytest.mark.promise(8, 9, 20, 41)
def test_step_is_chosen_or_not_and_rests_where_somebody_turns_out_not_safe(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    go(page, "/people/new")
    page.get_by_label(message("people.alias")).fill("Q.")
    button(page, "people.keep")
    expect(page.get_by_role("heading", level=1, name="Q.")).to_be_visible()
    saved(page)
    person = Person.objects.get().pk

    go(page, "/practice")
    page.get_by_role("link").filter(has_text=message("practice.way_steps_note")).click()
    heading(page, "steps.title")
    favour = page.get_by_role("link").filter(has_text=message("steps.step_small_favour"))
    favour.click()
    heading(page, "steps.step_small_favour")
    page.get_by_role("link", name=message("steps.not_now"), exact=True).click()
    heading(page, "steps.title")
    assert not SmallStep.objects.exists()  # not now leaves nothing

    favour.click()
    button(page, "steps.choose")
    expect(page.get_by_text(message("steps.person_none"))).to_be_visible()  # the questions were not asked
    go(page, f"/people/{person}/safety")
    page.get_by_text(message("safety.route_open"), exact=True).click()
    saved(page)
    go(page, f"/practice/small-steps/{SmallStep.objects.get().pk}")
    page.get_by_label(message("steps.person")).select_option(label="Q.")
    page.get_by_label(message("steps.expected")).fill(EXPECTED)
    page.get_by_label(message("steps.came")).fill(CAME)
    saved(page)
    assert EXPECTED not in SmallStep.objects.get().words
    go(page, "/journal/then-and-now")
    expect(page.get_by_text(CAME)).to_be_visible()

    go(page, f"/practice/small-steps/{SmallStep.objects.get().pk}")
    page.get_by_text(message("steps.felt_not_safe"), exact=True).click()
    expect(page.get_by_text(message("steps.not_safe_said"))).to_be_visible()
    button(page, "safety.offer_yes")
    expect(page.get_by_text(message("steps.rests"))).to_be_visible()
    # What was just said to them stays, and they stand at it.
    expect(page.get_by_text(message("steps.not_safe_said"))).to_be_visible()
    expect(page.get_by_text(message("safety.before_quiet"))).to_be_visible()
    assert page.evaluate("() => document.activeElement !== document.body")
    saved(page)
    assert Person.objects.get().route == "quiet"
    for address in ("/", "/practice/small-steps", "/journal", "/journal/then-and-now"):
        go(page, address)
        expect(page.get_by_text("Q.").locator("visible=true")).to_have_count(0)
        expect(page.get_by_text(CAME)).to_have_count(0)

    go(page, f"/practice/small-steps/{SmallStep.objects.get().pk}")
    button(page, "steps.stop")
    expect(page.get_by_role("heading", name=message("help.grounding"))).to_be_visible()
    link(page, "shell.practice")
