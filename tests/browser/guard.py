"""Watches every page of a browser test: no request leaves for another host, and nothing goes wrong in silence."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

# Addresses that reach no network.
_LOCAL = {"data", "blob", "about", "chrome", "chrome-extension", "devtools"}
# The browser tells of every answer that is not a success. For the API such an answer is part of the conversation.
_API_ANSWER = re.compile(r"/(?:api|_allauth)/")
_OFFLINE = re.compile(r"ERR_(?:INTERNET_DISCONNECTED|FAILED|CONNECTION_REFUSED|NETWORK_CHANGED|ABORTED)")


@dataclass
class Guard:
    """Collects what a test must not do; `check()` fails the test with all of it."""

    host: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)
    allowed: list[re.Pattern[str]] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.on("request", self._request)
        context.on("page", self._page)
        for page in context.pages:
            self._page(page)

    def unwatch(self, context: BrowserContext) -> None:
        """For a browser that outlives the test: what happens from here on is not the test's."""
        context.remove_listener("request", self._request)
        context.remove_listener("page", self._page)

    def allow(self, pattern: str) -> None:
        """An error that this test provokes on purpose."""
        self.allowed.append(re.compile(pattern))

    def check(self) -> None:
        assert not self.foreign, f"requests to other hosts: {self.foreign}"
        assert not self.errors, f"errors in the browser's console: {self.errors}"

    def _page(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._error(f"{error.name}: {error.message}"))

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in _LOCAL:
            return
        self.requested.append(request.url)
        if parts.netloc != self.host:
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        url = str(message.location.get("url", ""))
        if message.text.startswith("Failed to load resource") and (
            _API_ANSWER.search(url) or _OFFLINE.search(message.text)
        ):
            return
        self._error(f"{message.text} ({url})")

    def _error(self, text: str) -> None:
        if not any(pattern.search(text) for pattern in self.allowed):
            self.errors.append(text)
