"""What every browser test stands on: the site, Chromium, Firefox, a push service, and a watch over what leaves and
what breaks. Above 300 lines, for each fixture here stands on the ones before it.

`ATTUNE_SKIP_BROWSERS=1` skips these tests where a browser is missing. Without it a missing browser is a failure, and
says so.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.browser import chromium as chromium_
from tests.browser import firefox as firefox_
from tests.browser import relay
from tests.browser.guard import Guard
from tests.browser.notification_daemon import NotificationDaemon
from tests.browser.notification_daemon import missing as missing_for_notifications
from tests.browser.push_service import PushService
from tests.browser.site import Site, copy, own_database, require_built_client

# Playwright's event loop runs in the test's own thread; Django would take every query of the test for one made inside
# a coroutine.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# What is awaited comes, if later where a machine is busy. Who waits for something to be gone waits no longer for it.
expect.set_options(timeout=15_000)

HERE = Path(__file__).parent
PageAt = Callable[..., Page]
PUT_NOTES_AWAY = """async () => {
  for (const worker of await navigator.serviceWorker.getRegistrations())
    for (const note of await worker.getNotifications()) note.close();
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those that take minutes begin before the others, in the places that tests of the site have anyway: whoever is
    the last to be done is then busy for seconds.
    """
    places = [at for at, item in enumerate(items) if "live_server" in getattr(item, "fixturenames", ())]
    long_first = sorted((items[at] for at in places), key=lambda item: "slow" not in item.keywords)
    for at, item in zip(places, long_first, strict=True):
        items[at] = item
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # On a machine that nobody watches, one more try; the summary names what needed it, for it may be a race.
            if os.environ.get("CI"):
                item.add_marker(pytest.mark.flaky(reruns=1))


def require(found: object, what: str) -> None:
    """Skips the test where that was asked for, and fails it loudly where it was not."""
    if found:
        return
    if os.environ.get("ATTUNE_SKIP_BROWSERS") not in (None, "", "0"):
        pytest.skip(f"{what} is not installed, and ATTUNE_SKIP_BROWSERS is set")
    pytest.fail(
        f"{what} is not installed. Install it, or set ATTUNE_SKIP_BROWSERS=1 to leave these tests out.",
        pytrace=False,
    )


# --- the site


@pytest.fixture(scope="package", autouse=True)
def site_template(
    migrated_copy: Path | None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    with (
        django_db_blocker.unblock(),
        own_database(tmp_path_factory.mktemp("site"), migrated_copy) as template,
    ):
        yield template


@pytest.fixture(scope="package")
def running_site(site_template: Path) -> Iterator[Site]:
    require_built_client()
    site = Site()
    yield site
    site.stop()


@pytest.fixture
def live_server(running_site: Site, site_template: Path, transactional_db: None) -> Site:
    """The site, with nobody in it yet and the library loaded."""
    copy(site_template, site_template.with_name("site.sqlite3"))
    return running_site


# --- Chromium


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    program = chromium_.binary()
    require(program, "Chromium")
    browser = playwright.chromium.launch(executable_path=program, args=chromium_.ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def guard(live_server: Site) -> Iterator[Guard]:
    """Fails the test afterwards on a request to another host, an error in the console or a violated policy."""
    watching = Guard(live_server.host)
    yield watching
    watching.check()


@pytest.fixture
def page_at(chromium: Browser, live_server: Site, guard: Guard) -> Iterator[PageAt]:
    """`page_at("phone" or "laptop", theme="light" or "dark", locale="en-GB")`: a page of a browser that has never been
    here before.

    With `service_worker=True` the app installs itself, as it does for everybody: keeping its 150 files is half the
    cost of a sign-up, so only who goes offline or receives something asks for it.
    """
    contexts: list[BrowserContext] = []

    def open_page(
        size: chromium_.Size = "phone",
        theme: chromium_.Theme = "light",
        locale: str = "en-GB",
        *,
        service_worker: bool = False,
        **more: Any,
    ) -> Page:
        context = chromium.new_context(
            viewport=chromium_.SIZES[size],
            has_touch=size == "phone",
            is_mobile=size == "phone",
            color_scheme=theme,
            locale=locale,
            base_url=live_server.url,
            service_workers="allow" if service_worker else "block",
            **{"timezone_id": "Europe/London", "reduced_motion": "reduce", **more},
        )
        contexts.append(context)
        guard.watch(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def firefox_by_playwright(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    require(firefox_.binary(), "Firefox")
    program = relay.program(tmp_path_factory.mktemp("relay"))
    browser = playwright.firefox.launch(
        channel="moz-firefox", executable_path=program, firefox_user_prefs=relay.PREFS
    )
    yield browser
    browser.close()


@pytest.fixture
def firefox_page(firefox_by_playwright: Browser, live_server: Site, guard: Guard) -> Iterator[Page]:
    """A page as wide as a phone in a Firefox that has never been here before, for steps that are Playwright's."""
    context = firefox_by_playwright.new_context(
        viewport=chromium_.SIZES["phone"],
        locale="en-GB",
        timezone_id="Europe/London",
        base_url=live_server.url,
        service_workers="block",
    )
    guard.watch(context)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def chromium_on_disk(
    playwright: Playwright,
    running_site: Site,
    tmp_path_factory: pytest.TempPathFactory,
    desktop: NotificationDaemon,
) -> Iterator[BrowserContext]:
    """Chromium with a profile on disk.

    Without a desktop it now and then forgets a notification as soon as it was shown.
    """
    program = chromium_.binary()
    require(program, "Chromium")
    context = playwright.chromium.launch_persistent_context(
        tmp_path_factory.mktemp("chromium"),
        executable_path=program,
        args=chromium_.ARGUMENTS,
        viewport=chromium_.SIZES["phone"],
        base_url=running_site.url,
        locale="en-GB",
        env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": desktop.address},
    )
    yield context
    context.close()


@pytest.fixture(scope="module")
def keeps_the_app() -> bool:
    """Whether the worker and its files stay from one test to the next: a module that has nothing to say about
    installing answers yes.
    """
    return False


@pytest.fixture
def installed_chromium(
    chromium_on_disk: BrowserContext,
    keeps_the_app: bool,
    live_server: Site,
    guard: Guard,
    notification_daemon: NotificationDaemon,
) -> Iterator[BrowserContext]:
    """A Chromium that is allowed to notify, on a desktop that shows it: what an installed app runs in.

    Nobody has been here before.
    """
    context = chromium_on_disk
    context.grant_permissions(["notifications"], origin=live_server.url)
    guard.watch(context)
    yield context
    context.set_offline(False)
    guard.unwatch(context)
    clearing = context.new_page()
    clearing.goto("/static/icons/badge-96.png")  # of this origin, and nothing of the app runs there
    clearing.evaluate(PUT_NOTES_AWAY)
    for page in [one for one in context.pages if one != clearing]:
        page.close()  # what it holds in memory would come back
    tools = context.new_cdp_session(clearing)
    tools.send("ServiceWorker.enable")
    tools.send("ServiceWorker.stopAllWorkers")
    kinds = "cookies,file_systems,indexeddb,local_storage" if keeps_the_app else "all"
    tools.send("Storage.clearDataForOrigin", {"origin": live_server.url, "storageTypes": kinds})
    context.clear_cookies()
    context.new_page()
    clearing.close()


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails with every accessibility violation on the page as it stands."""
    return chromium_.assert_accessible


# --- Firefox and its push service


@pytest.fixture(scope="module")
def running_push_service() -> Iterator[PushService]:
    service = PushService()
    service.start()
    yield service
    service.stop()


@pytest.fixture
def push_service(running_push_service: PushService) -> PushService:
    running_push_service.forget()
    return running_push_service


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NotificationDaemon]:
    require(not missing_for_notifications(), missing_for_notifications())
    daemon = NotificationDaemon(tmp_path_factory.mktemp("desktop"))
    daemon.start()
    yield daemon
    daemon.stop()


@pytest.fixture
def notification_daemon(desktop: NotificationDaemon) -> NotificationDaemon:
    desktop.forget()
    return desktop


@pytest.fixture(scope="module")
def running_firefox(
    tmp_path_factory: pytest.TempPathFactory, running_push_service: PushService, desktop: NotificationDaemon
) -> Iterator[firefox_.Firefox]:
    require(firefox_.binary(), "Firefox")
    profile = tmp_path_factory.mktemp("firefox")
    browser = firefox_.Firefox(profile, running_push_service.websocket_url, bus_address=desktop.address)
    yield browser
    browser.stop()


@pytest.fixture
def firefox(
    running_firefox: firefox_.Firefox,
    live_server: Site,
    push_service: PushService,
    notification_daemon: NotificationDaemon,
) -> Iterator[firefox_.Firefox]:
    """A Firefox that gets its push messages from `push_service` and shows its notifications in `notification_daemon`.

    Fails the test afterwards on a request to another host or an error in the console.
    """
    with running_firefox.visit() as browser:
        yield browser
        errors, requested = browser.console_errors(), browser.requested()
    foreign = [
        url for url in requested if url.startswith("http") and not url.startswith(f"{live_server.url}/")
    ]
    assert not foreign, f"requests to other hosts: {foreign}"
    assert not errors, f"errors in Firefox's console: {errors}"
