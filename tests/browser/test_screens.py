"""Every screen of a client: accessible in both looks and at both sizes, narrow, and enlarged."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from backend.affirmations.models import AffirmationText, Card
from backend.moments.models import Moment
from backend.people.models import Person
from backend.reflections.models import Reflection
from backend.reminders.models import Reminder
from tests.browser import chromium, reflecting
from tests.browser.addresses import Known, addresses, listed, patterns
from tests.browser.conftest import PageAt
from tests.browser.person import sign_up, words
from tests.browser.steps import begin_repair, button, heading, saved

FORMS = {"kind_minute": "others", "parts": "sounds", "standard": "rule"}
STEP = re.compile(
    r"^/practice/(reflections/[^/]+|(?!reflections/)[^/]+)/(?!steps$|who$|rest$|safety$|beyond$|safety-first$|kind_minute$|parts$|standard$)\w+$"
)
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
SETTLED = """() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"""
GO = """(address) => {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}"""


def go(page: Page, address: str) -> None:
    """Goes to a screen as a tap would, and waits until it is drawn."""
    page.evaluate(GO, address)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator(".skeleton")).to_have_count(0)
    page.evaluate(SETTLED)


def with_somebody(page: Page) -> Known:
    """A repair about somebody it is safe to speak to, so that no step of it is closed."""
    repair = begin_repair(page, "J.")
    page.get_by_label(words("practice.happened_label")).fill(
        "He forgot that we had planned to talk, and I waited by the window."
    )
    page.get_by_text(words("practice.kind_left_out"), exact=True).click()
    saved(page)
    person = str(Person.objects.get().pk)
    go(page, f"/people/{person}/safety")
    page.get_by_text(words("safety.route_open"), exact=True).click()
    saved(page)
    parts = [*listed("../entries/people/sections.ts", "SECTIONS"), "about"]
    return {
        "/practice": [{"id": repair, "screen": screen} for screen in listed("practice/flow.ts", "SCREENS")],
        "/people": [{"id": person, "part": part} for part in parts],
        "/you/sharing": [{"kind": "repairs", "id": repair}],
    }


def with_oneself(page: Page) -> Known:
    """One of each form being written."""
    for form, screen in FORMS.items():
        go(page, "/practice")
        reflecting.begin(page, form)
        page.evaluate(GO, page.url.rsplit("/", 1)[0] + f"/{screen}")
        heading(page, f"reflections.{screen}_title")
        page.locator("textarea").first.fill("Slowly, and in my own time.")
        saved(page)
    ids: dict[str, str] = {one.form: str(one.pk) for one in Reflection.objects.all()}
    return {
        "/practice/reflections": [
            {"form": form, "id": ids[form], "screen": screen}
            for form in FORMS
            for screen in listed("../entries/reflections/place.ts", f"  {form}")
        ]
    }


def with_what_is_kept(page: Page) -> Known:
    """A card that was kept and one of one's own, a kind moment, and a reminder."""
    go(page, "/")
    button(page, "today.keep")
    go(page, "/people/moments/new")
    page.get_by_label(words("moments.what")).fill("The bus driver waited for me.")
    saved(page)
    go(page, "/you/cards/new")
    page.get_by_label(words("cards.text")).fill("I may take my time.")
    saved(page)
    go(page, "/you/reminders/new")
    button(page, "reminders.keep")
    expect(page.get_by_role("link", name="Between 09:00 and 10:30")).to_be_visible()
    texts: Any = AffirmationText.objects.select_related("family")
    own, quoted = texts.filter(family__quoted=False).first(), texts.filter(family__quoted=True).first()
    return {
        "/people/moments": [{"id": str(Moment.objects.get().pk)}],
        "/you/cards": [{"id": str(Card.objects.get().pk)}],
        "/you/cards/library": [{"theme": own.family.theme, "id": own.pk}],
        "/you/cards/quoted": [{"id": quoted.pk}],
        "/you/reminders": [{"id": str(Reminder.objects.get().pk)}],
    }


# What there is to be, for the screens of the practice and for all others: two halves, so that two workers can share
# them.
PRACTICE = "/practice"
HALVES: dict[bool, tuple[Callable[[Page], Known], ...]] = {
    True: (with_somebody, with_oneself),
    False: (with_somebody, with_what_is_kept),
}


def screens(page: Page, *, practice: bool) -> Iterator[str]:
    """Each screen of one half, with something of the person's own in it."""
    known: dict[str, Sequence[Mapping[str, str]]] = {}
    for make in HALVES[practice]:
        known |= make(page)
    wanted = [pattern for pattern in patterns() if pattern.startswith(PRACTICE) == practice]
    for address in (*addresses(wanted, known), "/practice/gone" if practice else "/nowhere"):
        go(page, address)
        yield address


def skippable(page: Page, address: str) -> bool:
    """A question can be left open, in so many words; only the last of a form says instead that it is done."""
    if not STEP.match(address):
        return True
    ways = page.locator(".page-foot").get_by_role("button").all_inner_texts()
    return bool({words("practice.skip"), words("reflections.done")} & set(ways))


def too_wide(page: Page) -> Iterator[str]:
    for width, font in ((320, "100%"), (360, "200%"), (1280, "200%")):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", font)
        page.evaluate(SETTLED)
        try:  # a window takes some frames to follow a new size; what is too wide stays too wide
            page.wait_for_function(FITS, timeout=3_000)
        except PlaywrightTimeout:
            yield f"wider than {width} px at {font}"
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")


def violations(page: Page, address: str, axe: Callable[[Page], None]) -> Iterator[str]:
    """What axe finds on a phone in both looks, and on a laptop where a screen is laid out anew for it."""
    looks: list[tuple[chromium.Size, chromium.Look]] = [
        ("phone", "light"),
        ("phone", "dark"),
        ("laptop", "dark"),
    ]
    for size, look in looks[: 2 if STEP.match(address) else 3]:
        # As tall as it gets: what a bar that stays in sight half covers just now can be scrolled out from under it.
        page.set_viewport_size({"width": chromium.SIZES[size]["width"], "height": 2400})
        page.emulate_media(color_scheme=look)
        try:
            axe(page)
        except AssertionError as found:
            yield f"{size}, {look}: {found}"


@pytest.mark.promise(6)
@pytest.mark.promise(16)
@pytest.mark.promise(18)
@pytest.mark.promise(33)
@pytest.mark.promise(35)
@pytest.mark.parametrize("practice", [True, False], ids=["practice", "elsewhere"])
def test_every_screen_is_accessible_and_fits(
    page_at: PageAt, axe: Callable[[Page], None], *, practice: bool
) -> None:
    page = page_at("laptop")  # not a phone: those answer to a page that is too wide by drawing it smaller
    sign_up(page)
    found: list[str] = []
    for address in screens(page, practice=practice):
        found += [f"{address}, {problem}" for problem in (*too_wide(page), *violations(page, address, axe))]
        if not skippable(page, address):
            found.append(f"{address} can't be skipped")
        assert page.title() == "Attune"
    assert not found, "\n".join(found)
