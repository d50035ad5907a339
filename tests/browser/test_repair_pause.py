"""Steadying before anything else: the pause outlives the app, and much stirred up suggests a day."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.person import message
from tests.browser.repairing import HERE, begin, stored
from tests.browser.signed_up import signed_up
from tests.browser.steps import CONTROLLED, button, heading, pick, saved


@pytest.mark.promise(19)
@pytest.mark.promise(26)
def test_pause_ends_by_the_clock_while_the_app_is_closed(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    page.clock.install(time="2026-11-24T18:00:00")
    signed_up(page)
    page.wait_for_function(CONTROLLED)
    page.context.set_offline(True)
    begin(page, "standard")
    repair = re.search(r"/practice/([^/]+)/", page.url)
    assert repair
    page.goto(f"/practice/{repair[1]}/steady")
    heading(page, "practice.steady_title")
    expect(page.locator("audio, video")).to_have_count(0)
    pick(page, "practice.pause_start")
    line = page.get_by_role("status").filter(has_text="18:")
    expect(line).to_be_visible()
    saved(page, HERE)
    context = page.context
    page.close()

    again = context.new_page()
    again.clock.install(time="2026-11-24T18:10:00")
    again.goto(f"/practice/{repair[1]}/steady")
    expect(again.get_by_text(message("practice.pause_stop"))).to_be_visible()
    expect(again.get_by_text(message("practice.pause_over"))).to_have_count(0)
    again.clock.fast_forward("11:00")
    expect(again.get_by_text(message("practice.pause_over"))).to_be_visible()
    button(again, "practice.pause_again")
    expect(again.get_by_role("button", name=message("practice.pause_start"))).to_be_visible()


def test_much_stirred_up_suggests_a_day_with_two_equal_ways(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    repair = begin(page, "standard")
    page.goto(f"/practice/{repair}/stirred")
    page.get_by_role("slider").fill("6")
    expect(page.get_by_text(message("practice.steadying_title"))).to_have_count(0)
    page.get_by_role("slider").fill("7")
    offer = page.locator(".offer", has_text=message("practice.steadying_title"))
    ways = offer.get_by_role("button")
    assert ways.all_inner_texts() == [message("practice.keep_as_draft"), message("practice.go_on")]
    assert len(set(ways.evaluate_all("(all) => all.map((one) => one.className)"))) == 1
    ways.first.click()
    heading(page, "shell.practice")
    expect(page.get_by_text(message("practice.kept_as_draft"))).to_be_visible()
    saved_status = stored().status
    assert saved_status == "draft"
