"""What the service worker does with a push message, in Chromium, by its own developer tools."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.http import HttpResponse
from django.utils import timezone
from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from backend.affirmations.models import AffirmationWording
from backend.push.models import Delivery
from backend.reminders import receipts, selectors
from backend.reminders.models import Reminder
from tests.browser.chromium import eventually
from tests.browser.conftest import PageAt
from tests.browser.note_pool import POOL, in_words, since, wait_for_pool
from tests.browser.notification_daemon import NotificationDaemon
from tests.browser.person import sign_in, sign_up, words
from tests.browser.receipts import Server, given_out
from tests.browser.site import Site
from tests.browser.steps import button, heading

LINES = yaml.safe_load(Path("backend/reminders/data/reminder_lines.yaml").read_text(encoding="utf-8"))
TOKEN = "q3Jx0Tz8mA-kW_5v"
NOTES = """async () => (await (await navigator.serviceWorker.ready).getNotifications()).map((note) => ({
  title: note.title, body: note.body, tag: note.tag, silent: note.silent, data: note.data,
  actions: (note.actions ?? []).map((action) => action.title),
}))"""
NO_NOTE = "(await (await navigator.serviceWorker.ready).getNotifications()).length === 0"
Deliver = Callable[[str], list[dict[str, Any]]]


def payload(token: str = TOKEN, tag: str = "note-1", w: dict[str, Any] | None = None) -> str:
    notification = {
        "title": "Something from the server",
        "navigate": f"http://localhost/?note={token}",
        "tag": tag,
    }
    wanted = {"w": w} if w else {}
    return json.dumps({"web_push": 8030, "notification": notification, "d": token, **wanted})


@pytest.fixture(scope="module")
def keeps_the_app() -> bool:
    return True


@pytest.fixture
def page(installed_chromium: BrowserContext) -> Page:
    page = installed_chromium.pages[0]
    page.goto("/")
    page.wait_for_url("**/welcome")  # where somebody who is signed out is taken
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    return page


@pytest.fixture(autouse=True)
def _made_up_tokens_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A note that the server knows nothing of would be taken away again as soon as the worker hears of it."""
    really = selectors.done
    monkeypatch.setattr(
        selectors,
        "done",
        lambda tokens: really(Delivery.objects.filter(token__in=tokens).values_list("token", flat=True)),
    )


@pytest.fixture
def tools(page: Page, installed_chromium: BrowserContext) -> CDPSession:
    """The page's developer tools."""
    return installed_chromium.new_cdp_session(page)


@pytest.fixture
def registration(page: Page, tools: CDPSession) -> list[str]:
    """What Chromium calls the worker."""
    found: list[str] = []
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: found.extend(one["registrationId"] for one in event["registrations"]),
    )
    tools.send("ServiceWorker.enable")
    eventually(page, "(await navigator.serviceWorker.ready).active.state === 'activated'")
    for _ in range(400):  # Chromium tells of its workers when it comes to it
        if found:
            return found
        page.wait_for_timeout(50)  # runs the browser's events; ends as soon as one is told of
    raise AssertionError("Chromium told of no service worker")


@pytest.fixture
def deliver(
    page: Page,
    tools: CDPSession,
    registration: list[str],
    live_server: Site,
    notification_daemon: NotificationDaemon,
) -> Deliver:
    """Hands a message to the worker as the push service would, and returns the notes that then stand on the screen."""

    def send(data: str) -> list[dict[str, Any]]:
        wanted = len(notification_daemon.shown) + 1
        message = {"origin": f"{live_server.url}/", "registrationId": registration[0], "data": data}
        tools.send("ServiceWorker.deliverPushMessage", message)
        notification_daemon.wait_for(wanted)
        return page.evaluate(NOTES)

    return send


@pytest.mark.promise(6)
def test_note_is_a_neutral_line_and_never_the_servers_words(deliver: Deliver) -> None:
    [note] = deliver(payload())
    assert note["title"] in LINES["plain"]
    assert note["body"] == ""
    assert not [word for word in LINES["forbidden_outside"] if word in note["title"].lower()]


@pytest.mark.promise(23)
def test_note_offers_later_and_a_rest_in_one_tap(deliver: Deliver) -> None:
    [note] = deliver(payload())
    assert note["actions"] == ["Later today", "Rest a week"]
    assert (note["tag"], note["data"], note["silent"]) == ("note-1", {"token": TOKEN}, False)


@pytest.mark.promise(44)
def test_repeat_takes_the_place_of_the_first_in_silence(
    deliver: Deliver, notification_daemon: NotificationDaemon
) -> None:
    [first] = deliver(payload())
    [second] = deliver(payload())
    assert second == {**first, "silent": True}
    assert len(notification_daemon.visible) == 1


