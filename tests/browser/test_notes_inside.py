"""Notes inside the app: what waits there, what is there at an opening, and what each kind brings in
the card's place.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from backend.reminders.models import Occurrence, Reminder
from backend.repairs.models import Repair
from tests.browser import chromium
from tests.browser.conftest import PageAt
from tests.browser.notes import keep_moment, keep_value, let_wait, make_reminder
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import (
    CONTROLLED,
    Axe,
    begin_repair,
    button,
    heading,
    in_both_looks,
    link,
    press,
    saved,
    waited_for,
)

CARD = ".today-card .said"


def waiting(page: Page) -> None:
    """Goes to Today, where one row says that something waits."""
    page.goto("/")
    expect(row(page)).to_be_visible()


def row(page: Page) -> Locator:
    return page.get_by_role("button", name="A note from")


def opened(occurrence: object) -> bool:
    return Occurrence.objects.filter(pk=occurrence, opened_at__isnull=False).exists()


def wait_until_opened(page: Page, occurrence: object) -> None:
    assert waited_for(page, lambda: opened(occurrence))


def test_note_that_no_device_showed_waits_quietly_and_is_shown_once(page_at: PageAt) -> None:
    page = page_at("phone")
    page.add_init_script("delete window.PushManager")  # a browser that has no push at all
    signed_up(page)
    keep_moment(page, "A seat was kept for me.")
    keep_moment(page, "Nobody is to see this again.", may_resurface=False)
    card, moment = make_reminder(page), make_reminder(page, "kind_moment")
    first, second = let_wait(card, dropped="silent"), let_wait(moment)
    waiting(page)
    assert page.get_by_role("button", name="A note from").count() == 1
    expect(page.locator("main")).not_to_contain_text("seat")
    row(page).click()
    expect(page.locator(CARD)).to_have_text("A seat was kept for me.")
    expect(page.get_by_role("button", name=message("reminders.note_another"))).to_have_count(0)
    wait_until_opened(page, second)
    assert not opened(first)
    page.locator("article").get_by_role("button", name=message("reminders.note_not_now")).click()
    expect(page.locator(CARD)).not_to_have_text("A seat was kept for me.")
    row(page).click()
    wait_until_opened(page, first)
    expect(row(page)).to_have_count(0)
    page.reload()
    expect(page.locator(CARD)).to_be_visible()
    expect(row(page)).to_have_count(0)


def test_moment_can_be_changed_for_another_and_kept_away(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    texts = {"A seat was kept for me.", "The baker knew my name."}
    for what in texts:
        keep_moment(page, what)
    let_wait(make_reminder(page, "kind_moment"))
    waiting(page)
    row(page).click()
    first = page.locator(CARD).inner_text()
    [other] = texts - {first}
    button(page, "reminders.note_another")
    expect(page.locator(CARD)).to_have_text(other)
    button(page, "reminders.note_moment_never")
    expect(page.locator(CARD)).to_have_text(first)
    expect(page.get_by_role("button", name=message("reminders.note_another"))).to_have_count(0)
    button(page, "reminders.note_moment_never")
    expect(page.get_by_text(message("reminders.note_moment_none"))).to_be_visible()


@pytest.mark.promise(25)
def test_sentence_that_stings_goes_at_once(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    keep_value(page, "Being honest.")
    let_wait(make_reminder(page, "values_note"))
    waiting(page)
    row(page).click()
    expect(page.locator(CARD)).to_have_text("Being honest.")
    button(page, "today.stings")
    expect(page.get_by_text("Being honest.")).to_have_count(0)
    expect(page.get_by_text(message("today.stung"))).to_be_visible()


def test_what_opening_brings_is_there_once_a_day_also_offline(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    signed_up(page)
    page.wait_for_function(CONTROLLED)
    keep_value(page, "Being honest.")
    reminder = make_reminder(page, "values_note", "reminders.preset_opening")
    assert (reminder.content, reminder.rhythm) == ("values_note", "opening")
    link(page, "shell.today")
    expect(page.locator(CARD)).to_have_text("Being honest.")
    page.locator("article").get_by_role("button", name=message("reminders.note_not_now")).click()
    expect(page.locator(CARD)).not_to_have_text("Being honest.")
    page.reload()
    expect(page.locator(CARD)).to_be_visible()
    expect(page.get_by_text("Being honest.")).to_have_count(0)
    page.context.set_offline(True)
    tomorrow = page.context.new_page()
    tomorrow.clock.set_fixed_time((timezone.now() + timedelta(days=1)).astimezone())
    tomorrow.goto("/")
    expect(tomorrow.locator(CARD)).to_have_text("Being honest.")
    page.context.set_offline(False)


def test_session_is_set_by_keyboard_and_its_note_asks_and_leaves_be(page_at: PageAt) -> None:
    page = page_at("laptop")
    signed_up(page)
    begin_repair(page, "Zoë")
    page.get_by_label(message("practice.happened_label")).fill("The key was under the mat.")
    saved(page)
    reminder = make_reminder(page, "session", "reminders.rhythm_day_before")
    assert (reminder.rhythm, reminder.wording) == ("day_before", "plain")
    assert reminder.next_at is None
    page.locator("a[href='/you/reminders/session']").press("Enter")
    heading(page, "reminders.session_title")
    expect(page.get_by_role("status").filter(has_text=message("reminders.session_unknown"))).to_be_visible()
    button(page, "reminders.session_keep")
    expect(page.get_by_text(message("reminders.error_day"))).to_be_visible()
    tomorrow = timezone.localdate() + timedelta(days=1)
    page.get_by_label(message("reminders.session_on"), exact=True).fill(tomorrow.isoformat())
    press(page, message("reminders.session_keep"))
    expect(page.get_by_role("status").filter(has_text="The next one")).to_be_visible()
    let_wait(reminder)
    waiting(page)
    press(page, row(page).inner_text().split("\n")[0])
    expect(page.locator(CARD)).to_have_text(
        message("reminders.note_before").replace("{day}", f"{tomorrow:%A}")
    )
    expect(page.get_by_role("link", name="With Zoë")).to_have_attribute(
        "href", f"/practice/{Repair.objects.get().pk}"
    )
    press(page, message("reminders.note_leave_home"))
    expect(page.get_by_text("anything you'd like to bring", exact=False)).to_have_count(0)


@pytest.mark.promise(20)
def test_follow_up_is_asked_for_once_at_its_repair_and_can_be_left_be(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    repair = begin_repair(page, "Zoë")
    page.get_by_label(message("practice.happened_label")).fill("The key was under the mat.")
    saved(page)
    page.goto(f"/practice/{repair}")
    ask = page.get_by_role("button", name=message("reminders.follow_ask"))
    expect(page.get_by_role("button", name=message("practice.set_aside"))).to_be_visible()
    expect(ask).to_have_count(0)  # a draft is being written
    page.get_by_role("button", name=message("practice.set_aside")).click()
    ask.click()
    button(page, "reminders.follow_not_now")
    assert not Reminder.objects.exists()
    ask.click()
    saved(page)
    button(page, "reminders.follow_keep")
    expect(page.get_by_text("A note about this comes once")).to_be_visible()
    reminder = Reminder.objects.get()
    assert (reminder.content, reminder.rhythm, str(reminder.repair)) == ("follow_up", "once", repair)
    page.goto("/you/reminders")
    expect(page.get_by_role("link", name=message("reminders.content_follow_up"))).to_contain_text("Once, on")

    let_wait(reminder)
    waiting(page)
    row(page).click()
    expect(page.locator(CARD)).to_have_text(message("reminders.note_follow"))
    expect(page.locator("main")).not_to_contain_text("Zoë")
    page.get_by_role("link", name=message("reminders.note_follow_look")).click()
    expect(page.get_by_role("heading", level=1, name="With Zoë")).to_be_visible()
    button(page, "reminders.follow_off")
    expect(ask).to_be_visible()
    assert not Reminder.objects.exists()


@pytest.mark.promise(6)
@pytest.mark.promise(33)
@pytest.mark.slow
def test_what_notes_bring_is_accessible(page_at: PageAt, axe: Axe) -> None:
    page = page_at("laptop")
    signed_up(page)
    keep_moment(page, "A seat was kept for me.")
    keep_moment(page, "The baker knew my name.")
    keep_value(page, "Being honest.")
    repair = begin_repair(page, "Zoë")
    page.get_by_label(message("practice.happened_label")).fill("The key was under the mat.")
    saved(page)

    def check() -> None:
        page.set_viewport_size(chromium.SIZES["phone"])
        in_both_looks(page, axe)
        page.set_viewport_size(chromium.SIZES["laptop"])
        assert page.title() == "Attune"

    page.goto(f"/practice/{repair}")
    page.get_by_role("button", name=message("practice.set_aside")).click()
    page.get_by_role("button", name=message("reminders.follow_ask")).click()
    check()
    button(page, "reminders.follow_keep")
    expect(page.get_by_text("A note about this comes once")).to_be_visible()
    check()
    page.goto("/you/reminders/new")
    for choice in ("preset_surprise", "content_values_note", "preset_opening", "content_session"):
        page.get_by_text(message(f"reminders.{choice}"), exact=True).click()
        check()
    page.get_by_text(message("reminders.content_values_note"), exact=True).click()
    page.get_by_text(message("reminders.wording_words"), exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    check()
    page.goto("/you/reminders/session")
    expect(page.get_by_label(message("reminders.session_on"), exact=True)).to_be_visible()
    check()
    made = [make_reminder(page, content) for content in ("kind_moment", "values_note", "session")]
    for reminder in [*made, Reminder.objects.get(content="follow_up")]:
        let_wait(reminder)
        waiting(page)
        check()
        row(page).click()
        expect(page.get_by_role("heading", level=2).first).to_be_focused()
        check()
    let_wait(made[0], purpose="later")
    page.goto("/you/reminders/last")
    expect(page.get_by_text(message("reminders.help_title"))).to_be_visible()
    check()
