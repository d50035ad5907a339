"""What stands in a form comes back as it was left, on every screen; words to sign in with and codes never do."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.addresses import addresses, of_a_client
from tests.browser.conftest import PageAt
from tests.browser.everything import (
    OF_THE_PRACTICE,
    OF_THE_REST,
    arrive,
    everything,
    go,
)
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import CONTROLLED, place_is_kept

# Every field of a page that something is typed into, by what it is called, with what stands in it. A search is no form.
FIELDS = """() => [...document.querySelectorAll('main input, main textarea')]
  .filter((field) => !['radio', 'checkbox', 'range', 'search', 'file'].includes(field.type) && field.checkVisibility())
  .map((field) => ({
    id: field.id,
    label: field.labels[0].innerText,
    type: field.type,
    max: field.max,
    secret: field.type === 'password' || field.autocomplete === 'one-time-code' || field.autocapitalize === 'characters',
    value: field.value,
  }))"""

DRAWN = """(labels) => {
  const there = [...document.querySelectorAll('main input, main textarea')].map((field) => field.labels?.[0]?.innerText);
  return labels.every((label) => there.includes(label));
}"""


def _typed(label: str, kind: str, most: str) -> str:
    """The same for the same field, wherever it is met."""
    later = label == message("reminders.until")
    of_kind = {
        "date": "2026-03-04" if most else "2027-03-04",
        "time": "19:35" if later else "10:05",
        "email": "ash@example.org",
    }
    return of_kind.get(kind, f"{label}: typed")


def _fields(page: Page) -> list[dict[str, Any]]:
    return list(page.evaluate(FIELDS))


def _fill(page: Page) -> list[tuple[str, str, bool]]:
    """Types into every field: what it is called, what was typed, and whether it is a secret.

    They are looked for anew after each: what the server tells a little later draws a form once more.
    """
    typed: dict[str, tuple[str, str, bool]] = {}
    for _ in range(60):
        one = next((one for one in _fields(page) if one["label"] not in typed), None)
        if one is None:
            break
        value = _typed(one["label"], one["type"], one["max"])
        try:
            page.locator(f"[id='{one['id']}']").fill(value, timeout=2_000)
        except PlaywrightTimeout:
            continue
        typed[one["label"]] = one["label"], value, one["secret"]
    there = {one["label"] for one in _fields(page)}
    return [one for label, one in typed.items() if label in there]


@pytest.mark.promise(19)
@pytest.mark.promise(36)
@pytest.mark.promise(43)
@pytest.mark.parametrize("practice", [True, False], ids=["practice", "elsewhere"])
@pytest.mark.slow
def test_every_form_comes_back_and_nothing_secret_does(page_at: PageAt, *, practice: bool) -> None:
    page = page_at("phone")
    signed_up(page)
    left: dict[str, list[tuple[str, str, bool]]] = {}
    known = everything(page, *(OF_THE_PRACTICE if practice else OF_THE_REST))
    for address in addresses(of_a_client(practice=practice), known):
        arrive(page, address)
        if found := _fill(page):
            left[page.evaluate("() => location.pathname + location.search")] = found
    place_is_kept(page)
    secret = [label for fields in left.values() for label, _, hidden in fields if hidden]
    assert len(left) >= 8, left
    assert practice or len(secret) >= 3, left
    page.goto("/")
    lost: list[str] = []
    for address, fields in left.items():
        arrive(page, address)
        # Some forms are drawn once the server has told what they hold.
        page.wait_for_function(DRAWN, arg=[label for label, _, _ in fields])
        now = {one["label"]: one["value"] for one in _fields(page)}
        for label, value, hidden in fields:
            if now.get(label) != ("" if hidden else value):
                lost.append(f"{address}, {label}: {now.get(label)!r}")
    assert not lost, "\n".join(lost)


@pytest.mark.promise(19)
@pytest.mark.promise(43)
def test_new_person_and_new_reminder_come_back_without_a_connection(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    signed_up(page)
    page.wait_for_function(CONTROLLED)
    context: BrowserContext = page.context
    go(page, "/people/new")
    page.get_by_label(message("people.alias")).fill("Otter")
    page.get_by_text(message("people.relation_friend"), exact=True).click()
    go(page, "/you/reminders/new")
    page.get_by_text(message("reminders.preset_evening"), exact=True).click()
    page.get_by_label(message("reminders.from")).fill("18:20")
    place_is_kept(page)
    context.set_offline(True)
    page.reload()
    expect(page.get_by_label(message("reminders.from"))).to_have_value("18:20")
    expect(page.get_by_label("Sunday")).to_be_checked()
    expect(page.get_by_text(message("shell.as_left"))).to_be_visible()
    page.goto("/people/new")
    expect(page.get_by_label(message("people.alias"))).to_have_value("Otter")
    expect(page.get_by_label(message("people.relation_friend"), exact=True)).to_be_checked()
    page.get_by_role("button", name=message("shell.start_again")).click()
    expect(page.get_by_label(message("people.alias"))).to_have_value("")
    page.get_by_label(message("people.alias")).fill("Wren")
    page.get_by_role("button", name=message("people.keep")).click()
    expect(page.get_by_role("heading", level=1, name="Wren")).to_be_visible()
    page.goto("/people/new")
    expect(page.get_by_label(message("people.alias"))).to_have_value("")
    context.set_offline(False)
