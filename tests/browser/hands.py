"""One person's hands on a device, whichever browser it runs: the few things that a walk over several of them does."""

import time
from typing import Any

from playwright.sync_api import Page

from tests.browser.firefox import Firefox

WAIT_MS = 30_000
# A page that goes while it loads a part of the client says so in the console. Nobody leaves in that very moment.
SETTLED = """(async () => {
  const asked = () => performance.getEntriesByType('resource').length;
  for (let before = -1, same = 0; same < 4; ) {
    await new Promise((go) => setTimeout(go, 100));
    same = asked() === before ? same + 1 : 0;
    before = asked();
  }
  return true;
})()"""
# Playwright waits until what it clicks stands still; here a line that appears above would move it away meanwhile.
STILL = """(async () => {
  const seen = () => document.body.innerText + document.documentElement.scrollHeight;
  for (let before = '', same = 0; same < 3; ) {
    await new Promise((go) => setTimeout(go, 100));
    same = seen() === before ? same + 1 : 0;
    before = seen();
  }
  return true;
})()"""


class InChromium:
    """Every wait has an end."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def goto(self, path: str) -> None:
        self.settle()
        self.page.goto(path)

    def eval(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def wait_for(self, expression: str) -> None:
        self.page.wait_for_function(f"() => ({expression})", timeout=WAIT_MS)

    def click(self, role: Any, name: str) -> None:
        self.page.get_by_role(role, name=name, exact=True).click()

    def click_text(self, text: str) -> None:
        self.page.get_by_text(text, exact=True).click()

    def type(self, label: str, text: str) -> None:
        field = self.page.get_by_label(label)
        field.press("Control+End")
        field.press_sequentially(text)

    def connect(self, connected: bool) -> None:
        self.page.context.set_offline(not connected)

    def settle(self) -> None:
        self.eval(SETTLED)

    def leave(self) -> None:
        """So that nothing is asked for any more when the server goes."""
        self.settle()
        self.page.goto("about:blank")


class InFirefox:
    """The same in Firefox, whose pages have no address of their own to begin with."""

    def __init__(self, browser: Firefox, site: str) -> None:
        self.browser, self.site = browser, site

    def goto(self, path: str) -> None:
        self.settle()
        self.browser.goto(f"{self.site}{path}")

    def eval(self, expression: str) -> Any:
        return self.browser.eval(expression)

    def wait_for(self, expression: str) -> None:
        self.browser.wait_for(expression, WAIT_MS / 1000)

    def click(self, role: str, name: str) -> None:
        self.eval(STILL)
        self.browser.click(role=role, name=name)

    def click_text(self, text: str) -> None:
        self.eval(STILL)
        self.browser.click_text(text)

    def type(self, label: str, text: str) -> None:
        self.browser.find(role="textbox", name=label)
        self.eval(STILL)
        self.browser.type(name=label, text=text)

    def connect(self, connected: bool) -> None:
        if connected:
            self.browser.go_online()
        else:
            self.browser.go_offline()

    def settle(self) -> None:
        self.eval(SETTLED)

    def leave(self) -> None:
        self.settle()
        self.browser.goto("about:blank")


Hands = InChromium | InFirefox


def until(hands: Hands, found: Any, seconds: float = 20.0) -> bool:
    """Whether something outside the browser comes to be so; the page runs meanwhile."""
    end = time.monotonic() + seconds
    while not found():
        if time.monotonic() > end:
            return False
        hands.eval("new Promise((go) => setTimeout(go, 50))")
    return True
