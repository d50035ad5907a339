"""One walk over every address that the client's own routes name, which asks each of them what must hold everywhere.
Above 300 lines, for what the walks have in common is most of it.

What is asked stands in `walking.js`; what is in the sheets of a page is asked the same.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from backend.affirmations.models import AffirmationWording
from backend.core.entries import Kind, kinds
from backend.core.pwa.guises import guises
from backend.sharing.models import CareLink
from tests.browser import chromium
from tests.browser.addresses import addresses, of_a_client, patterns, unread
from tests.browser.conftest import PageAt
from tests.browser.consent import accept_link, enrol, enrol_administrator, enter_clinic, make_link
from tests.browser.everything import (
    LONG_NAME,
    LONG_WORD,
    OF_THE_PRACTICE,
    OF_THE_REST,
    OWN_CARD,
    SETTLED,
    everything,
    go,
    with_shareable,
)
from tests.browser.forms import forgets
from tests.browser.person import message, sign_up
from tests.browser.steps import button, heading

WALKING = (Path(__file__).parent / "walking.js").read_text(encoding="utf-8")
PROMISES = (1, 2, 4, 6, 7, 16, 18, 22, 23, 25, 26, 30, 32, 33, 34, 35, 36)
PHONE = {"width": 360, "height": 640}
# What a bar that stays in sight half covers just now can be scrolled out from under it: so a window is this tall at
# least, and as tall as a page that is taller.
TALL = 2400
OF_A_CASE = "/clinic/clients/:id"
FITS = "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"
# Whose text is wider than itself and hides the rest of it. A way back cuts a long name, which stands on its own page.
CUT = """() => [...document.querySelectorAll('main *, header *')]
  .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1 && !one.matches('.bar-back > span, .visually-hidden, input'))
  .filter((one) => /hidden|clip/.test(getComputedStyle(one).overflowX) && !one.closest('svg'))
  .map((one) => `cuts its text off: ${one.outerHTML.slice(0, 160)}`)"""
NEVER = [
    r"\d\s?[%‰٪]",
    r"\bper ?cent",
    r"(?<![\d.:])\d+\s*(?:/|\bof\b|\bout of\b)\s*\d+",
    r"\b(?:missed|overdue|incomplete|unfinished|failed|failure|streaks?|badges?|trophy|scores?|milestones?)\b",
    r"\b\d+\s+(?:points?|days? in a row|more to go|left to do|unread)\b",
]
VAGUE = ["ok", "okay", "submit", "here", "click here", "tap here", "learn more", "read more", "go", "got it"]
OPENS = "main :is([aria-haspopup=dialog], input[type=radio])"
# Presses what is left of what may open a sheet, the last first, until one stands open; gives its title.
OPEN_NEXT = f"""async () => {{
  const left = (window.openers ??= [...document.querySelectorAll('{OPENS}')].reverse());
  for (let at = left.shift(); at; at = left.shift()) {{
    if (at.isConnected) at.click();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const title = document.querySelector('dialog[open] h2');
    if (title) return title.innerText;
  }}
  return '';
}}"""
FOCUSED_IN_SHEET = (
    "() => document.activeElement?.closest('dialog[open]') ? document.activeElement.innerText.trim() : ''"
)
# Folded parts open, and every slider moved to its end.
UNFOLD = """() => {
  for (const part of document.querySelectorAll('main details')) part.open = true;
  for (const slider of document.querySelectorAll('main input[type=range]')) {
    slider.value = slider.max;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }
}"""
# What no page does of its own accord: ask for leave to send notes, and call with a badge or a sound.
WATCH = """() => {
  window.noticed = [];
  const watched = [[Notification, 'requestPermission'], [PushManager.prototype, 'subscribe'], [Navigator.prototype, 'setAppBadge'],
    [Navigator.prototype, 'vibrate'], [HTMLMediaElement.prototype, 'play']];
  for (const [owner, name] of watched) owner[name] = async () => { window.noticed.push(`${name} at ${location.pathname}`); throw new DOMException('', 'NotAllowedError'); };
}"""
# What moves by itself, or for ever, where motion is welcome: a page may fade in, and that is all. A button under the
# pointer takes on its colour.
MOVES = """() => document.getAnimations()
  .filter((one) => one.transitionProperty !== 'background-color')
  .filter(({ effect }) => effect.getComputedTiming().iterations === Infinity || effect.getKeyframes()
  .some((frame) => Object.keys(frame).some((key) => !['opacity', 'offset', 'computedOffset', 'easing', 'composite'].includes(key))))
  .map(({ effect }) => `moves by itself: ${effect.target.outerHTML.slice(0, 120)}`)"""
# Sets a theme as the person would, and says what colour the page has in it.
THEME = """(theme) => {
  document.documentElement.dataset.theme = theme;
  return getComputedStyle(document.body).backgroundColor;
}"""
LARGE = """([size, way]) => {
  Object.assign(document.documentElement, { dir: way }).style.setProperty('font-size', size);
  return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}"""

# What stays in sight while a page scrolls leaves at least half of the window to what it covers. A toast goes.
CROWDED = """() => {
  scrollTo(0, 0);
  if (document.documentElement.scrollHeight <= innerHeight) return [];
  const stays = [...document.querySelectorAll('body *')]
    .filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position) && !one.closest('dialog, .toasts'))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, { width, top, bottom }]) => width > innerWidth / 2 && Math.min(bottom, innerHeight) > Math.max(top, 0));
  const covered = stays.reduce((sum, [, { top, bottom }]) => sum + Math.min(bottom, innerHeight) - Math.max(top, 0), 0);
  return covered > innerHeight / 2 ? [`${stays.map(([one]) => one.className)} cover ${Math.round(covered)} px`] : [];
}"""


def asked(pattern: str) -> dict[str, Any]:
    """What `walking.js` has to know: what the ways are called, what is said where, and what nothing may say."""
    said = {"exit": "shell.exit", "exitFirst": "shell.exit_page"}
    ways = {
        "skips": ("practice.skip", "reflections.skip", "reflections.done", "safety.skip"),
        "stings": ("today.stings", "cards.stings"),
        "stops": ("reflections.stop", "practice.stop"),
    }
    return {
        "exit": "https://www.wikipedia.org/",
        "words": {name: message(key) for name, key in said.items()}
        | {name: [message(key) for key in keys] for name, keys in ways.items()},
        "affirmations": [OWN_CARD, *AffirmationWording.objects.values_list("wording", flat=True)],
        "names": [guise.name for guise in guises().values()],
        "never": NEVER,
        "vague": VAGUE,
        "question": pattern.endswith("/:screen"),
        "exercise": pattern.endswith("/:screen"),
    }


def sheets(page: Page) -> Iterator[str]:
    """Opens each sheet that this screen has, one after the other, and closes it again. "" for one that stays shut."""
    there = page.locator("dialog").count()
    page.evaluate("() => { delete window.openers; }")
    while there and (title := page.evaluate(OPEN_NEXT)):
        there -= 1
        yield title
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
    if there:
        yield ""


def by_keyboard(page: Page) -> Iterator[str]:
    """From the heading of a sheet back by Shift and Tab: Exit, Help now, and Exit as the first stop, all above it."""
    page.locator("dialog[open] h2").focus()
    for way in ("shell.exit", "shell.help_now", "shell.exit_page"):
        page.keyboard.press("Shift+Tab")
        if page.evaluate(FOCUSED_IN_SHEET) != message(way):
            yield f"Shift and Tab do not come to “{message(way)}” above it"


def in_window(page: Page, width: int, height: int) -> None:
    """Laying out a page once more for a window that it has already costs as much as for another one."""
    if page.viewport_size != {"width": width, "height": height}:
        page.set_viewport_size({"width": width, "height": height})


def too_wide(page: Page) -> Iterator[str]:
    """Text twice as large, in both directions of writing, on a phone and on a laptop. What a person wrote holds words
    that nothing breaks.
    """
    for width, size, way in (
        (320, "100%", "rtl"),
        (320, "100%", "ltr"),
        (360, "200%", "ltr"),
        (1280, "200%", "ltr"),
    ):
        in_window(page, width, 640)
        page.evaluate(LARGE, [size, way])
        try:  # a window takes some frames to follow a new size; what is too wide stays too wide
            page.wait_for_function(FITS, timeout=3_000)
        except PlaywrightTimeout:
            yield f"wider than {width} px at {size}, {way}"
        found = [*page.evaluate(CUT), *page.evaluate(CROWDED)]
        yield from (f"{what}, at {width} px and {size}" for what in found)
    page.evaluate(LARGE, ["", "ltr"])


def violations(page: Page, *, laptop: bool) -> Iterator[str]:
    """What axe finds on a phone in all three themes, and on a laptop where a screen is laid out anew for it."""
    themes = [
        (360, "light", chromium.RULES),
        (360, "dark", chromium.CONTRAST),
        (360, "dim", chromium.CONTRAST),
    ]
    grounds = set()
    for width, theme, rules in [*themes, (1280, "light", chromium.RULES)][: 4 if laptop else 3]:
        if theme == "light":  # the first of each width
            in_window(page, width, TALL)
            in_window(page, width, max(TALL, page.evaluate("document.documentElement.scrollHeight")))
        grounds.add(page.evaluate(THEME, theme))
        try:
            chromium.assert_accessible(page, rules)
        except AssertionError as found:
            yield f"{width} px, {theme}: {found}"
    page.evaluate(THEME, "light")
    assert len(grounds) == len(themes), "a theme was not put on"


def problems(page: Page, pattern: str, passphrase: str) -> Iterator[str]:
    """All that is wrong with the screen as it stands, and with each of its sheets."""
    page.evaluate(UNFOLD)
    page.evaluate(SETTLED)
    questions = asked(pattern)
    yield from page.evaluate(WALKING, questions)
    page.emulate_media(reduced_motion="no-preference")
    yield from page.evaluate(MOVES)
    page.emulate_media(reduced_motion="reduce")
    for title in sheets(page):
        if not title:
            yield "a sheet that nothing opens: its button wants aria-haspopup='dialog'"
            continue
        for wrong in (
            *page.evaluate(WALKING, questions),
            *by_keyboard(page),
            *violations(page, laptop=False),
        ):
            yield f"sheet “{title}”: {wrong}"
        page.set_viewport_size(PHONE)
    yield from too_wide(page)
    yield from violations(page, laptop=not questions["question"])
    page.set_viewport_size(PHONE)
    yield from forgets(page, passphrase)


def open_what_is_new(clinic: Page) -> None:
    """So that what a client wrote stands there."""
    button(clinic, "clinic.open_new")
    expect(clinic.get_by_role("button", name=message("clinic.open_new"), exact=True)).to_have_count(0)
    expect(clinic.get_by_text(re.compile(LONG_WORD)).first).to_be_visible()


def walk(page: Page, wanted: Mapping[str, str], passphrase: str = "") -> list[str]:
    """Goes to each address, and says what is wrong where."""
    page.set_viewport_size(PHONE)
    page.evaluate(WATCH)
    found: list[str] = []
    for address, pattern in wanted.items():
        go(page, address)
        if pattern == OF_A_CASE:
            open_what_is_new(page)
        found += [f"{address}, {problem}" for problem in problems(page, pattern, passphrase)]
    found += [f"on the way, {what}" for what in page.evaluate("() => window.noticed")]
    return found


def of(*features: str) -> list[str]:
    return [pattern for feature, pattern in patterns() if feature in features]


def holds(test: Callable[..., None]) -> Callable[..., None]:
    """The promises that the walk asks each address about."""
    for number in PROMISES:
        test = pytest.mark.promise(number)(test)
    return test


def test_every_route_is_written_in_a_way_that_the_walk_can_read() -> None:
    assert unread() == []


# Not a phone: those answer to a page that is too wide by drawing it smaller.
@holds
@pytest.mark.slow
def test_every_screen_of_the_practice(page_at: PageAt) -> None:
    page = page_at("laptop")
    sign_up(page)
    known = everything(page, *OF_THE_PRACTICE)
    found = walk(page, addresses(of_a_client(practice=True), known))
    assert not found, "\n".join(found)


@holds
@pytest.mark.slow
def test_every_other_screen_of_a_client(page_at: PageAt) -> None:
    page = page_at("laptop")
    account = sign_up(page)
    known = everything(page, *OF_THE_REST)
    found = walk(page, addresses(of_a_client(practice=False), known), account.passphrase)
    assert not found, "\n".join(found)


@holds
@pytest.mark.promise(10)
@pytest.mark.slow
def test_every_screen_of_sharing_and_of_a_clinician(page_at: PageAt) -> None:
    clinic, phone = page_at("laptop"), page_at("laptop")
    enter_clinic(clinic, enrol())
    link = make_link(clinic, f"{LONG_NAME}, Thursdays")
    sign_up(phone)
    accept_link(phone, link, LONG_NAME)
    known = everything(phone, with_shareable)
    assert {one["kind"] for one in known["/you/sharing"]} == {
        kind.name for kind in kinds() if kind.shareable is not Kind.shareable
    }
    for one in known["/you/sharing"]:
        go(phone, "/you/sharing/share/{kind}/{id}".format(**one))
        for key in ("sharing.not_watched_title", "sharing.not_watched"):
            said = phone.get_by_text(re.compile(re.escape(message(key).rpartition("}")[2].split(".")[0])))
            expect(said.first, f"{key} on the share of {one['kind']}").to_be_visible()
        words_too = phone.get_by_text(message("sharing.full"), exact=True)
        if words_too.count():
            words_too.click()
        button(phone, "sharing.share")
        phone.wait_for_url("**/you/sharing")
    care = [{"id": str(CareLink.objects.get().pk)}]
    known = {**known, **{f"/you/sharing/{page}": care for page in ("by-itself", "handover", "new-keys")}}
    found = walk(phone, addresses(of("sharing"), known))
    go(clinic, "/clinic")
    known = {"/clinic": care}
    found += walk(clinic, addresses(of("clinic", "account", "help"), known))
    assert not found, "\n".join(found)


@holds
def test_every_screen_of_an_administrator(page_at: PageAt) -> None:
    page = page_at("laptop")
    enter_clinic(page, enrol_administrator(), home="office")
    found = walk(page, addresses(of("office"), {}))
    assert not found, "\n".join(found)


@holds
def test_every_screen_before_signing_in(page_at: PageAt) -> None:
    page = page_at("laptop")
    page.goto("/welcome/device")
    page.get_by_text(message("welcome.device_yes"), exact=True).click()
    button(page, "welcome.go_on")
    heading(page, "welcome.name_title")
    found = walk(page, addresses(of("welcome", "help"), {}))
    assert not found, "\n".join(found)
