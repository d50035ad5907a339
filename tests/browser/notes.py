"""What a note can bring, made by a person at the screen, and notes that are due, made as the scheduler makes them."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from playwright.sync_api import Page, expect

from backend.reminders.models import Occurrence, Reminder
from tests.browser.person import message
from tests.browser.steps import button, saved


def keep_moment(page: Page, what: str, *, may_resurface: bool = True) -> None:
    """A kind moment, which may come to the person again or not."""
    page.goto("/people/moments/new")
    page.get_by_label(message("moments.what")).fill(what)
    if may_resurface:
        page.get_by_role("switch", name=message("moments.may_resurface")).check()
    saved(page)


def keep_value(page: Page, text: str) -> None:
    """A sentence about what matters to the person."""
    page.goto("/you/cards/new?origin=value")
    page.get_by_label(message("cards.text_value")).fill(text)
    saved(page)


def make_reminder(page: Page, content: str = "affirmation", *choices: str) -> Reminder:
    """A reminder through the real page; `choices` are the words of what is tapped on it. Returns the newest."""
    page.goto("/you/reminders/new")
    page.get_by_text(message(f"reminders.content_{content}"), exact=True).click()
    for choice in choices:
        page.get_by_text(message(choice), exact=True).click()
    button(page, "reminders.keep")
    expect(page.get_by_role("heading", level=1, name=message("reminders.title"), exact=True)).to_be_visible()
    return Reminder.objects.latest("created_at")


def words_after_the_warning(page: Page) -> None:
    """On the page of a reminder: the words themselves, after it was said who else can read them."""
    page.get_by_text(message("reminders.wording_words"), exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text(message("reminders.words_warning"))
    button(page, "reminders.words_yes")


def let_wait(reminder: Reminder, **more: Any) -> UUID:
    """The reminder came a moment ago and no device showed it. Returns the occurrence."""
    now = timezone.now()
    due = now - timedelta(minutes=1)
    row = {"dropped": "no_device", "local_on": due.date(), "due_at": due, "expires_at": now, **more}
    return Occurrence.objects.create(owner=reminder.owner, reminder=reminder, **row).pk
