"""People, by the names they have here."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from backend.people.models import Person
from tests.browser.conftest import PageAt
from tests.browser.person import message, sign_up
from tests.browser.steps import CONTROLLED, Axe, button, heading, in_both_looks, link, press, saved, tab_to

# What stands on a page that names nobody, once it is drawn.
SETTLED = {
    "/people/moments": message("moments.title"),
    "/people/moments/new": message("moments.write_title"),
    "/journal": message("journal.hidden_elsewhere"),
    "/journal/pictures": message("journal.pictures_none"),
    "/practice": message("practice.begin"),
    "/": message("today.kind_moment"),
}


def _begin(page: Page, part: str) -> None:
    press(page, message(part))
    expect(page.get_by_role("heading", level=1, name=message(part))).to_be_focused()


def _done(page: Page) -> None:
    press(page, message("people.done"))
    expect(page.get_by_role("heading", level=1, name="Otter")).to_be_focused()


def _died_and_hidden(page: Page) -> None:
    """From their page and back to it: it stays readable and writable, and nothing asks for it."""
    link(page, "people.part_about")
    page.get_by_text(message("people.status_died"), exact=True).click()
    page.get_by_role("switch", name=message("people.hide")).check()
    saved(page)
    button(page, "people.done")
    expect(page.get_by_text("Otter kept me a seat.")).to_be_visible()
    offers = page.get_by_role("link", name=message("people.part_offers"))
    expect(offers).to_be_hidden()
    page.get_by_text(message("people.write_here"), exact=True).click()
    expect(offers).to_be_visible()


def _named_nowhere(page: Page) -> None:
    for address, said in SETTLED.items():
        page.goto(address)
        expect(page.get_by_text(said, exact=True).first).to_be_visible()
        expect(page.get_by_text("Otter")).to_have_count(0)


@pytest.mark.promise(8)
@pytest.mark.promise(31)
@pytest.mark.promise(36)
def test_somebody_is_added_changed_hidden_deleted_and_brought_back(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    link(page, "shell.people")
    expect(page.get_by_text(message("people.empty_title"))).to_be_visible()
    link(page, "people.add")
    heading(page, "people.add_title")
    page.get_by_text(message("people.relation_friend"), exact=True).click()
    button(page, "people.keep")
    expect(page.get_by_role("alert").filter(has_text=message("people.alias_needed"))).to_be_visible()
    expect(page.get_by_label(message("people.relation_friend"))).to_be_checked()
    page.get_by_label(message("people.alias")).fill("Otter")
    button(page, "people.keep")

    expect(page.get_by_role("heading", level=1, name="Otter")).to_be_visible()
    link(page, "people.part_about")
    page.get_by_label(message("people.relation_words")).fill("my chosen sister")
    saved(page)
    person = Person.objects.get()
    assert person.route == "unset"
    assert "Otter" not in person.words
    assert set(json.loads(person.words)) == {"v", "key", "text"}

    button(page, "people.done")
    expect(page.get_by_text("my chosen sister")).to_be_visible()
    link(page, "people.begin")
    heading(page, "practice.who_title")
    expect(page.get_by_label("Otter")).to_be_checked()
    page.go_back()
    link(page, "people.begin_kind")
    page.get_by_label(message("moments.what")).fill("Otter kept me a seat.")
    button(page, "moments.done")
    link(page, "shell.people")
    page.get_by_role("link", name="Otter").click()
    _died_and_hidden(page)
    _named_nowhere(page)
    link(page, "shell.people")
    expect(page.get_by_text("Otter")).to_be_hidden()
    page.get_by_text(message("people.hidden"), exact=True).click()
    page.get_by_role("link", name="Otter").click()
    button(page, "people.unhide")
    expect(page.get_by_text(message("people.hidden_here"))).to_have_count(0)
    saved(page)

    button(page, "people.delete")
    heading(page, "shell.people")
    expect(page.get_by_role("link", name="Otter")).to_have_count(0)
    button(page, "shell.undo")
    expect(page.get_by_role("link", name="Otter")).to_contain_text(message("people.status_died"))
    link(page, "shell.journal")
    expect(page.get_by_text("Otter kept me a seat.")).to_be_visible()


@pytest.mark.promise(18)
@pytest.mark.promise(19)
@pytest.mark.promise(22)
@pytest.mark.promise(33)
def test_page_of_a_person_is_written_by_keyboard_offline_and_survives_closing(
    page_at: PageAt, axe: Axe
) -> None:
    page = page_at("phone", service_worker=True)
    sign_up(page)
    page.wait_for_function(CONTROLLED)
    link(page, "shell.people")
    link(page, "people.add")
    page.get_by_label(message("people.alias")).fill("Otter")
    button(page, "people.keep")
    in_both_looks(page, axe)
    page.context.set_offline(True)

    _begin(page, "people.part_expects")
    tab_to(page, message("people.expect"))
    page.keyboard.type("That they forget.")
    tab_to(page, message("people.really_did"))
    page.keyboard.type("Rang me back.")
    _done(page)

    _begin(page, "people.part_ease")
    tab_to(page, message("people.ease_0"))
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text(message("people.ease_low"))).to_be_visible()
    _done(page)

    _begin(page, "people.part_giving")
    tab_to(page, message("people.giving_as_words"))
    page.keyboard.press("ArrowRight")
    press(page, message("people.dots_add_to").format(row=message("people.dots_gave")))
    in_both_looks(page, axe)
    _done(page)

    _begin(page, "people.part_offers")
    tab_to(page, message("people.strengths"))
    page.keyboard.type("We laugh.")
    tab_to(page, message("people.support_listens"))
    page.keyboard.press("Space")
    in_both_looks(page, axe)
    saved(page, "shell.saved_on_device")
    page.reload()  # as after the app was killed
    expect(page.get_by_label(message("people.strengths"))).to_have_value("We laugh.")
    press(page, message("people.done"))

    for said in ("We laugh.", message("people.support_listens"), "That they forget.", "Rang me back."):
        expect(page.get_by_text(said, exact=True)).to_be_visible()
    expect(page.get_by_text(message("people.ease_1"), exact=True)).to_be_visible()
    expect(page.locator(".dots-row i")).to_have_count(1)
    in_both_looks(page, axe)
    page.context.set_offline(False)
    saved(page)
    person: Any = Person.objects.get()
    assert person.answers == {
        "supports": ["listens"], "felt_security": 1, "giving_as": "dots", "gave_dots": 1,
    }  # fmt: skip
    assert "laugh" not in person.words
