"""Going through a repair in one of its depths, as the tests of its steps do."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from backend.repairs.models import Repair
from tests.browser.steps import begin_repair, button, heading, link, pick

FIRST = ("happened", "closeness", "stirred", "steady", "feelings", "needs", "echo", "choice")
STANDARD = (*FIRST, "outcome", "keepsake")  # where nothing was chosen
SPOKEN = (
    *FIRST, "matters", "expected", "say", "how", "spoke", "response", "felt", "reflect", "after", "outcome", "keepsake",
)  # fmt: skip
HERE = "shell.saved_on_device"


def stored(pk: str | None = None) -> Any:
    """The one repair there is, its answers opened."""
    return Repair.objects.get(**({} if pk is None else {"pk": pk}))


def begin(page: Page, depth: str, alias: str = "") -> str:
    """From anywhere in the app to the first question of a repair in this depth."""
    repair = begin_repair(page, alias)
    link(page, "practice.steps")
    heading(page, "practice.steps_title")
    pick(page, f"practice.depth_{depth}")
    link(page, "practice.happened_title")
    heading(page, "practice.happened_title")
    return repair


def pass_the_check(page: Page) -> None:
    """What stands before words where nobody is named: the questions, skipped here, and then one line."""
    heading(page, "safety.title")
    button(page, "safety.skip_all")
    heading(page, "safety.confirm_title")
    button(page, "safety.confirm_yes")


def walk(page: Page, screens: tuple[str, ...] = STANDARD) -> Iterator[str]:
    """Goes through the screens one by one with "Skip"; yields each once it is there."""
    for screen in screens:
        heading(page, f"practice.{screen}_title")
        yield screen
        button(page, "practice.skip")
