"""What a client shares, exactly; what the clinician then reads; and how it is taken back."""

import re
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Page, expect

from backend.sharing.models import AccessRecord, CareLink, Grant
from tests.browser.conftest import PageAt
from tests.browser.consent import (
    NAME,
    WINDOW,
    enrol,
    enter_clinic,
    linked,
    make_link,
    said,
    share,
    write_repair,
)
from tests.browser.person import KEY_TIMEOUT_MS, message, without_lock
from tests.browser.signed_up import signed_up
from tests.browser.steps import CONTROLLED, Axe, in_both_looks

HAPPENED = "A canary: she looked at her phone while I spoke."
ALIAS = "Quillon"
KINDNESS = "A canary: she kept me a seat."


def _rows(page: Page) -> list[str]:
    return page.locator(".preview-row:not(.preview-row--left) .preview-value").all_inner_texts()


def _share_kind_moment(page: Page) -> list[str]:
    """Keeps a kind moment and shares it from its own page. Gives the values that were previewed."""
    page.goto("/people/moments/new")
    page.get_by_label(message("moments.what")).fill(KINDNESS)
    page.get_by_text(message("moments.let_in_1"), exact=True).click()
    page.get_by_role("button", name=message("moments.done")).click()
    expect(page.get_by_text(message("shell.saved_everywhere"))).to_be_visible(timeout=20_000)
    page.get_by_role("link", name=message("moments.share")).click()
    expect(page.get_by_text(message("sharing.not_watched_title"))).to_be_visible()
    assert KINDNESS not in _rows(page), "a summary holds no text"
    page.get_by_text(message("sharing.full"), exact=True).click()
    previewed = _rows(page)
    assert previewed[1:] == [KINDNESS, message("moments.let_in_1")]
    page.get_by_role("button", name=message("sharing.share"), exact=True).click()
    page.wait_for_url("**/you/sharing")
    return previewed


def _on_the_disk() -> bytes:
    """All that the database keeps, as it lies there."""
    file = Path(str(connections["default"].settings_dict["NAME"]))
    return b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))


