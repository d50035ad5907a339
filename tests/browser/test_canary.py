"""A sentence typed into every free-text field of a client, and an answer, can be read nowhere on the server."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from backend.repairs.models import Repair
from tests.browser.addresses import addresses, patterns
from tests.browser.conftest import PageAt
from tests.browser.everything import (
    OF_A_CLIENT,
    arrive,
    everything,
    go,
)
from tests.browser.person import message, sign_up
from tests.browser.steps import saved

CANARY = "zxqvjwkz canary heronry"  # each longer than what chance writes into sealed text
ANSWER = "blamed_me"
FIELDS = "main :is(textarea, input[type=text], input:not([type]))"
# Where what is typed is no text of an entry: keys and codes, which have tests of their own.
NO_TEXTS = ("account", "welcome", "clinic", "sharing")


def fill(page: Page, address: str) -> list[str]:
    """Writes the canary into each field of one screen, and keeps it where a button has to be tapped for that."""
    arrive(page, address)
    filled = []
    fields = page.locator(FIELDS)
    for at in range(fields.count()):
        field = fields.nth(at)
        field.fill(f"{CANARY} {at}")
        filled.append(f"{address} {field.evaluate('(one) => one.labels?.[0]?.innerText ?? one.id')}")
    if filled:
        expect(fields.first).to_have_value(f"{CANARY} 0")
        keep = page.locator(".page-foot .button")
        if keep.count() and page.locator(".page-foot .save-state").count() == 0:
            keep.last.click()
    return filled


@pytest.mark.promise(19)
@pytest.mark.promise(43)
@pytest.mark.promise(45)
@pytest.mark.slow
def test_what_a_person_writes_comes_back_and_is_nowhere_on_the_server(
    page_at: PageAt, site_template: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    page = page_at("phone")
    sign_up(page)
    known = everything(page, *OF_A_CLIENT)
    repair = known["/practice"][0]["id"]
    wanted = [pattern for feature, pattern in patterns() if feature not in NO_TEXTS]
    filled = [field for address in addresses(wanted, known) for field in fill(page, address)]
    assert len(filled) > 45, "a walk that finds no field proves nothing"
    go(page, f"/practice/{repair}/response")
    page.get_by_text(message("sharing.value_response_blamed_me"), exact=True).click()
    saved(page)
    answers: Any = Repair.objects.get(pk=repair).answers
    assert ANSWER in answers["response"]
    go(page, "/journal")
    page.get_by_text(message("journal.find"), exact=True).click()
    page.get_by_label(message("journal.search")).fill(CANARY)
    expect(page.get_by_role("link", name=CANARY).first).to_be_visible()

    # Closed and opened again, every sentence is where it was left.
    page.reload()
    for address in dict.fromkeys(field.partition(" ")[0] for field in filled):
        if not address.endswith("/new"):  # which begins something
            go(page, address)
            expect(page.locator(FIELDS).first, address).to_have_value(f"{CANARY} 0")

    kept = b"".join(path.read_bytes() for path in site_template.parent.glob("site.sqlite3*"))
    assert str(repair).replace("-", "").encode() in kept  # what is searched is where it would be
    said = " ".join([caplog.text, *capfd.readouterr()])
    for word in (*CANARY.split(), ANSWER):
        assert word.encode() not in kept
        assert word not in said
