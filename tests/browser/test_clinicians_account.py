"""A clinician's own page, and a passkey in place of their words after each reload."""

import re

import pytest
from playwright.sync_api import expect

from backend.accounts.models import Clinician, Passkey, Profile
from tests.browser.conftest import PageAt
from tests.browser.consent import PASSPHRASE, enrol, enter_clinic
from tests.browser.locking import with_passkeys
from tests.browser.person import KEY_TIMEOUT_MS, message
from tests.browser.steps import Axe, button, in_both_looks


@pytest.mark.promise(45)
def test_a_passkey_opens_the_clinic_after_a_reload_and_their_own_page_is_kept(
    page_at: PageAt, axe: Axe
) -> None:
    clinic = page_at("laptop")
    with_passkeys(clinic)
    enter_clinic(clinic, enrol())
    clinic.get_by_role("link", name=re.compile(message("clinic.passkey_row"))).click()
    button(clinic, "account.passkey_add")
    clinic.get_by_label(message("account.passkey_name"), exact=True).fill("My laptop")
    clinic.get_by_label(message("account.current"), exact=True).fill(PASSPHRASE)
    button(clinic, "account.passkey_add")
    expect(clinic.get_by_text(message("account.passkey_added"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    assert Passkey.objects.get().user.username == "ines"

    clinic.goto("/clinic/you")  # nothing is kept where others may come too: locked
    expect(clinic.get_by_label(message("clinic.own_name"))).to_have_count(0)
    button(clinic, "welcome.passkey")
    name = clinic.get_by_label(message("clinic.own_name"), exact=True)
    expect(name).to_have_value("Dr Ines Vogt", timeout=KEY_TIMEOUT_MS)
    in_both_looks(clinic, axe)
    name.fill(" ")
    button(clinic, "clinic.own_save")
    expect(clinic.get_by_text(message("clinic.own_name_short"))).to_be_visible()
    name.fill("Dr Ines Vogt-Lund")
    clinic.get_by_label(message("clinic.own_zone"), exact=True).select_option("Europe/Oslo")
    button(clinic, "clinic.own_save")
    expect(clinic.get_by_text(message("clinic.own_saved"), exact=True)).to_be_visible()
    assert Clinician.objects.get().display_name == "Dr Ines Vogt-Lund"
    assert Profile.objects.get(user__username="ines").timezone == "Europe/Oslo"

    Passkey.objects.all().delete()
    clinic.reload()
    button(clinic, "welcome.passkey")
    expect(clinic.get_by_text(message("welcome.passkey_not"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
