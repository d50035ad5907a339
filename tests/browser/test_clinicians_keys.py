"""A clinician's own keys: made in their browser by a link, kept by ways back, lost and found again."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from backend.accounts import clinicians, enrolment
from backend.accounts.enrolment import Enrolled
from backend.accounts.models import AccountEvent, Clinician, KeyLink, User
from backend.sharing.models import AccessRecord, Invitation
from tests.browser.chromium import SIZES
from tests.browser.conftest import PageAt
from tests.browser.consent import (
    NAME,
    PASSPHRASE,
    WINDOW,
    accept_link,
    make_link,
    said,
    share,
    totp,
    write_repair,
)
from tests.browser.new_keys import (
    answer_device,
    code_to_say,
    follow_new_link,
    groups,
    make_new_keys,
    set_app_up,
    take_words_and_sheet,
    unlocked,
)
from tests.browser.person import KEY_TIMEOUT_MS, Account, message, sign_in, sign_up
from tests.browser.steps import Axe, button, everywhere, in_both_looks, link

HAPPENED = "A canary: we planned with two maps."
NEW_WORDS = "another four plain words"


def enrol_whole() -> Enrolled:
    """A clinician with everything that opens their account."""
    shown = {"display_name": NAME, "practice": "Harbour Practice", "response_window": WINDOW}
    return enrolment.enrol_clinician(
        "ines", PASSPHRASE, **shown, timezone="Europe/London", locale="en", country="GB"
    )


@pytest.mark.promise(37)
def test_a_clinician_signs_up_by_a_link_and_invites_their_first_client(page_at: PageAt, axe: Axe) -> None:
    said_of = {"practice": "Harbour Practice", "response_window": "two days", "display_name": "Dr Vogt"}
    token = clinicians.invite_clinician(**said_of, now=timezone.now())
    page = page_at("laptop")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.goto(f"/welcome/clinician#{token}")
    expect(page.get_by_text(said("welcome.clinician_lead", practice="Harbour Practice"))).to_be_visible()
    assert token not in page.url
    everywhere(page, axe)
    button(page, "welcome.go_on")
    answer_device(page)
    expect(page.get_by_label(message("welcome.username"))).not_to_have_value("")
    username = page.get_by_label(message("welcome.username")).input_value()
    page.get_by_label(message("welcome.clinician_name")).fill("Dr Ines Vogt")
    everywhere(page, axe)
    words, sheet = take_words_and_sheet(page, "welcome.make")
    page.get_by_label(message("account.step_code")).wait_for(timeout=KEY_TIMEOUT_MS)
    expect(page.get_by_role("img", name=message("account.step_qr"))).to_be_visible()
    everywhere(page, axe)
    _, codes = set_app_up(page, words)
    everywhere(page, axe)
    button(page, "account.codes_kept")
    expect(page.get_by_text(message("clinic.nobody_title"))).to_be_visible(timeout=KEY_TIMEOUT_MS)

    made = Clinician.objects.select_related("user__vault").get()
    assert (made.user.username, made.display_name) == (username, "Dr Ines Vogt")
    assert (made.user.vault.spare_user_key, KeyLink.objects.count()) == (None, 0)
    whole = "\n".join(sent)
    assert not [kept for kept in (words, sheet, *codes) if kept in whole], "it left the browser"
    make_link(page, "Wren, Thursdays")
    assert Invitation.objects.get().clinician == made.user


def test_a_link_that_was_used_makes_nothing(page_at: PageAt) -> None:
    page = page_at("phone")
    page.goto("/welcome/clinician#nobody-gave-this-out")
    expect(page.get_by_text(message("welcome.link_over"))).to_be_visible()
    assert not User.objects.exists()


def come_in(page: Page, clinician: Enrolled, words: str, code: str) -> None:
    sign_in(page, Account(clinician.username, words), private_device=False)
    page.get_by_label(message("welcome.code"), exact=True).fill(code)
    button(page, "welcome.unlock")
    page.wait_for_url("**/clinic", timeout=KEY_TIMEOUT_MS)


def test_who_lost_the_phone_comes_in_by_a_backup_code_and_sets_another_up(page_at: PageAt, axe: Axe) -> None:
    clinician, page = enrol_whole(), page_at("phone")
    come_in(page, clinician, PASSPHRASE, clinician.backup_codes[0])
    link(page, "clinic.account")
    axe(page)
    page.get_by_role("link", name=message("account.step")).click()
    button(page, "account.step_other")
    page.get_by_label(message("account.step_code")).wait_for()
    everywhere(page, axe)
    secret, codes = set_app_up(page, PASSPHRASE)
    button(page, "account.codes_kept")
    expect(page.get_by_text(message("account.step_there"))).to_be_visible()
    assert secret != clinician.totp_secret
    again = page_at("laptop")
    come_in(again, clinician, PASSPHRASE, codes[0])
    assert AccountEvent.objects.filter(kind="second_step_replaced").count() == 1


def test_who_lost_the_words_comes_in_by_the_recovery_sheet(page_at: PageAt) -> None:
    clinician, page = enrol_whole(), page_at("phone")
    page.goto("/welcome/recover-card")
    answer_device(page)
    link(page, "welcome.lost_card")
    page.get_by_label(message("welcome.username")).fill(clinician.username)
    page.get_by_label(message("welcome.card")).fill(clinician.recovery_card)
    page.get_by_label(message("welcome.new_words")).fill(NEW_WORDS)
    button(page, "welcome.recover")
    code = page.get_by_label(message("welcome.code"), exact=True)
    code.fill(totp(clinician.totp_secret), timeout=KEY_TIMEOUT_MS)
    button(page, "welcome.unlock")
    page.wait_for_url("**/clinic", timeout=KEY_TIMEOUT_MS)
    expect(page.get_by_text(message("clinic.nobody_title"))).to_be_visible()


@pytest.mark.promise(12)
def test_who_lost_everything_opens_again_what_the_client_seals_to_the_new_keys(
    page_at: PageAt, axe: Axe
) -> None:
    clinician, clinic, phone = enrol_whole(), page_at("laptop"), page_at("phone")
    come_in(clinic, clinician, PASSPHRASE, totp(clinician.totp_secret))
    invitation = make_link(clinic, "Wren")
    account = sign_up(phone)
    accept_link(phone, invitation, "Wren")
    share(phone, write_repair(phone, "Quillon", HAPPENED))

    follow_new_link(clinic, clinician.username)
    everywhere(clinic, axe)
    words = make_new_keys(clinic)
    everywhere(clinic, axe)
    for view in SIZES.values():  # whoever is on the phone with a client may have nothing but a phone
        clinic.set_viewport_size(view)
        expect(clinic.get_by_text(message("clinic.waiting_title"))).to_be_visible()
    code = code_to_say(clinic)
    expect(clinic.get_by_role("button", name=re.compile(f"^{message('clinic.open')}:"))).to_have_count(0)
    everywhere(clinic, axe)

    phone.goto("/")
    unlocked(phone, account)
    phone.get_by_text(message("sharing.new_keys_line")).wait_for()
    phone.goto("/you/sharing")
    expect(phone.get_by_text(said("sharing.new_keys_card", name=NAME))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    in_both_looks(phone, axe)
    link(phone, "sharing.therapist_look")
    expect(phone.get_by_test_id("recovery-card")).to_be_visible()
    everywhere(phone, axe)
    assert "-".join(groups(phone)) == code
    button(phone, "sharing.new_keys_same")
    expect(phone.get_by_text(said("sharing.new_keys_done", name=NAME))).to_be_visible()
    expect(phone.get_by_text(message("sharing.new_keys_title"))).to_have_count(0)

    clinic.reload()
    unlocked(clinic, Account(clinician.username, words))
    expect(clinic.get_by_text(said("clinic.sealed_anew_title", name="Wren"))).to_be_visible()
    everywhere(clinic, axe)
    assert "-".join(groups(clinic)) == code
    button(clinic, "clinic.sealed_same")
    clinic.get_by_role("button", name=re.compile(f"^{message('clinic.open')}:")).click()
    expect(clinic.get_by_text(HAPPENED)).to_be_visible()
    assert AccessRecord.objects.count() == 1
