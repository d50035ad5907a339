"""The safety plan, and one's own numbers at Help now: sealed, and without sign-in only where that was chosen."""

import pytest
from playwright.sync_api import expect

from backend.plans.models import SafetyPlan
from tests.browser.conftest import PageAt
from tests.browser.person import message, sign_up
from tests.browser.steps import button, heading, saved

STEADIES = "Warm water over my hands."


@pytest.mark.promise(7, 19)
def test_own_numbers_stand_first_and_without_sign_in_only_where_that_was_chosen(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    page.get_by_role("navigation").get_by_role("link", name=message("shell.help_now")).click()
    page.get_by_role("link", name=message("help.plan")).click()
    heading(page, "help.plan")
    name, number = (page.get_by_label(message(f"help.own_{key}"), exact=True) for key in ("name", "number"))
    for called, digits in (("Kai", "020 7946 0018"), ("Lee", "soon")):
        name.fill(called)
        number.fill(digits)
        button(page, "help.own_add")
    expect(page.get_by_text(message("help.own_wrong"))).to_be_visible()
    page.reload()
    expect(name).to_have_value("Lee")  # what was typed is still there
    number.fill("020 7946 0999")
    button(page, "help.own_add")
    expect(page.get_by_role("heading", name="Lee")).to_be_visible()
    steadies = page.get_by_label(message("help.plan_part_steadies"))
    box = steadies.bounding_box()
    assert box
    assert box["height"] < 64, "short at first: the whole of a plan is soon seen"
    steadies.fill(STEADIES)
    saved(page)
    assert STEADIES not in (words := SafetyPlan.objects.get().words)
    assert "Kai" not in words
    page.get_by_label(message("help.own_anybody")).last.check()

    page.get_by_role("navigation").get_by_role("link", name=message("shell.help_now")).click()
    calls = page.locator("main a[href^='tel:']")
    expect(calls.nth(0)).to_have_attribute("href", "tel:02079460018")
    expect(calls.nth(1)).to_have_attribute("href", "tel:02079460999")

    page.context.clear_cookies()  # nobody is signed in any more
    page.goto("/help")
    expect(calls.first).to_have_attribute("href", "tel:02079460999")
    expect(page.get_by_text("Kai")).to_have_count(0)
    expect(page.get_by_text(message("help.plan"))).to_have_count(0)
