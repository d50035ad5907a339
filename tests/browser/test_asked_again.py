"""Consent asked about again, as its client and their clinician see it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from backend.sharing.models import CareLink, Grant
from tests.browser.conftest import PageAt
from tests.browser.consent import (
    NAME,
    accept_link,
    enrol,
    enter_clinic,
    make_link,
    said,
    share,
    write_repair,
)
from tests.browser.person import message, sign_up, without_lock
from tests.browser.steps import Axe, in_both_looks

TITLE = "sharing.asked_title"


def _agreed(days: int) -> None:
    """The yes to the link and to all that goes through it is so many days old."""
    at = timezone.now() - timedelta(days=days)
    CareLink.objects.update(agreed_at=at, later_until=None)
    Grant.objects.update(agreed_at=at, later_until=None)


def _open_anew(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name=message("shell.today"), exact=True)).to_be_attached()


@pytest.mark.promise(14)
def test_asked_at_an_opening_answered_or_paused(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    enter_clinic(clinic, enrol())
    link = make_link(clinic, "Wren, Thursdays")
    sign_up(phone)
    without_lock(phone)
    accept_link(phone, link, "Wren")
    repair = write_repair(phone, "Quillon", "She looked at her phone while I spoke.")
    share(phone, repair)
    line = phone.get_by_text(message("sharing.asked_line"))
    _open_anew(phone)
    expect(line).to_have_count(0)

    _agreed(days=91)
    _open_anew(phone)
    expect(line).to_be_visible()
    phone.goto(f"/practice/{repair}/happened")
    expect(phone.get_by_label(message("practice.happened_label"))).to_be_visible()
    expect(line).to_have_count(0)  # never in the middle of a practice
    _open_anew(phone)
    phone.get_by_role("link", name=message("sharing.asked_look")).click()
    expect(phone.get_by_role("heading", name=message(TITLE))).to_be_visible()
    of_link = phone.get_by_role("group", name=said("sharing.asked_link", name=NAME))
    of_share = phone.get_by_role("group").filter(has_text="Quillon")
    expect(of_link).to_be_visible()
    expect(of_share).to_be_visible()
    in_both_looks(phone, axe)
    of_link.get_by_text(message("sharing.asked_keep"), exact=True).click()
    of_share.get_by_text(message("sharing.asked_later"), exact=True).click()
    phone.get_by_role("button", name=message("sharing.asked_save")).click()
    expect(phone.get_by_text(message("sharing.asked_saved"))).to_be_visible()
    _open_anew(phone)
    expect(phone.get_by_role("link", name=message("shell.you"), exact=True)).to_be_visible()
    expect(line).to_have_count(0)

    _agreed(days=121)
    phone.goto("/you/sharing")
    expect(phone.get_by_text(message("sharing.paused_title"))).to_be_visible()
    axe(phone)
    phone.get_by_role("link", name=message("sharing.asked_look")).first.click()
    of_link.get_by_text(message("sharing.asked_keep"), exact=True).click()
    of_share.get_by_text(message("sharing.asked_stop"), exact=True).click()
    phone.get_by_role("button", name=message("sharing.asked_save")).click()
    expect(phone.get_by_text(message("sharing.nothing_shared"))).to_be_visible()
    assert CareLink.objects.get().agreed_at > timezone.now() - timedelta(hours=1)
    assert Grant.objects.get().copy == ""
