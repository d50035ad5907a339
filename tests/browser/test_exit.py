"""Leaving at once. The address that Exit leads to is answered here: nothing reaches a real host."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageAt
from tests.browser.guard import Guard
from tests.browser.person import message, sign_up
from tests.browser.steps import begin_repair, tab_to

StandIn = Callable[[Page], None]
AWAY = "https://www.wikipedia.org/"
COVERED_AFTER_MS = """() => {
  const link = [...document.querySelectorAll('nav a')].find((one) => one.getAttribute('href').startsWith('https:'));
  const from = performance.now();
  link.click();
  const hidden = [...document.body.children].every((part) => getComputedStyle(part).display === 'none');
  return hidden ? performance.now() - from : null;
}"""


@pytest.fixture
def somewhere_else(guard: Guard) -> Iterator[StandIn]:
    """Answers for the address that Exit leads to, and lets the guard know that leaving is meant."""

    def stand_in(page: Page) -> None:
        page.context.route(
            f"{AWAY}**",
            lambda route: route.fulfill(body="<title>Elsewhere</title>", content_type="text/html"),
        )

    yield stand_in
    assert guard.foreign
    assert set(guard.foreign) == {AWAY}
    guard.foreign.clear()


def left(page: Page) -> None:
    expect(page).to_have_url(AWAY)
    expect(page).to_have_title("Elsewhere")


@pytest.mark.promise(1)
@pytest.mark.promise(3)
def test_exit_from_the_middle_of_a_repair_covers_at_once_and_back_does_not_return(
    page_at: PageAt, somewhere_else: StandIn
) -> None:
    page = page_at("phone")
    somewhere_else(page)
    sign_up(page)
    begin_repair(page)
    page.get_by_label(message("practice.happened_label")).fill("A thing nobody should see.")
    took = page.evaluate(COVERED_AFTER_MS)
    assert took is not None
    assert took < 200
    left(page)
    page.go_back(wait_until="commit")
    left(page)
    assert "nobody should see" not in page.content()


@pytest.mark.promise(2)
def test_shift_three_times_leaves_also_from_a_field(page_at: PageAt, somewhere_else: StandIn) -> None:
    page = page_at("laptop")
    somewhere_else(page)
    sign_up(page)
    begin_repair(page)
    page.get_by_label(message("practice.happened_label")).click()
    page.keyboard.type("A Thing I Wrote")
    expect(page.get_by_label(message("practice.happened_label"))).to_have_value("A Thing I Wrote")
    for _ in range(3):
        page.keyboard.press("Shift")
    left(page)


@pytest.mark.promise(2)
@pytest.mark.promise(4)
def test_exit_is_the_first_stop_of_tab_and_the_first_question_is_whose_device_it_is(
    page_at: PageAt, somewhere_else: StandIn
) -> None:
    page = page_at("phone")
    somewhere_else(page)
    page.add_init_script(
        "Notification.requestPermission = async () => { throw new Error('asked too early'); };"
    )
    page.goto("/welcome")
    assert page.locator("main input:not([type=radio]), main textarea").count() == 0
    page.get_by_role("link", name=message("start.begin")).click()
    expect(page.get_by_role("heading", level=1, name=message("welcome.device_title"))).to_be_visible()
    assert page.locator("main input:not([type=radio]), main textarea").count() == 0
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    tab_to(page, message("shell.exit_page"), most=1)
    page.keyboard.press("Enter")
    left(page)


@pytest.mark.promise(1)
@pytest.mark.promise(2)
def test_exit_stands_above_an_open_sheet(page_at: PageAt, somewhere_else: StandIn) -> None:
    page = page_at("phone")
    somewhere_else(page)
    sign_up(page)
    page.goto("/you/reminders/new")
    page.get_by_text(message("reminders.wording_words"), exact=True).click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    sheet.get_by_role("link", name=message("shell.help_now"), exact=True).click()
    expect(page.get_by_role("heading", level=1, name=message("help.title"))).to_be_visible()
    expect(sheet).to_have_count(0)
    page.go_back()
    page.get_by_text(message("reminders.wording_words"), exact=True).click()
    expect(sheet.get_by_role("heading")).to_be_focused()
    page.keyboard.press("Shift+Tab")  # from the heading of the sheet back to what stands first
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(sheet.get_by_role("link", name=message("shell.exit_page"))).to_be_focused()
    sheet.get_by_role("link", name=message("shell.exit"), exact=True).click()
    left(page)
