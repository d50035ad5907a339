"""A second step at sign-in, for a client who wants one: set up, asked for, lost, and taken away."""

from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.consent import totp
from tests.browser.new_keys import groups
from tests.browser.person import KEY_TIMEOUT_MS, message, sign_in, sign_up, without_lock
from tests.browser.steps import Axe, button, heading, link


def test_words_alone_do_not_sign_in_and_a_backup_code_does(page_at: PageAt, axe: Axe) -> None:
    phone, laptop = page_at("phone"), page_at("laptop")
    account = sign_up(phone)
    phone.goto("/you/account")
    link(phone, "account.step")
    button(phone, "account.step_begin")
    phone.get_by_label(message("account.step_code")).wait_for()
    axe(phone)
    secret = "".join(groups(phone))
    phone.get_by_label(message("account.step_code")).fill("000000")
    phone.get_by_label(message("account.current")).fill("not these words")
    button(phone, "account.step_use")
    expect(phone.get_by_text(message("errors.wrong_words"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    phone.get_by_label(message("account.current")).fill(account.passphrase)
    button(phone, "account.step_use")
    expect(phone.get_by_text(message("account.step_wrong"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    phone.get_by_label(message("account.step_code")).fill(totp(secret))
    button(phone, "account.step_use")
    expect(phone.get_by_text(message("account.codes_lead"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    axe(phone)
    codes = groups(phone)
    button(phone, "account.codes_kept")
    expect(phone.get_by_text(message("account.step_there"))).to_be_visible()

    sign_in(laptop, account)
    heading(laptop, "welcome.code_title")
    laptop.get_by_label(message("welcome.code"), exact=True).fill(codes[0])
    button(laptop, "welcome.unlock")
    without_lock(laptop)
    heading(laptop, "shell.today")
    laptop.goto("/you/account/second-step")
    button(laptop, "account.step_remove")
    axe(laptop)
    laptop.get_by_label(message("account.current")).fill(account.passphrase)
    button(laptop, "account.step_remove")
    expect(laptop.get_by_text(message("account.step_removed"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    expect(laptop.get_by_role("button", name=message("account.step_begin"))).to_be_visible()
