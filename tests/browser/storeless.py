"""A Chromium that can't open its store, for a file stands where its folder should be."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright

from tests.browser import chromium as chromium_
from tests.browser.conftest import require
from tests.browser.guard import Guard
from tests.browser.site import Site


@contextmanager
def storeless(playwright: Playwright, site: Site, guard: Guard, folder: Path) -> Iterator[BrowserContext]:
    program = chromium_.binary()
    require(program, "Chromium")
    (folder / "Default").mkdir()
    (folder / "Default" / "IndexedDB").touch()
    context = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=program,
        args=chromium_.ARGUMENTS,
        viewport=chromium_.SIZES["phone"],
        base_url=site.url,
        locale="en-GB",
        service_workers="block",
    )
    guard.watch(context)
    yield context
    context.close()
