"""The safety check before words: what it closes, what it keeps, and what a frightening response brings at once."""

import re

import pytest
from playwright.sync_api import Request, expect

from tests.browser.checking import ALL_NO, QUESTIONS, answer, saved_person, somebody, to_words
from tests.browser.conftest import PageAt
from tests.browser.person import message
from tests.browser.repairing import stored
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
    press,
    saved,
    tab_to,
)


@pytest.mark.promise(8)
@pytest.mark.promise(27)
@pytest.mark.promise(33)
@pytest.mark.promise(40)
def test_quiet_person_has_no_words_and_help_is_there(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    sent: list[str] = []

    def keep(request: Request) -> None:
        sent.append(request.post_data or "")

    page.on("request", keep)
    signed_up(page)
    repair = to_words(page)
    expect(page.get_by_role("note")).to_contain_text(message("safety.stirs"))
    expect(page.get_by_role("button", name=message("safety.skip_all"))).to_be_visible()
    in_both_looks(page, axe)
    answer(page, axe, hurt="yes-longer-ago", control="yes", found_out="not-sure")
    heading(page, "safety.first_title")
    # The app says in its own name what it closes, and where that is changed.
    expect(page.get_by_text(message("safety.before_quiet"))).to_be_visible()
    expect(page.get_by_role("link", name=message("safety.change_this"))).to_be_visible()
    expect(page.locator("main").get_by_role("link", name=message("shell.help_now"))).to_be_visible()
    in_both_looks(page, axe)
    button(page, "safety.go_on_here")
    heading(page, "safety.device_title")
    in_both_looks(page, axe)
    button(page, "safety.go_on")
    heading(page, "safety.closed_title")
    expect(page.locator("main")).not_to_contain_text("You chose")
    in_both_looks(page, axe)
    page.get_by_role("link", name=message("safety.closed_past")).click()
    heading(page, "practice.outcome_title")  # the diary goes on, and asks nothing of speaking
    saved(page)

    person = somebody()
    assert person.route == "quiet"
    assert person.route_checked_at is not None
    assert person.answers == {}
    assert not [body for body in sent if re.search("yes-longer-ago|longer_ago|control", body)]
    left_behind = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "longer-ago" not in left_behind

    # No address leads to them, and no list names them.
    for screen in ("say", "how", "hurt", "spoke"):
        page.goto(f"/practice/{repair}/{screen}")
        heading(page, "safety.closed_title")
    page.goto(f"/practice/{repair}/steps")
    heading(page, "practice.steps_title")
    expect(page.get_by_role("link", name=message("practice.say_title"))).to_have_count(0)
    page.goto(f"/practice/{repair}/choice")
    heading(page, "practice.choice_title")
    expect(page.locator(".choice-card")).to_have_count(4)
    expect(page.get_by_text(message("practice.choice_say_something_small"), exact=True)).to_have_count(0)
    # The diary stays open.
    page.goto(f"/practice/{repair}/happened")
    page.get_by_label(message("practice.happened_label")).fill("He shouted.")
    saved(page)
    assert stored().words


@pytest.mark.promise(8)
def test_way_to_speak_up_asks_first_and_is_kept_once_it_is_open(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    repair = begin_repair(page, "J.")
    page.goto(f"/practice/{repair}/choice")
    pick(page, "practice.choice_set_limit")
    answer(page, **ALL_NO)
    heading(page, "practice.choice_title")
    expect(page.get_by_label(message("practice.choice_set_limit"))).to_be_checked()
    saved(page)
    assert (somebody().route, stored().answers["choice"]) == ("open", "set_limit")

    # Once for each person: the next one with J. opens at once.
    page.goto("/practice")
    link(page, "practice.begin")
    heading(page, "practice.who_title")
    page.get_by_text("J.", exact=True).click()
    button(page, "practice.go_on")
    heading(page, "practice.happened_title")
    saved(page)
    page.goto(page.url.replace("happened", "say"))
    heading(page, "practice.say_title")


@pytest.mark.promise(8)
@pytest.mark.promise(18)
@pytest.mark.parametrize(
    ("answers", "shown", "route"),
    [
        ({}, None, "unset"),
        ({"shame": "not-sure"}, "safety.carefully", "careful"),
        ({"found_out": "yes", "afraid": "uneasy"}, "safety.device", "careful"),
        ({"hurt": "yes-longer-ago"}, "safety.what_was_done", "careful"),
        ({**ALL_NO, "afraid": "uneasy"}, "safety.carefully", "careful"),
        ({"found_out": "no"}, "safety.unasked", "careful"),
    ],
)
def test_careful_and_skipped_open_after_one_line(
    page_at: PageAt, axe: Axe, answers: dict[str, str], shown: str | None, route: str
) -> None:
    page = page_at("phone")
    signed_up(page)
    to_words(page)
    if answers:
        answer(page, **answers)
    else:
        button(page, "safety.skip_all")
    if shown:
        expect(page.get_by_text(message(shown))).to_be_visible()
        in_both_looks(page, axe)
        button(page, "safety.go_on")
    heading(page, "safety.confirm_title")
    expect(page.get_by_text(message("safety.self_statement"))).to_be_visible()
    in_both_looks(page, axe)
    ways = page.locator(".page-foot .actions .button")
    assert len(set(ways.evaluate_all("(all) => all.map((one) => one.className)"))) == 1
    button(page, "safety.confirm_yes")
    heading(page, "practice.say_title")
    saved(page)
    assert somebody().route == route


@pytest.mark.promise(8)
@pytest.mark.promise(41)
def test_scary_response_brings_the_safety_page_at_once(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    signed_up(page)
    repair = to_words(page)
    button(page, "safety.skip_all")
    button(page, "safety.confirm_yes")
    heading(page, "practice.say_title")
    page.goto(f"/practice/{repair}/response")
    pick(page, "sharing.value_response_was_scary")
    heading(page, "safety.first_title")
    expect(page.get_by_text(message("safety.scary"))).to_be_visible()
    expect(page.locator("main").get_by_role("link", name=message("shell.help_now"))).to_be_visible()
    expect(page.get_by_role("button", name=message("safety.offer_yes"))).to_be_visible()
    in_both_looks(page, axe)
    page.get_by_role("switch", name=message("safety.hide")).check()
    saved_person(page, hidden=True)
    button(page, "safety.go_on_here")
    heading(page, "practice.felt_title")
    saved(page)
    assert stored().answers["response"] == ["was_scary"]
    assert somebody().route_checked_at is None
    assert somebody().route_due_at is not None

    # Asked again before any words, and hidden from what is offered.
    page.goto(f"/practice/{repair}/say")
    heading(page, "safety.title")
    page.goto("/practice/new")
    heading(page, "practice.who_title")
    expect(page.get_by_text("J.", exact=True)).to_have_count(0)
    page.goto("/practice")
    theirs = page.get_by_role("link", name=message("practice.with_nobody"))
    expect(theirs).to_be_hidden()
    page.get_by_text(message("practice.away"), exact=True).click()
    expect(theirs).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("J.")
    page.goto("/")
    heading(page, "shell.today")
    expect(page.get_by_role("link", name=message("today.kind_moment"))).to_be_visible()
    expect(page.get_by_role("link", name=message("today.draft"))).to_have_count(0)


@pytest.mark.promise(8)
@pytest.mark.promise(33)
def test_route_is_chosen_and_changed_on_the_persons_page_by_keyboard(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    link(page, "shell.people")
    link(page, "people.add")
    page.get_by_label(message("people.alias")).fill("Otter")
    button(page, "people.keep")
    expect(page.get_by_role("heading", level=1, name="Otter")).to_be_visible()
    page.get_by_role("link", name=message("people.carefully")).press("Enter")
    heading(page, "safety.route_title")
    tab_to(page, message("safety.route_open"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label(message("safety.route_quiet"))).to_be_checked()
    saved(page)
    assert somebody().route == "quiet"
    press(page, message("safety.look_questions"))
    heading(page, "safety.title")
    press(page, message("safety.look"))
    for question in QUESTIONS:
        heading(page, f"safety.{question}")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        tab_to(page, message("safety.answer_no"))
        page.keyboard.press("Space")
        expect(page.get_by_label(message("safety.answer_no"), exact=True)).to_be_checked()
        press(page, message("safety.go_on"))
    expect(page.get_by_role("heading", level=1, name="Otter")).to_be_visible()
    saved(page)
    assert somebody().route == "open"


@pytest.mark.promise(8)
@pytest.mark.promise(43)
def test_check_and_a_frightening_response_work_offline_by_keyboard(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    signed_up(page)
    page.wait_for_function(CONTROLLED)
    page.context.set_offline(True)
    to_words(page)
    answer(page, shame="yes")
    heading(page, "safety.first_title")
    button(page, "safety.go_on_here")
    press(page, message("safety.closed_past"))
    heading(page, "practice.outcome_title")

    page.goto("/practice")
    repair = begin_repair(page)
    page.goto(f"/practice/{repair}/response")
    heading(page, "practice.response_title")
    press(page, message("sharing.value_response_was_scary"), "Space")
    heading(page, "safety.first_title")
    expect(page.get_by_text(message("safety.scary"))).to_be_visible()
    press(page, message("safety.go_on_here"))
    heading(page, "practice.felt_title")
    saved(page, "shell.saved_on_device")
    page.context.set_offline(False)
    saved(page)
    assert somebody().route == "quiet"
    assert (stored(repair).route_checked_at, stored(repair).route_due_at is None) == (None, False)
    assert stored(repair).answers == {"response": ["was_scary"]}
