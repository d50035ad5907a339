"""What there is to read, signed in and out, with and without a connection."""

import pytest
from playwright.sync_api import expect

from tests.browser import reflecting
from tests.browser.chromium import Size
from tests.browser.conftest import PageAt
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import CONTROLLED, Axe, button, heading, in_both_looks, link


def test_who_is_not_signed_in_reads_what_this_is_and_finds_the_way_back(page_at: PageAt) -> None:
    page = page_at("phone")
    page.goto("/welcome")
    link(page, "start.what")
    heading(page, "reading.what")
    expect(page.get_by_text(message("reading.what_for"))).to_be_visible()
    link(page, "reading.title")
    page.get_by_role("link", name="A coat you wear indoors").click()
    expect(page.get_by_text("Picture somebody who once had to cross a cold land.")).to_be_visible()
    expect(page.get_by_role("button", name=message("reading.not_for_me"))).to_have_count(0)


def test_piece_is_tried_put_away_and_brought_back_without_a_connection(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    signed_up(page)
    page.wait_for_function(CONTROLLED)
    page.context.set_offline(True)
    link(page, "shell.practice")
    page.get_by_role("link", name=message("practice.way_read")).click()
    heading(page, "reading.title")
    page.get_by_role("link", name="Good enough").click()
    page.get_by_role("link", name=message("reading.try_standard")).click()
    expect(page).to_have_url("/practice/reflections/new/standard")
    page.goto("/read/good-enough")
    button(page, "reading.not_for_me")
    heading(page, "reading.title")
    piece = page.get_by_role("link", name="Good enough")
    expect(piece).to_be_hidden()
    page.reload()
    expect(piece).to_be_hidden()
    page.get_by_text(message("reading.away"), exact=True).click()
    piece.click()
    button(page, "reading.bring_back")
    link(page, "reading.title")
    expect(piece).to_be_visible()


def test_who_reads_on_in_the_middle_of_a_question_comes_back_to_it(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    signed_up(page)
    page.goto("/practice/reflections/new/keeps_away")
    link(page, "shell.more_about")
    heading(page, "pieces.the_coat_title")
    link(page, "reading.back_there")
    button(page, "reflections.begin")
    reflecting.choose(page, "ways_leave_first")
    reflecting.go_on(page)
    reflecting.go_on(page)
    reflecting.step(page, "once", axe)
    reflecting.write(page, "The stairs, mostly.")
    asked = page.url
    link(page, "shell.more_about")
    heading(page, "pieces.longing_and_stopping_title")
    expect(page.get_by_role("link", name=message("reading.try_keeps_away"))).to_be_visible()
    link(page, "reading.back_there")
    expect(page).to_have_url(asked)
    expect(page.get_by_role("textbox")).to_have_value("The stairs, mostly.")


@pytest.mark.parametrize("size", ["phone", "laptop"])
def test_what_others_wrote_is_named_and_opens_nothing(page_at: PageAt, axe: Axe, size: Size) -> None:
    page = page_at(size)
    signed_up(page)
    page.goto("/read")
    page.get_by_role("link", name=message("reading.further")).click()
    heading(page, "reading.further")
    expect(page.get_by_text("Self-Compassion: The Proven Power of Being Kind to Yourself")).to_be_visible()
    expect(page.get_by_text(message("reading.further_seen"))).to_be_visible()
    links = page.locator("main a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert [href for href in links if not href.startswith("/")] == []
    in_both_looks(page, axe)
