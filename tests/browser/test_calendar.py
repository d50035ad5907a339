"""How somebody is, written down where they look for it and nowhere asked for; the calendar of their own days; and parts
over time.
"""

from typing import Any

import pytest
from playwright.sync_api import expect

from backend.checkins.models import CheckIn
from tests.browser import reflecting
from tests.browser.conftest import PageAt
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import (
    CONTROLLED,
    Axe,
    button,
    heading,
    in_both_looks,
    link,
    place_is_kept,
    press,
    saved,
    tab_to,
)

NOTE = "The walk by the river."
NO_DAY_SPEAKS = """() => [...document.querySelectorAll('td')].filter((cell) => !cell.querySelector('a'))
  .every((cell) => /^\\d{0,2}$/.test(cell.innerText.trim()) && !cell.querySelector('[aria-label], [title], svg, img'))"""


@pytest.mark.promise(9, 18, 19, 22, 33)
def test_how_i_am_is_kept_by_one_tap_and_found_again_by_its_day_without_a_network(
    page_at: PageAt, axe: Axe
) -> None:
    page = page_at("phone", service_worker=True)
    signed_up(page)
    expect(page.get_by_text(message("journal.day_title"))).to_have_count(0)  # Today asks nothing
    link(page, "shell.journal")
    link(page, "journal.day_heading")
    heading(page, "journal.day_title")
    in_both_looks(page, axe)
    page.get_by_text(message("journal.day_felt_tender"), exact=True).click()
    page.get_by_label(message("journal.day_note")).fill(NOTE)
    saved(page)
    kept: Any = CheckIn.objects.get()
    assert kept.answers == {}
    assert "tender" not in kept.words
    place_is_kept(page)
    page.reload()
    expect(page.get_by_role("checkbox", name=message("journal.day_felt_tender"))).to_be_checked()
    expect(page.get_by_label(message("journal.day_note"))).to_have_value(NOTE)

    # Once more on the same day is the same one; it is found again with no network, by keyboard.
    page.goto("/journal/how-am-i")
    expect(page.get_by_label(message("journal.day_note"))).to_have_value(NOTE)
    page.wait_for_function(CONTROLLED)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    press(page, message("shell.journal"))
    heading(page, "shell.journal")
    press(page, message("journal.calendar_title"))
    expect(page.get_by_role("table")).to_be_visible()
    assert page.evaluate(NO_DAY_SPEAKS)
    in_both_looks(page, axe)
    page.keyboard.press("Tab")
    day = page.locator("td[aria-current=date] a")
    tab_to(page, day.get_attribute("aria-label") or "")
    page.keyboard.press("Enter")
    row = page.get_by_role("main").get_by_role("link", name=message("journal.day_felt_tender"))
    expect(row).to_contain_text(NOTE)
    in_both_looks(page, axe)
    row.click()
    heading(page, "journal.day_title")

    # Whoever deletes it leaves a day like all days.
    button(page, "journal.day_delete")
    heading(page, "shell.journal")
    link(page, "journal.day_heading")
    heading(page, "journal.day_title")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    button(page, "journal.day_done")
    button(page, "shell.undo")
    expect(
        page.get_by_role("main").get_by_role("link", name=message("journal.day_felt_tender"))
    ).to_be_visible()


@pytest.mark.promise(18, 22)
def test_nothing_said_leaves_nothing_behind(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    page.goto("/journal/how-am-i")
    button(page, "journal.day_done")
    heading(page, "shell.journal")
    page.goto("/journal/calendar")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator("td a")).to_have_count(0)
    assert not CheckIn.objects.exists()


def test_a_part_has_a_page_of_what_it_said_and_how_i_felt_toward_it(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    signed_up(page)
    page.goto("/practice/reflections/parts")
    expect(page.get_by_text(message("reflections.over_time_none"))).to_be_visible()
    for feel, sounds in (("annoyed", "Do it again."), ("curious", "A low, tired voice.")):
        reflecting.begin(page, "parts")
        reflecting.choose(page, "part_harsh_critic")
        reflecting.go_on(page)
        heading(page, "reflections.feel_title")
        reflecting.choose(page, f"feel_{feel}")
        reflecting.go_on(page)
        heading(page, "reflections.sounds_title")
        reflecting.write(page, sounds)
        saved(page)
        button(page, "reflections.stop")
        expect(page.get_by_role("button", name=message("reflections.stop"), exact=True)).to_have_count(0)
    page.goto("/practice/reflections")
    link(page, "reflections.over_time")
    heading(page, "reflections.over_time")
    page.get_by_role("main").get_by_role("link", name="harsh critic").click()
    expect(page.get_by_role("blockquote")).to_have_text(["A low, tired voice.", "Do it again."])
    for felt in ("curious", "annoyed"):
        expect(page.get_by_text(message(f"reflections.felt_{felt}"))).to_be_visible()
    in_both_looks(page, axe)
    page.get_by_role("main").get_by_role("heading", level=2).last.get_by_role("link").click()
    expect(page.get_by_text("Do it again.")).to_be_visible()
    link(page, "reflections.over_time_this")
    expect(page.get_by_role("blockquote")).to_have_count(2)
