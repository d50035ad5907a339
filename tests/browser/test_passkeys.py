"""A passkey of the account: added with the words, and then in their place on a new device and at a locked page."""

import pytest
from playwright.sync_api import Page, expect

from backend.accounts.models import Passkey
from tests.browser.chromium import Axe
from tests.browser.conftest import PageAt
from tests.browser.locking import opened, with_passkeys
from tests.browser.person import KEY_TIMEOUT_MS, message, sign_up
from tests.browser.steps import button

pytestmark = pytest.mark.promise(45)


def add(page: Page, passphrase: str) -> None:
    page.goto("/you/account/passkeys")
    button(page, "account.passkey_add")
    page.get_by_label(message("account.passkey_name"), exact=True).fill("My phone")
    page.get_by_label(message("account.current"), exact=True).fill(passphrase)
    button(page, "account.passkey_add")
    expect(page.get_by_text(message("account.passkey_added"))).to_be_visible(timeout=KEY_TIMEOUT_MS)


def test_passkey_signs_in_and_opens_without_the_words(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    with_passkeys(page)
    account = sign_up(page)
    add(page, account.passphrase)
    axe(page)
    page.goto("/you/account/sign-out")
    button(page, "account.out_do")
    page.wait_for_url("**/welcome*")
    page.goto("/welcome/device?then=sign-in")
    page.get_by_text(message("welcome.device_no"), exact=True).click()
    button(page, "welcome.go_on")
    button(page, "welcome.passkey")
    opened(page)
    page.reload()  # nothing is kept on a shared device: locked
    button(page, "welcome.passkey")
    opened(page)
    Passkey.objects.all().delete()
    page.reload()
    button(page, "welcome.passkey")
    expect(page.get_by_text(message("welcome.passkey_not"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
