"""A real Firefox, headless, with a profile of its own, driven by WebDriver BiDi.

It knows no push service but the test's own. Above 300 lines, for it is one protocol spoken from one place.
"""

import os
import queue
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.bidi import BiDi, BiDiError, to_python

START_SECONDS = 60.0
WAIT_SECONDS = 20.0
_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
# A page's script reports what the strict policy stopped; Firefox itself only tells its own console.
_REPORT_VIOLATIONS = """() => addEventListener('securitypolicyviolation',
  (event) => console.error('CSP violation: ' + event.violatedDirective + ' ' + event.blockedURI))"""


def binary() -> str | None:
    return shutil.which("firefox-esr") or shutil.which("firefox")


def prefs(push_url: str, *, desktop_notifications: bool) -> dict[str, Any]:
    return {
        "dom.push.connection.enabled": True,  # remote control turns it off otherwise
        "dom.push.serverURL": push_url,
        "dom.push.testing.allowInsecureServerURL": True,
        "dom.push.retryBaseInterval": 200,
        "permissions.default.desktop-notification": 1,  # there is nobody to answer the prompt
        "alerts.useSystemBackend": desktop_notifications,
        # Motion, of the page and of the window itself, is drawn by the processor here.
        "ui.prefersReducedMotion": 1,
        "toolkit.cosmeticAnimations.enabled": False,
        # Nothing of Firefox's own goes out.
        "app.update.disabledForTesting": True,
        "browser.safebrowsing.downloads.remote.enabled": False,
        "browser.safebrowsing.malware.enabled": False,
        "browser.safebrowsing.phishing.enabled": False,
        "datareporting.policy.dataSubmissionEnabled": False,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
        "services.settings.server": "data:,#remote-settings-dummy/v1",
        "toolkit.telemetry.server": "",
        "extensions.systemAddon.update.enabled": False,
    }


SETTLED = "!('settling' in document.documentElement.dataset)"
# What just opened or was just drawn may still move an element: a press goes where it stood three frames long.
BRING_TO_REST = """async (node) => {
  let before, still = 0;
  for (let frame = 0; frame < 300 && still < 3; frame += 1) {
    node.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y, width, height } = node.getBoundingClientRect();
    const now = [x, y, width, height].join();
    still = now === before ? still + 1 : 0;
    before = now;
    await new Promise((next) => (document.hidden ? setTimeout(next, 20) : requestAnimationFrame(next)));
  }
}"""


