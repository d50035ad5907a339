"""What stands on a screen stays where it is while the rest of it comes: nothing moves away from under a thumb."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PageAt
from tests.browser.everything import OF_THE_REST, agree_on_a_measure, everything
from tests.browser.person import message, sign_up
from tests.browser.steps import heading, link

PLACES = ("/", "/practice", "/people", "/read", "/journal", "/you", "/you/reminders", "/help")
# As browsers reckon it: 0.1 counts as good.
MOST = 0.02
# What moved without having been asked to since the page began, from where to where.
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) {
    const moved = shift.sources.map(({ node, previousRect: was, currentRect: is }) =>
      `“${(node?.textContent ?? '').slice(0, 40)}” from ${was.y} to ${is.y}`);
    window.shifts.push({ by: shift.value, moved });
  }
}).observe({ type: 'layout-shift', buffered: true });
"""


def on_a_slow_way(page: Page, latency: int = 150) -> None:
    """What comes later comes after a paint, as it does away from the machine of the test. `latency`: in ms."""
    ways = {"offline": False, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1}
    tools = page.context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", ways)


def moved(page: Page, where: str) -> list[str]:
    """Where a page that is whole has moved more than it may."""
    page.wait_for_load_state("networkidle")
    shifts: list[dict[str, Any]] = page.evaluate("() => window.shifts")
    total = sum(one["by"] for one in shifts)
    return [f"{where}: {total:.3f}, {shifts}"] if total > MOST else []


@pytest.mark.slow
def test_nothing_moves_in_a_place_while_the_rest_of_it_comes(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    everything(page, *OF_THE_REST)
    agree_on_a_measure()  # and so with somebody: their part of Today asks the server
    on_a_slow_way(page)
    page.add_init_script(WATCH)
    found: list[str] = []
    for address in PLACES:
        page.goto(address)
        found += moved(page, address)
    assert not found, "\n".join(found)


def test_own_numbers_stand_in_help_now_from_the_first(page_at: PageAt) -> None:
    """For whoever comes from another page: what is pressed in danger stands below them."""
    page = page_at("phone")
    sign_up(page)
    on_a_slow_way(page, latency=40)  # Help now waits for them no longer than a second
    link(page, "shell.help_now")
    heading(page, "help.title")
    assert page.get_by_text(message("help.own"), exact=True).is_visible()
    assert page.get_by_role("link", name=message("help.plan")).is_visible()
