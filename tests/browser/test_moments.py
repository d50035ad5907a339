"""Kind moments, and cards of one's own: half a minute from Today, by touch or by keyboard, with a connection or
without.
"""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from backend.affirmations.models import Card, CardResponse
from backend.moments.models import Moment
from tests.browser.chromium import Size, Theme
from tests.browser.conftest import PageAt
from tests.browser.person import message
from tests.browser.reflecting import row
from tests.browser.signed_up import signed_up
from tests.browser.steps import CONTROLLED, Axe, button, heading, link, press, saved, tab_to, waited_for

WHAT = "The bus driver waited for me."
MEANING = "That I am worth a minute."


def judge(page: Page, axe: Axe) -> None:
    """axe on the whole page: whatever a bar that stays in sight half covers just now can be scrolled out from under
    it.
    """
    size = page.viewport_size
    assert size
    page.set_viewport_size({"width": size["width"], "height": 2400})
    axe(page)
    page.set_viewport_size(size)


@pytest.mark.parametrize(("size", "theme"), [("phone", "light"), ("laptop", "dark")])
@pytest.mark.promise(22)
@pytest.mark.promise(33)
def test_moment_is_kept_two_taps_from_today_and_read_back(
    page_at: PageAt, axe: Axe, size: Size, theme: Theme
) -> None:
    page = page_at(size, theme)
    signed_up(page)
    row(page, message("today.kind_moment")).click()  # the first tap
    heading(page, "moments.write_title")
    judge(page, axe)
    page.get_by_label(message("moments.what")).fill(WHAT)
    saved(page)
    button(page, "moments.done")  # the second
    expect(page.get_by_text(WHAT)).to_be_visible()
    judge(page, axe)
    link(page, "moments.change")
    page.get_by_text(message("moments.let_in_1"), exact=True).click()
    expect(page.get_by_text(message("moments.barely"))).to_be_visible()
    page.get_by_label(message("moments.meaning_received")).fill(MEANING)
    button(page, "moments.more")
    page.get_by_text(message("moments.felt_owing"), exact=True).click()
    page.get_by_text(message("moments.hard_other"), exact=True).click()
    page.get_by_label(message("moments.hard_words"), exact=True).fill("I was late.")
    judge(page, axe)
    button(page, "moments.done")
    for said in (WHAT, MEANING, message("moments.let_in_1"), message("moments.felt_owing"), "I was late."):
        expect(page.get_by_text(said)).to_be_visible()
    saved(page)
    moment: Any = Moment.objects.get()
    assert (moment.direction, moment.may_resurface) == ("received", False)
    assert moment.answers == {"let_in": 1, "felt": "owing", "made_it_hard": ["other"]}
    assert "driver" not in moment.words

    # Back to where it began, and it stands among the others.
    page.get_by_role("link", name=message("shell.back_to").format(place=message("shell.today"))).click()
    heading(page, "shell.today")
    page.goto("/people/moments")
    heading(page, "moments.title")
    expect(row(page, WHAT)).to_be_visible()
    judge(page, axe)
    link(page, "shell.journal")
    expect(row(page, WHAT)).to_be_visible()


@pytest.mark.promise(19)
@pytest.mark.promise(43)
def test_moment_is_kept_offline_survives_closing_and_can_be_deleted_and_brought_back(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    signed_up(page)
    page.wait_for_function(CONTROLLED)
    page.context.set_offline(True)
    row(page, message("today.kind_moment")).click()
    page.get_by_label(message("moments.what")).fill(WHAT)
    saved(page, "shell.saved_on_device")
    page.reload()  # as after the app was killed
    expect(page.get_by_label(message("moments.what"))).to_have_value(WHAT)
    button(page, "moments.done")
    button(page, "moments.delete")
    heading(page, "moments.title")
    expect(row(page, WHAT)).to_have_count(0)
    button(page, "shell.undo")
    expect(row(page, WHAT)).to_be_visible()
    page.context.set_offline(False)
    assert waited_for(page, lambda: Moment.objects.filter(deleted_at__isnull=True).count()) == 1


@pytest.mark.promise(18)
@pytest.mark.promise(33)
def test_moment_is_kept_by_keyboard_alone_and_leaving_it_open_leaves_nothing(page_at: PageAt) -> None:
    page = page_at("laptop")
    signed_up(page)
    row(page, message("today.kind_moment")).focus()
    page.keyboard.press("Enter")
    heading(page, "moments.write_title")
    press(page, message("moments.done"))
    heading(page, "moments.title")
    press(page, message("moments.begin"))
    heading(page, "moments.write_title")
    tab_to(page, message("moments.what"))
    page.keyboard.type(WHAT)
    tab_to(page, message("moments.direction_received"))
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label(message("moments.direction_gave"), exact=True)).to_be_checked()
    tab_to(page, message("moments.let_in_0"))
    page.keyboard.press("Space")
    tab_to(page, message("moments.may_resurface"))
    page.keyboard.press("Space")
    press(page, message("moments.done"))
    expect(page.get_by_text(WHAT)).to_be_visible()
    saved(page)
    moment: Any = Moment.objects.get()
    assert (moment.direction, moment.may_resurface, moment.answers) == ("gave", True, {"let_in": 0})


