"""Today: one card, and what each answer to it does."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from backend.affirmations.models import CardResponse
from tests.browser.conftest import PageAt
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import CARD, CONTROLLED, begin_repair, button, card, heading, link, waited_for

PRESS_AND_GO = """(name) => {
  SubtleCrypto.prototype.encrypt = () => new Promise(() => undefined);
  [...document.querySelectorAll('main button')].find((one) => one.innerText.trim() === name).click();
  location.reload();
}"""


def answers(page: Page, *wanted: str) -> None:
    """The server has exactly these answers, in the order they were given."""

    def arrived() -> list[str]:
        return [one.response for one in CardResponse.objects.order_by("cursor")]

    waited_for(page, lambda: arrived() == list(wanted))
    assert arrived() == list(wanted)


def more(page: Page) -> None:
    button(page, "today.more")
    expect(page.get_by_role("button", name=message("today.more"), exact=True)).to_have_attribute(
        "aria-expanded", "true"
    )


def rate(page: Page, value: int) -> None:
    button(page, "today.how_true")
    slider = page.get_by_role("slider")
    slider.fill(str(value))
    button(page, "today.keep_answer")


def test_card_gets_stronger_and_softer_and_asks_how_true_it_feels(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    first = card(page)
    button(page, "today.keep")
    expect(page.get_by_role("button", name=message("today.kept"), exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    more(page)
    rate(page, 9)
    button(page, "today.offer_stronger")
    expect(page.get_by_text(message("today.level_2"), exact=True)).to_be_visible()
    stronger = card(page)
    assert stronger != first
    rate(page, 2)
    expect(page.get_by_text(message("today.untrue_said"))).to_be_visible()
    button(page, "today.offer_softer")
    assert card(page) == first
    rate(page, 2)
    expect(page.get_by_role("link", name=message("today.to_grounding"))).to_have_attribute("href", "/help")
    answers(page, "kept", "rated", "stronger", "rated", "softer", "rated")
    rated: list[Any] = [one for one in CardResponse.objects.order_by("cursor") if one.response == "rated"]
    assert [one.answers for one in rated] == [{"true_now": true_now} for true_now in (9, 2, 2)]

    # What was rated so low stays away from tomorrow on, and the day's card is another one.
    tomorrow = page.context.new_page()
    tomorrow.clock.set_fixed_time(datetime.now().astimezone() + timedelta(days=1))
    tomorrow.goto("/")
    assert card(tomorrow) not in {first, stronger}


@pytest.mark.promise(25)
def test_what_stings_goes_at_once_asks_nothing_and_never_returns(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    signed_up(page)
    page.wait_for_function(CONTROLLED)
    page.context.set_offline(True)
    stung = card(page)
    button(page, "today.stings")
    expect(page.get_by_text(stung)).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text(message("today.stung"))).to_be_visible()
    assert page.locator("main input, main textarea").count() == 0
    # Nothing takes its place, also after the app was closed: no softer one of the same thought, and no other.
    page.reload()
    heading(page, "shell.today")
    expect(page.get_by_text(message("today.no_card"))).to_be_visible()
    expect(page.locator(CARD)).to_have_count(0)
    expect(page.get_by_role("link", name=message("today.to_grounding"))).to_have_attribute("href", "/help")
    button(page, "today.show_one")
    assert card(page) != stung
    page.context.set_offline(False)
    answers(page, "stung")
    for days in (1, 2, 30):
        later = page.context.new_page()
        later.clock.set_fixed_time(datetime.now().astimezone() + timedelta(days=days))
        later.goto("/")
        assert card(later) != stung
        later.close()


@pytest.mark.promise(25)
def test_what_stings_stays_away_although_the_page_goes_with_the_press(page_at: PageAt) -> None:
    """Nothing that the press asks for is answered any more: no word is sealed, and none reaches the store."""
    page = page_at("phone")
    signed_up(page)
    stung = card(page)
    page.wait_for_load_state("networkidle")
    page.evaluate(PRESS_AND_GO, message("today.stings"))
    expect(page.get_by_text(message("today.no_card"))).to_be_visible()
    expect(page.get_by_text(stung, exact=True)).to_have_count(0)
    answers(page, "stung")


def test_sentence_stands_alone_and_another_one_comes_when_it_is_asked_for(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    seen = [card(page)]
    expect(page.locator(".today-card button")).to_have_text(
        [message(f"today.{one}") for one in ("keep", "stings", "another", "more")]
    )
    for _ in range(3):
        button(page, "today.another")
        expect(page.locator(CARD)).not_to_have_text(seen[-1])
        seen.append(card(page))
    assert len(set(seen)) == len(seen)
    page.reload()
    expect(page.locator(CARD)).to_have_text(seen[-1])
    answers(page)  # looking says nothing about anything


def test_draft_that_was_set_aside_says_nothing_of_itself(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    begin_repair(page, "Zoë")
    page.get_by_label(message("practice.happened_label")).fill("The key was under the mat.")
    button(page, "practice.stop")
    heading(page, "practice.stopped_title")
    expect(page.get_by_text(message("help.ground_1"))).to_be_visible()
    link(page, "shell.today")
    row = page.get_by_role("link", name=message("today.draft"))
    expect(row).to_contain_text(message("today.draft_note"))
    expect(page.locator("main")).not_to_contain_text("Zoë")
    expect(page.locator("main")).not_to_contain_text("mat")
    row.click()
    heading(page, "practice.happened_title")


@pytest.mark.promise(3)
def test_first_note_goes_when_it_was_read_and_stays_away(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    note = page.get_by_text(message("today.first_exit"))
    expect(note).to_be_visible()
    button(page, "today.first_read")
    expect(note).to_have_count(0)
    page.reload()
    card(page)
    expect(note).to_have_count(0)
