"""Bringing something to a session: from any entry, in one's own order, on paper, and first on the therapist's page."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from backend.agendas.models import Agenda
from tests.browser.conftest import PageAt
from tests.browser.consent import accept_link, enrol, enter_clinic, make_link
from tests.browser.everything import (
    everything,
    go,
    with_oneself,
    with_somebody,
    with_speak_up,
    with_what_is_kept,
)
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import Axe, button, heading, in_both_looks, press, saved

LINE = "A canary: how we end."
OTHER = "A canary: the summer."


def titles(page: Page) -> list[str]:
    return page.locator(".agenda-row > :first-child").all_inner_texts()


def add(page: Page, line: str) -> None:
    page.get_by_label(message("therapy.agenda_line"), exact=True).fill(line)
    button(page, "therapy.agenda_line_add")
    expect(page.locator(".agenda-row").last).to_contain_text(line)


@pytest.mark.promise(11)
@pytest.mark.promise(33)
def test_it_stands_in_its_writers_order_and_first_on_the_therapists_page_once_shared(
    page_at: PageAt, axe: Axe
) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    enter_clinic(clinic, enrol())
    link = make_link(clinic, "Wren")
    signed_up(phone)
    accept_link(phone, link, "Wren")
    phone.goto("/people/moments/new")
    phone.get_by_label(message("moments.what")).fill("The bus driver waited.")
    saved(phone)
    go(phone, phone.url.rsplit("/", 1)[0])
    phone.get_by_role("button", name=message("therapy.agenda_bring"), exact=True).click()
    phone.get_by_role("link", name=re.compile(message("therapy.agenda_brought"))).click()
    heading(phone, "therapy.agenda_title")
    expect(phone.locator(".agenda-row")).to_contain_text("The bus driver waited.")
    add(phone, LINE)
    add(phone, OTHER)
    assert titles(phone) == ["The bus driver waited.", LINE, OTHER]
    press(phone, message("therapy.agenda_up_this").replace("{title}", OTHER))
    expect(phone.locator(".agenda-row").nth(1)).to_contain_text(OTHER)
    phone.keyboard.press("Enter")  # the row keeps the focus
    expect(phone.locator(".agenda-row").first).to_contain_text(OTHER)
    assert titles(phone) == [OTHER, "The bus driver waited.", LINE]
    phone.get_by_role("button", name=message("therapy.agenda_leave_this").replace("{title}", LINE)).click()
    expect(phone.locator(".agenda-row")).to_have_count(2)
    phone.get_by_role("button", name=message("shell.undo"), exact=True).click()
    expect(phone.locator(".agenda-row")).to_have_count(3)
    in_both_looks(phone, axe)
    phone.emulate_media(media="print")
    expect(phone.locator(".agenda-paper")).to_be_visible()
    expect(phone.locator(".agenda-row").first).to_be_hidden()
    phone.emulate_media(media="screen")
    saved(phone)
    assert Agenda.objects.count() == 1

    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    clinic.get_by_role("link", name=re.compile("^Wren")).click()
    expect(clinic.get_by_text(message("clinic.nothing_title"), exact=True)).to_be_visible()
    phone.get_by_role("link", name=re.compile(message("therapy.agenda_share"))).click()
    previewed = phone.locator(".preview-value")
    expect(previewed).to_have_text(f"1. {OTHER}\n2. The bus driver waited.\n3. {LINE}")
    phone.get_by_role("button", name=message("sharing.share"), exact=True).click()
    phone.wait_for_url("**/you/sharing")
    clinic.get_by_role("link", name=message("clinic.invitations")).click()
    clinic.get_by_role("link", name=re.compile("^Wren")).click()
    first = clinic.locator(".shared-items").first
    expect(first).to_contain_text(message("clinic.kind_agendas"))
    first.get_by_role("button", name=re.compile(f"^{message('clinic.open')}:")).click()
    expect(first.get_by_text(OTHER)).to_be_visible()
    assert "kind-moments" not in first.inner_text()


@pytest.mark.slow
def test_every_entry_that_has_a_page_can_be_brought_from_it(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    known = everything(page, with_somebody, with_oneself, with_speak_up, with_what_is_kept)
    places: dict[str, Any] = {
        "repairs": f"/practice/{known['/practice'][0]['id']}",
        "people": f"/people/{known['/people'][0]['id']}",
        "reflections": f"/practice/reflections/{known['/practice/reflections'][0]['id']}",
        "speak-ups": f"/practice/speak-ups/{known['/practice/speak-ups'][0]['id']}",
        "kind-moments": f"/people/moments/{known['/people/moments'][0]['id']}",
        "cards": f"/you/cards/{known['/you/cards'][0]['id']}",
    }
    for kind, place in places.items():
        go(page, place)
        page.get_by_role("button", name=message("therapy.agenda_bring"), exact=True).click()
        expect(
            page.get_by_role("link", name=re.compile(message("therapy.agenda_brought"))), kind
        ).to_be_visible()
    go(page, "/practice/session")
    expect(page.locator(".agenda-row")).to_have_count(len(places))