@pytest.mark.promise(8)
def test_moment_with_somebody_no_longer_there_is_not_brought_up(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    link(page, "shell.people")
    link(page, "people.add")
    page.get_by_label(message("people.alias")).fill("Otter")
    button(page, "people.keep")
    page.get_by_role("link", name=message("people.begin_kind")).click()
    expect(page.get_by_label(message("moments.person"))).to_have_value(page.url.split("person=")[1])
    page.get_by_label(message("moments.what")).fill(WHAT)
    page.get_by_role("switch", name=message("moments.may_resurface")).check()
    button(page, "moments.done")
    link(page, "shell.people")
    row(page, "Otter").click()
    link(page, "people.part_about")
    page.get_by_text(message("people.status_died"), exact=True).click()
    button(page, "people.done")
    row(page, WHAT).click()
    link(page, "moments.change")
    expect(page.get_by_text(message("moments.not_resurfaced"))).to_be_visible()
    page.get_by_label(message("moments.what")).press("End")
    page.keyboard.type(" Twice.")
    saved(page)
    assert Moment.objects.get().may_resurface is False


@pytest.mark.promise(25)
@pytest.mark.promise(33)
@pytest.mark.parametrize(("size", "theme"), [("phone", "dark"), ("laptop", "light")])
def test_cards_of_ones_own_are_written_piled_answered_and_set_aside(
    page_at: PageAt, axe: Axe, size: Size, theme: Theme
) -> None:
    page = page_at(size, theme)
    signed_up(page)
    link(page, "shell.you")
    row(page, message("you.cards")).click()
    heading(page, "cards.title")
    judge(page, axe)
    link(page, "cards.add_value")
    heading(page, "cards.value_title")
    page.get_by_label(message("cards.text_value")).fill("Being honest.")
    button(page, "cards.done")
    link(page, "cards.add_own")
    heading(page, "cards.own_title")
    page.get_by_label(message("cards.text")).fill("I may rest.")
    page.get_by_label(message("cards.collection")).fill("Evenings")
    judge(page, axe)
    button(page, "today.how_true")
    page.get_by_role("slider").fill("7")
    judge(page, axe)
    button(page, "today.keep_answer")
    expect(page.get_by_text(message("cards.said"))).to_be_visible()
    button(page, "cards.done")
    expect(page.get_by_role("heading", name="Evenings")).to_be_visible()
    expect(page.get_by_role("heading", name=message("cards.group_value"))).to_be_visible()
    judge(page, axe)
    row(page, "I may rest.").click()
    button(page, "cards.stings")
    expect(page.get_by_text(message("cards.set_aside_said"))).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    saved(page)
    [own] = [card for card in Card.objects.all() if card.origin == "own"]
    assert (own.set_aside, set(json.loads(own.words))) == (True, {"v", "key", "text"})
    answers = [one.response for one in CardResponse.objects.filter(card=own).order_by("cursor")]
    assert list(answers) == ["rated", "stung"]

    button(page, "cards.delete")
    heading(page, "cards.title")
    expect(row(page, "I may rest.")).to_have_count(0)
    button(page, "shell.undo")
    expect(row(page, "I may rest.")).to_be_visible()


def test_moment_becomes_a_card(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    row(page, message("today.kind_moment")).click()
    page.get_by_label(message("moments.meaning_received")).fill(MEANING)
    button(page, "moments.done")
    page.get_by_role("button", name=message("moments.make_card")).click()
    expect(page.get_by_label(message("cards.text"))).to_have_value(MEANING)
    saved(page)
    assert Card.objects.get().origin == "moment"
    link(page, "cards.share")  # sharing a card begins on its own page, too
    expect(page.get_by_text(message("sharing.no_therapist_title"))).to_be_visible()
