"""What the service worker does with a push message, in Chromium, by its own developer tools."""

import pytest
from django.http import HttpResponse
from django.utils import timezone
from playwright.sync_api import BrowserContext, CDPSession, Page

from backend.reminders import receipts
from tests.browser.chromium import eventually
from tests.browser.notification_daemon import NotificationDaemon
from tests.browser.site import Site
from tests.browser.worker.messages import LINES, NO_NOTE, TOKEN, Deliver, payload
from tests.browser.worker.receipts import Server, given_out


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
    here, there = given_out("onthisdevice", "ontheother12")
    deliver(payload(here, "one"))
    receipts.record(there, "opened", now=timezone.now())
    if hears == "another note":
        deliver(payload("secondsecond", "two"))
    else:
        page.evaluate("() => dispatchEvent(new Event('focus'))")
    gone = (
        "!(await (await navigator.serviceWorker.ready).getNotifications()).some((one) => one.tag === 'one')"
    )
    eventually(page, gone)
