"""A tap does what it was meant for: a slider answers wherever it hits, and a new page takes no second one."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import PageAt
from tests.browser.everything import go
from tests.browser.person import message, sign_up
from tests.browser.repairing import begin
from tests.browser.steps import heading

# Presses what ends the page and says, the moment that another has come, what a second tap on the same place would hit.
SECOND_TAP = """(name) => new Promise((done) => {
  const button = [...document.querySelectorAll('.page-foot button')].find((one) => one.innerText === name);
  const box = button.getBoundingClientRect();
  const before = document.querySelector('h1').innerText;
  const look = () => {
    if (document.querySelector('h1')?.innerText === before) return;
    watching.disconnect();
    done(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.closest('a, button, label')?.innerText ?? '');
  };
  const watching = new MutationObserver(look);
  watching.observe(document.body, { childList: true, subtree: true, characterData: true });
  button.click();
})"""


def tap(page: Page, across: float) -> None:
    """One tap of a finger on the slider, that far along it."""
    box = page.get_by_role("slider").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] * across, box["y"] + box["height"] / 2)


def test_any_place_of_a_slider_answers_also_where_the_open_thumb_stands(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    repair = begin(page, "standard")
    go(page, f"/practice/{repair}/stirred")
    slider = page.get_by_role("slider")
    for across, value in ((0.5, 5), (0.04, 0), (0.96, 10), (0.5, 5)):
        expect(slider).to_have_attribute("aria-valuetext", message("shell.scale_open"))
        tap(page, across)
        expect(slider).to_have_attribute("aria-valuetext", re.compile(f"^{value}, from 0 to 10"))
        page.get_by_role("button", name=message("shell.scale_clear"), exact=True).click()


def test_the_second_of_two_quick_taps_hits_nothing_of_the_next_page(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    repair = begin(page, "standard")
    page.get_by_label(message("practice.happened_label")).fill("She left.")
    for screen, foot, after in (
        ("happened", "practice.go_on", "practice.closeness_title"),
        ("keepsake", "practice.done", None),
    ):
        go(page, f"/practice/{repair}/{screen}")
        assert page.evaluate(SECOND_TAP, message(foot)) == ""
        if after:
            heading(page, after)
    # A moment later the bar is itself again.
    page.get_by_role("main").get_by_text(message("practice.to_today"), exact=True).click()
    heading(page, "shell.today")
