"""What didn't sit well, as its writer writes it, gives it and takes it back."""

import re

from playwright.sync_api import Page, expect

from tests.browser.consent import NAME, WINDOW, said
from tests.browser.person import message
from tests.browser.steps import button, heading, saved


def choose(page: Page, key: str) -> None:
    page.get_by_text(message(f"speakup.{key}"), exact=True).click()


def _next(page: Page, title: str) -> None:
    page.get_by_role("button", name=message("speakup.go_on"), exact=True).click()
    heading(page, f"speakup.{title}_title")


def write(page: Page, happened: str, bringing: str = "read_it_before") -> str:
    """One that skips what may be skipped. Gives its id."""
    page.goto("/practice")
    page.get_by_role("link", name=re.compile(message("speakup.title"))).click()
    button(page, "speakup.begin")
    heading(page, "speakup.what_title")
    choose(page, "what_tone")
    _next(page, "happened")
    page.get_by_label(message("speakup.in_words")).fill(happened)
    _next(page, "strong")
    _next(page, "fear")
    _next(page, "hope")
    choose(page, "hope_acknowledgement")
    _next(page, "bring")
    expect(page.get_by_text(message("speakup.bring_not_watched"))).to_be_visible()
    choose(page, f"bringing_{bringing}")
    _next(page, "reply")
    choose(page, "reply_yes")
    saved(page)
    button(page, "speakup.done")
    heading(page, "speakup.title")
    found = re.search(r"/speak-ups/([0-9a-f-]{36})$", page.url)
    assert found, page.url
    return found[1]


def give(page: Page, speak_up: str) -> list[str]:
    """Shares it after its preview; gives the values that were previewed."""
    page.goto(f"/practice/speak-ups/{speak_up}")
    page.get_by_role("link", name=re.compile(message("speakup.look_first"))).click()
    expect(page.get_by_text(said("sharing.not_watched", name=NAME, window=WINDOW))).to_be_visible()
    previewed = page.locator(".preview-value").all_inner_texts()
    page.get_by_role("button", name=message("sharing.share"), exact=True).click()
    page.wait_for_url("**/you/sharing")
    return previewed


def take_back(page: Page, speak_up: str, *, says: str | re.Pattern[str]) -> None:
    """From its own page, after the words about whether it was read."""
    page.goto(f"/practice/speak-ups/{speak_up}")
    page.get_by_role("button", name=message("speakup.take_back"), exact=True).click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_text(says)).to_be_visible()
    sheet.get_by_role("button", name=message("speakup.take_back"), exact=True).click()


def reply(clinic: Page, acknowledgement: str, apology: str) -> None:
    clinic.get_by_label(message("replying.part_acknowledgement"), exact=True).fill(acknowledgement)
    apology_field = clinic.get_by_label(message("replying.part_apology"), exact=True)
    expect(apology_field).to_have_count(0)  # only once it is wanted
    button(clinic, "replying.part_apology")
    expect(apology_field).to_be_focused()
    apology_field.fill(apology)


def sent(clinic: Page) -> None:
    """It says that it went, where it was written, and the form has made room."""
    said_so = clinic.get_by_text(message("replying.sent"))
    expect(said_so).to_be_in_viewport()
    expect(clinic.locator(".reply-said:focus")).to_have_count(1)
    expect(clinic.locator(".reply-composer textarea")).to_have_count(0)


def read_reply(phone: Page) -> None:
    """From Today, where it waits, to its words."""
    phone.goto("/")
    phone.get_by_role("link", name=re.compile(message("speakup.reply_waits"))).click()
    phone.get_by_role("button", name=re.compile(said("speakup.read_reply", name=NAME))).click()


def close(phone: Page) -> None:
    choose(phone, "closing_some")
    closed = said("speakup.closed_said", closing=message("speakup.closing_some"))
    expect(phone.get_by_text(closed)).to_be_visible()
    saved(phone)
