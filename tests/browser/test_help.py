"""Help now: from anywhere, signed out, and without a connection."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import PageAt
from tests.browser.person import message, sign_up
from tests.browser.steps import CONTROLLED, begin_repair, heading


@pytest.mark.promise(7)
def test_help_is_there_signed_out_and_offline_with_the_numbers_of_the_country(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    page.goto("/welcome")
    page.wait_for_function(CONTROLLED)
    page.context.set_offline(True)
    page.goto("/")
    page.get_by_role("navigation").get_by_role("link", name=message("shell.help_now")).click()
    heading(page, "help.title")
    page.get_by_label(message("help.country")).select_option("GB")
    expect(page.get_by_text(message("help.emergency"))).to_be_visible()
    for number in ("999", "116123"):
        expect(page.locator(f"a[href='tel:{number}']").first).to_be_visible()
    expect(page.get_by_text(message("help.ground_1"))).to_be_visible()
    expect(page.get_by_text(message("help.leaves"))).to_be_visible()
    outside = page.locator("main a[href^='https://']")
    assert outside.count() >= 3
    assert {link.get_attribute("rel") for link in outside.all()} == {"noreferrer"}
    page.reload()
    expect(page.locator("a[href='tel:999']").first).to_be_visible()


@pytest.mark.promise(7)
def test_a_slow_start_takes_nobody_from_help(page_at: PageAt) -> None:
    page = page_at("phone")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/brought-*", hold)
    with page.expect_request("**/assets/brought-*"):  # what leads somebody signed out to the first page
        page.goto("/")
    page.get_by_role("navigation").get_by_role("link", name=message("shell.help_now")).click()
    heading(page, "help.title")
    for route in held:
        route.continue_()
    page.unroute("**/assets/brought-*")
    page.wait_for_load_state("networkidle")
    heading(page, "help.title")
    assert page.url.endswith("/help")
    page.go_back()
    heading(page, "start.title")  # and the first page is where it was


@pytest.mark.promise(7)
def test_help_without_speaking_and_in_a_country_without_lines(page_at: PageAt) -> None:
    page = page_at("phone")
    page.goto("/help")
    country = page.get_by_label(message("help.country"))
    country.select_option("ANY")
    expect(page.get_by_text(message("help.no_number"))).to_be_visible()
    expect(page.locator("a[href='tel:112']")).to_be_visible()
    country.select_option("JP")
    expect(page.locator("a[href='tel:110']")).to_be_visible()
    expect(page.get_by_text(message("help.no_number"))).to_have_count(0)
    country.select_option("DE")
    lines = page.locator("section[aria-labelledby='lines'] h3")
    expect(lines.first).to_have_text("TelefonSeelsorge")
    page.get_by_label(message("help.silent")).check()
    ways = page.locator("section[aria-labelledby='lines'] .helpline").first.locator("a")
    expect(ways.first).to_have_attribute("href", "https://www.telefonseelsorge.de")
    expect(lines.nth(-2)).to_have_text("Silbernetz")  # nobody can write to them


@pytest.mark.promise(7)
@pytest.mark.promise(10)
def test_help_is_one_tap_from_the_middle_of_a_repair_and_leads_back(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    expect(page.get_by_text(message("today.first_watched"))).to_be_visible()
    begin_repair(page)
    page.get_by_label(message("practice.happened_label")).fill("It was loud.")
    page.get_by_role("navigation").get_by_role("link", name=message("shell.help_now")).click()
    heading(page, "help.title")
    expect(page.get_by_text(message("help.not_watched"))).to_be_visible()
    page.go_back()
    expect(page.get_by_label(message("practice.happened_label"))).to_have_value("It was loud.")


def test_a_breath_moves_when_somebody_starts_it_and_rests_by_itself(page_at: PageAt) -> None:
    page = page_at("phone", reduced_motion="no-preference")
    page.goto("/help")
    page.get_by_text(message("help.breath"), exact=True).click()
    circle = page.locator(".breath-circle")
    moving = "circle => circle.getAnimations().length"
    expect(circle).to_be_visible()
    assert circle.evaluate(moving) == 0
    page.get_by_role("button", name=message("help.breath_start")).click()
    expect(page.get_by_role("button", name=message("help.breath_stop"))).to_be_visible()
    assert circle.evaluate(moving) == 1
    # Its two minutes are over.
    circle.evaluate("circle => circle.getAnimations().forEach((one) => one.finish())")
    expect(page.get_by_role("button", name=message("help.breath_start"))).to_be_visible()
    assert circle.evaluate(moving) == 0


def test_where_a_device_asks_for_no_motion_a_breath_is_a_sentence(page_at: PageAt) -> None:
    page = page_at("phone")
    page.goto("/help")
    page.get_by_text(message("help.breath"), exact=True).click()
    expect(page.get_by_text(message("help.breath_still"))).to_be_visible()
    expect(page.get_by_role("button", name=message("help.breath_start"))).to_have_count(0)
