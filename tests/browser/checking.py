"""How a test answers the safety check, and comes to the words behind it."""

from typing import Any

from playwright.sync_api import Page

from backend.people.models import Person
from backend.repairs.models import Repair
from tests.browser.steps import Axe, begin_repair, button, heading, in_both_looks, link, pick, waited_for

QUESTIONS = ("afraid", "hurt", "control", "follow", "shame", "found_out")
WITH_THERAPIST = ("touch", "favours", "threat", "told")
ALL_NO = dict.fromkeys(QUESTIONS, "no")


def stored() -> Any:
    """The one repair there is, its answers opened."""
    return Repair.objects.get()


def somebody() -> Any:
    return Person.objects.get()


def to_words(page: Page, alias: str = "J.") -> str:
    """From anywhere in the app to what stands before the words of a new repair."""
    repair = begin_repair(page, alias)
    link(page, "practice.steps")
    pick(page, "practice.depth_standard")
    link(page, "practice.say_title")
    return repair


def answer(page: Page, axe: Axe | None = None, /, **answers: str) -> None:
    """Goes through the questions, skipping what is not answered; those about a therapist, where one of them is."""
    heading(page, "safety.title")
    button(page, "safety.look")
    for question in WITH_THERAPIST if set(answers) & set(WITH_THERAPIST) else QUESTIONS:
        heading(page, f"safety.{question}")
        if axe:
            in_both_looks(page, axe)
        given = answers.get(question)
        if given:
            pick(page, f"safety.answer_{given.replace('-', '_')}")
            button(page, "safety.go_on")
        else:
            button(page, "safety.skip")


def saved_person(page: Page, *, hidden: bool) -> None:
    assert waited_for(page, lambda: any(person.hidden == hidden for person in Person.objects.all()))
