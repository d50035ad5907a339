"""The browser translates the page: every text makes way for `<font><font>…`, as Chrome's translator does it, and goes
to its maker's server. What is shown stays true, and nothing that a person wrote goes along.
"""

import re
from collections.abc import Iterator
from difflib import unified_diff

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageAt
from tests.browser.person import KEY_TIMEOUT_MS, message, sign_up
from tests.browser.steps import begin_repair, button, heading, saved

CANARY = "Zxqv heron"
# The same words stand in the place of each text, so that the truth is what stands on a page that nobody translates.
TRANSLATOR = """
const sent = (window.sent = []);
const translate = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  if (root.nodeType === Node.TEXT_NODE) found.push(root);
  else while (walker.nextNode()) found.push(walker.currentNode);
  for (const text of found) {
    const parent = text.parentElement;
    if (!parent || parent.closest('font, script, style, textarea, noscript') || !parent.translate) continue;
    if (!/\\S/.test(text.data)) continue;
    sent.push(text.data);
    const [outer, inner] = [document.createElement('font'), document.createElement('font')];
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  }
};
new MutationObserver((records) => {
  for (const { type, target, addedNodes } of records)
    for (const node of type === 'characterData' ? [target] : addedNodes) translate(node);
}).observe(document, { childList: true, characterData: true, subtree: true });
"""
# What a translator takes besides text: what is read out, and what stands in fields.
TAKEN = """() => [
  ...window.sent ?? [],
  ...[...document.querySelectorAll('[aria-label], [title], [placeholder], [alt], [aria-valuetext]')]
    .filter((one) => one.translate)
    .flatMap((one) => ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext'].map((name) => one.getAttribute(name) ?? '')),
  ...[...document.querySelectorAll('input, textarea')].filter((one) => one.translate).map((one) => one.value),
  ...[...document.querySelectorAll('option')].filter((one) => one.translate).map((one) => one.text),
]"""
SHOWN = "() => document.body.innerText.replaceAll(/[^\\S\\n]+/g, ' ').replaceAll(/\\n+/g, '\\n').trim()"


def _tour(page: Page) -> Iterator[str]:
    """Through the main screens, with what changes on them; stops wherever there is something to compare."""
    sign_up(page, private_device=False)
    expect(page.get_by_role("button", name=message("today.stings"))).to_be_visible()
    button(page, "today.more")
    expect(page.get_by_text(message("reflections.part_for"))).to_be_visible()
    expect(page.get_by_role("link", name=message("cards.to_all"))).to_be_visible()  # comes last
    yield "today"
    page.context.set_offline(True)
    expect(page.get_by_text(message("shell.offline"))).to_be_visible()
    yield "offline"
    page.context.set_offline(False)
    expect(page.get_by_text(message("shell.offline"))).to_have_count(0)
    yield "back"
    yield from _writing(page)
    yield from _places(page)
    yield from _locked(page)


def _writing(page: Page) -> Iterator[str]:
    begin_repair(page, f"{CANARY} alias")
    page.context.set_offline(True)
    page.get_by_label(message("practice.happened_label")).fill(f"{CANARY} happened")
    saved(page, "shell.saved_on_device")
    yield "kept here"
    page.context.set_offline(False)
    saved(page)
    yield "kept everywhere"
    button(page, "practice.go_on")
    heading(page, "practice.choice_title")
    page.get_by_text(message("practice.choice_let_it_go"), exact=True).click()
    saved(page)
    yield "another step"
    page.get_by_role("navigation", name=message("shell.help_now")).get_by_role(
        "link", name=message("shell.help_now")
    ).click()
    heading(page, "help.title")
    page.get_by_label(message("help.country")).select_option("IE")
    expect(page.get_by_role("link", name="Samaritans")).to_be_visible()
    expect(page.get_by_role("link", name=message("help.plan"))).to_be_visible()  # comes last
    yield "help"


def _places(page: Page) -> Iterator[str]:
    for place in ("practice", "people", "journal", "you"):
        page.locator(f"nav a[href='/{place}']").first.click()
        page.wait_for_url(f"**/{place}")
        heading(page, f"shell.{place}")
        page.wait_for_load_state("networkidle")
        yield place
        if place == "people":
            page.get_by_role("link", name=CANARY).click()
            expect(page.get_by_role("heading", level=1, name=CANARY)).to_be_visible()
            # comes last
            expect(page.get_by_role("button", name=message("therapy.agenda_bring"))).to_be_visible()
            yield "a person"
            page.go_back()
        if place == "journal":
            page.locator("summary").first.click()
            search = page.get_by_label(message("journal.search"))
            search.fill(CANARY)
            expect(page.get_by_role("link", name=f"With {CANARY} alias").first).to_be_visible()
            yield "found"
            search.fill("nothing of the kind")
            expect(page.get_by_role("link", name=CANARY)).to_have_count(0)
            yield "nothing found"
    page.locator("a[href='/you/cards']").first.click()
    page.wait_for_url("**/you/cards")
    heading(page, "cards.title")
    page.wait_for_load_state("networkidle")
    yield "cards"


def _locked(page: Page) -> Iterator[str]:
    page.reload()  # on a device that is not private, this locks
    page.get_by_label(message("welcome.words")).wait_for()
    yield "locked"
    button(page, "shell.show")
    yield "shown"
    page.get_by_label(message("welcome.words")).fill("not these words")
    button(page, "welcome.unlock")
    expect(page.get_by_text(message("errors.wrong_words"))).to_be_visible(timeout=KEY_TIMEOUT_MS)
    yield "wrong words"


def _walk(page: Page) -> tuple[dict[str, str], list[str]]:
    shown, taken = {}, []
    for place in _tour(page):
        page.wait_for_function("() => document.querySelector('.skeleton') === null")
        page.evaluate(
            "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
        )
        shown[place] = re.sub(r"\b[a-z]+-[a-z]+-\d\d\b", "the name", page.evaluate(SHOWN))
        taken += page.evaluate(TAKEN)
    return shown, taken


@pytest.mark.promise(6)
@pytest.mark.promise(19)
@pytest.mark.slow
def test_what_is_shown_is_true_under_translation_and_own_words_stay_here(page_at: PageAt) -> None:
    true, _ = _walk(page_at("phone"))
    page = page_at("phone")
    page.add_init_script(TRANSLATOR)
    shown, taken = _walk(page)
    assert message("shell.today") in taken, "nothing was translated"
    assert page.evaluate("document.querySelectorAll('font').length") > 0
    different = {
        place: list(unified_diff(text.split("\n"), shown[place].split("\n"), n=0, lineterm=""))[2:]
        for place, text in true.items()
        if shown[place] != text
    }
    assert different == {}
    assert sorted({text for text in taken if CANARY in text}) == []
