"""A page that goes in the moment of a press: what was pressed is done all the same."""

import pytest
from playwright.sync_api import Page, expect

from backend.moments.models import Moment
from backend.people.models import Person
from backend.repairs.models import Repair
from backend.sharing.models import Grant
from tests.browser.conftest import PageAt
from tests.browser.consent import linked, share, write_repair
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import button, heading, link, saved, waited_for

# Nothing that the press asks for is answered any more: no word is sealed, and none reaches the store.
PRESS_AND_GO = """(name) => {
  SubtleCrypto.prototype.encrypt = () => new Promise(() => undefined);
  [...document.querySelectorAll('dialog[open] button, main button, main label')].find((one) => one.innerText.trim() === name).click();
  location.reload();
}"""


def press_and_go(page: Page, key: str) -> None:
    expect(page.get_by_text(message(key), exact=True).first).to_be_visible()
    page.wait_for_load_state("networkidle")
    with page.expect_navigation():
        page.evaluate(PRESS_AND_GO, message(key))


def somebody(page: Page, alias: str) -> str:
    """Adds them; gives the address of their page."""
    page.goto("/people")
    link(page, "people.add")
    page.get_by_label(message("people.alias")).fill(alias)
    button(page, "people.keep")
    expect(page.get_by_role("heading", level=1, name=alias)).to_be_visible()
    saved(page)
    return page.url


@pytest.mark.promise(8)
def test_going_quietly_holds(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    otter = somebody(page, "Otter")
    page.goto(f"{otter}/ease")
    page.get_by_text(message("people.ease_0"), exact=True).click()
    saved(page)
    press_and_go(page, "safety.offer_yes")
    saved(page)
    assert Person.objects.get().route == "quiet"
    page.goto(f"{otter}/safety")
    expect(page.get_by_label(message("safety.route_quiet"))).to_be_checked()


@pytest.mark.promise(43)
def test_deleting_holds(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    otter = somebody(page, "Otter")
    page.goto(otter)
    press_and_go(page, "people.delete")
    assert waited_for(page, lambda: Person.objects.filter(deleted_at__isnull=False).exists())
    page.goto(otter)
    heading(page, "people.gone_title")


@pytest.mark.promise(43)
def test_repair_that_was_just_begun_stands_at_its_address(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    page.goto("/practice/new")
    page.get_by_label(message("practice.alias")).fill("Otter")
    press_and_go(page, "practice.go_on")
    heading(page, "practice.happened_title")
    waited_for(page, lambda: (Repair.objects.count(), Person.objects.count()) == (1, 1))
    assert (Repair.objects.count(), Person.objects.count()) == (1, 1)


@pytest.mark.promise(11)
@pytest.mark.promise(12)
def test_taking_back_and_keeping_private_hold(page_at: PageAt) -> None:
    clinic, phone = page_at("laptop"), page_at("phone")
    linked(clinic, phone)
    share(phone, write_repair(phone, "Otter", "She looked away."))
    phone.get_by_role("button", name=message("sharing.take_back")).first.click()
    press_and_go(phone, "sharing.take_back_yes")
    assert waited_for(phone, lambda: not Grant.objects.exclude(copy="").exists())
    expect(phone.get_by_text(message("sharing.nothing_shared"))).to_be_visible()

    phone.get_by_role("link").filter(has_text=message("sharing.itself_row")).click()
    moments = phone.get_by_role("group", name=message("journal.kind_kind_moments"))
    moments.get_by_text(message("sharing.full"), exact=True).click()
    button(phone, "sharing.itself_keep")
    expect(phone.get_by_text(message("sharing.itself_kept"))).to_be_visible()
    phone.goto("/people/moments/new")  # before a word of it is written
    press_and_go(phone, "sharing.itself_keep_private")
    expect(phone.get_by_text(message("sharing.itself_kept_private"))).to_be_visible()
    phone.get_by_label(message("moments.what")).fill("He rang.")
    button(phone, "moments.done")
    saved(phone)
    expect(phone.get_by_text(message("sharing.itself_kept_private"))).to_be_visible()
    assert Moment.objects.count() == 1
    assert not Grant.objects.exclude(copy="").exists()
