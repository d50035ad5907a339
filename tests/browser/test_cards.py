"""The cards beyond the one on Today: in one's own words, all of them to look through, somebody else's sentence by
sentence, and piles.
"""

import pytest
from playwright.sync_api import Page, expect

from backend.affirmations.models import Card, CardResponse
from tests.browser.conftest import PageAt
from tests.browser.person import message, sign_up
from tests.browser.reflecting import row
from tests.browser.steps import (
    CARD,
    CONTROLLED,
    Axe,
    button,
    card,
    heading,
    in_both_looks,
    link,
    place_is_kept,
    press,
    saved,
    tab_to,
)

THEME = "cards.theme_self_compassion"


def in_my_words(page: Page, axe: Axe) -> str:
    """From Today's card to one of one's own that begins with its words, closed in the middle, and back to Today with
    it.
    """
    text = card(page)
    press(page, message("today.more"))
    press(page, message("cards.in_my_words"))
    heading(page, "cards.own_title")
    field = page.get_by_label(message("cards.text"))
    expect(field).to_have_value(text)
    tab_to(page, message("cards.text"))
    page.keyboard.press("Control+End")
    page.keyboard.type(" For now.")
    saved(page, "shell.saved_on_device")
    place_is_kept(page)
    page.reload()
    mine = f"{text} For now."
    expect(field).to_have_value(mine)
    in_both_looks(page, axe)
    press(page, message("cards.to_today"))
    press(page, message("today.more"))
    expect(page.get_by_text(message("today.own"), exact=True)).to_be_visible()
    assert card(page) == mine
    return mine


def piles_are_named(page: Page, mine: str) -> None:
    """From a card of one's own: a pile is named while writing, chosen for a second card, renamed, and let go with its
    cards staying.
    """
    page.get_by_label(message("cards.collection")).fill("Evenings")
    button(page, "cards.done")
    link(page, "cards.add_own")
    page.get_by_label(message("cards.text"), exact=True).fill("Slow is fine.")
    page.get_by_text("Evenings", exact=True).click()
    button(page, "cards.done")
    pile = page.locator("section").filter(has=page.get_by_role("heading", name="Evenings", exact=True))
    expect(pile.get_by_role("link")).to_have_count(2)
    button(page, "cards.pile_change")
    name = page.get_by_label(message("cards.pile_name"))
    name.fill("When it is dark")
    place_is_kept(page)
    page.reload()
    expect(name).to_have_value("When it is dark")
    button(page, "cards.pile_rename")
    expect(page.get_by_role("heading", name="When it is dark")).to_be_visible()
    button(page, "shell.undo")
    expect(page.get_by_role("heading", name="Evenings", exact=True)).to_be_visible()
    button(page, "cards.pile_change")
    button(page, "cards.pile_let_go")
    expect(page.get_by_role("heading", name=message("cards.group_none"), exact=True)).to_be_visible()
    expect(page.get_by_text("Evenings", exact=True)).to_have_count(0)
    for text in (mine, "Slow is fine."):
        expect(row(page, text)).to_be_visible()


@pytest.mark.promise(19)
@pytest.mark.promise(25)
@pytest.mark.promise(27)
@pytest.mark.promise(33)
def test_cards_are_written_and_looked_through_by_keyboard_and_without_a_connection(
    page_at: PageAt, axe: Axe
) -> None:
    page = page_at("phone", "dark", service_worker=True)
    sign_up(page)
    card(page)
    page.wait_for_function(CONTROLLED)
    page.context.set_offline(True)
    mine = in_my_words(page, axe)

    # All the cards are one tap from Today. What stings is out of sight there, until it is asked for and taken back.
    in_both_looks(page, axe)
    press(page, message("cards.to_all"))
    heading(page, "cards.library_title")
    press(page, message(THEME))
    heading(page, THEME)
    stung = page.locator(".list-row-title").first.inner_text()
    press(page, stung)
    heading(page, "cards.text_title")
    assert card(page) == stung
    press(page, message("today.stings"))
    heading(page, THEME)
    expect(page.get_by_text(stung)).to_have_count(0)
    expect(page.get_by_role("button", name=message("today.to_grounding"))).to_be_visible()
    page.get_by_role("link", name=message("cards.library_title")).click()
    press(page, message("cards.away_show"))
    heading(page, "cards.away_title")
    expect(page.get_by_text(stung)).to_be_visible()
    in_both_looks(page, axe)
    press(page, message("cards.away_take_back"))
    expect(page.get_by_role("heading", name=message("cards.away_none"))).to_be_visible()

    # Somebody else's words: what they are stands before them, the place is kept, and every sentence can be the last.
    link(page, "cards.to_library")
    expect(row(page, message("cards.quoted_title"))).to_contain_text(message("cards.quoted_note"))
    press(page, message("cards.quoted_title"))
    said = page.locator(".said")
    expect(said).to_have_text("I deserve deep relationships.")
    press(page, message("cards.quoted_next"))
    expect(said).to_have_text("I welcome feeling cared for and nurtured.")
    place_is_kept(page)
    page.reload()
    expect(said).to_have_text("I welcome feeling cared for and nurtured.")
    press(page, message("cards.quoted_next"))
    press(page, message("cards.quoted_next"))
    press(page, message("cards.quoted_whole"))
    expect(page.locator(CARD)).to_contain_text("I deserve deep relationships.")
    in_both_looks(page, axe)
    page.get_by_role("link", name=message("cards.library_title")).click()
    expect(row(page, message("cards.quoted_title"))).to_be_visible()

    page.context.set_offline(False)
    page.get_by_role("link", name=message("cards.title")).click()
    row(page, mine).click()
    saved(page)
    assert Card.objects.get().origin == "own"
    assert not CardResponse.objects.filter(deleted_at=None).exists()
    piles_are_named(page, mine)
