"""Who holds the key, changed there and back with answers lost, while other devices write: no word is lost."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from backend.accounts.models import Vault
from backend.people.models import Person
from tests.browser.conftest import PageAt
from tests.browser.everything import go
from tests.browser.person import KEY_TIMEOUT_MS, Account, message, sign_in, sign_up
from tests.browser.steps import CONTROLLED, button, heading, saved
from tests.browser.test_take_over import make_sheet

NAMES = ["Ash", "Birch", "Cedar", "Dove"]


def add(page: Page, *names: str, key: str = "shell.saved_everywhere") -> None:
    for name in names:
        go(page, "/people/new")
        page.get_by_label(message("people.alias")).fill(name)
        button(page, "people.keep")
        expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
        saved(page, key)


def set_custody(page: Page, account: Account, custody: str) -> None:
    """The first answer gets lost on its way back. Said so, it is asked for again and done."""
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost:
            return route.fallback()
        lost.append(json.loads(route.request.post_data or "")["custody"])
        route.fetch()
        return route.abort("connectionreset")

    page.context.route("**/api/v1/vault/custody", lose)
    go(page, "/you/account/key")
    page.get_by_text(message(f"account.{custody}"), exact=True).click()
    page.get_by_label(message("account.current")).fill(account.passphrase)
    button(page, "account.use_key")
    expect(page.get_by_role("alert")).to_be_visible(timeout=KEY_TIMEOUT_MS)
    button(page, "account.use_key")
    # Not its words alone: those of the change before may still stand there.
    page.wait_for_url("**/you/account", timeout=KEY_TIMEOUT_MS)
    expect(page.get_by_text(message("account.key_changed")).last).to_be_visible()
    page.context.unroute("**/api/v1/vault/custody", lose)
    assert lost == [custody]
    vault = Vault.objects.get()
    assert (vault.custody, vault.spare_user_key is not None) == (custody, custody == "spare")


def says_who_reads(page: Page, custody: str) -> None:
    """On every page that says it, as it is here and now."""
    other = {"own": "spare", "spare": "own"}[custody]
    for path in ("/people/moments", "/you/cards", "/you/name", "/you/about"):
        go(page, path)
        expect(page.get_by_text(message(f"shell.words_{custody}"))).to_be_visible()
        expect(page.get_by_text(message(f"shell.words_{other}"))).to_have_count(0)


def all_there(page: Page, *names: str) -> None:
    go(page, "/people")
    for name in names:
        expect(page.get_by_role("link", name=name)).to_be_visible()


@pytest.mark.promise(42)
@pytest.mark.promise(43)
def test_custody_there_and_back_loses_no_word_of_three_devices(page_at: PageAt) -> None:
    phone, laptop, third = page_at("phone"), page_at("laptop"), page_at("phone", service_worker=True)
    account = sign_up(phone)
    make_sheet(phone, account.passphrase)
    add(phone, *NAMES)
    for page in (laptop, third):
        sign_in(page, account)
        all_there(page, *NAMES)
    third.wait_for_function(CONTROLLED)
    third.context.set_offline(True)
    add(third, "Gorse", key="shell.saved_on_device")

    set_custody(phone, account, "own")
    says_who_reads(phone, "own")
    laptop.reload()
    says_who_reads(laptop, "own")
    says_who_reads(third, "spare")  # offline: nothing has told it yet
    add(laptop, "Heath")
    add(third, "Iris", key="shell.saved_on_device")
    set_custody(phone, account, "spare")
    says_who_reads(phone, "spare")
    assert Person.objects.count() == len(NAMES) + 1

    third.context.set_offline(False)
    saved(third)
    assert Person.objects.count() == len(NAMES) + 3
    fresh = page_at("laptop")
    sign_in(fresh, account)
    heading(fresh, "shell.today")
    for page in (phone, laptop, third, fresh):
        page.reload()
        expect(page.get_by_role("navigation", name=message("shell.places"))).to_be_visible()
        all_there(page, *NAMES, "Gorse", "Heath", "Iris")
