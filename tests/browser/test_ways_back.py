"""One comes back to where one came from: from Help, from what was opened on Today or in the journal, and past a
sign-in."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageAt
from tests.browser.consent import enrol, second_step
from tests.browser.everything import go, with_shareable
from tests.browser.person import KEY_TIMEOUT_MS, credentials, message, sign_up
from tests.browser.steps import begin_repair, button, heading, link, saved


def back(page: Page) -> str:
    return page.locator(".bar-back").inner_text().strip()


@pytest.mark.promise(7)
def test_help_leads_back_to_the_very_question_and_from_everywhere_else(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    repair = begin_repair(page)
    help_now = page.get_by_role("navigation").get_by_role("link", name=message("shell.help_now"))
    for address, key in (
        (f"/practice/{repair}/happened", "help.back_writing"),
        (f"/practice/{repair}/say", "help.back_here"),  # the questions before it
        ("/you/reminders/last", "help.back_here"),
        ("/read/what", "help.back_here"),
    ):
        go(page, address)
        help_now.click()
        heading(page, "help.title")
        link(page, "help.tell")
        heading(page, "feedback.title")
        page.locator(".bar-back").click()
        heading(page, "help.title")
        page.get_by_role("link", name=message(key), exact=True).click()
        page.wait_for_url(f"**{address}")


def test_what_was_opened_on_today_or_in_the_journal_leads_back_there(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    with_shareable(page)
    go(page, "/")
    link(page, "today.kind_moment")
    page.get_by_label(message("moments.what")).fill("The bus driver waited for me.")
    saved(page)
    button(page, "moments.done")
    heading(page, "moments.write_title")
    page.wait_for_url(re.compile(r"/people/moments/[0-9a-f-]+$"))
    assert back(page) == message("shell.today")
    go(page, "/journal")
    rows = page.locator("main .list-row[href]:not([href^='/journal'])")
    expect(rows.first).to_be_visible()
    for address in rows.evaluate_all("(rows) => rows.map((row) => row.getAttribute('href'))"):
        go(page, "/journal")
        go(page, address)
        assert back(page) == message("shell.journal"), address


@pytest.mark.promise(36)
def test_the_page_one_came_for_is_there_after_signing_in_and_after_the_words(page_at: PageAt) -> None:
    page = page_at("phone")
    account = sign_up(page, private_device=False)
    page.goto("/you/reminders/quiet?a=b")
    page.get_by_label(message("welcome.words")).fill(account.passphrase)
    button(page, "welcome.unlock")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        message("reminders.quiet_title"), timeout=KEY_TIMEOUT_MS
    )
    page.context.clear_cookies()
    page.goto("/journal/export")
    heading(page, "start.title")
    credentials(page, account, private_device=False)
    page.wait_for_url("**/journal/export", timeout=KEY_TIMEOUT_MS)


def test_the_page_a_clinician_came_for_is_there_after_the_second_step(page_at: PageAt) -> None:
    page = page_at("laptop")
    page.goto("/clinic/invitations")
    heading(page, "start.title")
    olga = enrol()
    credentials(page, olga.account, private_device=False)
    second_step(page, olga, home="clinic/invitations")


def test_an_invitation_is_named_on_the_front_door_and_waits_behind_it(page_at: PageAt) -> None:
    page = page_at("phone")
    page.goto("/welcome")
    heading(page, "start.title")
    expect(page.get_by_text(message("start.invited"))).to_have_count(0)
    page.goto("about:blank")
    page.goto("/you/sharing/accept#ABCD-EFGH")
    heading(page, "start.title")
    expect(page.get_by_text(message("start.invited"))).to_be_in_viewport()


def test_a_page_in_the_place_of_another_opens_at_its_title(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    repair = begin_repair(page, "J.")
    go(page, f"/practice/{repair}/choice")
    page.get_by_text(message("practice.choice_say_something_small"), exact=True).click()
    heading(page, "safety.title")
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0


def at_the_title(page: Page) -> None:
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0, page.url


def test_what_a_scrolled_form_leads_to_opens_at_its_title_and_back_keeps_its_place(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    page.set_viewport_size({"width": 360, "height": 300})
    person = ""
    for address, key in (
        ("/people/new", "people.add_title"),
        ("/people/{}/offers", "people.part_offers"),
        ("/people/moments/new", "moments.write_title"),
        ("/practice/letters/new", "letters.write_title"),
        ("/journal/how-am-i", "journal.day_title"),
    ):
        go(page, address.format(person))
        heading(page, key)
        page.get_by_role("main").get_by_role("textbox").first.fill("One line. And another. " * 3)
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        assert page.evaluate("scrollY") > 0, address
        was = page.url
        page.locator(".page-foot .actions").get_by_role("button").last.click()
        page.wait_for_url(lambda url, was=was: url != was)  # type: ignore[misc]
        at_the_title(page)
        person = person or page.url.rpartition("/")[2]
    go(page, f"/people/{person}")
    link = page.locator("main a").last
    link.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 0
    link.evaluate("(one) => one.click()")  # without scrolling on
    at_the_title(page)
    page.go_back()
    page.wait_for_function("(place) => Math.abs(scrollY - place) < 2", arg=place)


def test_what_is_said_to_much_stirred_up_is_in_sight(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    repair = begin_repair(page)
    go(page, f"/practice/{repair}/steps")
    page.get_by_text(message("practice.depth_deep"), exact=True).click()
    go(page, f"/practice/{repair}/stirred")
    page.get_by_role("slider").fill("10")
    expect(page.get_by_text(message("practice.steadying"))).to_be_in_viewport(ratio=0.9)
