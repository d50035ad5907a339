"""A clinician's own keys: made in their browser by a link, kept by ways back, lost and found again."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from backend.accounts import clinicians
from backend.accounts.models import Clinician, KeyLink, User
from backend.sharing.models import Invitation
from tests.browser.chromium import SIZES
from tests.browser.conftest import PageAt
from tests.browser.consent import change_theme, make_link, said, totp
from tests.browser.person import KEY_TIMEOUT_MS, message
from tests.browser.steps import button

Axe = Callable[[Page], None]


def looks(page: Page, axe: Axe) -> None:
    """At both sizes and in both themes."""
    before = page.viewport_size
    for size in SIZES.values():
        page.set_viewport_size(size)
        for theme in ("dark", "light"):
            change_theme(page, theme)
            axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    assert before
    page.set_viewport_size(before)


def groups(page: Page) -> list[str]:
    return page.get_by_test_id("recovery-card").locator("li").all_inner_texts()


def answer_device(page: Page) -> None:
    page.get_by_text(message("welcome.device_no"), exact=True).click()
    button(page, "welcome.go_on")


def take_words_and_sheet(page: Page, done: str) -> tuple[str, str]:
    """From the words that the browser made, over the recovery sheet typed back, to the button `done`."""
    words = " ".join(page.get_by_test_id("four-words").locator("li").all_inner_texts())
    button(page, "welcome.go_on")
    page.get_by_label(message("welcome.card_type")).wait_for(timeout=KEY_TIMEOUT_MS)
    sheet = " ".join(groups(page))
    page.get_by_label(message("welcome.card_type")).fill(sheet)
    button(page, done)
    return words, sheet


def set_app_up(page: Page, words: str) -> tuple[str, list[str]]:
    """The authenticator and its backup codes, before anything else is shown."""
    page.get_by_label(message("account.step_code")).wait_for(timeout=KEY_TIMEOUT_MS)
    secret = "".join(groups(page))
    page.get_by_label(message("account.step_code")).fill(totp(secret))
    page.get_by_label(message("account.current")).fill(words)
    button(page, "account.step_use")
    page.get_by_text(message("account.codes_lead")).wait_for(timeout=KEY_TIMEOUT_MS)
    return secret, groups(page)


@pytest.mark.promise(37)
def test_a_clinician_signs_up_by_a_link_and_invites_their_first_client(page_at: PageAt, axe: Axe) -> None:
    said_of = {"practice": "Harbour Practice", "response_window": "two days", "display_name": "Dr Vogt"}
    token = clinicians.invite_clinician(**said_of, now=timezone.now())
    page = page_at("laptop")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.goto(f"/welcome/clinician#{token}")
    expect(page.get_by_text(said("welcome.clinician_lead", practice="Harbour Practice"))).to_be_visible()
    assert token not in page.url
    looks(page, axe)
    button(page, "welcome.go_on")
    answer_device(page)
    expect(page.get_by_label(message("welcome.username"))).not_to_have_value("")
    username = page.get_by_label(message("welcome.username")).input_value()
    page.get_by_label(message("welcome.clinician_name")).fill("Dr Ines Vogt")
    looks(page, axe)
    words, sheet = take_words_and_sheet(page, "welcome.make")
    page.get_by_label(message("account.step_code")).wait_for(timeout=KEY_TIMEOUT_MS)
    expect(page.get_by_role("img", name=message("account.step_qr"))).to_be_visible()
    looks(page, axe)
    _, codes = set_app_up(page, words)
    looks(page, axe)
    button(page, "account.codes_kept")
    expect(page.get_by_text(message("clinic.nobody_title"))).to_be_visible(timeout=KEY_TIMEOUT_MS)

    made = Clinician.objects.select_related("user__vault").get()
    assert (made.user.username, made.display_name) == (username, "Dr Ines Vogt")
    assert (made.user.vault.spare_user_key, KeyLink.objects.count()) == (None, 0)
    whole = "\n".join(sent)
    assert not [kept for kept in (words, sheet, *codes) if kept in whole], "it left the browser"
    make_link(page, "Wren, Thursdays")
    assert Invitation.objects.get().clinician == made.user


def test_a_link_that_was_used_makes_nothing(page_at: PageAt) -> None:
    page = page_at("phone")
    page.goto("/welcome/clinician#nobody-gave-this-out")
    expect(page.get_by_text(message("welcome.link_over"))).to_be_visible()
    assert not User.objects.exists()
