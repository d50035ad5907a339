"""Spanish: asked for by the browser or chosen in You, on every screen of a client, offline, and on another device."""

import json
from functools import cache

import pytest
from playwright.sync_api import Page, expect

from backend.accounts.models import Profile
from backend.accounts.usernames import WORDS
from backend.core.pwa.guises import guises
from tests.browser.addresses import addresses
from tests.browser.conftest import PageAt
from tests.browser.everything import (
    OF_A_CLIENT,
    everything,
    go,
)
from tests.browser.person import CATALOGUES, KEY_TIMEOUT_MS, message, sign_in, sign_up, speaking
from tests.browser.steps import CONTROLLED, button, heading
from tests.browser.test_walk import FITS, LARGE, of_a_client
from tests.content.messages import FILLED, readings

# What stands on a screen and is read out there, but for what is said to be English: a questionnaire as it was
# published.
SAID = """() => [
  ...document.body.innerText.split('\\n').filter((line) =>
    ![...document.querySelectorAll('[lang=en] *')].some((one) => one.innerText === line)),
  ...[...document.querySelectorAll('[aria-label], [placeholder], [title]')]
    .flatMap((one) => ['aria-label', 'placeholder', 'title'].map((name) => one.getAttribute(name) ?? '')),
].map((said) => said.trim()).filter(Boolean)"""
# Words of the app that its own room cuts off, and what begins small although it stands alone: a language that writes
# months and days small shows it.
CLUMSY = """() => {
  const own = (one) => one.matches('[translate=no], :has(text-run[translate=no]:first-child)');
  const found = [];
  for (const one of document.querySelectorAll('.bar-back > span, h1, .button, .chip, .place span, .list-row-title')) {
    if (!one.checkVisibility() || one.closest('.visually-hidden') || own(one)) continue;
    const style = getComputedStyle(one);
    const hides = style.overflow !== 'visible';
    if (hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2)) found.push(`cut: ${one.innerText}`);
  }
  for (const one of document.querySelectorAll('.bar-back > span, h1, h2, dt, .scale-ends > span')) {
    if (!one.checkVisibility() || own(one)) continue;
    if (/^\\p{Ll}/u.test(one.textContent.trim()) && getComputedStyle(one, '::first-letter').textTransform !== 'uppercase') found.push(`begins small: ${one.textContent}`);
  }
  return found;
}"""
LEAST = 4  # letters: what is shorter may be the same in both
LONG = 16  # letters of a text with gaps, that stand together in no other language


def texts(language: str) -> list[str]:
    files = sorted((CATALOGUES / language).glob("*.json"))
    messages = [said for file in files for said in json.loads(file.read_text(encoding="utf-8")).values()]
    return [said for message in messages for said in readings(message)]


@cache
def english() -> tuple[frozenset[str], tuple[str, ...]]:
    """The English texts that no Spanish one equals: those that are whole, and the long parts of those with gaps."""
    both = set(texts("es"))
    whole = {said for said in texts("en") if FILLED not in said and len(said) >= LEAST and said not in both}
    spanish = " ".join(both)
    parts = {
        part.strip()
        for said in texts("en")
        if FILLED in said
        for part in said.split(FILLED)
        if len(part.strip()) >= LONG and part.strip() not in spanish
    }
    return frozenset(whole), tuple(sorted(parts))


def english_on(page: Page) -> list[str]:
    whole, parts = english()
    said: list[str] = page.evaluate(SAID)
    names = {guise.name for guise in guises().values()}  # what a home screen says, whatever it speaks
    return [
        line for line in said if line not in names and (line in whole or any(part in line for part in parts))
    ]


@pytest.mark.promise(32)
@pytest.mark.slow
def test_no_screen_of_a_client_says_a_word_of_english(page_at: PageAt) -> None:
    page = page_at("laptop", locale="es-MX")
    with speaking("es"):
        sign_up(page)
        known = everything(page, *OF_A_CLIENT)
        assert page.evaluate("() => [document.documentElement.lang, document.documentElement.dir]") == [
            "es",
            "ltr",
        ]
        found: list[str] = []
        for practice in (True, False):
            for address in addresses(of_a_client(practice=practice), known):
                go(page, address)
                found += [f"{address}: {line}" for line in english_on(page)]
                page.set_viewport_size({"width": 320, "height": 640})
                if not page.evaluate(FITS):
                    found.append(f"{address}: wider than 320 px")
                page.set_viewport_size({"width": 360, "height": 640})
                found += [f"{address}: {what}" for what in page.evaluate(CLUMSY)]
                page.set_viewport_size({"width": 1280, "height": 800})
    assert not found, "\n".join(found)


