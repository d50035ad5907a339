"""The clinician's pages: what is shown, what is kept, and how they look at every size."""

import re
from datetime import datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from backend.accounts.sign_in import second_factor
from backend.clinic import services
from backend.sharing.models import CareLink, Invitation
from tests.browser.conftest import PageAt
from tests.browser.consent import (
    accept_link,
    enrol,
    enter_clinic,
    linked,
    make_link,
    share,
    totp,
    write_repair,
)
from tests.browser.person import KEY_TIMEOUT_MS, message, sign_in
from tests.browser.signed_up import signed_up
from tests.browser.steps import Axe, everywhere

HAPPENED = "A canary: we planned with two maps."
STORED = """async () => {
  const rows = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = reject;
    });
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      rows.push(...(await new Promise((resolve) => { all.onsuccess = () => resolve(all.result); })));
    }
    database.close();
  }
  const kept = [];
  for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) kept.push(url);
  return { rows, local: Object.keys(localStorage), session: Object.keys(sessionStorage), kept };
}"""


@pytest.mark.promise(33)
@pytest.mark.promise(37)
def test_clinician_reads_what_is_shared_and_their_browser_keeps_nothing(page_at: PageAt, axe: Axe) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    enter_clinic(clinic, enrol())
    expect(clinic.get_by_text(message("clinic.nobody_title"))).to_be_visible()
    everywhere(clinic, axe)
    link = make_link(clinic, "Wren, Thursdays")
    everywhere(clinic, axe)
    signed_up(phone)
    accept_link(phone, link, "Wren")
    share(phone, write_repair(phone, "Quillon", HAPPENED))
    write_repair(phone, "Quillon", "This one stays with me.")

    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    case = clinic.get_by_role("link", name=re.compile("^Wren"))
    expect(case).to_contain_text("1 repair")
    everywhere(clinic, axe)
    case.click()
    expect(clinic.locator(".shared-item")).to_have_count(1)
    clinic.get_by_role("button", name=re.compile(f"^{message('clinic.open')}:")).click()
    expect(clinic.get_by_text(HAPPENED)).to_be_visible()
    expect(clinic.get_by_role("heading", name=message("clinic.told_title"))).to_be_visible()
    everywhere(clinic, axe)

    kept: dict[str, list[str]] = clinic.evaluate(STORED)
    told = ["attune-guises-told"]  # which names and icons this browser was told of, whoever uses it
    assert (kept["rows"], kept["local"], kept["session"]) == ([], told, [])
    assert not [url for url in kept["kept"] if "clinic" in url or "/api/" in url]
    clinic.get_by_role("button", name=message("clinic.sign_out")).click()
    clinic.wait_for_url("**/welcome")
    expect(clinic.get_by_text(HAPPENED)).to_have_count(0)


def test_next_session_orders_the_caseload_and_can_be_cleared(page_at: PageAt) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    linked(clinic, phone)
    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    clinic.get_by_role("link", name=re.compile("^Wren")).click()
    expect(clinic.get_by_text(message("clinic.caseload_empty"))).to_be_visible()

    clinic.get_by_role("button", name=message("clinic.session_save")).click()
    expect(clinic.get_by_text(message("clinic.session_both"))).to_be_visible()
    tomorrow = clinic.evaluate(
        "() => { const day = new Date(Date.now() + 86400000); return new Date(day - day.getTimezoneOffset() * 60000).toISOString().slice(0, 10); }"
    )
    clinic.get_by_label(message("clinic.session_day"), exact=True).fill(tomorrow)
    clinic.get_by_label(message("clinic.session_time"), exact=True).fill("14:00")
    clinic.get_by_label(message("clinic.session_again"), exact=True).select_option(
        label=message("clinic.every_1")
    )
    clinic.get_by_role("button", name=message("clinic.session_save")).click()
    expect(clinic.get_by_role("link", name=re.compile("^Wren"))).to_contain_text("tomorrow, 14:00")
    expect(
        clinic.locator(".clinic-more").get_by_text(message("clinic.every_1"), exact=True).first
    ).to_be_visible()
    kept = CareLink.objects.get()
    assert (kept.next_session_at, kept.every_weeks) == (kept.regular_at, 1)

    clinic.get_by_text(message("clinic.session_change"), exact=True).click()
    clinic.get_by_label(message("clinic.session_time"), exact=True).fill("15:30")
    clinic.get_by_role("button", name=message("clinic.session_move")).click()
    expect(clinic.get_by_role("link", name=re.compile("^Wren"))).to_contain_text("tomorrow, 15:30")
    assert CareLink.objects.get().regular_at == kept.regular_at, "those after it stay as they were"
    clinic.get_by_text(message("clinic.session_change"), exact=True).click()
    clinic.get_by_role("button", name=message("clinic.session_clear")).click()
    expect(clinic.get_by_role("link", name=re.compile("^Wren"))).to_contain_text(message("clinic.no_session"))
    assert CareLink.objects.get().next_session_at is None


