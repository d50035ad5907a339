import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse

from backend.core.compression import CompressionMiddleware
from tests.browser.conftest import PageAt
from tests.browser.guard import Guard
from tests.browser.hostile.device import Device, InChromium, InFirefox
from tests.browser.site import Site


@dataclass
class Answers:
    """What comes in place of the server's own answers: by method and path, a change of what it says."""

    changes: dict[tuple[str, str], Callable[[Any], Any]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def change(self, request: HttpRequest, response: HttpResponse) -> None:
        self.asked.append((str(request.method), request.path))
        act = self.changes.get((str(request.method), request.path))
        if act and response.status_code == 200:
            response.content = json.dumps(act(json.loads(response.content))).encode()
            if response.has_header("Content-Length"):
                response.headers["Content-Length"] = str(len(response.content))


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    changed, own = Answers(), CompressionMiddleware.process_response

    def process(self: CompressionMiddleware, request: HttpRequest, response: HttpResponse) -> Any:
        changed.change(request, response)  # before it is compressed
        return own(self, request, response)

    monkeypatch.setattr(CompressionMiddleware, "process_response", process)
    return changed


@pytest.fixture(params=["chromium", "firefox"])
def new_device(request: pytest.FixtureRequest, live_server: Site) -> Callable[[], Device]:
    """A browser that has never been here before, each time it is called."""
    if request.param == "chromium":
        page_at: PageAt = request.getfixturevalue("page_at")
        guard: Guard = request.getfixturevalue("guard")
        guard.allow("Failed to load resource")  # what is refused is an answer too
        return lambda: InChromium(page_at("phone"))
    browser = request.getfixturevalue("firefox")
    return lambda: InFirefox(browser, live_server.url)
