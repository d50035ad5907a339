"""Two people who share: a clinician at a laptop and a client on a phone, through the real pages."""

import re
import time
from dataclasses import dataclass

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from backend.accounts import enrolment
from tests.browser.person import KEY_TIMEOUT_MS, Account, message, sign_in
from tests.browser.signed_up import signed_up

PASSPHRASE = "harbour plum acorn spring"
NAME = "Dr Ines Vogt"
CLIENT = "Wren"
WINDOW = "two working days"
_TOTP_PERIOD = 30


@dataclass(frozen=True)
class Clinician:
    account: Account
    secret: str


def said(key: str, **values: str) -> str:
    """A text of the screens with its arguments filled in."""
    text = message(key)
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def totp(secret: str) -> str:
    """What an authenticator app shows right now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // _TOTP_PERIOD)))


def enrol(username: str = "ines") -> Clinician:
    made = enrolment.enrol_clinician(
        username,
        PASSPHRASE,
        display_name=NAME,
        practice="Harbour Practice",
        response_window=WINDOW,
        timezone="Europe/London",
        locale="en",
        country="GB",
    )
    return Clinician(Account(made.username, PASSPHRASE), made.totp_secret)


def enrol_administrator(username: str = "ada") -> Clinician:
    made = enrolment.enrol_administrator(
        username, PASSPHRASE, practice="Harbour Practice", timezone="Europe/London", locale="en", country="GB"
    )
    return Clinician(Account(made.username, PASSPHRASE), made.totp_secret)


def enter_clinic(page: Page, clinician: Clinician, home: str = "clinic") -> None:
    """Signs in with both steps, as on a computer that others use too."""
    sign_in(page, clinician.account, private_device=False)
    second_step(page, clinician, home)


def second_step(page: Page, clinician: Clinician, home: str) -> None:
    page.get_by_label(message("welcome.code")).fill(totp(clinician.secret))
    page.get_by_role("button", name=message("welcome.unlock"), exact=True).click()
    page.wait_for_url(f"**/{home}", timeout=KEY_TIMEOUT_MS)


def make_link(page: Page, for_whom: str) -> str:
    """Makes an invitation and gives its address, the code behind the #."""
    page.get_by_role("link", name=message("clinic.invitations")).click()
    page.get_by_label(message("clinic.for_whom")).fill(for_whom)
    page.get_by_role("button", name=message("clinic.make_code")).click()
    return page.locator(".fresh-link").inner_text()


def accept_link(page: Page, link: str, name: str) -> None:
    page.goto(link)
    page.get_by_label(message("sharing.name")).fill(name)
    page.get_by_role("button", name=said("sharing.link_them", name=NAME)).click()
    expect(page.get_by_text(message("sharing.nothing_shared"))).to_be_visible()


def linked(clinic: Page, phone: Page, clinician: Clinician | None = None) -> None:
    """A clinician and a client, linked: the clinic on one screen and the app on another."""
    enter_clinic(clinic, clinician or enrol())
    link = make_link(clinic, CLIENT)
    signed_up(phone)
    accept_link(phone, link, CLIENT)


def open_client(clinic: Page) -> None:
    clinic.get_by_role("link", name=message("clinic.caseload")).click()
    clinic.get_by_role("link", name=re.compile(f"^{CLIENT}")).click()
    expect(clinic.get_by_role("heading", level=1, name=CLIENT)).to_be_visible()


def open_item(clinic: Page) -> None:
    """The one thing that is shared, or the newest."""
    clinic.get_by_role("button", name=re.compile(f"^{message('clinic.open')}:")).first.click()


def write_repair(page: Page, alias: str, happened: str) -> str:
    """A repair with a text and a choice, set aside and saved everywhere. Gives its id."""
    page.goto("/practice/new")
    page.get_by_text(message("practice.who_new"), exact=True).click()
    page.get_by_label(message("practice.alias")).fill(alias)
    page.get_by_role("button", name=message("practice.go_on")).click()
    page.get_by_label(message("practice.happened_label")).fill(happened)
    page.get_by_text(message("practice.kind_felt_unheard"), exact=True).click()
    found = re.search(r"/practice/([0-9a-f-]{36})/", page.url)
    assert found, page.url
    expect(page.get_by_text(message("shell.saved_everywhere"))).to_be_visible(timeout=20_000)
    page.goto(f"/practice/{found[1]}")
    page.get_by_role("button", name=message("practice.set_aside")).click()
    expect(page.get_by_text(message("shell.saved_everywhere"))).to_be_visible(timeout=20_000)
    return found[1]


def share(page: Page, repair: str, *, leave_out: str | None = None) -> None:
    """Shares a repair with its words, and takes one part out of the preview where it is named."""
    page.goto(f"/you/sharing/share/repairs/{repair}")
    page.get_by_text(message("sharing.full"), exact=True).click()
    if leave_out:
        page.get_by_role("checkbox", name=leave_out).uncheck()
    page.get_by_role("button", name=message("sharing.share"), exact=True).click()
    page.wait_for_url("**/you/sharing")
