"""Every screen of a client: accessible in both looks and at both sizes, narrow, and enlarged."""

import itertools
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from backend.people.models import Person
from backend.reminders.models import Reminder
from backend.repairs.models import Repair
from tests.browser import chromium
from tests.browser.conftest import PageAt
from tests.browser.person import sign_up, words
from tests.browser.steps import begin_repair, button, saved

# Every address of a client's app (app/features.ts and each feature's routes.tsx); {…} is filled in with what the person has.
SCREENS = (
    "/", "/practice", "/practice/new", "/practice/{repair}", "/practice/{repair}/steps", "/practice/gone",
    *(f"/practice/{{repair}}/{step}" for step in ("happened", "closeness", "choice", "expected", "outcome", "keepsake")),
    "/people", "/people/new", "/people/{person}", "/people/gone", "/people/moments", "/people/moments/new",
    "/journal", "/journal/attention", "/journal/pictures", "/journal/export", "/you/cards", "/you/cards/new",
    "/you", "/you/name", "/you/look", "/you/place", "/you/install", "/you/about",
    "/you/reminders", "/you/reminders/new", "/you/reminders/quiet", "/you/reminders/last", "/you/reminders/session", "/you/reminders/{reminder}",
    "/you/sharing", "/you/sharing/log", "/you/sharing/accept", "/you/sharing/share/repairs/{repair}",
    "/you/account", "/you/account/words", "/you/account/key", "/you/account/card", "/you/account/email",
    "/you/account/sign-out",
    "/help", "/nowhere",
)  # fmt: skip
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
SETTLED = """() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"""
GO = """(address) => {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}"""


@pytest.fixture
def lived_in(page_at: PageAt) -> Page:
    """An app with somebody, a repair, a kept card and a reminder in it."""
    page = page_at("laptop")  # not a phone: those answer to a page that is too wide by drawing it smaller
    sign_up(page)
    button(page, "today.keep")
    begin_repair(page, "J.")
    page.get_by_label(words("practice.happened_label")).fill(
        "He forgot that we had planned to talk, and I waited by the window."
    )
    page.get_by_text(words("practice.kind_left_out"), exact=True).click()
    saved(page)
    page.goto("/you/reminders/new")
    button(page, "reminders.keep")
    expect(page.get_by_role("link", name="Between 09:00 and 10:30")).to_be_visible()
    return page


def every_screen(page: Page) -> Iterator[str]:
    """Goes to each screen in turn, as a tap would, and waits until it is drawn."""
    ids = {
        "repair": Repair.objects.get().pk,
        "person": Person.objects.get().pk,
        "reminder": Reminder.objects.get().pk,
    }
    for screen in SCREENS:
        page.evaluate(GO, screen.format(**ids))
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        expect(page.locator(".skeleton")).to_have_count(0)
        page.evaluate(SETTLED)
        yield screen


@pytest.mark.promise(6)
@pytest.mark.promise(33)
@pytest.mark.parametrize("look", ["light", "dark"])
def test_every_screen_is_accessible(lived_in: Page, axe: Callable[[Page], None], look: chromium.Look) -> None:
    lived_in.emulate_media(color_scheme=look)
    found: list[str] = []
    for screen, size in itertools.product(every_screen(lived_in), chromium.SIZES):
        lived_in.set_viewport_size(chromium.SIZES[size])
        try:
            axe(lived_in)
        except AssertionError as violations:
            found.append(f"{screen}, {size}: {violations}")
        assert lived_in.title() == "Attune"
    assert not found, "\n".join(found)


@pytest.mark.promise(16)
@pytest.mark.promise(35)
def test_nothing_scrolls_sideways_when_narrow_or_enlarged(lived_in: Page) -> None:
    too_wide: list[str] = []
    for screen in every_screen(lived_in):
        for width, font in ((320, "100%"), (360, "200%"), (1280, "200%")):
            lived_in.set_viewport_size({"width": width, "height": 640})
            lived_in.evaluate("(size) => { document.documentElement.style.fontSize = size; }", font)
            lived_in.evaluate(SETTLED)
            try:  # a phone's window takes some frames to follow a new size; what is too wide stays too wide
                lived_in.wait_for_function(FITS, timeout=3_000)
            except PlaywrightTimeout:
                too_wide.append(f"{screen} at {width} px and {font}")
    assert not too_wide, "\n".join(too_wide)
