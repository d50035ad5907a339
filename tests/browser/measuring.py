"""A measure, as it is proposed, agreed to, answered and shared."""

import re

from playwright.sync_api import Page, expect

from tests.browser.consent import NAME, said
from tests.browser.person import message
from tests.browser.steps import button


def propose(clinic: Page, title: str) -> None:
    clinic.get_by_text(message("measuring.agreeing"), exact=True).click()
    clinic.get_by_label(message("measuring.propose_label")).select_option(label=title)
    clinic.get_by_role("button", name=message("measuring.propose"), exact=True).click()
    expect(clinic.get_by_text(re.compile(f"^{title}, proposed"))).to_be_visible()


def agree(phone: Page) -> None:
    phone.goto("/you/sharing")
    phone.get_by_role("link", name=re.compile(message("measures.title"))).click()
    expect(phone.get_by_text(said("measures.proposed", name=NAME))).to_be_visible()
    button(phone, "measures.yes")


def answer(phone: Page, options: list[str | None]) -> None:
    """One for each question in its order; None skips it."""
    for place, option in enumerate(options):
        last = place == len(options) - 1
        if option is None:
            button(phone, "measures.skip")
        else:
            phone.get_by_text(option, exact=True).click()
            button(phone, "measures.finish" if last else "measures.go_on")


def share(phone: Page) -> list[str]:
    """After its preview; gives the values that were previewed."""
    phone.get_by_role("link", name=re.compile(said("measures.share", name=NAME))).click()
    expect(phone.get_by_text(message("sharing.not_watched_title"))).to_be_visible()
    previewed = phone.locator(".preview-value").all_inner_texts()
    phone.get_by_role("button", name=message("sharing.share"), exact=True).click()
    phone.wait_for_url("**/you/sharing")
    return previewed
