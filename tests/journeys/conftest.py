"""Journeys stand on what the browser tests stand on."""

import pytest

from tests.browser.conftest import (
    chromium,
    firefox,
    guard,
    live_server,
    notification_daemon,
    page_at,
    playwright,
    push_service,
    running_site,
    site_template,
)

__all__ = [
    "chromium",
    "firefox",
    "guard",
    "live_server",
    "notification_daemon",
    "page_at",
    "playwright",
    "push_service",
    "running_site",
    "site_template",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/journeys/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
