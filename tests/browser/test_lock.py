"""The phone in other hands: what stands there while the app is locked, covered or left, and what opens it again."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from backend.accounts.models import LockShare
from tests.browser.chromium import Axe
from tests.browser.conftest import PageAt
from tests.browser.locking import locked, open_by_pin, sign_up_with_pin, with_passkeys
from tests.browser.person import KEY_TIMEOUT_MS, message, sign_up, start_on
from tests.browser.steps import begin_repair, saved

WRITTEN = "A heron stood on the river bank."
SEEN = "() => [...document.querySelectorAll('body, dialog')].filter((one) => getComputedStyle(one).opacity !== '0').length"
HIDE = """(hidden) => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def write(page: Page) -> None:
    begin_repair(page)
    field = page.get_by_label(message("practice.happened_label"))
    field.fill(WRITTEN)
    field.evaluate("(one) => { one.focus(); one.setSelectionRange(7, 7); }")
    page.keyboard.press("ArrowLeft")
    saved(page)


def as_it_was(page: Page) -> None:
    field = page.get_by_label(message("practice.happened_label"))
    expect(field).to_have_value(WRITTEN, timeout=KEY_TIMEOUT_MS)
    assert field.evaluate("(one) => one.selectionStart") == 6


@pytest.mark.promise(5)
def test_lock_is_offered_once_and_can_be_skipped_with_the_same_weight(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    start_on(page)
    use, skip = (
        page.get_by_role("button", name=message(f"lock.{key}"), exact=True) for key in ("use", "no_lock")
    )
    expect(page.get_by_text(message("lock.without"))).to_be_visible()
    assert use.get_attribute("class") == skip.get_attribute("class")
    sizes = [button.bounding_box() for button in (use, skip)]
    assert sizes[0]
    assert sizes[1]
    assert abs(sizes[0]["width"] - sizes[1]["width"]) < 2
    axe(page)
    skip.click()
    expect(page.get_by_role("heading", name=message("shell.today"))).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name=message("shell.today"))).to_be_visible()
    expect(page.get_by_role("heading", name=message("lock.offer_title"))).to_have_count(0)


@pytest.mark.promise(5)
@pytest.mark.promise(19)
def test_pin_locks_and_brings_back_what_was_typed_with_its_caret(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    account = sign_up_with_pin(page)
    write(page)
    page.reload()
    locked(page)
    shown = page.content()
    assert account.username not in shown
    assert WRITTEN not in shown
    for way in ("shell.help_now", "shell.exit"):
        expect(page.get_by_role("link", name=message(way), exact=True).first).to_be_visible()
    axe(page)
    open_by_pin(page, "0000")
    expect(page.get_by_text(message("errors.wrong_pin"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    open_by_pin(page)
    as_it_was(page)
    page.goto("/")
    locked(page)
    open_by_pin(page, "1111")
    expect(page.get_by_text(message("errors.wrong_pin"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    open_by_pin(page)
    told = page.get_by_text("A wrong PIN was tried 2 times")  # the first try waited for an end to the writing
    expect(told).to_be_visible(timeout=KEY_TIMEOUT_MS)
    page.get_by_role("button", name=message("shell.close"), exact=True).click()
    expect(told).to_have_count(0)


@pytest.mark.promise(5)
def test_ten_wrong_pins_leave_the_words_alone(page_at: PageAt) -> None:
    page = page_at("phone")
    account = sign_up_with_pin(page)
    LockShare.objects.update(tries=9)
    page.reload()
    locked(page)
    open_by_pin(page, "0000")
    expect(page.get_by_text(message("lock.no_pin"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    assert not LockShare.objects.exists()
    page.get_by_label(message("welcome.words")).fill(account.passphrase)
    page.get_by_role("button", name=message("welcome.unlock"), exact=True).click()
    expect(page.get_by_role("heading", name=message("shell.today"))).to_be_visible(timeout=KEY_TIMEOUT_MS)


@pytest.mark.promise(5)
@pytest.mark.promise(19)
def test_passkey_opens_without_a_connection(page_at: PageAt) -> None:
    page = page_at("phone")
    with_passkeys(page)
    start_on(page)
    expect(page.get_by_role("radio", name=message("lock.passkey"))).to_be_checked()
    page.get_by_role("button", name=message("lock.use"), exact=True).click()
    expect(page.get_by_role("heading", name=message("shell.today"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    write(page)
    page.reload()
    locked(page)
    page.context.set_offline(True)
    page.get_by_role("button", name=message("lock.open_passkey"), exact=True).click()
    as_it_was(page)


@pytest.mark.promise(5)
def test_lock_is_changed_and_taken_off_by_whoever_has_the_words(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    account = sign_up_with_pin(page)
    page.goto("/you/lock")
    locked(page)
    open_by_pin(page)
    page.get_by_text(message("lock.itself"), exact=True).click(timeout=KEY_TIMEOUT_MS)
    expect(page.get_by_text(message("lock.without"))).to_be_visible()
    axe(page)
    current = page.get_by_label(message("lock.current"), exact=True)
    keep = page.get_by_role("button", name=message("lock.keep"), exact=True)
    current.fill("some other words")
    keep.click()
    expect(page.get_by_text(message("errors.wrong_words"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    assert LockShare.objects.count() == 1
    current.fill(account.passphrase)
    current.press("Enter")  # it stands in no form
    expect(page.get_by_text(message("lock.changed"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    assert not LockShare.objects.exists()
    page.reload()
    expect(page.get_by_role("radio", name=message("lock.itself"))).to_be_checked()


@pytest.mark.promise(5)
def test_locks_by_itself_in_every_tab_and_comes_back_as_it_was(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up_with_pin(page)
    write(page)
    other = page.context.new_page()
    other.goto("/people")
    locked(other)
    open_by_pin(other)
    expect(other.get_by_role("heading", name=message("shell.people")).first).to_be_visible(
        timeout=KEY_TIMEOUT_MS
    )
    # The page slept for long: whether a timer of it runs first or a finger comes, it is locked.
    page.clock.set_fixed_time(datetime(2031, 1, 1, tzinfo=UTC))
    page.evaluate("dispatchEvent(new Event('pointerdown'))")
    locked(page)
    locked(other)
    assert WRITTEN not in page.content()
    open_by_pin(page)
    expect(page.get_by_label(message("practice.happened_label"))).to_have_value(
        WRITTEN, timeout=KEY_TIMEOUT_MS
    )


@pytest.mark.promise(5)
def test_covered_the_moment_it_is_hidden_with_the_sheet_that_is_open(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    page.goto("/you/reminders/new")
    page.get_by_text(message("reminders.wording_words"), exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate(SEEN) == 2
    page.evaluate(HIDE, True)
    assert page.evaluate(SEEN) == 0
    page.evaluate(HIDE, False)
    page.wait_for_function(f"({SEEN})() === 2")
    expect(page.get_by_role("dialog").get_by_role("heading")).to_be_focused()
