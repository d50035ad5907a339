"""What a clinician types to a client is there again after a reload, on another device and after a lost connection."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from backend.sharing.models import ReplyDraft, SuggestionDraft
from backend.speakup.models import Reply
from tests.browser.conftest import PageAt
from tests.browser.consent import (
    CLIENT,
    Clinician,
    enrol,
    enter_clinic,
    linked,
    open_client,
    open_item,
)
from tests.browser.person import message
from tests.browser.speaking import give, reply, sent, take_back, write
from tests.browser.steps import Axe, button, in_both_looks

HEARD = "A canary: I looked at the clock."
SORRY = "A canary: I'm sorry, I was late."
SAW = "A canary: I noticed that you asked for a break."


def acknowledgement(clinic: Page) -> str:
    return clinic.get_by_label(message("replying.part_acknowledgement"), exact=True).input_value()


def elsewhere(page_at: PageAt, clinician: Clinician) -> Page:
    """The same client's page in another browser."""
    page = page_at("laptop")
    cache.clear()  # where a code that was used is remembered for half a minute
    enter_clinic(page, clinician)
    page.get_by_role("link", name=re.compile(f"^{CLIENT}")).click()
    return page


@pytest.mark.promise(19)
def test_what_a_clinician_types_is_there_again(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    ines = enrol()
    linked(clinic, phone, ines)
    speak_up = write(phone, "The clock was looked at while I spoke.")
    give(phone, speak_up)
    open_client(clinic)
    open_item(clinic)
    reply(clinic, HEARD, SORRY)
    composer = clinic.locator(".reply-composer")
    expect(composer.get_by_text(message("clinic.kept_sealed"))).to_be_visible()
    clinic.get_by_text(message("clinic.suggesting_new"), exact=True).click()
    noticed = clinic.get_by_label(message("clinic.suggesting_text_noticed"), exact=True)
    noticed.fill(SAW)
    expect(clinic.get_by_text(message("clinic.kept_sealed"))).to_have_count(2)
    stored = [ReplyDraft.objects.get().words, SuggestionDraft.objects.get().words]
    assert "canary" not in "".join(stored)
    in_both_looks(clinic, axe)

    clinic.close()
    clinic = elsewhere(page_at, ines)
    composer = clinic.locator(".reply-composer")
    noticed = clinic.get_by_label(message("clinic.suggesting_text_noticed"), exact=True)
    expect(noticed).to_have_value(SAW)
    open_item(clinic)
    expect(clinic.get_by_label(message("replying.part_apology"), exact=True)).to_have_value(SORRY)
    assert acknowledgement(clinic) == HEARD

    clinic.context.set_offline(True)
    field = clinic.get_by_label(message("replying.part_acknowledgement"), exact=True)
    field.fill(f"{HEARD} And then?")
    expect(composer.get_by_text(message("clinic.kept_not_yet"))).to_be_visible()
    before = ReplyDraft.objects.get().revision
    clinic.context.set_offline(False)
    expect(composer.get_by_text(message("clinic.kept_sealed"))).to_be_visible(timeout=20_000)
    assert ReplyDraft.objects.get().revision == before + 1

    button(clinic, "replying.send")
    sent(clinic)
    assert (ReplyDraft.objects.count(), Reply.objects.count()) == (0, 1)
    clinic.get_by_role("button", name=message("clinic.draft_throw_away"), exact=True).click()
    expect(noticed).to_have_value("")
    button(clinic, "shell.undo")
    expect(noticed).to_have_value(SAW)
    clinic.get_by_role("button", name=message("clinic.draft_throw_away"), exact=True).click()
    expect(clinic.get_by_role("button", name=message("clinic.draft_throw_away"), exact=True)).to_have_count(0)
    clinic.wait_for_load_state("networkidle")
    assert not SuggestionDraft.objects.exists()


@pytest.mark.promise(12, 19)
def test_it_goes_with_what_was_taken_back_and_two_pages_lose_nothing(page_at: PageAt) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    ines = enrol()
    linked(clinic, phone, ines)
    speak_up = write(phone, "The clock was looked at while I spoke.")
    give(phone, speak_up)
    open_client(clinic)
    other = elsewhere(page_at, ines)
    for page in (clinic, other):
        open_item(page)
    label = message("replying.part_acknowledgement")
    clinic.get_by_label(label, exact=True).fill(HEARD)
    expect(clinic.locator(".reply-composer").get_by_text(message("clinic.kept_sealed"))).to_be_visible()
    other.get_by_label(label, exact=True).fill(SORRY)
    expect(other.get_by_label(label, exact=True)).to_have_value(f"{HEARD}\n\n{SORRY}")
    expect(other.locator(".reply-composer").get_by_text(message("clinic.kept_sealed"))).to_be_visible()
    take_back(phone, speak_up, says=re.compile("can't be unread"))
    expect(phone.locator("main").get_by_text(re.compile("It had been opened on"))).to_be_visible()
    assert not ReplyDraft.objects.exists()
