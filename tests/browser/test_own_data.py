"""A person's own data: taken along with the passphrase, brought back, and deleted, each a few taps from anywhere."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from backend.accounts.models import User
from backend.people.models import Person
from tests.browser.conftest import PageAt
from tests.browser.person import KEY_TIMEOUT_MS, Account, message, sign_in, sign_up
from tests.browser.steps import Axe, begin_repair, heading, in_both_looks, place_is_kept, saved

pytestmark = pytest.mark.promise(15)


def confirm(page: Page, key: str, account: Account) -> None:
    page.get_by_label(message(key), exact=True).fill(account.passphrase)


def said(page: Page, key: str) -> None:
    expect(page.get_by_text(message(key)).first).to_be_visible(timeout=KEY_TIMEOUT_MS)


def file_of(page: Page, button: str, to: Path) -> str:
    with page.expect_download(timeout=KEY_TIMEOUT_MS) as made:
        page.get_by_role("button", name=message(button)).click()
    made.value.save_as(to)
    return to.read_text(encoding="utf-8")


def delete(page: Page, account: Account, when: str) -> None:
    page.goto("/you")
    page.get_by_role("link", name=message("you.erase")).click()
    heading(page, "account.erase")
    page.get_by_text(message(when), exact=True).click()
    confirm(page, "account.current", account)
    page.get_by_role("button", name=message("account.erase")).click()


def left_here(page: Page) -> Any:
    """What the browser keeps for this page: the rows of its database, and its two small stores."""
    return page.evaluate(
        """async () => {
          const kept = (await indexedDB.databases()).some(({ name }) => name === 'attune');
          const rows = !kept ? [] : await new Promise((done, failed) => {
            const opening = indexedDB.open('attune');
            opening.onerror = failed;
            opening.onsuccess = () => {
              const names = [...opening.result.objectStoreNames];
              const found = [];
              const transaction = opening.result.transaction(names);
              for (const name of names) transaction.objectStore(name).getAll().onsuccess = ({ target }) => found.push(...target.result);
              transaction.oncomplete = () => { opening.result.close(); done(found); };
            };
          });
          return { rows, session: sessionStorage.length };
        }"""
    )


def test_the_file_needs_the_passphrase_and_comes_back_elsewhere(
    page_at: PageAt, axe: Axe, tmp_path: Path
) -> None:
    page = page_at("phone")
    account = sign_up(page)
    page.goto("/you/name")
    page.get_by_label(message("you.name_field")).fill("Zoë")
    page.get_by_role("button", name=message("you.name_save")).click()
    said(page, "you.name_saved")
    begin_repair(page, "Quillon")
    page.get_by_label(message("practice.happened_label")).fill("The tea was cold.")
    saved(page)
    place_is_kept(page)

    page.goto("/you")
    page.get_by_role("link", name=message("you.export")).click()
    in_both_looks(page, axe)
    page.get_by_label(message("journal.export_words"), exact=True).fill("not what it is at all")
    page.get_by_role("button", name=message("journal.export_json")).click()
    said(page, "errors.wrong_words")
    confirm(page, "journal.export_words", account)
    read = file_of(page, "journal.export_html", tmp_path / "page.html")
    for text in ("Zoë", "The tea was cold.", "Quillon", "What happened to your account", "export made"):
        assert text in read, text
    data = json.loads(file_of(page, "journal.export_json", tmp_path / "data.json"))
    assert data["called"]["name"] == "Zoë"
    assert {entry["kind"] for entry in data["entries"]} == {"people", "repairs"}

    other = page_at("laptop")
    sign_up(other)
    other.goto("/you")
    other.get_by_role("link", name=message("you.import")).click()
    heading(other, "journal.import_title")
    in_both_looks(other, axe)
    other.get_by_label(message("journal.import_choose")).set_input_files(tmp_path / "page.html")
    said(other, "journal.import_not_ours")
    other.get_by_label(message("journal.import_choose")).set_input_files(tmp_path / "data.json")
    expect(other.get_by_text("2 notes are back.")).to_be_visible()
    expect(other.get_by_text(message("journal.import_name"))).to_be_visible()
    place_is_kept(other)
    other.goto("/journal")
    expect(other.get_by_role("link", name="With Quillon")).to_be_visible()
    expect(other.get_by_text(message("journal.attention"))).to_have_count(0)


def test_everything_is_deleted_at_once_and_the_device_is_empty(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    account = sign_up(page)
    begin_repair(page, "Quillon")
    page.get_by_label(message("practice.happened_label")).fill("The tea was cold.")
    saved(page)
    owner = User.objects.get(username=account.username).pk
    assert Person.objects.filter(owner=owner).count() == 1
    page.goto("/you/account/delete")
    heading(page, "account.erase")
    in_both_looks(page, axe)
    delete(page, account, "account.erase_now")
    expect(page.get_by_role("heading", name=message("welcome.erased_title"))).to_be_visible(
        timeout=KEY_TIMEOUT_MS
    )
    in_both_looks(page, axe)
    assert not User.objects.filter(pk=owner).exists()
    assert not Person.objects.filter(owner=owner).exists()
    assert left_here(page) == {"rows": [], "session": 0}
    page.get_by_role("button", name=message("welcome.erased_done")).click()
    expect(page.get_by_role("link", name=message("start.begin"))).to_be_visible()
    page.goto("/journal")
    expect(page.get_by_role("link", name=message("start.begin"))).to_be_visible()


def test_within_a_day_signing_in_and_saying_so_keeps_everything(page_at: PageAt, axe: Axe) -> None:
    page = page_at("laptop")
    account = sign_up(page)
    begin_repair(page, "Quillon")
    page.get_by_label(message("practice.happened_label")).fill("The tea was cold.")
    saved(page)
    delete(page, account, "account.erase_in_a_day")
    expect(page.get_by_role("heading", name=message("welcome.erased_later_title"))).to_be_visible(
        timeout=KEY_TIMEOUT_MS
    )
    assert left_here(page)["rows"] == []
    sign_in(page, account)
    page.get_by_role("link", name=message("account.erase_line")).click()
    in_both_looks(page, axe)
    page.get_by_role("button", name=message("account.erase_keep")).click()
    said(page, "account.erase_kept")
    expect(page.get_by_text(message("account.erase_line"))).to_have_count(0)
    page.goto("/journal")
    expect(page.get_by_role("link", name="With Quillon")).to_be_visible()
