"""The keys of a clinician, made in their browser by a link: the first, and those in place of lost ones."""

from django.utils import timezone
from playwright.sync_api import Page, expect

from backend.accounts import lost_keys
from backend.accounts.models import User
from tests.browser.consent import totp
from tests.browser.person import KEY_TIMEOUT_MS, Account, message
from tests.browser.steps import button


def groups(page: Page) -> list[str]:
    return page.get_by_test_id("recovery-card").locator("li").all_inner_texts()


def answer_device(page: Page) -> None:
    page.get_by_text(message("welcome.device_no"), exact=True).click()
    button(page, "welcome.go_on")


def take_words_and_sheet(page: Page, done: str) -> tuple[str, str]:
    """From the words that the browser made, over the recovery sheet typed back, to the button `done`."""
    made = page.get_by_test_id("four-words").locator("li")
    expect(made).to_have_count(4)  # the page before has a button of the same name
    words = " ".join(made.all_inner_texts())
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


def follow_new_link(clinic: Page, username: str) -> None:
    """Somebody who lost everything opens the link that the deployment's operator gave them."""
    user = User.objects.get(username=username)
    lost_keys.reset_second_factor(user, reason="Lost it all; we met", now=timezone.now())
    token = lost_keys.offer_new_keys(user, reason="Lost it all; we met", now=timezone.now())
    clinic.goto(f"/welcome/clinician#{token}")
    expect(clinic.get_by_text(message("welcome.new_keys_lost"))).to_be_visible()


def make_new_keys(clinic: Page) -> str:
    """As far as the clinic, where their clients wait. Gives the new words."""
    button(clinic, "welcome.new_keys_make")
    answer_device(clinic)
    words, _ = take_words_and_sheet(clinic, "welcome.new_keys_use")
    set_app_up(clinic, words)
    button(clinic, "account.codes_kept")
    expect(clinic.get_by_text(message("clinic.waiting_title"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    return words


def code_to_say(clinic: Page) -> str:
    """What the clinician says by voice, as it stands on their client's page."""
    waits = clinic.locator(".card", has_text=message("clinic.waiting_title")).get_by_role("link")
    code = waits.inner_text()
    waits.click()
    expect(clinic.get_by_text(message("clinic.sealed_lost"))).to_be_visible()
    assert "-".join(groups(clinic)) == code
    return code


def unlocked(page: Page, account: Account) -> None:
    """By the words, where the page asks for them."""
    field = page.get_by_label(message("welcome.words"), exact=True)
    title = page.get_by_role("heading", level=1)
    expect(title.first).to_be_visible(timeout=KEY_TIMEOUT_MS)
    if field.is_visible():
        field.fill(account.passphrase)
        button(page, "welcome.unlock")
        expect(field).to_have_count(0, timeout=KEY_TIMEOUT_MS)
