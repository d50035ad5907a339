"""A look at a part: its whole way, and back to the room where it comes too near."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageAt
from tests.browser.person import message
from tests.browser.reflecting import (
    Axe,
    asks_nothing,
    begin,
    choose,
    go_on,
    kept,
    row,
    step,
    write,
)
from tests.browser.signed_up import signed_up
from tests.browser.steps import button, heading, in_both_looks, link


@pytest.mark.promise(33)
@pytest.mark.promise(40)
def test_parts_check_in_goes_its_whole_way(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    signed_up(page)
    link(page, "shell.practice")
    row(page, message("reflections.parts_note")).click()
    expect(page.get_by_text(message("reflections.parts_therapy"))).to_be_visible()
    in_both_looks(page, axe)
    button(page, "reflections.begin")
    step(page, "part")
    choose(page, "part_harsh_critic")
    in_both_looks(page, axe)
    go_on(page)
    step(page, "feel")
    choose(page, "feel_curious")
    in_both_looks(page, axe)
    go_on(page)
    step(page, "sounds")
    expect(page.get_by_role("link", name=message("shell.heavy"))).to_be_visible()
    write(page, "Loud and quick.")
    write(page, "At work, with the eldest.", "reflections.with_whom")
    in_both_looks(page, axe)
    go_on(page)
    step(page, "tries")
    expect(page.get_by_text(message("reflections.tries_harsh_critic"))).to_be_visible()
    write(page, "Keep me from being laughed at.")
    in_both_looks(page, axe)
    go_on(page)
    step(page, "worries", axe)
    button(page, "reflections.skip")
    step(page, "needs")
    write(page, "A rest.")
    write(page, "Seeing what is missing.", "reflections.good_at")
    go_on(page)
    step(page, "wise")
    write(page, "You can put it down for today.")
    write(page, "The tender one says: you are loud.", "reflections.another_says")
    go_on(page)
    step(page, "thanks")
    choose(page, "thanks_yes")
    in_both_looks(page, axe)
    button(page, "reflections.done")
    for said in (
        message("reflections.part_harsh_critic"),
        "Loud and quick.",
        "You can put it down for today.",
        "At work, with the eldest.",
        "Seeing what is missing.",
        "The tender one says: you are loud.",
    ):
        expect(page.get_by_text(said, exact=True)).to_be_visible()
    expect(page.get_by_text(message("reflections.worries_title"))).to_have_count(0)
    in_both_looks(page, axe)
    assert kept(page).answers == {"part": "harsh_critic", "feel": "curious", "thanked": True}


@pytest.mark.promise(25)
@pytest.mark.promise(41)
@pytest.mark.parametrize("answer", ["afraid", "blended"])
def test_parts_check_in_comes_back_to_the_room_where_a_part_is_too_near(
    page_at: PageAt, axe: Axe, answer: str
) -> None:
    page = page_at("phone")
    signed_up(page)
    begin(page, "parts")
    step(page, "part")
    choose(page, "part_another")
    page.get_by_label(message("reflections.part_own")).fill("The watcher")
    button(page, "reflections.skip")
    step(page, "feel")
    choose(page, f"feel_{answer}")
    expect(page.get_by_role("status").filter(has_text=message(f"reflections.{answer}_said"))).to_be_visible()
    expect(page.get_by_role("button", name=message("reflections.go_on"), exact=True)).to_have_count(0)
    button(page, "reflections.done")
    heading(page, "reflections.stopped_title")
    expect(page.get_by_text(message("help.ground_1"))).to_be_visible()
    asks_nothing(page)
    in_both_looks(page, axe)
    assert kept(page).answers == {"part": "another", "feel": answer}
    page.goto(page.url.replace("/rest", "/needs"))  # by its address too
    heading(page, "reflections.stopped_title")
    link(page, "reflections.look")
    expect(page.get_by_text("The watcher")).to_be_visible()
