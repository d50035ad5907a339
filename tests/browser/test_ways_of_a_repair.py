"""A dozen of the ways through a repair in a real browser: the screens met are those of the table, each can be stopped
at, and where heavy things are written a line says who answers.

All of the ways there are walks `frontend/src/entries/repairs/walk.test.ts`.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageAt
from tests.browser.everything import go
from tests.browser.person import message, sign_up
from tests.browser.steps import begin_repair, button, heading

WALKS = json.loads((Path(__file__).parents[1] / "repairs" / "walks.json").read_text(encoding="utf-8"))
HEAVY = ("happened", "stirred", "echo", "hurt", "say", "session", "kind")
WAYS = (
    "none/light/unset/unnamed",
    "not_now/standard/unset/named",
    "write_for_me/deep/unset/unnamed",
    "practise_with_therapist/standard/unset/unnamed",
    "let_it_go/light/unset/unnamed",
    "let_it_go/standard/unset/named",
    "say_something_small/standard/open/unnamed",
    "ask_for_pause/standard/open/unnamed",
    "apologise/deep/open/unnamed",
    "set_limit/light/open/unnamed",
    "let_it_go/deep/quiet/unnamed",
    "not_now/light/quiet/unnamed",
)


def set_out(page: Page, way: str) -> None:
    """Begins a repair on this way and stands at its first question."""
    _choice, depth, route, whom = way.split("/")
    go(page, "/")
    repair = begin_repair(page, "J." if whom == "named" else "")
    page.get_by_label(message("practice.happened_label")).fill("The door closed.")
    if route != "unset":
        go(page, f"/practice/{repair}/safety")
        page.get_by_text(message(f"safety.route_{route}"), exact=True).click()
    if depth != "light":
        go(page, f"/practice/{repair}/steps")
        page.get_by_text(message(f"practice.depth_{depth}"), exact=True).click()
    go(page, f"/practice/{repair}/happened")


def met(page: Page, way: str) -> list[str]:
    """The screens that somebody meets who answers what leads on, and skips all else."""
    choice = way.split("/", maxsplit=1)[0]
    screens: list[str] = []
    while not page.url.endswith("/end"):
        screen = page.url.rpartition("/")[2]
        screens.append(screen)
        heading(page, f"practice.{screen}_title")
        expect(page.get_by_role("button", name=message("practice.stop"), exact=True)).to_be_in_viewport(
            ratio=1
        )
        answers = page.get_by_role("link", name=message("shell.heavy"))
        assert answers.count() == (screen in HEAVY), screen
        if screen in HEAVY:
            expect(answers).to_be_in_viewport(ratio=1)
        if screen == "choice" and choice != "none":
            page.get_by_text(message(f"practice.choice_{choice}"), exact=True).click()
        if screen == "spoke":
            page.get_by_text(message("sharing.value_spoke_yes"), exact=True).click()
        was = page.url
        page.locator(".page-foot .actions").get_by_role("button").last.click()
        page.wait_for_url(lambda url, was=was: url != was)  # type: ignore[misc]
    return screens


@pytest.mark.promise(8)
@pytest.mark.promise(20)
@pytest.mark.promise(21)
@pytest.mark.promise(25)
@pytest.mark.slow
def test_screens_met_are_those_of_the_table(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    found = {}
    for way in WAYS:
        set_out(page, way)
        found[way] = " ".join(met(page, way))
        heading(page, "practice.end_title")
        expect(page.locator("main :is(input, textarea)")).to_have_count(0)
        expect(page.get_by_role("link", name=message("practice.to_today"))).to_be_in_viewport()
    # Nobody hurt the other here: then there are no words for that.
    wanted = {
        way: WALKS[way] if way.startswith("apologise") else WALKS[way].replace(" hurt ", " ") for way in WAYS
    }
    assert found == wanted


@pytest.mark.promise(25)
def test_stopping_in_the_middle_leads_back_to_the_room_and_asks_nothing(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    repair = begin_repair(page)
    page.get_by_label(message("practice.happened_label")).fill("The door closed.")
    go(page, f"/practice/{repair}/steps")
    page.get_by_text(message("practice.depth_standard"), exact=True).click()
    go(page, f"/practice/{repair}/feelings")
    page.get_by_text(message("sharing.value_feelings_unreal"), exact=True).click()
    expect(page.get_by_text(message("practice.far_away"))).to_be_in_viewport()
    page.locator("main").get_by_role("link", name=message("practice.to_room")).click()
    heading(page, "practice.stopped_title")
    expect(page.get_by_text(message("help.ground_1"))).to_be_visible()
    expect(page.locator("main :is(input, textarea)")).to_have_count(0)
    page.get_by_role("link", name=message("practice.continue")).click()
    heading(page, "practice.feelings_title")
    button(page, "practice.stop")
    heading(page, "practice.stopped_title")


@pytest.mark.promise(8)
def test_what_begins_with_ones_therapist_has_their_own_kinds_and_wishes(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    page.goto("/practice/new")
    page.get_by_text(message("practice.who_nobody"), exact=True).click()
    page.get_by_text(message("sharing.value_relation_my_therapist"), exact=True).click()
    button(page, "practice.go_on")
    heading(page, "speakup.what_title")

    # One that was begun with nobody named, and is about them after all, takes along what was typed.
    page.goto("/practice")
    repair = begin_repair(page)
    page.get_by_label(message("practice.happened_label")).fill("She looked at the clock.")
    go(page, f"/practice/{repair}/who")
    page.get_by_text(message("sharing.value_relation_my_therapist"), exact=True).click()
    button(page, "practice.keep")
    heading(page, "practice.steps_title")
    go(page, f"/practice/{repair}/choice")  # of the walk of before
    heading(page, "practice.therapist_title")
    button(page, "practice.to_speak_up")
    heading(page, "speakup.what_title")
    button(page, "speakup.go_on")
    heading(page, "speakup.happened_title")
    expect(page.locator("main textarea")).to_have_value("She looked at the clock.")
    go(page, f"/practice/{repair}")
    expect(page.get_by_text("She looked at the clock.")).to_be_visible()
