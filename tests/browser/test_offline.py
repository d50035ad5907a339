"""Writing without a connection, an answer lost on the way, and two devices that wrote at the same time."""

import pytest
from playwright.sync_api import Page, Route, expect

from backend.people.models import Person
from backend.repairs.models import Repair
from tests.browser.conftest import PageAt
from tests.browser.person import message, sign_in, sign_up
from tests.browser.steps import CONTROLLED, begin_repair, button, heading, link, saved

HERE = "shell.saved_on_device"


def write(page: Page, text: str) -> None:
    page.get_by_label(message("practice.happened_label")).fill(text)


@pytest.mark.promise(19)
@pytest.mark.promise(43)
def test_whole_repair_without_a_connection_arrives_once(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    sign_up(page)
    page.wait_for_function(CONTROLLED)
    page.context.set_offline(True)
    begin_repair(page, "J.")
    write(page, "He was late and did not call.")
    saved(page, HERE)
    expect(page.get_by_text(message("shell.offline"))).to_be_visible()
    button(page, "practice.go_on")
    page.get_by_text(message("practice.choice_write_for_me"), exact=True).click()
    button(page, "practice.go_on")
    page.reload()
    heading(page, "practice.outcome_title")
    page.get_by_text(message("practice.outcome_let_it_be"), exact=True).click()
    button(page, "practice.done")
    heading(page, "practice.end_title")
    link(page, "practice.read_it")
    expect(page.get_by_text("He was late and did not call.")).to_be_visible()
    saved(page, HERE)
    assert not Repair.objects.exists()

    # The first answer gets lost on its way back: the device asks again, and the server takes it for the same writing.
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost or route.request.method != "POST":
            return route.fallback()
        lost.append(route.request.url)
        route.fetch()
        return route.abort("connectionreset")

    page.context.route("**/api/v1/sync", lose)
    page.context.set_offline(False)
    saved(page)
    assert len(lost) == 1
    repair, person = Repair.objects.get(), Person.objects.get()
    assert (repair.status, repair.person_id) == ("closed", person.pk)
    assert "late" not in repair.words


@pytest.mark.promise(43)
def test_two_devices_that_wrote_offline_keep_both(page_at: PageAt) -> None:
    phone, laptop = page_at("phone", service_worker=True), page_at("laptop", service_worker=True)
    account = sign_up(phone)
    begin_repair(phone, "J.")
    write(phone, "It was about the keys.")
    saved(phone)
    repair = Repair.objects.get()

    sign_in(laptop, account)
    link(laptop, "shell.journal")
    laptop.get_by_text("It was about the keys.").click()
    expect(laptop.get_by_role("heading", level=1, name="With J.")).to_be_visible()
    link(laptop, "practice.continue")
    heading(laptop, "practice.happened_title")

    for page in (phone, laptop):
        page.wait_for_function(CONTROLLED)
        page.context.set_offline(True)
    write(phone, "It was about the keys, said on the phone.")
    write(laptop, "It was about the keys, said on the laptop.")
    saved(phone, HERE)
    saved(laptop, HERE)
    phone.context.set_offline(False)
    saved(phone)
    laptop.context.set_offline(False)
    saved(laptop, "shell.needs_attention")

    link(laptop, "shell.journal")
    link(laptop, "journal.attention_open")
    heading(laptop, "journal.attention_title")
    mine, theirs = laptop.locator(".versions > *").all()
    expect(mine).to_contain_text("said on the laptop")
    expect(theirs).to_contain_text("said on the phone")
    tops = {version.evaluate("(card) => card.getBoundingClientRect().top") for version in (mine, theirs)}
    assert len(tops) == 1  # side by side
    button(laptop, "journal.keep_both")
    expect(laptop.get_by_text(message("journal.attention_none"))).to_be_visible()

    link(laptop, "shell.journal")
    for said in ("said on the phone", "said on the laptop"):
        expect(laptop.get_by_text(said)).to_be_visible()
    laptop.get_by_text("said on the laptop").click()
    saved(laptop)
    phone.goto("/journal")
    for said in ("said on the phone", "said on the laptop"):
        expect(phone.get_by_text(said)).to_be_visible(timeout=20_000)
    assert Repair.objects.count() == 2
    assert repair.pk in Repair.objects.values_list("pk", flat=True)
