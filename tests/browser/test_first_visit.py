"""What a first visit asks of a phone: few requests and little script before the first screen, and no page that stands
still.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PageAt
from tests.browser.guard import Guard
from tests.browser.person import message, sign_in, sign_up
from tests.browser.steps import heading

MOST_REQUESTS = 60
# What frontend/build/budget.test.ts weighs.
FIRST_VISIT = Path(__file__).resolve().parents[2] / "frontend" / "build" / "first-visit.ts"
SCRIPT = re.compile(r"/assets/([\w.-]+\.js)$")


def scripts_of_a_first_visit() -> set[str]:
    pieces: dict[str, Any] = json.loads(settings.DJANGO_VITE["default"]["manifest_path"].read_text())
    found: set[str] = set()
    keys = re.findall(r"'(src/[^']+)'", FIRST_VISIT.read_text())
    assert keys
    while keys:
        piece = pieces[keys.pop()]
        if piece["file"] not in found:
            found.add(piece["file"])
            keys += piece.get("imports", [])
    return {file.removeprefix("assets/") for file in found}


def hold(page: Page, held: Callable[[str], bool]) -> None:
    """Scripts that do not come until the page is unrouted."""

    def decide(route: Route) -> None:
        found = SCRIPT.search(route.request.url)
        if not (found and held(found[1])):
            route.continue_()

    page.route(SCRIPT, decide)


def test_first_screen_is_there_after_few_requests(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    heading(page, "start.title")
    assert 0 < len(asked) <= MOST_REQUESTS, asked


def test_the_first_screen_waits_for_no_script_but_what_is_weighed(page_at: PageAt) -> None:
    page = page_at("phone")
    weighed = scripts_of_a_first_visit()
    hold(page, lambda file: file not in weighed)
    page.goto("/")
    heading(page, "start.title")
    expect(page.get_by_role("navigation").get_by_role("link", name=message("shell.help_now"))).to_be_visible()
    page.get_by_role("link", name=message("start.begin")).click()
    page.unroute(SCRIPT)  # what waited goes on, and a tap that came early is kept
    heading(page, "welcome.device_title")


def test_what_comes_after_the_first_screen_is_fetched_while_it_is_read(page_at: PageAt) -> None:
    page = page_at("phone")
    with page.expect_response("**/assets/opens-*"), page.expect_response("**/assets/frame-*"):
        page.goto("/")
    heading(page, "start.title")


def test_a_second_page_that_does_not_come_says_so(page_at: PageAt, guard: Guard) -> None:
    guard.allow("Failed to (load|fetch)")
    page = page_at("phone")
    page.route("**/assets/frame-*", lambda route: route.abort())
    page.goto("/")
    page.get_by_role("link", name=message("start.begin")).click()
    heading(page, "shell.absent_title")
    page.unroute("**/assets/frame-*")
    page.get_by_role("button", name=message("shell.try_again")).click()
    heading(page, "welcome.device_title")


@pytest.mark.parametrize("late", ["opens", "cover", "auto-lock"])
def test_nothing_is_typed_before_what_opens_covers_and_locks_is_there(
    page_at: PageAt, guard: Guard, late: str
) -> None:
    guard.allow("Failed to (load|fetch)")
    page = page_at("phone")
    page.route(f"**/assets/{late}-*", lambda route: route.abort())
    page.goto("/")
    page.get_by_role("link", name=message("start.begin")).click()
    heading(page, "shell.absent_title")
    page.unroute(f"**/assets/{late}-*")
    page.get_by_role("button", name=message("shell.try_again")).click()
    heading(page, "welcome.device_title")
    sign_up(page)


def test_an_invitation_is_followed_once_more_where_the_second_page_does_not_come(
    page_at: PageAt, guard: Guard
) -> None:
    guard.allow("Failed to (load|fetch)")
    page = page_at("phone")
    page.route("**/assets/frame-*", lambda route: route.abort())
    page.goto("/you/sharing/accept#ABCD-EFGH")
    expect(page.get_by_text(message("start.invited"))).to_be_visible()
    page.get_by_role("link", name=message("start.begin")).click()
    heading(page, "shell.absent_title")
    page.unroute("**/assets/frame-*")
    page.get_by_role("button", name=message("shell.try_again")).click()
    expect(page.get_by_text(message("start.invited"))).to_be_visible()
    expect(page).to_have_url(re.compile("/welcome$"))


def test_where_what_opens_the_device_does_not_come_help_does_and_trying_again_opens_it(
    page_at: PageAt, guard: Guard
) -> None:
    guard.allow("Failed to (load|fetch)")
    page = page_at("phone")
    sign_up(page)
    page.route("**/assets/opens-*", lambda route: route.abort())
    page.reload()
    heading(page, "shell.absent_title")
    page.get_by_role("navigation").get_by_role("link", name=message("shell.help_now")).click()
    heading(page, "help.title")
    page.go_back()
    heading(page, "shell.absent_title")
    page.unroute("**/assets/opens-*")
    page.get_by_role("button", name=message("shell.try_again")).click()
    heading(page, "shell.today")


def test_words_become_keys_beside_the_page_and_not_in_it(page_at: PageAt) -> None:
    page, other = page_at("phone"), page_at("phone")
    account = sign_up(page)
    beside: list[str] = []
    other.on("worker", lambda worker: beside.append(worker.url))
    sign_in(other, account)
    assert any("/wasm-worker" in url for url in beside), beside
