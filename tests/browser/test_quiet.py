"""Promise 8 on the screen: what is closed for somebody who is to be gone quietly with, on every address there is.

What is closed stands written out here and not as the code has it: a choice that is dropped there has to be missed.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from backend.people.models import Person
from backend.repairs.models import Repair
from tests.browser.addresses import addresses, listed, patterns
from tests.browser.conftest import PageAt
from tests.browser.everything import go, with_check_in
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import begin_repair, saved

CLOSED_CHOICES = ("say_something_small", "ask_for_pause", "apologise", "set_limit")
OPEN_CHOICES = ("not_now", "write_for_me", "practise_with_therapist", "let_it_go")
CLOSED_SCREENS = ("hurt", "say", "how", "spoke")
# What stands on no other screen: the answers of the closed ones.
SPEAKING = [
    *(f"practice.choice_{one}" for one in CLOSED_CHOICES),
    *(
        f"sharing.value_how_{one}"
        for one in ("in_person", "call", "message", "letter_not_sent", "in_session")
    ),
    *(f"sharing.value_spoke_{one}" for one in ("part_of_it", "differently", "not_yet", "decided_not_to")),
    "practice.how_strongly",
    "practice.say_title",
    "practice.how_title",
    "practice.spoke_title",
    "practice.hurt_title",
]


def named_and_quiet(page: Page) -> None:
    begin_repair(page, "J.")
    page.get_by_text(message("practice.kind_left_out"), exact=True).click()
    saved(page)
    go(page, f"/people/{Person.objects.get().pk}/safety")
    page.get_by_text(message("safety.route_quiet"), exact=True).click()


def nobody_named_and_quiet(page: Page) -> None:
    repair = begin_repair(page)
    page.get_by_text(message("practice.kind_left_out"), exact=True).click()
    saved(page)
    go(page, f"/practice/{repair}/safety")
    page.get_by_text(message("safety.route_quiet"), exact=True).click()


@pytest.mark.promise(8)
@pytest.mark.parametrize("made", [named_and_quiet, nobody_named_and_quiet])
def test_nothing_about_somebody_quiet_leads_to_speaking_up(
    page_at: PageAt, made: Callable[[Page], None]
) -> None:
    page = page_at("phone")
    signed_up(page)
    made(page)
    saved(page)
    repair = str(Repair.objects.get().pk)
    go(page, f"/practice/{repair}/steps")
    page.get_by_text(message("practice.depth_deep"), exact=True).click()
    saved(page)
    person = str(Person.objects.get().pk) if Person.objects.exists() else repair
    screens = listed("../entries/repairs/walk.ts", "SCREENS")
    assert set(CLOSED_SCREENS) < set(screens)
    known = {
        "/practice": [{"id": repair, "screen": screen} for screen in screens],
        "/people": [{"id": person, "part": "about"}],
        **with_check_in(page),
    }
    wanted = [
        pattern for feature, pattern in patterns() if feature in ("practice", "people", "today", "journal")
    ]
    found: list[str] = []
    for address in addresses(wanted, known):
        go(page, address)
        shown = page.locator("main").inner_text().lower().splitlines()
        found += [f"{address}: {key}" for key in SPEAKING if message(key).lower() in shown]
        if address.removeprefix(f"/practice/{repair}/") in CLOSED_SCREENS:
            if page.get_by_role("heading", level=1).inner_text() != message("safety.closed_title"):
                found.append(f"{address} is open")
            if page.locator("main :is(textarea, input)").count():
                found.append(f"{address} asks for words")
        for way in CLOSED_SCREENS:
            if page.locator(f"main a[href$='/{repair}/{way}']").count():
                found.append(f"{address} leads to {way}")
    go(page, f"/practice/{repair}/choice")
    offered = page.locator("main .choice-card b").all_inner_texts()
    if offered != [message(f"practice.choice_{one}") for one in OPEN_CHOICES]:
        found.append(f"offers {offered}")
    assert not found, "\n".join(found)
