"""What a therapist may have to pass on, read before a link; and a kind that goes to them by itself, but for one."""

import re

import pytest
from playwright.sync_api import Page, expect

from backend.sharing.models import Grant, Scope
from tests.browser.conftest import PageAt
from tests.browser.consent import NAME, enrol, enter_clinic, make_link, said
from tests.browser.person import message, sign_up, without_lock
from tests.browser.steps import Axe, button, in_both_looks, waited_for

LIMITS = "A court can ask for my notes. I would tell you first."
KINDNESS = "She kept me a seat."


def _keep_moment(page: Page, what: str) -> None:
    page.goto("/people/moments/new")
    page.get_by_label(message("moments.what")).fill(what)
    page.get_by_role("button", name=message("moments.done")).click()
    expect(page.get_by_text(message("shell.saved_everywhere"))).to_be_visible(timeout=20_000)


@pytest.mark.promise(5)
@pytest.mark.promise(10)
@pytest.mark.promise(11)
def test_limits_are_read_and_a_kind_goes_by_itself_but_for_what_is_private(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    enter_clinic(clinic, enrol())
    clinic.get_by_role("link", name=message("clinic.invitations")).click()
    # While nobody is linked, the list of clients beside the page has the same row.
    clinic.get_by_role("link").filter(has_text=message("clinic.limits_row")).first.click()
    clinic.get_by_label(message("clinic.limits_label")).fill(LIMITS)
    in_both_looks(clinic, axe)
    button(clinic, "clinic.limits_keep")
    expect(clinic.get_by_text(message("clinic.limits_kept"))).to_be_visible()
    clinic.locator(".bar-back").click()  # to the invitations
    link = make_link(clinic, "Wren, Thursdays")

    sign_up(phone)
    without_lock(phone)
    phone.goto(link)
    expect(phone.get_by_text(LIMITS)).to_be_visible()
    in_both_looks(phone, axe)
    phone.get_by_label(message("sharing.name")).fill("Wren")
    phone.get_by_role("button", name=said("sharing.link_them", name=NAME)).click()

    phone.get_by_role("link").filter(has_text=message("sharing.itself_row")).click()
    expect(phone.get_by_text(LIMITS)).to_be_visible()  # open: nothing was shared with these words before
    moments = phone.get_by_role("group", name=message("journal.kind_kind_moments"))
    moments.get_by_text(message("sharing.full"), exact=True).click()
    in_both_looks(phone, axe)
    button(phone, "sharing.itself_keep")
    expect(phone.get_by_text(message("sharing.itself_kept"))).to_be_visible()
    assert Scope.objects.get().kind == "kind-moments"

    _keep_moment(phone, KINDNESS)
    expect(phone.get_by_text(message("sharing.itself_goes"))).to_be_visible()
    in_both_looks(phone, axe)
    assert waited_for(phone, lambda: Grant.objects.exclude(copy="").exists())
    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    clinic.get_by_role("link", name=re.compile("^Wren")).click()
    expect(clinic.get_by_text(message("clinic.itself_title"))).to_be_visible()
    clinic.get_by_role("button", name=re.compile(f"^{message('clinic.open')}:")).click()
    expect(clinic.get_by_text(KINDNESS)).to_be_visible()
    in_both_looks(clinic, axe)

    button(phone, "sharing.itself_keep_private")
    expect(phone.get_by_text(message("sharing.itself_kept_private"))).to_be_visible()
    assert waited_for(phone, lambda: not Grant.objects.exclude(copy="").exists())

    phone.goto("/people/moments/new")  # before a word of it is written
    button(phone, "sharing.itself_keep_private")
    phone.get_by_label(message("moments.what")).fill("He rang.")
    in_both_looks(phone, axe)
    phone.get_by_role("button", name=message("moments.done")).click()
    expect(phone.get_by_text(message("shell.saved_everywhere"))).to_be_visible(timeout=20_000)
    expect(phone.get_by_text(message("sharing.itself_kept_private"))).to_be_visible()
    assert not Grant.objects.exclude(copy="").exists()
