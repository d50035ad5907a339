"""Notifications in words, for somebody who asked for them, in Chromium."""

import re

import pytest
from playwright.sync_api import Page, expect

from backend.affirmations.models import AffirmationWording
from backend.reminders.models import Reminder
from tests.browser.chromium import eventually
from tests.browser.conftest import PageAt
from tests.browser.person import KEY_TIMEOUT_MS, message, sign_in, sign_up
from tests.browser.site import Site
from tests.browser.steps import button, heading
from tests.browser.worker.messages import LINES, Deliver, payload
from tests.browser.worker.note_pool import POOL, in_words, since, wait_for_pool


@pytest.fixture
def first_level(live_server: Site) -> set[str]:
    """The texts that may stand on a locked screen by themselves."""
    wordings = AffirmationWording.objects.filter(locale="en", text__level=1, text__family__quoted=False)
    return set(wordings.values_list("wording", flat=True))


def test_words_stand_below_the_neutral_line_and_nothing_of_them_lies_open(
    deliver: Deliver, page: Page, first_level: set[str]
) -> None:
    in_words(page)
    pool = wait_for_pool(page)
    assert {one["text"] for one in pool["texts"]["affirmation"]} < first_level
    assert not [text for text in first_level if text in pool["box"]]
    [note] = deliver(payload(w={"content": "affirmation", "since": since()}))
    assert note["title"] in LINES["plain"]
    assert note["body"] in first_level
    [again] = deliver(payload(w={"content": "affirmation", "since": since()}))
    assert again == {**note, "silent": True}


def test_words_need_the_explicit_warning(page: Page) -> None:
    sign_up(page)
    page.goto("/you/reminders/new")
    page.get_by_text(message("reminders.wording_words"), exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text(message("reminders.words_warning"))
    button(page, "reminders.words_no")
    expect(
        page.get_by_role("radio", name=re.compile(f"^{message('reminders.wording_plain')}"))
    ).to_be_checked()
    page.get_by_text(message("reminders.wording_words"), exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(
        page.get_by_role("radio", name=re.compile(f"^{message('reminders.wording_plain')}"))
    ).to_be_checked()
    button(page, "reminders.keep")
    heading(page, "reminders.title")
    assert Reminder.objects.get().wording == "plain"
    assert page.evaluate(POOL) is None


@pytest.mark.promise(25)
def test_what_stung_on_another_device_is_never_shown_in_words(
    deliver: Deliver, page: Page, page_at: PageAt
) -> None:
    account = in_words(page)
    wait_for_pool(page)
    other = page_at("phone")
    sign_in(other, account)
    stung = other.locator(".today-card .said").inner_text()
    button(other, "today.stings")
    for _ in range(200):
        if since():
            break
        other.wait_for_timeout(50)
    assert since(), "the server never heard of what stung"
    [note] = deliver(payload("firstfirst12", "one", {"content": "affirmation", "since": since()}))
    assert (note["title"] in LINES["plain"], note["body"]) == (True, "")

    page.reload()  # the first device hears of it
    pool = wait_for_pool(page)
    assert stung not in {one["text"] for one in pool["texts"]["affirmation"]}
    notes = deliver(payload("secondsecond", "two", {"content": "affirmation", "since": since()}))
    assert {note["body"] for note in notes} == {""}  # the rest of this day stays without words


def test_locked_app_still_shows_the_words_chosen_for_it(
    deliver: Deliver, page: Page, first_level: set[str]
) -> None:
    in_words(page)
    wait_for_pool(page)
    page.goto("/you/lock")
    page.get_by_text(message("lock.words"), exact=True).click()
    button(page, "lock.keep")
    expect(page.get_by_text(message("lock.changed"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    page.reload()
    expect(page.get_by_label(message("welcome.words"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    [note] = deliver(payload(w={"content": "affirmation", "since": since()}))
    assert note["title"] in LINES["plain"]
    assert note["body"] in first_level


def test_device_that_others_use_shows_the_neutral_line_alone(deliver: Deliver, page: Page) -> None:
    in_words(page, private_device=False)
    [note] = deliver(payload(w={"content": "affirmation", "since": 0}))
    assert (note["title"] in LINES["plain"], note["body"]) == (True, "")


def test_signing_out_takes_the_words_away(deliver: Deliver, page: Page, registration: list[str]) -> None:
    in_words(page)
    wait_for_pool(page)
    before = registration[-1]
    page.goto("/you/account/sign-out")
    button(page, "account.out_do")
    page.wait_for_url("**/welcome*")
    for _ in range(400):  # the worker goes with all that the browser kept, and comes anew
        if registration[-1] != before:
            break
        page.wait_for_timeout(50)
    eventually(page, "(await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'")
    [note] = deliver(payload(w={"content": "affirmation", "since": 0}))
    assert (note["title"] in LINES["plain"], note["body"]) == (True, "")
