"""A real WebKit, Debian's WebKitGTK, by its own WebDriver: what every browser on an iPhone is made of.

A page has storage of its own that goes with it. The engine is the one of Safari; keys, notifications and what iOS
does to pages in the background are not.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, WebKitGTK
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.firefox import BRING_TO_REST, SETTLED, WAIT_SECONDS

BROWSERS = "*/webkit2gtk-4.*/MiniBrowser"
# Once the named thing is found; what it is called is what a screen reader says.
_FIND = """const [role, name] = arguments;
const TAGS = {
  button: 'button, [role=button]', link: 'a[href]', textbox: 'input:not([type=radio]):not([type=checkbox]), textarea',
  heading: 'h1, h2, h3', radio: 'input[type=radio]', checkbox: 'input[type=checkbox]',
};
const called = (node) => (node.getAttribute('aria-label') ?? node.labels?.[0]?.innerText ?? node.innerText).trim();
return [...document.querySelectorAll(TAGS[role])].find((node) => node.getClientRects().length && called(node) === name);"""
_FIND_TEXT = """const says = (node) => node.textContent.replace(/\\s+/g, ' ').trim() === arguments[0];
return [...document.body.querySelectorAll('*')].find(
  (node) => says(node) && node.getClientRects().length && ![...node.children].some(says));"""


def binaries() -> tuple[str, str, str] | None:
    """The driver, the browser and a screen nobody sees; None where one is missing (Debian: webkit2gtk-driver, xvfb)."""
    browser = next(
        (str(file) for root in ("/usr/lib", "/usr/libexec") for file in Path(root).glob(BROWSERS)), None
    )
    driver, xvfb = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    return (driver, browser, xvfb) if driver and browser and xvfb else None


@contextmanager
def screen(program: str) -> Iterator[str]:
    """The name of a display that stands as long as this."""
    command = [program, "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert running.stdout is not None
        yield f":{running.stdout.readline().strip()}"
    finally:
        running.terminate()
        running.wait(15)


class WebKit:
    """One window with one page. Every wait has an end and says what it waited for."""

    def __init__(self, driver: str, browser: str, display: str, settings: Path) -> None:
        """`settings`: an empty folder for those of the desktop, on which nothing moves."""
        (settings / "gtk-3.0").mkdir()
        (settings / "gtk-3.0" / "settings.ini").write_text(
            "[Settings]\ngtk-enable-animations=0\n", encoding="utf-8"
        )
        options = Options()
        options.binary_location = browser
        options.add_argument("--automation")
        environment = {
            **os.environ,
            "DISPLAY": display,
            "XDG_CONFIG_HOME": str(settings),
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",  # there is nothing but the processor to draw with
            "LANG": "en_GB.UTF-8",
        }
        self._driver = WebKitGTK(options=options, service=Service(driver, env=environment))
        self._driver.set_script_timeout(WAIT_SECONDS * 3)

    def stop(self) -> None:
        self._driver.quit()

    def goto(self, url: str) -> None:
        self._driver.get(url)

    def reload(self) -> None:
        self._driver.refresh()

    @property
    def url(self) -> str:
        return str(self._driver.current_url)

    def eval(self, expression: str) -> Any:
        """The value of a JavaScript expression, awaited when it is a promise."""
        script = (
            f"const done = arguments[0]; (async () => ({expression}))().then((value) => done([value, null]),"
            " (error) => done([null, String(error)]))"
        )
        value, error = self._driver.execute_async_script(script)
        if error:
            raise WebDriverException(f"{expression!r}: {error}")
        return value

    def run(self, script: str) -> None:
        self._driver.execute_script(script)

    def wait_for(self, expression: str, seconds: float = WAIT_SECONDS) -> Any:
        """The first truthy value. Raises AssertionError after `seconds`; a page that is just loading is waited for."""
        return self._until(lambda: self.eval(expression), expression, seconds)

    def find(self, *, role: str, name: str) -> WebElement:
        return self._until(lambda: self._driver.execute_script(_FIND, role, name), f"{role} {name!r}")

    def find_text(self, text: str) -> WebElement:
        """The innermost element with exactly this text."""
        return self._until(lambda: self._driver.execute_script(_FIND_TEXT, text), repr(text))

    def click(self, *, role: str, name: str) -> None:
        """A real press on an element, once the page takes one."""
        self._press(lambda: self.find(role=role, name=name))

    def click_text(self, text: str) -> None:
        self._press(lambda: self.find_text(text))

    def type(self, *, name: str, text: str, role: str = "textbox") -> None:
        self.click(role=role, name=name)
        ActionChains(self._driver, duration=0).send_keys(text).perform()

    def _press(self, find: Callable[[], WebElement]) -> None:
        """A page that is drawn anew takes an element with it before it is pressed: it is looked for again."""
        for left in (2, 1, 0):
            try:
                node = self._at_rest(find)
                return ActionChains(self._driver, duration=0).click(node).perform()
            except WebDriverException:
                if not left:
                    raise

    def _at_rest(self, find: Callable[[], WebElement]) -> WebElement:
        while True:
            self.wait_for(SETTLED)
            node = find()
            self._driver.execute_async_script(
                f"const [node, done] = arguments; ({BRING_TO_REST})(node).then(done)", node
            )
            if self.eval(SETTLED):  # no other page came meanwhile, whose bars take no tap yet
                return node

    def _until(self, ask: Callable[[], Any], what: str, seconds: float = WAIT_SECONDS) -> Any:
        until = time.monotonic() + seconds
        last: Any = None
        while time.monotonic() < until:
            try:
                last = ask()
            except WebDriverException as error:
                last = error
            if last and not isinstance(last, WebDriverException):
                return last
            time.sleep(0.05)
        shown = self._driver.execute_script("return document.body.innerText")
        raise AssertionError(f"no {what} within {seconds} s at {self.url} (last: {last!r}): {shown!r}")
