"""Looking back: pictures of one's own answers, numbers only when asked for, and everything as a file made on the
device.
"""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.guard import Guard
from tests.browser.person import KEY_TIMEOUT_MS, message
from tests.browser.repairing import begin as begin_deep
from tests.browser.signed_up import signed_up
from tests.browser.steps import (
    CONTROLLED,
    Axe,
    begin_repair,
    button,
    heading,
    in_both_looks,
    link,
    pick,
    place_is_kept,
    press,
    saved,
    tab_to,
)
from tests.browser.test_today import card, more, rate


@pytest.mark.promise(22)
def test_pictures_draw_how_true_a_card_felt_and_count_only_when_asked(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone", theme="dark")
    signed_up(page)
    said = card(page)
    link(page, "shell.journal")
    page.goto("/journal/pictures")
    expect(page.get_by_text(message("journal.pictures_none"))).to_be_visible()
    axe(page)
    for value in (8, 3):
        page.goto("/")
        assert card(page) == said
        more(page)
        rate(page, value)
        place_is_kept(page)
    page.goto("/journal/pictures")
    figure = page.get_by_role("figure").filter(has_text=said)
    expect(figure.locator("circle")).to_have_count(2)
    expect(figure.get_by_role("img")).to_have_attribute("aria-label", re.compile("felt each time"))
    figure.locator("summary").press("Enter")
    expect(figure.get_by_role("cell", name="8, from 0 to 10")).to_be_visible()
    expect(page.get_by_text(message("journal.noticing"), exact=True)).to_have_count(0)
    page.get_by_role("switch", name=message("journal.counts_on")).press("Space")
    expect(page.get_by_text(message("journal.noticing"), exact=True)).to_be_visible()
    axe(page)
    page.reload()
    expect(page.get_by_text(message("journal.noticing"), exact=True)).to_be_visible()


def test_what_is_kept_stands_on_one_page_and_what_was_expected_beside_what_came(
    page_at: PageAt, axe: Axe
) -> None:
    page = page_at("phone")
    signed_up(page)
    said = card(page)
    page.goto("/journal/kept")
    expect(page.get_by_text(message("journal.kept_none"))).to_be_visible()
    page.goto("/journal/then-and-now")
    expect(page.get_by_text(message("journal.then_none"))).to_be_visible()
    page.goto("/")
    button(page, "today.keep")
    repair = begin_deep(page, "standard")
    page.goto(f"/practice/{repair}/expected")
    page.get_by_label(message("practice.expected_label")).fill("shouting")
    page.goto(f"/practice/{repair}/response")
    pick(page, "sharing.value_response_listened")
    page.goto(f"/practice/{repair}/keepsake")
    page.get_by_label(message("sharing.text_keepsake")).fill("I said it, and the kettle still boiled.")
    saved(page)
    page.goto("/journal")
    link(page, "journal.kept_title")
    for kept in (said, "I said it, and the kettle still boiled."):
        expect(page.get_by_role("listitem").filter(has_text=kept)).to_be_visible()
    expect(page.get_by_role("button", name=message("journal.kept_print"))).to_be_visible()
    in_both_looks(page, axe)
    page.go_back()
    link(page, "journal.then_title")
    pair = page.get_by_role("definition")
    expect(pair).to_have_text(["shouting", "listened"])
    in_both_looks(page, axe)
    # What came of it is a way to the repair itself.
    page.get_by_role("main").get_by_role("heading", level=2).get_by_role("link").click()
    page.wait_for_url(f"**/practice/{repair}")


@pytest.mark.promise(15)
def test_everything_written_is_a_file_within_three_taps_without_a_network(
    page_at: PageAt, guard: Guard, axe: Axe, tmp_path: Path
) -> None:
    page = page_at("phone", service_worker=True)
    account = signed_up(page)
    begin_repair(page, "Zoë")
    page.get_by_label(message("practice.happened_label")).fill("She left the <b>Café</b> early.")
    saved(page)
    page.goto("/you")
    heading(page, "shell.you")
    page.wait_for_function(CONTROLLED)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    before = len(guard.requested)
    press(page, message("you.export"))
    heading(page, "journal.export_title")
    in_both_looks(page, axe)
    # Checked by what this device keeps; what only the server has is said to be missing.
    page.get_by_label(message("journal.export_words"), exact=True).fill(account.passphrase)
    with page.expect_download(timeout=KEY_TIMEOUT_MS) as first:
        press(page, message("journal.export_html"))
    with page.expect_download(timeout=KEY_TIMEOUT_MS) as second:
        press(page, message("journal.export_json"))
    expect(page.get_by_text(message("journal.export_missing"))).to_be_visible()
    assert first.value.suggested_filename.startswith("notes-")
    first.value.save_as(tmp_path / "page.html")
    second.value.save_as(tmp_path / "data.json")
    data = json.loads((tmp_path / "data.json").read_text(encoding="utf-8"))
    assert {entry["kind"] for entry in data["entries"]} == {"people", "repairs"}
    assert data["missing"] == [message("journal.export_missing")]

    # Still by keyboard and without a network: found in the journal, and opened.
    press(page, message("shell.journal"))
    heading(page, "shell.journal")
    press(page, message("journal.find"))
    tab_to(page, message("journal.search"))
    page.keyboard.type("cafe")
    expect(page.get_by_role("link", name="With Zoë")).to_be_visible()
    in_both_looks(page, axe)
    press(page, "With Zoë")
    expect(page.get_by_role("heading", level=1, name="With Zoë")).to_be_visible()
    asked = [url for url in guard.requested[before:] if "/api/" in url and "sync" not in url]
    assert {url.partition("/api/")[2] for url in asked} <= {"v1/vault"}  # whether the server is there

    reader = page_at("laptop", service_worker=True)
    reader.set_content((tmp_path / "page.html").read_text(encoding="utf-8"))
    expect(reader.get_by_text("She left the <b>Café</b> early.")).to_be_visible()
    expect(reader.get_by_text("Zoë")).to_be_visible()
    assert reader.title() == message("journal.export_file_title")
