"""Somebody with her open phone tries to make her account his, and somebody who is in is seen and shown out."""

from playwright.sync_api import Page, expect

from backend.accounts.models import AccountEvent, EventKind, Vault
from tests.browser.conftest import PageAt
from tests.browser.person import KEY_TIMEOUT_MS, Account, message, sign_in, sign_up
from tests.browser.steps import Axe, button, heading, link

NEW_WORDS = "another four plain words"
GUESS = "surely these are her words"


def make_sheet(page: Page, passphrase: str) -> str:
    page.goto("/you/account/card")
    page.get_by_label(message("account.current")).fill(passphrase)
    button(page, "account.make_card")
    page.get_by_label(message("account.card_type")).wait_for(timeout=KEY_TIMEOUT_MS)
    sheet = " ".join(page.get_by_test_id("recovery-card").locator("li").all_inner_texts())
    page.get_by_label(message("account.card_type")).fill(sheet)
    button(page, "account.card_save")
    expect(page.get_by_text(message("account.card_saved"))).to_be_visible()
    return sheet


def refused(page: Page) -> None:
    expect(page.get_by_text(message("errors.wrong_words"))).to_be_visible(timeout=KEY_TIMEOUT_MS)


def guess(page: Page, act: str) -> None:
    page.get_by_label(message("account.current")).fill(GUESS)
    button(page, act)
    refused(page)


def try_on_the_open_phone(page: Page) -> None:
    """Each way to make a way in for oneself."""
    page.goto("/you/account/card")
    guess(page, "account.make_card")
    expect(page.get_by_test_id("recovery-card")).to_have_count(0)
    page.goto("/you/account/key")
    page.get_by_text(message("account.own"), exact=True).click()
    guess(page, "account.use_key")
    page.goto("/you/account/email")
    page.get_by_label(message("account.email_field")).fill("his@example.net")
    guess(page, "account.email_send")
    page.goto("/you/account/words")
    page.get_by_label(message("account.next")).fill("words of his own making")
    guess(page, "account.change")


def come_by_the_sheet(page: Page, account: Account, sheet: str) -> None:
    page.goto("/welcome")
    link(page, "start.returning")
    button(page, "welcome.go_on")
    link(page, "welcome.lost_words")
    link(page, "welcome.lost_card")
    page.get_by_label(message("welcome.username")).fill(account.username)
    page.get_by_label(message("welcome.card"), exact=True).fill(sheet)
    page.get_by_label(message("welcome.new_words")).fill("words of his own making")
    button(page, "welcome.recover")


def test_an_open_phone_and_an_old_sheet_take_no_account_over(page_at: PageAt) -> None:
    hers, his = page_at("phone"), page_at("laptop")
    account = sign_up(hers)
    sheet = make_sheet(hers, account.passphrase)  # he reads it, as he could one from a drawer
    try_on_the_open_phone(hers)
    assert [event.kind for event in AccountEvent.objects.all()] == [EventKind.SHEET_MADE]

    hers.goto("/you/account/words")
    expect(hers.get_by_role("switch", name=message("account.end_sheet"))).to_be_checked()
    hers.get_by_label(message("account.current")).fill(account.passphrase)
    hers.get_by_label(message("account.next")).fill(NEW_WORDS)
    button(hers, "account.change")
    expect(hers.get_by_text(message("account.changed_sheet_ended"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    assert Vault.objects.get().recovery_made_at is None

    come_by_the_sheet(his, account, sheet)
    expect(his.get_by_text(message("welcome.recover_wrong"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    hers.reload()
    heading(hers, "account.card")
    expect(hers.get_by_text(message("account.news"))).to_have_count(0)  # nobody but herself did anything


def test_somebody_who_is_in_is_said_on_every_device_and_shown_out(page_at: PageAt, axe: Axe) -> None:
    hers, his = page_at("phone"), page_at("laptop")
    account = sign_up(hers)
    with his.expect_response("**/_allauth/browser/v1/auth/login"):
        sign_in(his, account)  # he saw her words
    heading(his, "shell.today")
    expect(his.get_by_text(message("account.news"))).to_have_count(0)

    hers.reload()
    expect(hers.get_by_text(message("account.news"))).to_be_visible()
    axe(hers)
    link(hers, "account.news_look")
    expect(hers.get_by_text(message("account.event_signed_in"))).to_be_visible()
    expect(hers.get_by_text(message("account.news"))).to_have_count(0)
    axe(hers)
    hers.reload()
    expect(hers.get_by_text(message("account.event_signed_in"))).to_be_visible()
    expect(hers.get_by_text(message("account.news"))).to_have_count(0)  # it is said once

    hers.get_by_role("link", name=message("account.devices")).click()
    expect(hers.get_by_role("button", name=message("account.end_device"), exact=True)).to_have_count(1)
    axe(hers)
    button(hers, "account.end_others")
    button(hers, "account.end_yes")
    expect(hers.get_by_text(message("account.devices_only"))).to_be_visible()
    his.goto("/you/account/events")
    expect(his.get_by_text(message("start.ended"))).to_be_visible()
    heading(hers, "account.devices")
