"""What the service worker does with a push message, in Chromium, by its own developer tools."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, CDPSession, Page

from tests.browser.chromium import eventually
from tests.browser.notification_daemon import NotificationDaemon
from tests.browser.site import Site

LINES = yaml.safe_load(Path("backend/reminders/data/reminder_lines.yaml").read_text(encoding="utf-8"))
TOKEN = "q3Jx0Tz8mA-kW_5v"
NOTES = """async () => (await (await navigator.serviceWorker.ready).getNotifications()).map((note) => ({
  title: note.title, body: note.body, tag: note.tag, silent: note.silent, data: note.data,
  actions: (note.actions ?? []).map((action) => action.title),
}))"""
Deliver = Callable[[str], list[dict[str, Any]]]


def payload(token: str = TOKEN, tag: str = "note-1") -> str:
    notification = {
        "title": "Something from the server",
        "navigate": f"http://localhost/?note={token}",
        "tag": tag,
    }
    return json.dumps({"web_push": 8030, "notification": notification, "d": token})


@pytest.fixture
def page(installed_chromium: BrowserContext) -> Page:
    page = installed_chromium.pages[0]
    page.goto("/")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    return page


@pytest.fixture
def deliver(
    page: Page, installed_chromium: BrowserContext, live_server: Site, notification_daemon: NotificationDaemon
) -> Deliver:
    """Hands a message to the worker as the push service would, and returns the notes that then stand on the screen."""
    tools: CDPSession = installed_chromium.new_cdp_session(page)
    registrations: list[str] = []
    tools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda event: registrations.extend(found["registrationId"] for found in event["registrations"]),
    )
    tools.send("ServiceWorker.enable")
    eventually(page, "(await navigator.serviceWorker.ready).active.state === 'activated'")

    def send(data: str) -> list[dict[str, Any]]:
        wanted = len(notification_daemon.shown) + 1
        message = {"origin": f"{live_server.url}/", "registrationId": registrations[0], "data": data}
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
    eventually(page, "(await (await navigator.serviceWorker.ready).getNotifications()).length === 0")
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
    assert page.evaluate(NOTES) == []


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
    assert (page.url, len(installed_chromium.pages), page.evaluate(NOTES)) == (before, 1, [])
