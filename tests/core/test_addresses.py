"""Each address of the client gives the app, and what there is not is not there."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings as of_django
from django.test import Client

from backend.core import views
from backend.core.screens import SCREENS

FEATURES = of_django.BASE_DIR / "frontend" / "src" / "app" / "features.ts"
PAGE = {"HTTP_ACCEPT": "text/html,application/xhtml+xml"}


def addresses() -> list[str]:
    """The routers' own list."""
    return re.findall(r"^  \{ name: .*? at: '(/[^']*)'", FEATURES.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """No client has to be built to see who answers."""
    from django.http import HttpResponse

    monkeypatch.setattr(views, "render", lambda *_, status=200: HttpResponse("the app", status=status))


def test_server_and_router_have_the_same_screens() -> None:
    assert len(addresses()) > 20
    assert {path.split("/")[1] for path in addresses()} - {""} == set(SCREENS)


@pytest.mark.parametrize(
    "path", [*addresses(), "/practice/0196f1/say", "/welcome/clinician", "/you/", "/?note=a"]
)
def test_each_screen_gives_the_app(client: Client, path: str) -> None:
    answer = client.get(path, **PAGE)
    assert (answer.status_code, answer.content) == (200, b"the app")


UNKNOWN = [
    "/admin/",
    "/admin",
    "/.env",
    "/.git/HEAD",
    "/.git/config",
    "/.svn/entries",
    "/wp-login.php",
    "/.well-known/nothing",
    "/youth",
    "/You",
]


@pytest.mark.parametrize("path", UNKNOWN)
def test_what_there_is_not_is_404(client: Client, path: str) -> None:
    program, person = client.get(path), client.get(path, **PAGE)
    assert (program.status_code, program.content) == (404, b"There is nothing here.\n")
    assert (person.status_code, person.content) == (
        404,
        b"the app",
    )  # which says so, with Exit and Help on the page
    assert person.headers["Cache-Control"] == "no-store"


def test_no_search_engine_is_asked_in(client: Client) -> None:
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


def test_a_picture_that_a_browser_asks_for_by_itself_is_no_fault(client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.content) == (204, b"")


def test_password_manager_is_led_to_the_page_of_the_passphrase(client: Client) -> None:
    answer = client.get("/.well-known/change-password")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/you/account/words")
    account = FEATURES.parent.parent / "features" / "account" / "routes.tsx"
    assert '<Route path="/words"' in account.read_text(encoding="utf-8")


def test_whoever_found_a_hole_is_told_whom_to_write_to(
    client: Client, settings: Any, monkeypatch: Any
) -> None:
    settings.SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@attune.example"
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())
    assert lines["Contact"] == "mailto:security@attune.example"
    left = datetime.fromisoformat(lines["Expires"]) - datetime.now().astimezone()
    assert 170 < left.days < 365  # RFC 9116: less than a year


def test_demo_settings_tell_another_host_what_is_missing(client: Client, settings: Any) -> None:
    answer = client.get("/", HTTP_HOST="attune.example")
    assert answer.status_code == 400
    assert "DJANGO_SETTINGS_MODULE=config.settings.production" in answer.text
    settings.DEMO = False
    assert client.get("/", HTTP_HOST="attune.example").text == "This request can't be answered.\n"
