"""Lost words: mended by an e-mail where one was given, and a card that is offered once and never pressed on anybody."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from backend.accounts.models import RecoveryEmail
from backend.people.models import Person
from tests.browser.chromium import eventually
from tests.browser.conftest import PageAt
from tests.browser.person import KEY_TIMEOUT_MS, Account, message, sign_up
from tests.browser.steps import Axe, button, heading, link, saved, waited_for

ADDRESS = "someone@example.net"
NEW_WORDS = "another four plain words"
ANSWER_STORED = """await new Promise((tell) => {
  indexedDB.open('attune').onsuccess = ({ target: { result: db } }) => {
    db.transaction('drafts').objectStore('drafts').getAllKeys().onsuccess = ({ target }) => {
      db.close();
      tell(target.result.some(([, name]) => name === 'today/card-offer'));
    };
  };
})"""


def code_from_the_mailbox(page: Page, emails: int) -> str:
    waited_for(page, lambda: len(mail.outbox) == emails)
    assert [email.to for email in mail.outbox] == [[ADDRESS]] * emails
    found = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", mail.outbox[-1].body)
    assert found
    return found[0]


def give_an_e_mail(page: Page, axe: Axe, account: Account) -> None:
    """From the account's page until the e-mail is confirmed."""
    page.goto("/you/account")
    link(page, "account.email")
    expect(page.get_by_text(message("account.email_reads"))).to_be_visible()
    axe(page)
    page.get_by_label(message("account.email_field")).fill(ADDRESS)
    page.get_by_label(message("account.current")).fill("not these words")
    button(page, "account.email_send")
    expect(page.get_by_text(message("errors.wrong_words"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    expect(page.get_by_label(message("account.email_field"))).to_have_value(ADDRESS)
    page.get_by_label(message("account.current")).fill(account.passphrase)
    button(page, "account.email_send")
    code = page.get_by_label(message("account.email_code"), exact=True)
    code.wait_for(timeout=KEY_TIMEOUT_MS)
    axe(page)
    code.fill("0000-0000")
    button(page, "account.email_confirm")
    expect(page.get_by_text(message("account.email_code_wrong"))).to_be_visible()
    code.fill(code_from_the_mailbox(page, 1).lower())
    button(page, "account.email_confirm")
    expect(page.get_by_text(message("account.email_now_used"))).to_be_visible()
    expect(code).to_have_count(0)
    axe(page)
    assert RecoveryEmail.objects.get().confirmed == ADDRESS


def come_back_by_e_mail(page: Page, axe: Axe, account: Account) -> None:
    """Signs out, and in again with new words."""
    page.goto("/you/account/sign-out")
    button(page, "account.out_do")
    link(page, "start.returning")
    page.get_by_text(message("welcome.device_no"), exact=True).click()
    button(page, "welcome.go_on")
    link(page, "welcome.lost_words")
    heading(page, "welcome.lost_title")
    axe(page)
    link(page, "welcome.lost_email")
    axe(page)
    page.get_by_label(message("welcome.username")).fill(account.username)
    button(page, "welcome.email_send")
    heading(page, "welcome.email_sent_title")
    axe(page)
    code = page.get_by_label(message("welcome.email_code"), exact=True)
    code.fill("0000-0000")
    button(page, "welcome.email_check")
    expect(page.get_by_text(message("welcome.email_wrong"))).to_be_visible()
    expect(code).to_have_value("0000-0000")
    button(page, "welcome.email_again")
    expect(page.get_by_text(message("welcome.email_asked"))).to_be_visible()
    code.fill(code_from_the_mailbox(page, 2))  # asking once more while a code works sends no other
    button(page, "welcome.email_check")
    heading(page, "welcome.email_words_title")
    axe(page)
    new = page.get_by_label(message("welcome.new_words"))
    new.fill("Password 1234")
    button(page, "welcome.recover")
    expect(page.get_by_text(message("welcome.words_easy"))).to_be_visible()
    expect(new).to_have_value("Password 1234")
    axe(page)
    new.fill(NEW_WORDS)
    button(page, "welcome.recover")
    page.get_by_role("navigation", name=message("shell.places")).wait_for(timeout=KEY_TIMEOUT_MS)


@pytest.mark.promise(36)
def test_lost_words_are_mended_by_an_e_mail(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    account = sign_up(page)
    link(page, "shell.people")
    link(page, "people.add")
    page.get_by_label(message("people.alias")).fill("Otter")
    button(page, "people.keep")
    saved(page)
    assert Person.objects.count() == 1

    give_an_e_mail(page, axe, account)
    come_back_by_e_mail(page, axe, account)
    link(page, "shell.people")
    expect(page.get_by_role("link", name="Otter")).to_be_visible()


@pytest.mark.promise(9)
def test_a_card_is_offered_once_something_is_kept_and_not_again_after_not_now(
    page_at: PageAt, axe: Axe
) -> None:
    page = page_at("phone")
    sign_up(page)
    offer = page.get_by_text(message("today.card_offer"), exact=True)
    expect(page.get_by_text(message("today.first_title"))).to_be_visible()
    expect(offer).to_have_count(0)
    button(page, "today.keep")
    expect(page.get_by_role("button", name=message("today.kept"), exact=True)).to_be_visible()
    expect(offer).to_have_count(0)  # one thing after the other
    button(page, "today.first_read")
    expect(offer).to_be_visible()
    expect(page.get_by_role("link", name=message("today.card_offer_make"))).to_have_attribute(
        "href", "/you/account/card"
    )
    axe(page)
    button(page, "today.card_offer_not_now")
    expect(offer).to_have_count(0)
    eventually(page, ANSWER_STORED)
    with page.expect_response("**/api/v1/session"):
        page.reload()
    heading(page, "shell.today")
    expect(page.get_by_role("button", name=message("today.kept"), exact=True)).to_be_visible()
    expect(offer).to_have_count(0)