@pytest.mark.promise(32)
def test_the_way_in_that_is_proposed_is_in_spanish_too_and_opens_as_a_phone_types_it(page_at: PageAt) -> None:
    page = page_at("phone", locale="es-MX")
    with speaking("es"):
        account = sign_up(page, private_device=False)
        first, second, _digits = account.username.split("-")
        assert (first in WORDS["es"][0], second in WORDS["es"][1]) == (True, True)
        known = (CATALOGUES.parent / "vault" / "made-words-es.ts").read_text(encoding="utf-8").split()
        assert [word for word in account.passphrase.split() if word not in known] == []
        page.reload()  # not a private device: the words are asked for
        page.get_by_label(message("welcome.words")).fill(f"{account.passphrase.capitalize()}. ")
        button(page, "welcome.unlock")
        expect(page.get_by_role("heading", name=message("shell.today"))).to_be_visible(timeout=KEY_TIMEOUT_MS)


@pytest.mark.promise(34, 35)
def test_a_long_word_parts_with_a_hyphen_where_text_is_large_and_nowhere_else(page_at: PageAt) -> None:
    page = page_at("phone", locale="es-MX")
    parts = "(where) => getComputedStyle(document.querySelector(where)).hyphens"
    with speaking("es"):
        sign_up(page, private_device=False)
        go(page, "/you")
        heading(page, "shell.you")
        expect(page.locator(".list-row-title").first).to_be_visible()
        page.set_viewport_size({"width": 320, "height": 640})
        assert [page.evaluate(parts, where) for where in ("h1", ".list-row-title")] == ["manual", "manual"]
        page.evaluate(LARGE, ["200%", "ltr"])
        page.wait_for_function(f"() => ({parts})('.list-row-title') === 'auto'")
        page.evaluate(LARGE, ["", "ltr"])
        # what a browser set to text twice as large calls the width of a phone
        page.set_viewport_size({"width": 180, "height": 640})
        page.wait_for_function(f"() => ({parts})('h1') === 'auto'")


def chooses(page: Page, language: str, name: str) -> None:
    go(page, "/you/place")
    page.get_by_text(name, exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.promise(32)
def test_what_was_chosen_holds_after_a_reload_offline_and_on_the_next_device(page_at: PageAt) -> None:
    phone = page_at("phone", service_worker=True)
    account = sign_up(phone)
    phone.wait_for_function(CONTROLLED)
    chooses(phone, "es", "español")
    assert english_on(phone) == []
    with speaking("es"):
        heading(phone, "you.place")
        expect(phone.get_by_role("link", name=message("shell.today"))).to_be_visible()
        phone.wait_for_function(
            "() => caches.match('/language', { cacheName: 'attune-language' }).then((kept) => kept?.text()).then((kept) => kept === 'es')"
        )
        phone.context.set_offline(True)
        phone.reload()
        heading(phone, "you.place")
        for address in ("/journal", "/practice", "/read/the-coat", "/help"):
            go(phone, address)
            assert english_on(phone) == [], address
        phone.context.set_offline(False)
    assert Profile.objects.get().locale == "es"

    laptop = page_at("laptop")
    sign_in(laptop, account, private_device=False)
    expect(laptop.locator("html")).to_have_attribute("lang", "es")
    with speaking("es"):
        go(laptop, "/you")
        heading(laptop, "shell.you")
        chooses(laptop, "en", "English")
    go(laptop, "/")
    heading(laptop, "shell.today")


@pytest.mark.promise(32)
def test_without_a_connection_a_language_that_is_not_here_is_not_chosen_and_that_is_said(
    page_at: PageAt,
) -> None:
    page = page_at("phone", service_worker=True)
    sign_up(page)
    page.wait_for_function(CONTROLLED)
    go(page, "/you/place")
    page.context.set_offline(True)
    page.get_by_text("español", exact=True).click()
    expect(page.get_by_role("alert")).to_have_text(message("shell.error_offline"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.reload()
    heading(page, "you.place")
