"""What didn't sit well: written, given, replied to and closed; and taken back before and after it was read."""

import re

import pytest
from playwright.sync_api import expect

from backend.sharing.models import Grant
from backend.speakup.models import Reply, SpeakUp
from tests.browser.conftest import PageAt
from tests.browser.consent import NAME, linked, open_client, open_item, said
from tests.browser.person import message, sign_up
from tests.browser.speaking import choose, close, give, reply, sent, take_back, write
from tests.browser.steps import Axe, button, heading, in_both_looks, saved

HAPPENED = "A canary: the clock was looked at while I spoke."
HEARD = "A canary: I looked at the clock, and it was as if you did not matter."
SORRY = "I'm sorry. I was late for somebody else, and you paid for it."


@pytest.mark.promise(10)
@pytest.mark.promise(11)
@pytest.mark.promise(12)
def test_it_is_given_replied_to_and_closed_by_its_writer(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    linked(clinic, phone)
    speak_up = write(phone, HAPPENED)
    assert not Grant.objects.exists(), "writing it gives it to nobody"
    previewed = give(phone, speak_up)
    assert HAPPENED in previewed

    open_client(clinic)
    open_item(clinic)
    expect(clinic.get_by_text(HAPPENED)).to_be_visible()
    assert clinic.locator(".shared-content dl dd").all_inner_texts() == previewed
    send = clinic.get_by_role("button", name=message("replying.send"), exact=True)
    send.click()
    expect(clinic.get_by_text(message("replying.problem_needs_first"))).to_be_visible()
    assert not Reply.objects.exists(), "understanding comes first"
    reply(clinic, HEARD, SORRY)
    in_both_looks(clinic, axe)
    send.click()
    sent(clinic)
    for text in (HEARD, SORRY):
        expect(clinic.locator(".reply-composer").get_by_text(text)).to_be_visible()
    in_both_looks(clinic, axe)

    phone.goto("/")
    phone.get_by_role("link", name=re.compile(message("speakup.reply_waits"))).click()
    expect(phone.get_by_text(HEARD)).to_have_count(0)
    phone.get_by_role("button", name=re.compile(said("speakup.read_reply", name=NAME))).click()
    expect(phone.get_by_text(HEARD)).to_be_visible()
    expect(phone.get_by_text(SORRY)).to_be_visible()
    in_both_looks(phone, axe)
    close(phone)
    assert SpeakUp.objects.get().status == "closed"

    button(clinic, "replying.anew")
    clinic.get_by_label(message("replying.part_apology"), exact=True).fill("")
    clinic.get_by_role("button", name=message("replying.replace"), exact=True).click()
    expect(clinic.get_by_role("alert")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text(SORRY)).to_be_visible()


@pytest.mark.promise(12)
def test_taken_back_unread_it_leaves_nothing_and_read_it_says_so(page_at: PageAt) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    linked(clinic, phone)
    speak_up = write(phone, HAPPENED)
    give(phone, speak_up)
    phone.goto(f"/practice/speak-ups/{speak_up}")
    expect(phone.get_by_text(message("speakup.not_opened"))).to_be_visible()
    take_back(phone, speak_up, says=message("speakup.take_back_unread"))
    expect(phone.locator("main").get_by_text(message("speakup.taken_back"))).to_be_visible()
    open_client(clinic)
    expect(clinic.get_by_text(message("clinic.nothing_title"), exact=True)).to_be_visible()
    expect(clinic.get_by_text(message("clinic.kind_speak_ups"))).to_have_count(0)

    give(phone, speak_up)
    open_client(clinic)
    open_item(clinic)
    expect(clinic.get_by_text(HAPPENED)).to_be_visible()
    phone.goto(f"/practice/speak-ups/{speak_up}")
    expect(phone.get_by_text(re.compile("^It was opened on"))).to_be_visible()
    take_back(phone, speak_up, says=re.compile("can't be unread"))
    expect(phone.locator("main").get_by_text(re.compile("It had been opened on"))).to_be_visible()


@pytest.mark.promise(8)
def test_more_than_a_misunderstanding_leads_outside_the_practice_and_to_nobody(
    page_at: PageAt, axe: Axe
) -> None:
    page = page_at("phone")
    sign_up(page)
    page.goto("/practice/speak-ups")
    button(page, "speakup.begin")
    choose(page, "what_beyond")
    expect(page.get_by_text(message("speakup.what_beyond_note"))).to_be_visible()
    saved(page)
    button(page, "speakup.go_on")
    heading(page, "speakup.beyond_title")
    expect(page.get_by_text(message("safety.outside_who"))).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(message("safety.own_copy")))).to_be_visible()
    in_both_looks(page, axe)
    speak_up = SpeakUp.objects.get().pk
    page.goto(f"/you/sharing/share/speak-ups/{speak_up}")
    expect(page.get_by_text(message("speakup.stays_beyond"))).to_be_visible()
    expect(page.get_by_role("button", name=message("sharing.share"), exact=True)).to_have_count(0)
