"""Reminders on the screen. What they send is tested elsewhere."""

from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from backend.accounts.models import User
from backend.reminders.models import OwnSession, Reminder
from tests.browser.conftest import PageAt
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import button, heading, link

# Counts how often the page asks the browser to be allowed to notify, and says what the browser answers.
ASKED = """(answer) => {
  window.asked = 0;
  Object.defineProperty(Notification, 'permission', { get: () => answer });
  Notification.requestPermission = async () => { window.asked += 1; return answer; };
}"""


def start(page: Page, answer: str) -> None:
    page.add_init_script(f"({ASKED})({answer!r})")
    signed_up(page)
    link(page, "shell.you")
    page.get_by_role("link", name=message("you.reminders")).click()
    heading(page, "reminders.title")


@pytest.mark.promise(23)
def test_reminder_is_made_from_a_beginning_and_the_browser_is_asked_only_on_request(page_at: PageAt) -> None:
    page = page_at("phone")
    start(page, "default")
    expect(page.get_by_text(message("reminders.empty"))).to_be_visible()
    expect(page.get_by_role("button", name=message("reminders.turn_on"))).to_have_count(0)
    link(page, "reminders.add")
    page.get_by_text(message("reminders.preset_evening"), exact=True).click()
    button(page, "reminders.keep")
    expect(page.get_by_role("link", name="Between 18:00 and 20:00")).to_contain_text("Sunday")
    reminder = Reminder.objects.get()
    assert reminder.timezone == "Europe/London"
    expect(page.get_by_role("button", name=message("reminders.turn_on"))).to_be_visible()
    assert page.evaluate("() => window.asked") == 0


@pytest.mark.promise(23)
@pytest.mark.promise(36)
def test_reminder_keeps_what_was_typed_pauses_ends_and_comes_back(page_at: PageAt) -> None:
    page = page_at("phone")
    start(page, "denied")
    link(page, "reminders.add")
    times = page.get_by_label(message("reminders.from")), page.get_by_label(message("reminders.until"))
    times[0].fill("22:00")
    times[1].fill("23:00")
    page.get_by_text("Sun", exact=True).click()
    button(page, "reminders.keep")
    expect(page.get_by_text(message("errors.window_inside_quiet_hours"))).to_be_visible()
    expect(page.get_by_text(message("reminders.error_quiet")).first).to_be_visible()
    for field, typed in zip(times, ("22:00", "23:00"), strict=True):
        expect(field).to_have_value(typed)
    expect(page.get_by_label("Sunday")).to_be_checked()
    assert not Reminder.objects.exists()
    times[0].fill("10:00")
    times[1].fill("11:00")
    button(page, "reminders.keep")
    expect(page.get_by_text(message("reminders.device_refused"))).to_be_visible()

    row = page.get_by_role("link", name="Between 10:00 and 11:00")
    row.click()
    button(page, "reminders.pause_week")
    expect(page.get_by_role("status").filter(has_text="paused until")).to_be_visible()
    assert Reminder.objects.get().status == "paused"
    button(page, "reminders.resume")
    expect(page.get_by_text(message("reminders.pause_title"))).to_be_visible()
    button(page, "reminders.delete")
    expect(page.get_by_text(message("reminders.empty_title"))).to_be_visible()
    button(page, "shell.undo")
    expect(row).to_be_visible()


def test_quiet_hours_are_kept(page_at: PageAt) -> None:
    page = page_at("phone")
    start(page, "default")
    link(page, "reminders.quiet_title")
    heading(page, "reminders.quiet_title")
    page.get_by_label(message("reminders.from")).fill("20:30")
    page.get_by_text(message("reminders.most_1"), exact=True).click()
    button(page, "reminders.save")
    expect(page.get_by_role("status").filter(has_text=message("reminders.quiet_saved"))).to_be_visible()
    page.reload()
    expect(page.get_by_label(message("reminders.from"))).to_have_value("20:30")
    expect(page.get_by_label(message("reminders.most_1"))).to_be_checked()
    page.go_back()
    link(page, "reminders.last_title")
    expect(page.get_by_text(message("reminders.last_none"))).to_be_visible()


@pytest.mark.promise(44)
def test_when_it_comes_next_is_said_and_a_late_session_offers_the_next_morning(page_at: PageAt) -> None:
    page = page_at("phone")
    start(page, "denied")
    owner = User.objects.get()
    OwnSession.objects.create(
        owner=owner,
        first_on=timezone.localdate() + timedelta(days=3),
        at=time(19, 30),
        every_weeks=1,
        timezone="Europe/London",
    )
    link(page, "reminders.add")
    page.get_by_text(message("reminders.content_session"), exact=True).click()
    page.get_by_text(message("reminders.rhythm_evening_after"), exact=True).click()
    button(page, "reminders.keep")
    expect(page.get_by_text(message("reminders.none_session_too_late"))).to_be_visible()
    button(page, "reminders.morning_instead")
    next_time = page.get_by_text("between 09:00 and 11:00")
    expect(next_time).to_be_visible()
    expect(page.get_by_text(message("reminders.reach_no_device"))).to_be_visible()
    reminder = Reminder.objects.get()
    assert (reminder.rhythm, reminder.next_on) == ("morning_after", timezone.localdate() + timedelta(days=4))
    page.get_by_role("link", name=message("reminders.title")).first.click()
    expect(page.get_by_role("link", name="Next: some time on")).to_be_visible()


@pytest.mark.promise(44)
def test_a_device_that_gets_no_notifications_moves_nothing_until_it_is_asked_to(page_at: PageAt) -> None:
    page = page_at("phone")
    start(page, "denied")
    link(page, "reminders.add")
    button(page, "reminders.keep")
    expect(page.get_by_role("link", name="Between 09:00 and 10:30")).to_be_visible()
    Reminder.objects.update(timezone="America/Los_Angeles")
    page.reload()
    asked = page.get_by_role("button", name="Go by Europe/London")
    expect(asked).to_be_visible()
    assert Reminder.objects.get().timezone == "America/Los_Angeles"
    asked.click()
    expect(asked).to_have_count(0)
    assert Reminder.objects.get().timezone == "Europe/London"
