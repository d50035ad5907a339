"""Debian's Chromium: shared by all tests of a run, with a fresh context for each page, and none of
Google's services.
"""

import shutil
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

# A window's address bar brings two pages of its own with it, which cost more than most tests do. Chromium takes the
# last list of features only, so those that Playwright turns off stand here again.
_WITHOUT = [
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
]
ARGUMENTS = [
    f"--disable-features={','.join(_WITHOUT)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

Size = Literal["phone", "laptop"]
Theme = Literal["light", "dark"]
SIZES: dict[Size, ViewportSize] = {
    "phone": {"width": 360, "height": 640},
    "laptop": {"width": 1280, "height": 800},
}
# WCAG 2.2 AA and the levels it builds on, and what axe calls best practice.
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
# All that another theme can change.
CONTRAST = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}


def binary() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


# Once nothing moves any more. Null where axe is not in the document yet.
_RUN = """async (rules) => {
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)));
  return globalThis.axe ? (await axe.run(rules)).violations : null;
}"""


def assert_accessible(page: Page, rules: dict[str, Any] = RULES) -> None:
    """Fails with every violation that axe finds on the page as it stands, and the elements it stands on."""
    violations = _violations(page, rules)
    if {violation["id"] for violation in violations} == {"color-contrast"}:
        # Right after the theme changed, Chromium now and then still hands out a colour of the one before: what stays
        # is what counts.
        page.evaluate("() => new Promise((drawn) => setTimeout(() => requestAnimationFrame(drawn), 250))")
        violations = _violations(page, rules)
    found = [
        f"{violation['id']}: {violation['help']}: {[node['html'][:160] for node in violation['nodes']]}"
        for violation in violations
    ]
    assert not found, f"at {page.url}: " + "; ".join(found)


def _violations(page: Page, rules: dict[str, Any]) -> list[dict[str, Any]]:
    """One run of axe. It stays in the document, for to bring it there takes twice as long as the run itself."""
    found: list[dict[str, Any]] | None = page.evaluate(_RUN, rules)
    if found is None:
        page.evaluate(Axe().axe_script)
        found = page.evaluate(_RUN, rules)
    assert found is not None, "axe did not come to the page"
    return found


def eventually(page: Page, condition: str, seconds: float = 20.0) -> None:
    """Waits until a JavaScript expression is true, also one that has to be awaited (Playwright's own wait takes a
    promise for true).
    """
    loop = f"""async (end) => {{
      for (end += performance.now(); performance.now() < end; await new Promise((go) => setTimeout(go, 25)))
        if ({condition}) return true;
      return false;
    }}"""
    assert page.evaluate(loop, seconds * 1000), f"not true within {seconds} s: {condition}"
