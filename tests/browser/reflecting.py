"""Going through a kind minute, a parts check-in or a standard, as the tests of all three do."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from backend.reflections.models import Reflection
from tests.browser.person import message
from tests.browser.steps import Axe, button, heading, in_both_looks, link, saved

IN_WORDS = "reflections.in_words"


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("link").filter(has_text=name)


def begin(page: Page, form: str) -> None:
    """From anywhere to the first question of a form; works offline."""
    link(page, "shell.practice")
    row(page, message(f"reflections.{form}_note")).click()
    heading(page, f"reflections.{form}")
    expect(page.get_by_text(message(f"reflections.{form}_before"))).to_be_visible()
    button(page, "reflections.begin")


def step(page: Page, screen: str, axe: Axe | None = None) -> None:
    """This question is on the screen, and can be the last."""
    heading(page, f"reflections.{screen}_title")
    expect(page.get_by_role("button", name=message("reflections.stop"), exact=True)).to_be_visible()
    if axe:
        in_both_looks(page, axe)


def choose(page: Page, key: str) -> None:
    page.get_by_text(message(f"reflections.{key}"), exact=True).click()


def write(page: Page, text: str, label: str = IN_WORDS) -> None:
    page.get_by_label(message(label)).fill(text)


def go_on(page: Page) -> None:
    button(page, "reflections.go_on")


def kept(page: Page) -> Any:
    saved(page)
    return Reflection.objects.get()


def asks_nothing(page: Page) -> None:
    """No question, no field and no dialog."""
    for role in ("textbox", "radio", "checkbox", "slider", "dialog"):
        expect(page.get_by_role(role)).to_have_count(0)  # type: ignore[arg-type]
