"""What a therapist suggests, as they send it and as their client looks at it."""

from playwright.sync_api import Page, expect

from tests.browser.person import message
from tests.browser.steps import button, heading


def suggest(clinic: Page, form: str, text: str) -> None:
    label = clinic.get_by_label(message(f"clinic.suggesting_text_{form}"), exact=True)
    if not label.is_visible():
        if not clinic.get_by_text(message("clinic.suggesting_form"), exact=True).is_visible():
            clinic.get_by_text(message("clinic.suggesting_new"), exact=True).click()
        clinic.get_by_text(message(f"clinic.suggesting_form_{form}"), exact=True).last.click()
    label.fill(text)
    button(clinic, "clinic.suggesting_send")
    expect(clinic.locator(".suggested").get_by_text(text)).to_be_visible()


def waiting(phone: Page) -> None:
    phone.goto("/practice/session/suggestions")
    heading(phone, "therapy.suggested_title")


def look(phone: Page, text: str) -> None:
    """The newest that was not looked at, which says `text`."""
    expect(phone.get_by_text(text)).to_have_count(0)
    phone.get_by_role("button", name=message("therapy.suggested_look"), exact=True).first.click()
    expect(phone.get_by_text(text)).to_be_visible()
