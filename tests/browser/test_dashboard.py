"""Ten minutes before a session: what is new opened at once, what was taken back gone, a sheet and a private note."""

import re

import pytest
from playwright.sync_api import Page, expect

from backend.clinic.models import Memo
from backend.sharing.models import AccessRecord
from tests.browser.conftest import PageAt
from tests.browser.consent import (
    accept_link,
    enrol,
    enter_clinic,
    make_link,
    share,
    write_repair,
)
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import Axe, in_both_looks

STAYS = "A canary: we planned with two maps."
GOES = "A canary: the kettle was loud."
NOTE = "A canary: open with the clock, slowly."


def _go(page: Page, path: str) -> None:
    """Inside the app, as a link would: a clinician's keys are gone after a reload."""
    page.evaluate(
        "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')) }", path
    )


@pytest.mark.promise(12)
@pytest.mark.promise(13)
def test_what_is_new_is_opened_at_once_and_leaves_when_it_is_taken_back(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    enter_clinic(clinic, enrol())
    link = make_link(clinic, "Wren")
    signed_up(phone)
    accept_link(phone, link, "Wren")
    for happened in (STAYS, GOES):
        share(phone, write_repair(phone, "Quillon" if happened == STAYS else "Arden", happened))

    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    case = clinic.get_by_role("link", name=re.compile("^Wren"))
    clinic.locator(".clinic-side").evaluate("side => { side.dataset.kept = 'here' }")
    case.click()
    expect(clinic.locator(".shared-new")).to_have_count(2)
    expect(clinic.locator(".clinic-side[data-kept]")).to_have_count(1)  # it keeps its place beside every page
    expect(case).to_contain_text("new: 2 repairs")
    assert AccessRecord.objects.count() == 0
    clinic.get_by_role("button", name=message("clinic.open_new"), exact=True).click()
    expect(clinic.locator(".shared-content")).to_have_count(2)
    assert AccessRecord.objects.count() == 2, "each is a line in the client's log"
    expect(case).to_contain_text("read: 2 repairs")
    expect(clinic.locator(".shared-new")).to_have_count(0)
    in_both_looks(clinic, axe)
    _opened_again(clinic)
    for _ in range(2):
        clinic.get_by_role("button", name=message("clinic.read_whole")).first.click()
    expect(clinic.get_by_text(GOES)).to_be_visible()

    phone.goto("/you/sharing")
    phone.get_by_role("button", name=re.compile(f"^{message('sharing.take_back')}.*Arden")).click()
    phone.get_by_role("button", name=message("sharing.take_back_yes"), exact=True).click()
    take_back = re.compile(f"^{message('sharing.take_back')}.*Arden")
    expect(phone.get_by_role("button", name=take_back)).to_have_count(0)
    clinic.evaluate("dispatchEvent(new Event('focus'))")
    expect(clinic.get_by_text(GOES)).to_have_count(0)
    expect(clinic.get_by_text(message("clinic.gone_title"), exact=True)).to_be_visible()
    expect(clinic.get_by_text(STAYS)).to_be_visible()
    expect(case).to_contain_text("read: 1 repair")
    expect(case).to_contain_text(message("clinic.needs_review"))
    in_both_looks(clinic, axe)
    clinic.get_by_role("button", name=message("clinic.seen")).click()
    expect(case).not_to_contain_text(message("clinic.needs_review"))

    fetched: list[str] = []
    clinic.on("request", lambda request: fetched.append(request.url))
    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    case.click()
    expect(clinic.locator(".shared-item")).to_have_count(1)
    assert [url for url in fetched if url.endswith("/heartbeat")], "it is asked whether anything is new"
    assert not [url for url in fetched if url.endswith(("/caseload", "/introductions"))], "nothing is"
    _note_and_sheet(clinic, axe)
    _no_page_of_a_client(clinic)


def _tap_while_it_is_told_anew(clinic: Page) -> None:
    """Its words leave and come anew between a finger's coming and its going."""
    words = clinic.get_by_role("link", name=re.compile("^Wren")).locator(".case-more").first
    box = words.bounding_box()
    assert box
    clinic.mouse.move(box["x"] + 5, box["y"] + 5)
    clinic.mouse.down()
    words.evaluate("words => { const row = words.parentNode; words.remove(); row.append(words); }")
    clinic.mouse.up()


def _opened_again(clinic: Page) -> None:
    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    expect(clinic.get_by_role("heading", level=1, name=message("clinic.caseload"))).to_be_visible()
    _tap_while_it_is_told_anew(clinic)
    expect(clinic.locator(".shared-item")).to_have_count(2)
    expect(clinic.locator(".shared-content")).to_have_count(0)  # whoever left the page let go of it
    clinic.get_by_role("button", name=message("clinic.open_all"), exact=True).click()
    expect(clinic.locator(".shared-content")).to_have_count(2)
    assert AccessRecord.objects.count() == 4, "to read again is to read"


def _note_and_sheet(clinic: Page, axe: Axe) -> None:
    clinic.get_by_label(message("clinic.memo")).fill(NOTE)
    clinic.get_by_label(message("clinic.memo")).blur()
    expect(clinic.get_by_text(message("clinic.kept_sealed"))).to_be_visible()
    assert NOTE not in Memo.objects.get().words
    clinic.get_by_role("link", name=message("clinic.sheet")).click()
    expect(clinic.get_by_text(message("clinic.sheet_nothing"))).to_be_visible()
    clinic.get_by_role("button", name=message("clinic.open_all"), exact=True).click()
    expect(clinic.locator(".paper")).to_contain_text("Quillon")
    expect(clinic.locator(".paper")).not_to_contain_text(NOTE)
    clinic.get_by_role("switch", name=message("clinic.sheet_with_note")).check()
    expect(clinic.locator(".paper")).to_contain_text(NOTE)
    in_both_looks(clinic, axe)
    with clinic.expect_download() as saved:
        clinic.get_by_role("button", name=message("clinic.sheet_pdf")).click()
    assert saved.value.suggested_filename == "sheet.pdf", "its name says nothing of anybody"
    clinic.emulate_media(media="print")
    for hidden in (".clinic-side", ".sheet-acts", ".bar"):
        expect(clinic.locator(hidden)).to_be_hidden()
    expect(clinic.locator(".paper")).to_be_visible()
    clinic.emulate_media(media="screen")


def _no_page_of_a_client(clinic: Page) -> None:
    for path in (
        "/",
        "/practice",
        "/people",
        "/journal",
        "/you",
        "/you/sharing",
        "/you/cards",
        "/you/reminders",
    ):
        _go(clinic, path)
        if path == "/":
            clinic.wait_for_url("**/clinic")
        else:
            expect(clinic.get_by_role("heading", name=message("shell.unknown_title"))).to_be_visible()
