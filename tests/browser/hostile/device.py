"""One browser, whichever it is: what these tests do with it, in the same words."""

import json
import time
from typing import Any, Protocol

from playwright.sync_api import Error, Page

from tests.browser.firefox import Firefox
from tests.browser.person import Account, message, sign_up, sign_up_in_firefox

TIMEOUT_S = 30.0
SAYS = "document.body.innerText"
LOADED = """(async () => {
  const loaded = () => performance.getEntriesByType('resource').length;
  for (let before = -1; before !== loaded(); ) {
    before = loaded();
    await new Promise((soon) => setTimeout(soon, 200));
  }
})()"""


class Device(Protocol):
    def goto(self, path: str) -> None: ...
    def eval(self, expression: str) -> Any: ...
    def sign_up(self) -> Account: ...

    def wait_for(self, expression: str, seconds: float = TIMEOUT_S) -> Any:
        """The first truthy value of a JavaScript expression."""


class InChromium:
    def __init__(self, page: Page) -> None:
        self.page = page

    def goto(self, path: str) -> None:
        self.page.goto(path)

    def eval(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def wait_for(self, expression: str, seconds: float = TIMEOUT_S) -> Any:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                if value := self.page.evaluate(expression):
                    return value
            except Error:  # a page that is just loading
                pass
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{expression!r} was not true: {self.page.evaluate(SAYS)!r}")

    def sign_up(self) -> Account:
        return sign_up(self.page)


class InFirefox:
    def __init__(self, browser: Firefox, site: str) -> None:
        self.browser, self.site = browser, site
        visitor = browser.bidi.call("browser.createUserContext")["userContext"]
        self.context = browser.bidi.call("browsingContext.create", type="tab", userContext=visitor)["context"]

    def _here(self) -> Firefox:
        self.browser.context = self.context
        return self.browser

    def goto(self, path: str) -> None:
        here = self._here()
        here.eval(LOADED)  # what is cut off while a worker fetches it is an error in this browser's console
        here.goto(f"{self.site}{path}")

    def eval(self, expression: str) -> Any:
        return self._here().eval(expression)

    def wait_for(self, expression: str, seconds: float = TIMEOUT_S) -> Any:
        return self._here().wait_for(expression, seconds)

    def sign_up(self) -> Account:
        return sign_up_in_firefox(self._here(), self.site)


def says(device: Device, text: str, seconds: float = TIMEOUT_S) -> None:
    device.wait_for(f"{SAYS}.includes({json.dumps(text)})", seconds)


def press(device: Device, key: str) -> None:
    """The innermost part of a control that says exactly this."""
    named = json.dumps(message(key))
    found = (
        f"[...document.querySelectorAll('main *')].find((one) => one.innerText?.trim() === {named}"
        " && one.closest('button, a, label')"
        f" && ![...one.children].some((part) => part.innerText?.trim() === {named}))"
    )
    device.wait_for(f"{found} !== undefined")
    device.eval(f"{found}.click()")


def fill(device: Device, selector: str, text: str) -> None:
    field = f"document.querySelector({json.dumps(selector)})"
    device.wait_for(f"{field} !== null")
    device.eval(
        f"(() => {{ const field = {field}; field.value = {json.dumps(text)};"
        " field.dispatchEvent(new Event('input', { bubbles: true })); })()"
    )


def sign_in(device: Device, account: Account) -> None:
    """Asks to be signed in; what comes of it is for the test to see."""
    device.goto("/welcome")
    press(device, "start.returning")
    press(device, "welcome.device_no")
    press(device, "welcome.go_on")
    fill(device, "input[name=username]", account.username)
    fill(device, "input[autocomplete=current-password]", account.passphrase)
    press(device, "welcome.sign_in")
