"""Installable, there without a connection, and keeping nothing but its own code."""

import struct
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.fixtures import Settings

from tests.browser.chromium import eventually
from tests.browser.site import Site

LINES = yaml.safe_load(Path("backend/reminders/data/reminder_lines.yaml").read_text(encoding="utf-8"))
CONTROLLED = "() => navigator.serviceWorker.controller !== null"
EVERYTHING_KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) found.push(request.url);
  return found;
}"""


def png_size(path: Path) -> str:
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return f"{width}x{height}"


def open_installed(context: BrowserContext) -> Page:
    """A page of the app with its service worker in charge."""
    page = context.pages[0]
    page.goto("/")
    page.wait_for_function(CONTROLLED)
    return page


@pytest.mark.promise(6)
def test_manifest_tells_nothing_and_names_icons_that_are_there(page_at: Callable[..., Page]) -> None:
    page = page_at("phone")
    page.goto("/")
    address = page.locator("link[rel=manifest]").get_attribute("href")
    answer = page.request.get(str(address))
    manifest = answer.json()

    assert answer.headers["content-type"] == "application/manifest+json"
    assert {manifest["id"], manifest["start_url"], manifest["scope"]} == {"/"}
    words = " ".join(
        [manifest["name"], manifest["short_name"], manifest["description"], page.title()]
    ).lower()
    assert not [word for word in LINES["forbidden_outside"] if word in words]
    assert {"any", "maskable", "monochrome"} == {icon["purpose"] for icon in manifest["icons"]}
    for icon in manifest["icons"]:
        assert page.request.get(icon["src"]).headers["content-type"] == icon["type"]
        assert png_size(settings.DIST_DIR / icon["src"].removeprefix(settings.STATIC_URL)) == icon["sizes"]
    for link in page.locator("link[rel=icon], link[rel=apple-touch-icon]").all():
        assert page.request.get(str(link.get_attribute("href"))).ok


def test_chromium_finds_nothing_in_the_way_of_installing(installed_chromium: BrowserContext) -> None:
    page = open_installed(installed_chromium)
    tools = installed_chromium.new_cdp_session(page)
    assert tools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    assert tools.send("Page.getAppManifest")["errors"] == []


def test_app_starts_without_a_connection_on_any_address(installed_chromium: BrowserContext) -> None:
    page = open_installed(installed_chromium)
    page.reload()
    page.wait_for_function("() => document.getElementById('app').childElementCount > 0")
    installed_chromium.set_offline(True)
    for address in ("/", "/you/reminders", "/?note=abcdefgh"):
        page.goto(address)
        page.wait_for_function("() => document.getElementById('app').childElementCount > 0")
        assert page.title() == "Attune"


@pytest.mark.promise(16)
def test_worker_keeps_the_apps_code_and_no_answer_of_the_api(
    installed_chromium: BrowserContext, live_server: Site
) -> None:
    page = open_installed(installed_chromium)
    page.evaluate("() => Promise.all(['/api/v1/session', '/api/v1/affirmations'].map((path) => fetch(path)))")
    page.goto("/help")
    kept = [urlsplit(url) for url in page.evaluate(EVERYTHING_KEPT)]
    assert {url.netloc for url in kept} == {live_server.host}
    assert [url.path for url in kept if not url.path.startswith("/static/")] == ["/"]
    assert not [url.path for url in kept if "clinic" in url.path]


def test_newer_version_waits_until_the_page_asks_for_it(
    installed_chromium: BrowserContext, settings: Settings, tmp_path: Path
) -> None:
    page = open_installed(installed_chromium)
    newer = tmp_path / "sw.js"
    newer.write_text(
        Path(settings.PWA_SERVICE_WORKER_PATH).read_text(encoding="utf-8") + "\n// newer\n", encoding="utf-8"
    )
    settings.PWA_SERVICE_WORKER_PATH = str(newer)
    page.evaluate("async () => { window.first = navigator.serviceWorker.controller; }")
    page.evaluate("async () => { await (await navigator.serviceWorker.ready).update(); }")
    eventually(page, "(await navigator.serviceWorker.ready).waiting !== null")
    assert page.evaluate("() => navigator.serviceWorker.controller === window.first")

    page.evaluate(
        "async () => (await navigator.serviceWorker.ready).waiting.postMessage({type: 'apply-update'})"
    )
    page.wait_for_function("() => navigator.serviceWorker.controller !== window.first")
    expect(page).to_have_title("Attune")