def test_repeat_of_a_note_that_was_put_away_makes_no_sound(
    deliver: Deliver, page: Page, notification_daemon: NotificationDaemon
) -> None:
    deliver(payload())
    notification_daemon.dismiss(notification_daemon.shown[0])
    eventually(page, NO_NOTE)
    [again] = deliver(payload())
    assert again["silent"]


@pytest.mark.parametrize(
    "broken", ["", "null", "not json", "[]", '{"d": 7}', '{"d": "../../x"}', '{"notification": null}']
)
def test_broken_message_still_shows_a_neutral_line(deliver: Deliver, broken: str) -> None:
    [note] = deliver(broken)
    assert note["title"] in LINES["plain"]
    assert (note["data"], note["actions"]) == ({"token": None}, [])


def test_tap_goes_to_the_card_inside_the_open_page_without_loading_it_anew(
    deliver: Deliver, page: Page, notification_daemon: NotificationDaemon
) -> None:
    page.evaluate("() => { window.stillHere = true; }")
    deliver(payload())
    notification_daemon.click(notification_daemon.shown[0])
    page.wait_for_function("(token) => location.href.includes(token)", arg=TOKEN)
    assert page.evaluate("() => window.stillHere")
    eventually(page, NO_NOTE)


def test_tap_opens_the_app_when_no_window_of_it_is_open(
    deliver: Deliver,
    page: Page,
    installed_chromium: BrowserContext,
    live_server: Site,
    notification_daemon: NotificationDaemon,
) -> None:
    deliver(payload())
    page.goto("about:blank")
    with installed_chromium.expect_page() as opened:
        notification_daemon.click(notification_daemon.shown[0])
    opened.value.wait_for_url(lambda url: url.startswith(live_server.url))


@pytest.mark.parametrize(("button", "event"), [("Later today", "later"), ("Rest a week", "rest")])
def test_button_of_a_note_tells_the_server_and_opens_nothing(
    deliver: Deliver,
    page: Page,
    installed_chromium: BrowserContext,
    notification_daemon: NotificationDaemon,
    button: str,
    event: str,
) -> None:
    deliver(payload())
    before = page.url
    receipt = f"/api/v1/deliveries/{TOKEN}/receipts"
    with installed_chromium.expect_event(
        "request",
        lambda request: request.url.endswith(receipt) and request.post_data_json == {"event": event},
    ):
        notification_daemon.click(notification_daemon.shown[0], button)
    eventually(page, NO_NOTE)
    assert (page.url, len(installed_chromium.pages)) == (before, 1)


# --- answers that the server did not take, and answers from elsewhere


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, notification_daemon: NotificationDaemon) -> Server:
    return Server(monkeypatch, notification_daemon)


@pytest.mark.promise(23)
@pytest.mark.parametrize(
    ("status", "said"), [(503, "<html>Back soon</html>"), (200, "<html>The hotel's sign-in page</html>")]
)
def test_rest_that_the_server_did_not_take_comes_before_any_other_note(
    deliver: Deliver,
    server: Server,
    page: Page,
    tools: CDPSession,
    notification_daemon: NotificationDaemon,
    status: int,
    said: str,
) -> None:
    deliver(payload())
    server.refuse_a_rest(page, notification_daemon, HttpResponse(said, status=status))
    tools.send("ServiceWorker.stopAllWorkers")  # it survives the worker's end

    [note] = deliver(payload("secondsecond", "two"))
    assert note["title"] in LINES["plain"]
    assert (note["silent"], note["tag"], note["body"], note["actions"]) == (True, "resting", "", [])
    assert server.took == []

    server.instead = None
    [note] = deliver(payload("thirdthird12", "three"))
    assert (note["silent"], note["tag"]) == (True, "resting")
    assert server.took[0] == ("rest", 2), "before the third was shown"


@pytest.mark.promise(23)
def test_rest_that_the_server_did_not_take_is_sent_when_the_app_is_opened(
    deliver: Deliver, server: Server, page: Page, notification_daemon: NotificationDaemon
) -> None:
    deliver(payload())
    server.refuse_a_rest(page, notification_daemon, HttpResponse(status=503))
    server.instead = None
    page.reload()  # whoever is here: it is let in by its token alone
    server.wait_for(page, lambda: [event for event, _ in server.took] == ["rest"])


