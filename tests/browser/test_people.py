"""People, by the names they have here."""

import json

import pytest
from playwright.sync_api import expect

from backend.people.models import Person
from tests.browser.conftest import PageAt
from tests.browser.person import sign_up, words
from tests.browser.steps import button, heading, link, saved


@pytest.mark.promise(31)
@pytest.mark.promise(36)
def test_somebody_is_added_changed_hidden_deleted_and_brought_back(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    link(page, "shell.people")
    expect(page.get_by_text(words("people.empty_title"))).to_be_visible()
    link(page, "people.add")
    heading(page, "people.add_title")
    page.get_by_text(words("people.relation_friend"), exact=True).click()
    button(page, "people.keep")
    expect(page.get_by_role("alert").filter(has_text=words("people.alias_needed"))).to_be_visible()
    expect(page.get_by_label(words("people.relation_friend"))).to_be_checked()
    page.get_by_label(words("people.alias")).fill("Otter")
    button(page, "people.keep")

    expect(page.get_by_role("heading", level=1, name="Otter")).to_be_visible()
    page.get_by_label(words("people.relation_words")).fill("my chosen sister")
    saved(page)
    person = Person.objects.get()
    assert person.route == "unset"
    assert "Otter" not in person.words
    assert set(json.loads(person.words)) == {"v", "key", "text"}

    link(page, "people.begin")
    heading(page, "practice.who_title")
    expect(page.get_by_label("Otter")).to_be_checked()
    page.go_back()
    page.get_by_role("switch", name=words("people.hide")).check()
    saved(page)
    link(page, "shell.people")
    expect(page.get_by_text("Otter")).to_be_hidden()
    page.get_by_text(words("people.hidden")).click()
    page.get_by_role("link", name="Otter").click()

    button(page, "people.delete")
    heading(page, "shell.people")
    expect(page.get_by_role("link", name="Otter")).to_have_count(0)
    button(page, "shell.undo")
    page.get_by_text(words("people.hidden")).click()
    expect(page.get_by_role("link", name="Otter")).to_contain_text("my chosen sister")
