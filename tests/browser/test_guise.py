"""The name and icon that the app wears on one device: chosen before anything else, and changed by nobody else."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.person import message, sign_up
from tests.browser.steps import Axe, heading, in_both_looks

WORN = """() => [document.title, ...['link[rel=manifest]', 'link[rel=icon]', 'link[rel=apple-touch-icon]']
  .map((link) => new URL(document.querySelector(link).href).pathname)]"""
DAYS = [
    "Days",
    "/manifest/days.json",
    "/static/icons/days/favicon.svg",
    "/static/icons/days/apple-touch-180.png",
]
ATTUNE = ["Attune", "/manifest.json", "/static/icons/favicon.svg", "/static/icons/apple-touch-180.png"]
MORE = "() => localStorage.setItem('attune-guises-told', '0')"


@pytest.mark.promise(6)
@pytest.mark.promise(17)
def test_name_is_chosen_before_sign_in_and_changes_only_when_the_person_says_so(
    page_at: PageAt, axe: Axe
) -> None:
    page = page_at("phone")
    page.goto("/welcome")
    page.get_by_role("link", name=message("start.guise")).click()
    heading(page, "guise.title")
    page.get_by_text("Days", exact=True).click()
    expect(page.get_by_text(message("guise.at_once"))).to_be_visible()
    assert page.evaluate(WORN) == ATTUNE
    in_both_looks(page, axe)
    page.get_by_role("button", name=message("guise.use").format(name="Days")).click()
    expect(page.get_by_text(message("guise.changed").format(name="Days"))).to_be_visible()
    assert page.evaluate(WORN) == DAYS
    # from the first byte of the next page on, whatever of the app comes after
    page.route("**/static/assets/*", lambda route: route.abort())
    page.goto("/")
    assert page.evaluate(WORN) == DAYS
    assert not [cookie for cookie in page.context.cookies() if "days" in str(cookie).lower()]

    fresh = page_at("phone")
    fresh.goto("/?as=days")
    heading(fresh, "start.title")
    assert fresh.evaluate(WORN) == ATTUNE


@pytest.mark.promise(17)
def test_whoever_is_in_is_told_of_more_names_and_wears_none_of_them(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    expect(page.get_by_text(message("today.first_watched"))).to_be_visible()
    expect(page.get_by_text(message("guise.more"))).to_have_count(0)
    page.evaluate(MORE)
    page.reload()
    told = page.get_by_role("note").filter(has_text=message("guise.more"))
    expect(told).to_be_visible()
    assert page.evaluate(WORN) == ATTUNE
    told.get_by_role("button", name=message("shell.close")).click()
    expect(told).to_have_count(0)
    page.reload()
    expect(page.get_by_text(message("today.first_watched"))).to_be_visible()
    page.wait_for_function("() => localStorage.getItem('attune-guises-told') !== '0'")
    expect(told).to_have_count(0)