def test_rest_that_the_server_did_not_take_is_sent_when_the_browser_wakes_the_worker(
    deliver: Deliver,
    server: Server,
    page: Page,
    tools: CDPSession,
    live_server: Site,
    registration: list[str],
    notification_daemon: NotificationDaemon,
) -> None:
    deliver(payload())
    server.refuse_a_rest(page, notification_daemon, HttpResponse(status=503))
    server.instead = None
    wakes = {
        "registrationId": registration[0],
        "origin": f"{live_server.url}/",
        "tag": "receipts",
        "lastChance": False,
    }
    tools.send("ServiceWorker.dispatchSyncEvent", wakes)
    server.wait_for(page, lambda: [event for event, _ in server.took] == ["rest"])


@pytest.mark.parametrize("hears", ["another note", "the app comes to the front"])
def test_note_that_was_answered_on_another_device_goes_when_this_one_hears_of_anything(
    deliver: Deliver, page: Page, hears: str
) -> None:
    given_out("onthisdevice", "ontheother12")
    deliver(payload("onthisdevice", "one"))
    receipts.record("ontheother12", "opened", now=timezone.now())
    if hears == "another note":
        deliver(payload("secondsecond", "two"))
    else:
        page.evaluate("() => dispatchEvent(new Event('focus'))")
    gone = (
        "!(await (await navigator.serviceWorker.ready).getNotifications()).some((one) => one.tag === 'one')"
    )
    eventually(page, gone)


# --- words, for somebody who asked for them


@pytest.fixture
def first_level(live_server: Site) -> set[str]:
    """The texts that may stand on a locked screen by themselves."""
    wordings = AffirmationWording.objects.filter(locale="en", text__level=1, text__family__quoted=False)
    return set(wordings.values_list("wording", flat=True))


def test_words_stand_below_the_neutral_line_and_nothing_of_them_lies_open(
    deliver: Deliver, page: Page, first_level: set[str]
) -> None:
    in_words(page)
    pool = wait_for_pool(page)
    assert {one["text"] for one in pool["texts"]["affirmation"]} < first_level
    assert not [text for text in first_level if text in pool["box"]]
    [note] = deliver(payload(w={"kind": "affirmation", "since": since()}))
    assert note["title"] in LINES["plain"]
    assert note["body"] in first_level
    [again] = deliver(payload(w={"kind": "affirmation", "since": since()}))
    assert again == {**note, "silent": True}


def test_words_need_the_explicit_warning(page: Page) -> None:
    sign_up(page)
    page.goto("/you/reminders/new")
    page.get_by_text(words("reminders.wording_words"), exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text(words("reminders.words_warning"))
    button(page, "reminders.words_no")
    expect(page.get_by_role("radio", name=re.compile(f"^{words('reminders.wording_plain')}"))).to_be_checked()
    page.get_by_text(words("reminders.wording_words"), exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("radio", name=re.compile(f"^{words('reminders.wording_plain')}"))).to_be_checked()
    button(page, "reminders.keep")
    heading(page, "reminders.title")
    assert Reminder.objects.get().wording == "plain"
    assert page.evaluate(POOL) is None


@pytest.mark.promise(25)
def test_what_stung_on_another_device_is_never_shown_in_words(
    deliver: Deliver, page: Page, page_at: PageAt, first_level: set[str]
) -> None:
    account = in_words(page)
    wait_for_pool(page)
    other = page_at("phone")
    sign_in(other, account)
    stung = other.locator(".today-card .said").inner_text()
    button(other, "today.stings")
    for _ in range(200):
        if since():
            break
        other.wait_for_timeout(50)
    assert since(), "the server never heard of what stung"
    [note] = deliver(payload("firstfirst12", "one", {"kind": "affirmation", "since": since()}))
    assert (note["title"] in LINES["plain"], note["body"]) == (True, "")

    page.reload()  # the first device hears of it
    pool = wait_for_pool(page)
    assert stung not in {one["text"] for one in pool["texts"]["affirmation"]}
    notes = deliver(payload("secondsecond", "two", {"kind": "affirmation", "since": since()}))
    assert {note["body"] for note in notes} & (first_level - {stung})
    assert stung not in {note["body"] for note in notes}


def test_device_that_others_use_shows_the_neutral_line_alone(deliver: Deliver, page: Page) -> None:
    in_words(page, private_device=False)
    [note] = deliver(payload(w={"kind": "affirmation", "since": 0}))
    assert (note["title"] in LINES["plain"], note["body"]) == (True, "")


def test_signing_out_takes_the_words_away(deliver: Deliver, page: Page) -> None:
    in_words(page)
    wait_for_pool(page)
    page.goto("/you/account/sign-out")
    button(page, "account.out_do")
    page.wait_for_url("**/welcome*")
    [note] = deliver(payload(w={"kind": "affirmation", "since": 0}))
    assert (note["title"] in LINES["plain"], note["body"]) == (True, "")
