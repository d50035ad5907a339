"""Whether what was typed into a screen stays when saving it fails, however it fails (promise 36)."""

import json
import re
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from backend.core.headers import OURS
from tests.browser.everything import SETTLED

# What goes to the server when a button is tapped. What is written goes by /sync, from a store that keeps it.
ASKED = re.compile(r"/(?:api/v1/(?!sync)|_allauth/)")


def error(code: str, **fields: list[str]) -> str:
    return json.dumps(
        {"error": {"code": code, "message": "That did not work.", "fields": fields, "detail": {}}}
    )


# No answer, somebody else's answer, and our own in three kinds. The last one shows that there is a connection.
FAULTS: dict[str, tuple[int, str, str] | None] = {
    "no connection": None,
    "a page of HTML": (502, "text/html", "<!doctype html><title>Bad gateway</title>"),
    "500": (500, "application/json", error("server_error")),
    "409": (409, "application/json", error("stale_revision")),
    "400": (
        400,
        "application/json",
        error("invalid", username=["Another one, please."], quiet_from=["Another one, please."]),
    ),
}
SLOW_SECONDS = 1.5  # a key is derived at each try: two ways of failing are enough there

# Something new in every field. A choice may bring and take away others, so they come first; where one could open a
# sheet they stay as they are.
CHANGE = """async (passphrase) => {
  const main = document.querySelector('main');
  const told = async (one, kind) => {
    one.dispatchEvent(new Event(kind, { bubbles: true }));
    await new Promise((drawn) => requestAnimationFrame(drawn));
  };
  if (!document.querySelector('dialog')) {
    for (const group of new Set([...main.querySelectorAll('input[type=radio]')].map(({ name }) => name)))
      [...main.querySelectorAll('input[type=radio]')].findLast(({ name }) => name === group)?.click();
  }
  for (const one of main.querySelectorAll('select')) { one.selectedIndex = one.options.length - 1; await told(one, 'change'); }
  for (const one of main.querySelectorAll('textarea, input')) {
    const days = one.max ? -9 : 9; // a day that the field takes
    const soon = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const typed = one.autocomplete === 'current-password' ? passphrase : { time: '03:17', date: soon, email: 'heron@example.org', number: '3' }[one.type] ?? 'heron on the river bank';
    if (['radio', 'checkbox', 'range', 'search', 'file'].includes(one.type)) continue;
    one.value = typed;
    await told(one, 'input');
  }
}"""
FIELDS = """() => [...document.querySelectorAll('main :is(input:not([type=search]), textarea, select)')].map((one) => [
  one.labels?.[0]?.innerText ?? one.getAttribute('aria-label'), ['radio', 'checkbox'].includes(one.type) ? one.checked : one.value,
])"""
SAVES = "main :is(button[type=submit], .page-foot .button:not(.button--plain, .button--outline, .button--soft), .even > :last-child)"
DONE = "() => !document.querySelector('main [aria-disabled=true]')"


def forgets(page: Page, passphrase: str) -> Iterator[str]:
    """What is lost of what was typed here when saving it fails. Asks nothing of a screen that saves by itself."""
    buttons = page.locator(SAVES).filter(visible=True)
    if not page.evaluate(FIELDS) or not buttons.count() or page.locator("main .save-state").count():
        return
    page.evaluate(CHANGE, passphrase)
    page.evaluate(SETTLED)
    if not buttons.count():  # what is chosen now asks for something else first
        return
    typed, address = page.evaluate(FIELDS), page.url
    failing: list[str] = []
    asked: list[str] = []

    def answer(route: Route) -> None:
        if route.request.method == "GET" or not failing:
            return route.fallback()
        asked.append(route.request.url)
        fault = FAULTS[failing[0]]
        if fault is None:
            return route.abort("connectionfailed")
        status, kind, body = fault
        ours = {OURS: "1"} if kind == "application/json" else {}
        return route.fulfill(status=status, headers={"content-type": kind, **ours}, body=body)

    page.route(ASKED, answer)
    try:
        left = list(FAULTS)
        while left:
            failing[:] = [left.pop(0)]
            began, before = time.monotonic(), len(asked)
            buttons.last.click()
            page.evaluate(SETTLED)
            page.wait_for_function(DONE, timeout=60_000)
            if len(asked) == before:
                break  # it goes on by itself, or says what is lacking
            if urlsplit(page.url).path != urlsplit(address).path:
                yield f"was left although saving it failed: {failing[0]}"
                break
            now = page.evaluate(FIELDS)
            if now != typed:
                yield f"saving fails ({failing[0]}), and {typed} became {now}"
            if time.monotonic() - began > SLOW_SECONDS:
                left = left[-1:]
    finally:
        page.unroute(ASKED, answer)
