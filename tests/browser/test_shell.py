"""The ways out, the first run, and what stands around every page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.chromium import eventually
from tests.browser.conftest import PageAt
from tests.browser.everything import go
from tests.browser.guard import Guard
from tests.browser.person import KEY_TIMEOUT_MS, message, sign_up, without_lock

ELSEWHERE = re.compile(r"https://www\.wikipedia\.org/")
COVER_BUDGET_MS = 200
# Which of these a finger that aims at the middle of them would not reach; and one for none there at all.
UNDER = """(wanted) => {
  const found = [...document.querySelectorAll(wanted)];
  const reached = (one, { x, y, width, height }) => one.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  const under = found.filter((one) => !reached(one, one.getBoundingClientRect())).map((one) => one.innerText);
  return found.length > 0 ? under : [`no ${wanted}`];
}"""
# Every way to ask a browser for leave to send notes, and a note of it that outlives the page.
ASKS_FOR_LEAVE = """{
  const asked = () => sessionStorage.setItem('asked', 'notes');
  Notification.requestPermission = async () => (asked(), 'denied');
  PushManager.prototype.subscribe = async () => { asked(); throw new DOMException('', 'NotAllowedError'); };
}"""


def _elsewhere(route: Route) -> None:
    route.fulfill(
        status=200, content_type="text/html", body="<!doctype html><title>Elsewhere</title>Elsewhere"
    )


@pytest.fixture
def away(guard: Guard) -> Callable[[Page], None]:
    """Answers for the page that Exit goes to, and expects it to be the only request that leaves."""

    def answer(page: Page) -> None:
        page.context.route(ELSEWHERE, _elsewhere)

    yield answer
    assert all(ELSEWHERE.match(url) for url in guard.foreign)
    guard.foreign.clear()


@pytest.mark.promise(1)
def test_exit_covers_at_once_and_back_does_not_return(page_at: PageAt, away: Callable[[Page], None]) -> None:
    page = page_at("phone")
    away(page)
    sign_up(page)
    for path in ("/people", "/journal"):
        page.locator(f"nav a[href='{path}']").click()
        page.wait_for_url(f"**{path}")
    took = page.evaluate(
        """async () => {
          const exit = document.querySelector('header a[href^="https:"]:not(.first-stop)');
          addEventListener('click', (event) => event.preventDefault(), { once: true });
          const start = performance.now();
          exit.click();
          const covered = getComputedStyle(document.querySelector('#app')).display === 'none';
          return covered ? performance.now() - start : null;
        }"""
    )
    assert took is not None, "the page was still there"
    assert took < COVER_BUDGET_MS
    expect(page).to_have_url(ELSEWHERE)
    drawn: list[str] = []

    def note(url: str) -> None:
        drawn.append(url)

    page.context.expose_function("drawn", note)
    page.context.add_init_script(
        """new MutationObserver(() => {
          if (document.querySelector('#app')?.childElementCount) drawn(location.href);
        }).observe(document, { childList: true, subtree: true });"""
    )
    # However often Back is pressed, nothing of the app is drawn: every step leads away again.
    for _ in range(2):
        with page.expect_event("framenavigated", lambda frame: "localhost" in frame.url):
            page.evaluate("() => void setTimeout(() => history.back())")
        expect(page).to_have_url(ELSEWHERE)
        expect(page.get_by_text("Elsewhere")).to_be_visible()
    assert drawn == []


@pytest.mark.promise(2)
def test_three_shifts_leave_and_the_first_tab_stop_is_exit(
    page_at: PageAt, away: Callable[[Page], None]
) -> None:
    page = page_at("laptop")
    away(page)
    page.goto("/welcome")
    page.get_by_role("link", name=message("start.begin")).wait_for()
    page.keyboard.press("Tab")
    first = page.get_by_role("link", name=message("shell.exit_page"))
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport(ratio=1)
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page).to_have_url(ELSEWHERE)


@pytest.mark.promise(1)
def test_exit_leaves_every_other_tab(page_at: PageAt, away: Callable[[Page], None]) -> None:
    page = page_at("phone")
    away(page)
    page.goto("/welcome")
    page.get_by_role("link", name=message("start.begin")).wait_for()
    other = page.context.new_page()
    other.goto("/help")
    other.get_by_role("heading", name=message("help.title")).wait_for()
    page.get_by_role("link", name=message("shell.exit"), exact=True).click()
    expect(page).to_have_url(ELSEWHERE)
    expect(other).to_have_url(ELSEWHERE)


@pytest.mark.promise(3)
@pytest.mark.promise(4)
def test_first_run_says_what_it_must_and_asks_about_the_device_first(page_at: PageAt) -> None:
    page = page_at("phone")
    page.add_init_script(ASKS_FOR_LEAVE)
    page.goto("/")
    page.wait_for_url("**/welcome")
    for text in ("start.history_note", "start.not_watched", "start.not_watched_note"):
        expect(page.get_by_text(message(text))).to_be_visible()
    for path in ("/welcome/name", "/welcome/sign-in", "/welcome/recover", "/welcome/key"):
        page.goto(path)
        expect(page.get_by_role("heading", name=message("welcome.device_title"))).to_be_visible()
        expect(page.locator("input:not([type=radio]), textarea")).to_have_count(0)
    # Not before, and not by the way: the whole of signing up asks for no leave to send notes either.
    sign_up(page)
    assert page.evaluate("sessionStorage.getItem('asked')") is None
    page.evaluate("void Notification.requestPermission()")
    assert page.evaluate("sessionStorage.getItem('asked')") == "notes", "asking is seen when it happens"


@pytest.mark.promise(7)
def test_help_works_signed_out_and_offline_for_the_chosen_country(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    page.goto("/help")
    page.get_by_label(message("help.country")).select_option("IE")
    expect(page.get_by_role("link", name=re.compile("Samaritans"))).to_have_attribute("href", "tel:116123")
    expect(page.get_by_role("link", name=re.compile("TALK"))).to_have_attribute(
        "href", "sms:50808?&body=TALK"
    )
    eventually(page, "(await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'")
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("link", name=re.compile("112"))).to_be_visible()
    expect(page.get_by_text(message("help.ground_1"))).to_be_visible()
    expect(page.get_by_text(message("help.log"))).to_be_visible()


def test_only_the_holder_of_the_card_gets_an_account_after_typing_it(page_at: PageAt) -> None:
    page = page_at("phone")
    page.goto("/welcome")
    page.get_by_role("link", name=message("start.begin")).click()
    page.get_by_text(message("welcome.device_no"), exact=True).click()
    page.get_by_role("button", name=message("welcome.go_on")).click()
    expect(page.get_by_label(message("welcome.username"))).not_to_have_value("")
    page.get_by_role("button", name=message("welcome.go_on")).click()
    page.get_by_text(message("welcome.key_own"), exact=True).click()
    page.get_by_role("button", name=message("welcome.go_on")).click()
    card = page.get_by_test_id("recovery-card")
    card.wait_for(timeout=KEY_TIMEOUT_MS)
    typed = page.get_by_label(message("welcome.card_type"))
    typed.fill("not the card")
    page.get_by_role("button", name=message("welcome.make")).click()
    expect(page.get_by_text(message("welcome.card_differs"))).to_be_visible()
    expect(typed).to_have_value("not the card")
    typed.fill(" ".join(card.locator("li").all_inner_texts()).lower())
    page.get_by_role("button", name=message("welcome.make")).click()
    page.get_by_role("navigation", name=message("shell.places")).wait_for(timeout=KEY_TIMEOUT_MS)


@pytest.mark.promise(36)
def test_comes_back_with_new_words_by_the_card(page_at: PageAt) -> None:
    page = page_at("phone")
    account = sign_up(page, private_device=False)

    page.goto("/you/account/card")
    page.get_by_label(message("welcome.words")).fill(
        "not these words"
    )  # a shared device asks at every opening
    page.get_by_role("button", name=message("welcome.unlock"), exact=True).click()
    expect(page.get_by_text(message("errors.wrong_words"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    expect(page.get_by_label(message("welcome.words"))).to_have_value("not these words")
    page.get_by_label(message("welcome.words")).fill(account.passphrase)
    page.get_by_role("button", name=message("welcome.unlock"), exact=True).click()

    page.get_by_label(message("account.current")).fill(account.passphrase)
    page.get_by_role("button", name=message("account.make_card")).click()
    page.get_by_label(message("account.card_type")).wait_for(timeout=KEY_TIMEOUT_MS)
    card = " ".join(page.get_by_test_id("recovery-card").locator("li").all_inner_texts())
    page.get_by_label(message("account.card_type")).fill(card)
    page.get_by_role("button", name=message("account.card_save")).click()
    expect(page.get_by_text(message("account.card_saved"))).to_be_visible()

    page.get_by_role("link", name=message("account.sign_out")).click()
    page.get_by_role("button", name=message("account.out_do"), exact=True).click()
    page.get_by_role("link", name=message("start.returning")).click()
    page.get_by_text(message("welcome.device_no"), exact=True).click()
    page.get_by_role("button", name=message("welcome.go_on")).click()
    page.get_by_role("link", name=message("welcome.lost_words")).click()
    page.get_by_role("link", name=message("welcome.lost_card")).click()
    page.get_by_label(message("welcome.username")).fill(account.username)
    page.get_by_label(message("welcome.card"), exact=True).fill(card)
    page.get_by_label(message("welcome.new_words")).fill("another four plain words")
    page.get_by_role("button", name=message("welcome.recover")).click()
    page.get_by_role("navigation", name=message("shell.places")).wait_for(timeout=KEY_TIMEOUT_MS)


def test_a_line_with_undo_covers_no_control_that_the_page_can_bring_out_from_under_it(
    page_at: PageAt,
) -> None:
    page = page_at("phone")
    sign_up(page)
    without_lock(page)
    page.goto("/practice/session")
    page.get_by_label(message("therapy.agenda_line"), exact=True).fill("How we end.")
    page.get_by_role("button", name=message("therapy.agenda_line_add"), exact=True).click()
    page.get_by_role("button", name=message("therapy.agenda_clear"), exact=True).click()
    expect(page.locator(".toast")).to_be_visible()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert page.evaluate(UNDER, "main a[href='/you/reminders']") == [], "the last control of a page"
    page.get_by_role("link", name=message("shell.people"), exact=True).click()
    go(page, "/people/moments/new")
    expect(page.get_by_role("button", name=message("moments.done"), exact=True)).to_be_visible()
    expect(page.locator(".toast")).to_be_visible()
    page.wait_for_function("() => !('settling' in document.documentElement.dataset)")
    assert page.evaluate(UNDER, ".page-foot button") == [], "the foot of a question"
