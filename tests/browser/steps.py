"""What the client's browser tests do again and again: finding their way by keyboard, and through a repair."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.chromium import SIZES
from tests.browser.person import message

Axe = Callable[[Page], None]
CARD = ".today-card .said"
CONTROLLED = "() => navigator.serviceWorker.controller !== null"
AT_REST = """async () => {
  const read = () => new Promise((done, failed) => {
    const opening = indexedDB.open('attune');
    opening.onerror = failed;
    opening.onsuccess = () => {
      const asked = opening.result.transaction('drafts').objectStore('drafts').getAll();
      asked.onsuccess = () => {
        opening.result.close();
        done(JSON.stringify(asked.result));
      };
    };
  });
  let before = '';
  for (let same = 0; same < 3; ) {
    const now = await read();
    same = now === before ? same + 1 : 0;
    before = now;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }
}"""
FOCUSED = """() => {
  const at = document.activeElement;
  if (at === document.body) return ''; // between the last control and the first: everything on the page is its text
  const label = at.labels?.[0]?.innerText ?? '';
  return [at.getAttribute('aria-label') ?? '', label, at.innerText ?? ''].join('\\n');
}"""


def in_both_looks(page: Page, axe: Axe) -> None:
    """axe on the whole page, light and dark; it is left light and as it was."""
    size = page.viewport_size or SIZES["phone"]
    # As tall as it gets: what a bar that stays in sight half covers just now can be scrolled out from under it.
    page.set_viewport_size({"width": size["width"], "height": 2400})
    _in_both_themes(page, axe)
    page.set_viewport_size(size)


def everywhere(page: Page, axe: Axe) -> None:
    """axe at both sizes and in both themes, where nothing scrolls sideways."""
    before = page.viewport_size or SIZES["phone"]
    for size in SIZES.values():
        page.set_viewport_size(size)
        _in_both_themes(page, axe)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    page.set_viewport_size(before)


def _in_both_themes(page: Page, axe: Axe) -> None:
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)
        # In the frame of the change itself, half the colours may be of the one before.
        page.evaluate(
            "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
        )
        axe(page)


def tab_to(page: Page, name: str, most: int = 60) -> None:
    """Presses Tab until what has focus is called `name`."""
    seen: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
        # what stands alone begins with a capital
        if name.casefold() in (line.strip().casefold() for line in seen[-1].split("\n")):
            return
    raise AssertionError(f"Tab never came to {name!r}; it came to {seen}")


def place_is_kept(page: Page) -> None:
    """The line about saving speaks of what was written.

    The caret goes its own way to the store; returns once nothing more goes there.
    """
    page.evaluate(AT_REST)


def waited_for(page: Page, found: Callable[[], Any]) -> Any:
    """What the server has once it has something; runs the browser's events meanwhile. What it had last, else."""
    for _ in range(400):
        if there := found():
            return there
        page.wait_for_timeout(50)
    return found()


def press(page: Page, name: str, key: str = "Enter") -> None:
    """Goes to a control by Tab and presses it."""
    tab_to(page, name)
    page.keyboard.press(key)


def heading(page: Page, key: str) -> None:
    """The page with this title is on the screen, and is the only heading of the first level."""
    expect(page.get_by_role("heading", level=1, name=message(key), exact=True)).to_be_visible()


def pick(page: Page, key: str) -> None:
    page.get_by_text(message(key), exact=True).first.click()


def button(page: Page, key: str) -> None:
    page.get_by_role("button", name=message(key), exact=True).click()


def link(page: Page, key: str) -> None:
    page.get_by_role(
        "link", name=message(key), exact=key.startswith("shell.")
    ).click()  # a row's name goes on with its note


def card(page: Page) -> str:
    """The words that stand on Today."""
    expect(page.locator(CARD)).to_be_visible()
    return page.locator(CARD).inner_text()


def begin_repair(page: Page, alias: str = "") -> str:
    """From anywhere in the app to the first question of a new repair; works offline. Returns its id."""
    link(page, "shell.practice")
    link(page, "practice.begin")
    heading(page, "practice.who_title")
    new = page.get_by_label(message("practice.alias"))
    if alias:
        if new.count() == 0:
            page.get_by_text(message("practice.who_new"), exact=True).click()
        new.fill(alias)
    else:
        page.get_by_text(message("practice.who_nobody"), exact=True).click()
    button(page, "practice.go_on")
    heading(page, "practice.happened_title")
    found = re.search(r"/practice/([^/]+)/happened", page.url)
    assert found
    return found[1]


def saved(page: Page, key: str = "shell.saved_everywhere") -> None:
    """The line at the foot says where what was typed is."""
    expect(page.get_by_role("status").filter(has_text=message(key))).to_be_visible(timeout=20_000)
