"""A browser in which the app is installed, and a way to hand its service worker a push message."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page

from backend.push.models import Delivery
from backend.reminders import selectors
from tests.browser.chromium import eventually
from tests.browser.notification_daemon import NotificationDaemon
from tests.browser.site import Site
from tests.browser.worker.messages import NOTES, Deliver


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
        lambda tokens: really({row.token for row in Delivery.objects.all()} & set(tokens)),
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
        lambda event: found.extend(
            one["registrationId"] for one in event["registrations"] if not one["isDeleted"]
        ),
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
        message = {"origin": f"{live_server.url}/", "registrationId": registration[-1], "data": data}
        tools.send("ServiceWorker.deliverPushMessage", message)
        notification_daemon.wait_for(wanted)
        return page.evaluate(NOTES)

    return send