class Firefox:
    """One window with one page at a time. Every wait has an end and says what it waited for."""

    def __init__(self, folder: Path, push_url: str, *, bus_address: str | None = None) -> None:
        """`bus_address` names the D-Bus whose notification area gets the notifications; without it Firefox draws them
        itself.
        """
        self.profile = folder
        self._seen: list[tuple[str, dict[str, Any]]] = []
        wanted = prefs(push_url, desktop_notifications=bus_address is not None)
        lines = [f'user_pref("{name}", {_js(value)});' for name, value in wanted.items()]
        (folder / "user.js").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.environment = {
            **os.environ,
            "MOZ_HEADLESS": "1",
            "MOZ_DISABLE_AUTO_SAFE_MODE": "1",
            "DBUS_SESSION_BUS_ADDRESS": bus_address or "disabled:",
        }
        self.start()

    def start(self) -> None:
        program = binary()
        assert program, "Firefox is not installed"
        self._process = subprocess.Popen(
            [
                program,
                "--headless",
                "--no-remote",
                "--profile",
                str(self.profile),
                "--remote-debugging-port",
                "0",
            ],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.bidi = BiDi(f"{self._address()}/session", self._seen)
        self.bidi.call("session.new", capabilities={})
        self.bidi.call("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self.bidi.call("script.addPreloadScript", functionDeclaration=_REPORT_VIOLATIONS)
        self.context = self.contexts()[0]["context"]

    def _address(self) -> str:
        found: queue.Queue[str] = queue.Queue()

        def read() -> None:
            assert self._process.stderr is not None
            for line in self._process.stderr:  # read to the end, else Firefox blocks on a full pipe
                if match := _LISTENING.search(line):
                    found.put(match[1])

        threading.Thread(target=read, daemon=True).start()
        return found.get(timeout=START_SECONDS)

    def stop(self) -> None:
        """Closes it; `start()` opens it again with the same profile."""
        if self._process.poll() is not None:
            return
        try:
            self.bidi.call("browser.close")
        except (BiDiError, OSError, TimeoutError):
            self._process.terminate()
        self.bidi.close()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(15)

    @contextmanager
    def visit(self) -> Iterator["Firefox"]:
        """A page with cookies, storage, workers and subscriptions of its own, as if nobody had been here before; all
        of it goes again.
        """
        if self._process.poll() is not None:  # a test that failed may have left it closed
            self.start()
        self._seen.clear()
        visitor = self.bidi.call("browser.createUserContext")["userContext"]
        self.context = self.bidi.call("browsingContext.create", type="tab", userContext=visitor)["context"]
        yield self
        # Firefox's own names for them are other ones after `stop()` and `start()`: whatever there is goes.
        for one in self.bidi.call("browser.getUserContexts")["userContexts"]:
            if one["userContext"] != "default":
                self.bidi.call("browser.removeUserContext", userContext=one["userContext"])

    # --- the page

    def contexts(self) -> list[dict[str, Any]]:
        return list(self.bidi.call("browsingContext.getTree", maxDepth=0)["contexts"])

    def goto(self, url: str) -> None:
        self.bidi.call("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def reload(self) -> None:
        self.bidi.call("browsingContext.reload", context=self.context, wait="complete")

    @property
    def url(self) -> str:
        return str(self.eval("location.href"))

    def eval(self, expression: str, *, gesture: bool = False) -> Any:
        """The value of a JavaScript expression, awaited when it is a promise.

        `gesture` makes it count as a person's tap.
        """
        result = self.bidi.call(
            "script.evaluate",
            expression=expression,
            target={"context": self.context},
            awaitPromise=True,
            userActivation=gesture,
        )
        if result["type"] == "exception":
            raise BiDiError(f"{expression!r}: {result['exceptionDetails']['text']}")
        return to_python(result["result"])

    def wait_for(self, expression: str, seconds: float = WAIT_SECONDS) -> Any:
        """The first truthy value of the expression.

        Raises AssertionError after `seconds`; a page that is just loading is waited for.
        """
        until = time.monotonic() + seconds
        value: Any = None
        while time.monotonic() < until:
            try:
                value = self.eval(expression)
            except BiDiError as error:
                value = error
            if value and not isinstance(value, BiDiError):
                return value
            time.sleep(0.05)
        raise AssertionError(
            f"{expression!r} was not true within {seconds} s (last: {value!r}) at {self.url}"
        )

    def find(self, *, role: str, name: str) -> dict[str, Any]:
        """The first element that assistive technology calls so. Raises AssertionError when there is none in time."""
        return self._locate({"type": "accessibility", "value": {"role": role, "name": name}})

    def find_text(self, text: str) -> dict[str, Any]:
        """The innermost element with exactly this text."""
        says = f'normalize-space(.)="{text}"'
        return self._locate({"type": "xpath", "value": f"//body//*[{says}][not(.//*[{says}])]"})

    def _locate(self, locator: dict[str, Any]) -> dict[str, Any]:
        until = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < until:
            nodes = self.bidi.call("browsingContext.locateNodes", context=self.context, locator=locator)[
                "nodes"
            ]
            if nodes:
                return dict(nodes[0])
            time.sleep(0.05)
        raise AssertionError(
            f"no {locator['value']} within {WAIT_SECONDS} s at {self.url}: {self.eval('document.body.innerText')!r}"
        )

    def click(self, *, role: str, name: str) -> None:
        """A real pointer press on an element, once the page takes one: what the browser counts as a person's tap."""
        self._press_once_found(lambda: self.find(role=role, name=name))

    def click_text(self, text: str) -> None:
        self._press_once_found(lambda: self.find_text(text))

    def _press_once_found(self, find: Callable[[], dict[str, Any]]) -> None:
        """A page that is drawn anew takes an element with it before it is pressed: it is looked for again."""
        for left in (2, 1, 0):
            try:
                return self._press(find())
            except BiDiError as error:
                if not left or not re.search("out of bounds|no such node|no such element", str(error)):
                    raise

    def _press(self, node: dict[str, Any]) -> None:
        for _ in range(3):
            self.wait_for(SETTLED)
            self.bidi.call(
                "script.callFunction",
                functionDeclaration=BRING_TO_REST,
                arguments=[{"sharedId": node["sharedId"]}],
                target={"context": self.context},
                awaitPromise=True,
            )
            if self.eval(SETTLED):  # no other page came meanwhile, whose bars take no tap yet
                break
        element = {"type": "element", "element": {"sharedId": node["sharedId"]}}
        moves = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": element},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        pointer = {"type": "pointer", "id": "hand", "actions": moves}
        self.bidi.call("input.performActions", context=self.context, actions=[pointer])

    def type(self, *, name: str, text: str, role: str = "textbox") -> None:
        self.click(role=role, name=name)
        keys = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self.bidi.call(
            "input.performActions",
            context=self.context,
            actions=[{"type": "key", "id": "keys", "actions": keys}],
        )

    def go_offline(self) -> None:
        self._network({"type": "offline"})

    def go_online(self) -> None:
        self._network(None)

    def _network(self, conditions: dict[str, str] | None) -> None:
        self.bidi.call(
            "emulation.setNetworkConditions", networkConditions=conditions, contexts=[self.context]
        )

    @contextmanager
    def new_context(self) -> Iterator[dict[str, Any]]:
        """Yields a dict that gets the window or tab that opened meanwhile, under "context"."""
        before = {context["context"] for context in self.contexts()}
        opened: dict[str, Any] = {}
        yield opened
        until = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < until:
            fresh = [context for context in self.contexts() if context["context"] not in before]
            if fresh:
                opened.update(fresh[0])
                return
            time.sleep(0.05)
        raise AssertionError(f"no page opened within {WAIT_SECONDS} s")

    # --- what it did meanwhile

    def console_errors(self) -> list[str]:
        self.contexts()  # one round trip, so that everything said so far has arrived
        return [
            str(event["text"])
            for name, event in self._seen
            if name == "log.entryAdded" and event["level"] == "error"
        ]

    def requested(self) -> list[str]:
        self.contexts()
        return [
            str(event["request"]["url"]) for name, event in self._seen if name == "network.beforeRequestSent"
        ]


def _js(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f'"{value}"'
