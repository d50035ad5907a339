"""What a therapist suggests: kept, changed first, left and taken back, from both sides."""

import re

import pytest
from playwright.sync_api import Request, expect

from backend.affirmations.models import Card
from backend.suggestions.models import Suggestion
from tests.browser.conftest import PageAt
from tests.browser.consent import NAME, linked, open_client, said
from tests.browser.person import message
from tests.browser.steps import Axe, button, heading, in_both_looks, saved
from tests.browser.suggesting import look, suggest, waiting

SEEN = "A canary: you said no to your sister, and stayed kind."
SENTENCE = "A canary: part of me can rest, even on a hard day."
OWN = "A canary: I can rest."
LEFT = "A canary: this one is not for you."


@pytest.mark.promise(38)
def test_what_was_suggested_is_kept_changed_or_left_by_the_client_alone(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    linked(clinic, phone)
    open_client(clinic)
    suggest(clinic, "noticed", SEEN)
    in_both_looks(clinic, axe)

    phone.goto("/")
    row = phone.get_by_role("link", name=re.compile(message("therapy.suggested_today_row")))
    expect(row).to_contain_text(NAME)
    row.click()
    heading(phone, "therapy.suggested_title")
    look(phone, SEEN)
    in_both_looks(phone, axe)
    phone.get_by_text(said("therapy.suggested_show", name=NAME)).click()
    button(phone, "therapy.suggested_keep")
    expect(phone.get_by_text(message("therapy.suggested_empty_title"))).to_be_visible()
    phone.get_by_role("button", name=message("therapy.suggested_see_card"), exact=True).click()
    expect(phone.get_by_text(said("today.suggested_by", name=NAME))).to_be_visible()
    expect(phone.get_by_label(message("cards.text"))).to_have_value(SEEN)
    saved(phone)
    assert Card.objects.get().origin == "noticed"

    suggest(clinic, "affirmation", SENTENCE)
    expect(clinic.locator(".suggested")).to_contain_text(message("clinic.suggesting_accepted"))
    waiting(phone)
    look(phone, SENTENCE)
    button(phone, "therapy.suggested_change")
    phone.get_by_label(message("therapy.suggested_own_words")).fill(OWN)
    button(phone, "therapy.suggested_keep_mine")
    expect(phone.get_by_text(message("therapy.suggested_empty_title"))).to_be_visible()
    phone.goto("/you/cards")
    phone.get_by_role("link", name=OWN).click()
    expect(phone.get_by_text(said("today.suggested_by", name=NAME))).to_be_visible()
    saved(phone)
    assert sorted(one.origin for one in Card.objects.all()) == ["noticed", "offered"]
    assert [one.accepted for one in Suggestion.objects.order_by("sent_at")] == [True, False]


@pytest.mark.promise(37)
@pytest.mark.promise(38)
def test_what_was_left_and_what_was_not_looked_at_look_the_same(page_at: PageAt) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    linked(clinic, phone)
    open_client(clinic)
    suggest(clinic, "affirmation", LEFT)
    listed = clinic.get_by_role("link", name=re.compile("^Wren")).get_by_text("1 suggested")
    expect(listed).to_be_visible()  # the list was read once more for it
    asked: list[Request] = []

    def come_back() -> tuple[str, list[bytes]]:
        """To the client's page from the list, as after any other: what it says, and all that was answered."""
        asked.clear()
        clinic.get_by_role("link", name=message("clinic.invitations")).click()
        clinic.get_by_role("link", name=re.compile("^Wren")).click()
        expect(clinic.locator(".suggested").get_by_text(LEFT)).to_be_visible()
        expect(listed).to_be_visible()
        told = [
            answer.body()
            for request in asked
            # The heartbeat comes by the clock, in one of the two visits or the other (tests/suggestions asks it).
            if "/api/v1/clinic/" in request.url and "heartbeat" not in request.url
            if (answer := request.response())
        ]
        return clinic.locator("main").inner_text(), sorted(told)

    clinic.on("request", lambda request: asked.append(request) if request.method == "GET" else None)
    before = come_back()
    assert before[1], "something was asked"
    waiting(phone)
    look(phone, LEFT)
    button(phone, "therapy.suggested_leave")
    expect(phone.get_by_text(message("therapy.suggested_empty_title"))).to_be_visible()
    assert Suggestion.objects.get().answered
    assert come_back() == before

    clinic.get_by_role("button", name=re.compile(f"^{message('clinic.suggesting_take_back')}")).click()
    expect(clinic.get_by_text(message("clinic.suggesting_none"))).to_be_visible()


@pytest.mark.promise(38)
def test_taken_back_before_it_was_looked_at_it_was_never_there(page_at: PageAt) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    linked(clinic, phone)
    open_client(clinic)
    suggest(clinic, "practice", "A canary: three minutes, if you like.")
    waiting(phone)
    expect(phone.get_by_role("button", name=message("therapy.suggested_look"), exact=True)).to_be_visible()
    clinic.get_by_role("button", name=re.compile(f"^{message('clinic.suggesting_take_back')}")).click()
    expect(clinic.get_by_text(message("clinic.suggesting_none"))).to_be_visible()
    button(phone, "therapy.suggested_look")
    expect(phone.get_by_text(message("therapy.suggested_not_read_gone"))).to_be_visible()
    waiting(phone)
    expect(phone.get_by_text(message("therapy.suggested_empty_title"))).to_be_visible()

    suggest(clinic, "practice", "A canary: if you like.")
    waiting(phone)
    look(phone, "A canary: if you like.")
    button(phone, "therapy.suggested_open")
    phone.wait_for_url("**/practice/reflections/new/kind_minute")