def test_a_session_that_another_page_set_is_shown_and_not_written_over(page_at: PageAt) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    linked(clinic, phone)
    now = timezone.now().replace(microsecond=0)
    shown, other = (now + timedelta(days=days) for days in (20, 27))
    kept = CareLink.objects.get()

    def set_elsewhere(at: datetime) -> None:
        services.set_next_session(kept.clinician, kept.pk, next_session_at=at, every_weeks=1, now=now)

    set_elsewhere(shown)
    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    clinic.get_by_role("link", name=re.compile("^Wren")).click()
    when = clinic.locator(".clinic-next")
    before = when.inner_text()
    set_elsewhere(other)
    clinic.evaluate("() => dispatchEvent(new Event('focus'))")
    expect(when).not_to_have_text(before)
    assert CareLink.objects.get().next_session_at == other

    clinic.get_by_text(message("clinic.session_change"), exact=True).click()
    clinic.get_by_label(message("clinic.session_time"), exact=True).fill("23:45")
    set_elsewhere(shown)  # and nothing tells the page before it is asked to move that one
    clinic.get_by_role("button", name=message("clinic.session_move")).click()
    expect(clinic.get_by_role("alert")).to_contain_text(message("errors.moved"))
    expect(when).to_have_text(before)
    expect(clinic.get_by_label(message("clinic.session_time"), exact=True)).to_have_value("23:45")
    assert CareLink.objects.get().next_session_at == shown
    clinic.get_by_role("button", name=message("clinic.session_move")).click()
    expect(clinic.get_by_role("alert")).to_have_count(0)
    assert CareLink.objects.get().next_session_at not in (shown, other)


def test_withdrawn_code_opens_nothing(page_at: PageAt) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    enter_clinic(clinic, enrol())
    link = make_link(clinic, "Wren, Thursdays")
    row = clinic.locator("li", has_text="Wren, Thursdays")
    row.get_by_role("button").click()
    expect(clinic.get_by_text(message("clinic.none_open"))).to_be_visible()
    stored = Invitation.objects.get()
    assert stored.withdrawn_at is not None
    assert "Wren," not in stored.words

    signed_up(phone)
    phone.goto(link)
    expect(phone.get_by_text(message("sharing.no_such_code"))).to_be_visible()


def test_invitation_a_while_after_signing_in_asks_for_the_second_step_once_more(
    page_at: PageAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic, clinician = page_at("laptop"), enrol()
    enter_clinic(clinic, clinician)
    monkeypatch.setattr(second_factor, "FRESH", timedelta(seconds=-1))
    cache.clear()  # where a code that was used is remembered for half a minute
    clinic.get_by_role("link", name=message("clinic.invitations")).click()
    clinic.get_by_label(message("clinic.for_whom")).fill("Wren")
    clinic.get_by_role("button", name=message("clinic.make_code")).click()
    clinic.get_by_label(message("clinic.factor_code")).fill(totp(clinician.secret))
    assert Invitation.objects.count() == 0
    clinic.get_by_role("button", name=message("clinic.make_code")).click()
    expect(clinic.locator(".fresh-link")).to_be_visible()
    assert Invitation.objects.count() == 1


def test_clinician_without_an_authenticator_sets_one_up_before_anything_else(
    page_at: PageAt, axe: Axe
) -> None:
    clinician = enrol()
    Authenticator.objects.all().delete()
    page = page_at("phone")
    sign_in(page, clinician.account, private_device=False)
    expect(page.get_by_role("heading", name=message("account.step_first"))).to_be_visible()
    axe(page)
    secret = "".join(page.get_by_test_id("recovery-card").locator("li").all_inner_texts())
    page.get_by_label(message("account.step_code")).fill("not digits")
    page.get_by_label(message("account.current")).fill(clinician.account.passphrase)
    page.get_by_role("button", name=message("account.step_use")).click()
    expect(page.get_by_text(message("account.step_wrong"))).to_be_visible(timeout=KEY_TIMEOUT_MS)

    page.get_by_label(message("account.step_code")).fill(totp(secret))
    page.get_by_role("button", name=message("account.step_use")).click()
    page.get_by_role("button", name=message("account.codes_kept")).click(timeout=KEY_TIMEOUT_MS)
    expect(page.get_by_text(message("clinic.nobody_title"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).count() == 1
