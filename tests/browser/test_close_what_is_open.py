"""Somebody goes quietly with their therapist: what was shared before is closed in one tap, or left."""

import pytest
from playwright.sync_api import expect

from backend.people.models import Person
from backend.sharing.models import Grant
from tests.browser.conftest import PageAt
from tests.browser.consent import linked, share, write_repair
from tests.browser.person import message
from tests.browser.steps import Axe, button, in_both_looks, link, saved


@pytest.mark.promise(8)
@pytest.mark.promise(12)
def test_what_was_shared_is_closed_in_one_tap_and_never_by_itself(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    linked(clinic, phone)
    share(phone, write_repair(phone, "Otter", "She looked away."))
    phone.goto("/people")
    link(phone, "people.add")
    phone.get_by_label(message("people.alias")).fill("Dr Vogt")
    phone.get_by_text(message("sharing.value_relation_my_therapist"), exact=True).click()
    button(phone, "people.keep")
    expect(phone.get_by_role("heading", level=1, name="Dr Vogt")).to_be_visible()
    saved(phone)
    phone.goto(f"{phone.url}/safety")
    expect(phone.get_by_text(message("safety.route_quiet"), exact=True)).to_be_visible()
    expect(phone.get_by_role("button", name=message("safety.open_close"))).to_have_count(0)
    phone.get_by_text(message("safety.route_quiet"), exact=True).click()
    expect(phone.get_by_role("button", name=message("safety.open_close"))).to_be_visible()
    saved(phone)
    assert {one.route for one in Person.objects.all()} == {"unset", "quiet"}
    assert Grant.objects.get().revoked_at is None
    in_both_looks(phone, axe)
    button(phone, "safety.open_close")
    expect(phone.get_by_text(message("safety.open_closed"))).to_be_visible()
    assert (Grant.objects.get().copy, Grant.objects.get().revoked_at is None) == ("", False)
