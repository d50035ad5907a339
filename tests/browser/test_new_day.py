"""The app stays open over midnight: everything on the screen is of the day that it is."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PageAt
from tests.browser.notes import keep_value, make_reminder
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import link

CARD = ".today-card .said"
LONDON = ZoneInfo("Europe/London")
COMES_TO_THE_FRONT = "() => void document.dispatchEvent(new Event('visibilitychange'))"


def _note(page: Page) -> Locator:
    return page.get_by_role("heading", name=message("reminders.note_value"))


def _put_away(page: Page) -> None:
    expect(_note(page)).to_be_visible()
    page.locator("article").get_by_role("button", name=message("reminders.note_not_now")).click()
    expect(_note(page)).to_have_count(0)


def test_opened_in_the_evening_it_is_of_the_next_day_in_the_morning(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    keep_value(page, "Being honest.")
    make_reminder(page, "values_note", "reminders.preset_opening")
    evening = datetime.combine(timezone.localdate(timezone=LONDON), time(23, 50), LONDON)
    page.clock.set_system_time(evening)
    link(page, "shell.today")
    _put_away(page)
    page.evaluate(COMES_TO_THE_FRONT)
    expect(_note(page)).to_have_count(0)  # the same evening brings nothing twice

    page.clock.set_system_time(evening + timedelta(hours=9))
    page.evaluate(COMES_TO_THE_FRONT)
    _put_away(page)  # what comes at the opening came again
    card = page.locator(CARD).inner_text()
    page.goto("/?note=none-that-is-known")  # as from a notification: nothing is looked for but that
    expect(page.locator(CARD)).to_have_text(card)

    page.clock.set_system_time(evening + timedelta(hours=33))
    page.evaluate(COMES_TO_THE_FRONT)
    _put_away(page)
    assert "note=" not in page.url
