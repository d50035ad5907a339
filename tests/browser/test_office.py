"""A practice's administrator, somebody who leaves, and going on with a colleague, on every side's screens."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from backend.accounts.models import Practice
from backend.sharing.models import CareLink, Grant
from tests.browser import handing_over
from tests.browser.conftest import PageAt
from tests.browser.consent import (
    NAME,
    PASSPHRASE,
    accept_link,
    enrol,
    enrol_administrator,
    enter_clinic,
    linked,
    make_link,
    open_client,
    open_item,
    said,
    share,
    write_repair,
)
from tests.browser.handing_over import COLLEAGUE
from tests.browser.person import KEY_TIMEOUT_MS, message, sign_up
from tests.browser.steps import Axe, everywhere


def shared_with_ines(clinic: Page, phone: Page) -> None:
    linked(clinic, phone)
    share(phone, write_repair(phone, "Quillon", "We planned with two maps."))


@pytest.mark.promise(33)
def test_an_administrator_sets_up_the_practice_and_lets_people_in_and_go(page_at: PageAt, axe: Axe) -> None:
    office, phone, clinic = page_at("laptop"), page_at("phone"), page_at("laptop")
    shared_with_ines(clinic, phone)
    enter_clinic(office, enrol_administrator(), "office")
    expect(office.get_by_label(message("office.name"))).to_have_value("Harbour Practice")
    office.get_by_label(message("office.item9")).fill("We ring within a day.")
    office.get_by_role("button", name=message("office.save")).click()
    expect(office.get_by_text(message("office.saved"))).to_be_visible()
    assert Practice.objects.get().item9_procedure == "We ring within a day."
    everywhere(office, axe)

    office.get_by_role("link", name=re.compile(message("office.people"))).click()
    expect(office.get_by_text(NAME)).to_be_visible()
    expect(office.get_by_text("Wren")).to_have_count(0)
    office.get_by_label(message("office.their_name")).fill(COLLEAGUE)
    office.get_by_role("button", name=message("office.make_link")).click()
    expect(office.locator(".office-link")).to_contain_text("/welcome/clinician#")
    everywhere(office, axe)
    office.get_by_role("button", name=said("office.withdraw_this", who=COLLEAGUE)).click()
    expect(office.get_by_role("heading", name=message("office.invited"))).to_have_count(0)

    office.get_by_role("button", name=said("office.deactivate_this", name=NAME)).click()
    sheet = office.get_by_role("dialog")
    expect(sheet).to_contain_text(message("office.deactivate_first"))
    axe(office)
    sheet.get_by_role("button", name=message("office.deactivate"), exact=True).click()
    expect(sheet).to_have_count(0)
    assert CareLink.objects.get().ended_by == "left"

    # The client is told at their next opening, in plain words, and nothing else of theirs is touched.
    phone.goto("/")
    expect(phone.get_by_text(message("sharing.left_line"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    phone.get_by_role("link", name=message("sharing.therapist_look")).click()
    expect(phone.get_by_role("heading", name=said("sharing.left_title", name=NAME))).to_be_visible()
    everywhere(phone, axe)
    phone.get_by_role("button", name=message("sharing.left_read")).click()
    expect(phone.get_by_role("heading", name=said("sharing.left_title", name=NAME))).to_have_count(0)
    phone.goto("/")
    expect(phone.get_by_text(message("sharing.left_line"))).to_have_count(0)
    assert Grant.objects.get().copy == ""


@pytest.mark.promise(11, 12, 33)
def test_a_client_goes_on_with_a_colleague_only_after_their_yes(page_at: PageAt, axe: Axe) -> None:
    clinic, phone, other = page_at("laptop"), page_at("phone"), page_at("laptop")
    shared_with_ines(clinic, phone)
    code = handing_over.code_of(other, handing_over.enrol_colleague())

    handing_over.look_at(clinic, code)
    everywhere(clinic, axe)
    handing_over.send(clinic)
    assert Grant.objects.count() == 1, "nothing is passed on before the yes"

    handing_over.check(phone)
    everywhere(phone, axe)
    handing_over.agree(phone)
    assert list(CareLink.objects.order_by("since").values_list("ended_by", flat=True)) == ["handover", ""]

    open_client(other)
    open_item(other)
    expect(other.get_by_text("We planned with two maps.")).to_be_visible()
    assert not Grant.objects.filter(care_link__ended_by="handover").exclude(copy="").exists()


@pytest.mark.promise(10)
def test_away_dates_and_cover_stand_where_a_client_shares(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    enter_clinic(clinic, enrol())
    link = make_link(clinic, "Wren")
    clinic.get_by_role("link", name=message("clinic.away")).click()
    clinic.get_by_label(message("clinic.away_from")).fill("2036-06-20")
    clinic.get_by_label(message("clinic.away_until")).fill("2036-06-19")
    clinic.get_by_role("button", name=message("clinic.away_keep")).click()
    expect(clinic.get_by_text(message("clinic.away_days"))).to_be_visible()
    clinic.get_by_label(message("clinic.away_until")).fill("2036-06-28")
    clinic.get_by_label(message("clinic.away_cover")).fill("Dr Mara Lind, 020 7946 0000")
    clinic.get_by_role("button", name=message("clinic.away_keep")).click()
    expect(clinic.get_by_role("button", name=message("clinic.away_remove"))).to_be_visible()
    everywhere(clinic, axe)

    sign_up(phone)
    phone.goto(link)
    cover = phone.get_by_text(said("sharing.away_cover", cover="Dr Mara Lind, 020 7946 0000"))
    expect(cover).to_be_visible()
    accept_link(phone, link, "Wren")
    expect(cover).to_be_visible()
    everywhere(phone, axe)
    repair = write_repair(phone, "Quillon", "We planned with two maps.")
    phone.goto(f"/you/sharing/share/repairs/{repair}")
    expect(cover).to_be_visible()
    expect(phone.get_by_text(message("sharing.not_watched_title"))).to_be_visible()


@pytest.mark.promise(39)
def test_a_clinician_leaves_and_takes_their_own_notes_along(page_at: PageAt, tmp_path: Path) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    shared_with_ines(clinic, phone)
    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    clinic.get_by_role("link", name=re.compile("^Wren")).click()
    memo = clinic.locator(".clinic-more").get_by_role("textbox").last
    memo.fill("Likes maps.")
    memo.blur()
    expect(clinic.get_by_text(message("clinic.kept_sealed"))).to_be_visible()
    clinic.get_by_role("link", name=message("clinic.away")).click()
    clinic.get_by_role("link", name=message("clinic.leave_link")).click()
    with clinic.expect_download() as saved:
        clinic.get_by_role("button", name=message("clinic.leave_take_notes")).click()
    saved.value.save_as(tmp_path / "notes.txt")
    assert "Wren" in (tmp_path / "notes.txt").read_text()
    assert "Likes maps." in (tmp_path / "notes.txt").read_text()
    clinic.get_by_label(message("clinic.leave_words")).fill(PASSPHRASE)
    clinic.get_by_role("button", name=message("clinic.leave"), exact=True).click()
    clinic.wait_for_url("**/welcome", timeout=KEY_TIMEOUT_MS)
    assert CareLink.objects.get().ended_by == "left"