@pytest.mark.promise(10)
@pytest.mark.promise(11)
@pytest.mark.promise(12)
@pytest.mark.promise(13)
@pytest.mark.promise(33)
@pytest.mark.promise(45)
def test_what_was_previewed_is_read_logged_and_taken_back(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    enter_clinic(clinic, enrol())
    link = make_link(clinic, "Wren, Thursdays")
    signed_up(phone)

    phone.goto(link)
    expect(phone.get_by_text(said("sharing.means_watch", window=WINDOW))).to_be_visible()
    assert phone.url.endswith("/you/sharing/accept"), "the code stayed in the address"
    in_both_looks(phone, axe)
    phone.get_by_label(message("sharing.name")).fill("Wren")
    phone.get_by_role("button", name=said("sharing.link_them", name=NAME)).click()
    expect(phone.get_by_text(message("sharing.nothing_shared"))).to_be_visible()
    in_both_looks(phone, axe)
    assert Grant.objects.count() == 0, "linking alone shares nothing"

    repair = write_repair(phone, ALIAS, HAPPENED)
    phone.goto(f"/you/sharing/share/repairs/{repair}")
    expect(phone.get_by_text(message("sharing.not_watched_title"))).to_be_visible()
    assert HAPPENED not in _rows(phone), "a summary holds no text"
    phone.get_by_text(message("sharing.full"), exact=True).click()
    phone.get_by_role("checkbox", name=message("sharing.read_who")).uncheck()
    previewed = _rows(phone)
    assert HAPPENED in previewed
    assert ALIAS not in previewed
    in_both_looks(phone, axe)
    phone.get_by_role("button", name=message("sharing.share"), exact=True).click()
    phone.wait_for_url("**/you/sharing")

    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    clinic.get_by_role("link", name=re.compile("^Wren")).click()
    assert AccessRecord.objects.count() == 0, "looking at the list reads nothing"
    clinic.get_by_role("button", name=re.compile(f"^{message('clinic.open')}:")).click()
    expect(clinic.get_by_text(HAPPENED)).to_be_visible()
    assert clinic.locator(".shared-content dd").all_inner_texts() == previewed
    assert ALIAS not in clinic.locator("main").inner_text()
    in_both_looks(clinic, axe)
    assert AccessRecord.objects.count() == 1

    phone.goto("/you/sharing/log")
    expect(
        phone.get_by_text(
            said("sharing.log_line", name=NAME, what=said("sharing.kind_repairs_with", alias=ALIAS))
        )
    ).to_be_visible()
    in_both_looks(phone, axe)

    phone.goto("/you/sharing")
    phone.get_by_role("button", name=re.compile(f"^{message('sharing.take_back')}")).click()
    expect(phone.get_by_text(re.compile("can't be unread"))).to_be_visible()
    in_both_looks(phone, axe)
    phone.get_by_role("button", name=message("sharing.take_back_yes"), exact=True).click()
    expect(phone.get_by_text(message("sharing.nothing_shared"))).to_be_visible()
    assert Grant.objects.get().copy == ""
    kept = _on_the_disk()
    assert not [text for text in (HAPPENED, ALIAS, "Wren") if text.encode() in kept]

    clinic.get_by_role("button", name=re.compile(f"^{message('shell.close')}:")).click()
    clinic.get_by_role("button", name=re.compile(f"^{message('clinic.open')}:")).click()
    expect(clinic.get_by_text(message("clinic.taken_back"))).to_be_visible()
    expect(clinic.get_by_text(HAPPENED)).to_have_count(0)


@pytest.mark.promise(39)
def test_client_ends_the_link_alone_and_keeps_everything(page_at: PageAt) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    linked(clinic, phone)
    repair = write_repair(phone, ALIAS, HAPPENED)
    share(phone, repair)
    moment = _share_kind_moment(phone)
    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    clinic.get_by_role("link", name=re.compile("^Wren")).click()
    clinic.get_by_role(
        "button", name=re.compile(f"^{message('clinic.open')}: {message('clinic.kind_moments')}")
    ).click()
    expect(clinic.get_by_text(KINDNESS)).to_be_visible()
    assert clinic.locator(".shared-content dd").all_inner_texts() == moment
    phone.goto("/you/sharing/log")
    expect(
        phone.get_by_text(said("sharing.log_line", name=NAME, what=message("sharing.kind_moments")))
    ).to_be_visible()
    phone.goto("/you/sharing")

    phone.get_by_role("button", name=message("sharing.end_link")).click()
    phone.get_by_role("dialog").get_by_role("button", name=message("sharing.end_yes"), exact=True).click()
    expect(phone.get_by_text(message("sharing.ended"))).to_be_visible()
    ended = CareLink.objects.get()
    assert (ended.ended_by, ended.alias_copy) == ("client", "")
    assert set(Grant.objects.values_list("kind", "copy")) == {("repairs", ""), ("kind-moments", "")}
    phone.goto(f"/practice/{repair}")
    expect(phone.get_by_text(HAPPENED)).to_be_visible()
    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    expect(clinic.get_by_text(message("clinic.nobody_title"))).to_be_visible()


@pytest.mark.promise(36)
def test_code_whose_secret_does_not_fit_goes_no_further(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    enter_clinic(clinic, enrol())
    code = make_link(clinic, "Wren").partition("#")[2]
    other = "0" if code[-1] != "0" else "1"
    signed_up(phone)
    phone.goto("/you/sharing/accept")
    phone.get_by_label(message("sharing.code")).fill("abcd efgh")
    phone.get_by_role("button", name=message("sharing.look_up")).click()
    expect(phone.get_by_text(message("sharing.bad_code"))).to_be_visible()
    expect(phone.get_by_label(message("sharing.code"))).to_have_value("abcd efgh")

    phone.get_by_label(message("sharing.code")).fill((code[:-1] + other).lower().replace("-", " "))
    phone.get_by_role("button", name=message("sharing.look_up")).click()
    expect(phone.get_by_text(message("sharing.mismatch"))).to_be_visible()
    in_both_looks(phone, axe)
    assert CareLink.objects.count() == 0


def test_without_a_connection_the_page_says_so_and_nothing_is_shared(page_at: PageAt) -> None:
    phone = page_at("phone", service_worker=True)
    signed_up(phone)
    repair = write_repair(phone, ALIAS, HAPPENED)
    phone.wait_for_function(CONTROLLED)  # every screen is on the device by then
    phone.context.set_offline(True)
    phone.get_by_role("link", name=message("practice.share")).click()
    expect(phone.get_by_text(message("sharing.online_title"))).to_be_visible()
    assert repair in phone.url
    phone.context.set_offline(False)
    phone.get_by_role("button", name=message("shell.try_again")).click()
    expect(phone.get_by_text(message("sharing.no_therapist_title"))).to_be_visible()


def test_link_brings_its_code_through_signing_up(page_at: PageAt) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    enter_clinic(clinic, enrol())
    link = make_link(clinic, "Wren")
    phone.goto(link)
    phone.wait_for_url("**/welcome")
    phone.get_by_role("link", name=message("start.begin")).click()
    phone.get_by_text(message("welcome.device_yes"), exact=True).click()
    phone.get_by_role("button", name=message("welcome.go_on")).click()
    expect(phone.get_by_label(message("welcome.username"))).not_to_have_value("")
    phone.get_by_role("button", name=message("welcome.go_on")).click()
    phone.get_by_role("button", name=message("welcome.make")).click()
    without_lock(phone)
    expect(phone.get_by_text(message("sharing.review_checked"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    assert phone.url.endswith("/you/sharing/accept"), "the code stayed in the address"
    assert CareLink.objects.count() == 0
