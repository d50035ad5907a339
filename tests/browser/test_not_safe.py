"""Where somebody says that it is not safe: each screen takes it at its word."""

import re

import pytest
from playwright.sync_api import Page, expect

from backend.people.models import Person
from tests.browser.checking import ALL_NO, answer, somebody, stored, to_words
from tests.browser.conftest import PageAt
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import (
    Axe,
    begin_repair,
    button,
    heading,
    in_both_looks,
    link,
    pick,
    saved,
)


@pytest.mark.promise(8)
def test_nobody_named_is_asked_about_for_this_repair(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    signed_up(page)
    repair = to_words(page, "")
    answer(page, follow="yes")
    heading(page, "safety.first_title")
    expect(page.get_by_text(message("safety.before_quiet_here"))).to_be_visible()
    in_both_looks(page, axe)
    button(page, "safety.go_on_here")
    heading(page, "safety.closed_title")
    page.get_by_role("link", name=message("safety.change_this")).click()
    heading(page, "safety.route_title")
    in_both_looks(page, axe)
    expect(page.get_by_label(message("safety.route_quiet"))).to_be_checked()
    saved(page)
    assert (stored().route, stored().person, Person.objects.count()) == ("quiet", None, 0)
    assert stored().route_asked_at == stored().route_checked_at
    page.goto(f"/practice/{repair}/choice")
    heading(page, "practice.choice_title")
    expect(page.get_by_text(message("practice.choice_set_limit"), exact=True)).to_have_count(0)

    # The next one that names nobody is asked about for itself.
    page.goto("/practice")
    to_words(page, "")
    heading(page, "safety.title")


def therapists(page: Page) -> str:
    """A repair with the therapist, nobody named."""
    repair = begin_repair(page, "")
    page.goto(f"/practice/{repair}/who")
    heading(page, "practice.who_title")
    pick(page, "sharing.value_relation_my_therapist")
    button(page, "practice.keep")
    heading(page, "practice.steps_title")
    pick(page, "practice.depth_standard")
    saved(page)
    return repair


@pytest.mark.promise(8)
@pytest.mark.promise(33)
def test_what_a_therapist_did_leads_outside_that_practice(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    signed_up(page)
    repair = therapists(page)
    page.goto(f"/practice/{repair}/choice")
    heading(page, "practice.therapist_title")
    in_both_looks(page, axe)
    page.get_by_role("link", name=message("practice.beyond")).click()
    heading(page, "safety.title")
    in_both_looks(page, axe)
    answer(page, axe, told="yes")
    heading(page, "safety.beyond_title")
    expect(page.get_by_text(message("safety.beyond_stays"))).to_be_visible()
    page.get_by_label(message("safety.country")).select_option("GB")
    expect(page.get_by_role("link", name="www.psychotherapy.org.uk")).to_be_visible()
    in_both_looks(page, axe)
    button(page, "safety.go_on_here")
    heading(page, "practice.choice_title")
    expect(page.get_by_text(message("practice.choice_practise_with_therapist"), exact=True)).to_have_count(0)
    expect(page.get_by_text(message("practice.choice_write_for_me"), exact=True)).to_be_visible()
    saved(page)
    assert stored().route == "quiet"
    page.goto(f"/practice/{repair}/say")
    heading(page, "safety.closed_title")
    page.goto(f"/practice/{repair}/outcome")
    pick(page, "practice.outcome_it_ended")
    saved(page)
    page.goto(f"/practice/{repair}")
    expect(page.get_by_role("link", name=message("practice.stays_here"))).to_be_visible()
    expect(page.get_by_role("link", name=message("practice.share"))).to_have_count(0)
    page.goto(f"/you/sharing/share/repairs/{repair}")
    expect(page.get_by_text(message("sharing.stays_here"))).to_be_visible()
    in_both_looks(page, axe)


@pytest.mark.promise(8)
@pytest.mark.promise(41)
@pytest.mark.parametrize(
    "said", ["practice.outcome_not_safe_to_repair", "practice.outcome_got_worse", "practice.felt_0"]
)
def test_not_safe_offers_going_quietly_in_one_tap_and_makes_the_check_due(
    page_at: PageAt, axe: Axe, said: str
) -> None:
    page = page_at("phone")
    signed_up(page)
    repair = to_words(page)
    answer(page, **ALL_NO)
    heading(page, "practice.say_title")
    saved(page)
    assert somebody().route == "open"
    if said == "practice.felt_0":
        page.goto(f"/practice/{repair}/felt")
        heading(page, "practice.felt_title")
        page.get_by_role("group", name=message("practice.felt_safe")).get_by_text(
            message(said), exact=True
        ).click()
    else:
        page.goto(f"/practice/{repair}/outcome")
        pick(page, said)
    ways = [
        page.get_by_role("button", name=message(f"safety.offer_{way}"), exact=True) for way in ("yes", "no")
    ]
    assert len({way.get_attribute("class") for way in ways}) == 1
    in_both_looks(page, axe)
    saved(page)
    assert (somebody().route, somebody().route_checked_at) == ("open", None)
    if said == "practice.outcome_got_worse":
        ways[1].click()
        expect(page.get_by_text(message("safety.offer_later"))).to_be_visible()
        page.goto(f"/practice/{repair}/say")
        heading(page, "safety.title")
        return
    ways[0].click()
    expect(page.get_by_text(message("safety.before_quiet"))).to_be_visible()
    saved(page)
    assert somebody().route == "quiet"
    page.goto(f"/practice/{repair}/say")
    heading(page, "safety.closed_title")


@pytest.mark.promise(8)
def test_not_safe_about_somebody_is_trusted_and_met_with_the_questions_and_help(
    page_at: PageAt, axe: Axe
) -> None:
    page = page_at("phone")
    signed_up(page)
    link(page, "shell.people")
    link(page, "people.add")
    page.get_by_label(message("people.alias")).fill("Otter")
    button(page, "people.keep")
    expect(page.get_by_role("heading", level=1, name="Otter")).to_be_visible()
    page.goto(f"{page.url}/ease")
    heading(page, "people.part_ease")
    pick(page, "people.ease_0")
    expect(page.get_by_text(message("people.ease_unsafe"))).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(re.compile("part of you", re.IGNORECASE))
    expect(page.get_by_role("link", name=message("safety.look_questions"))).to_be_visible()
    expect(page.locator("main").get_by_role("link", name=message("shell.help_now"))).to_be_visible()
    in_both_looks(page, axe)
    button(page, "safety.offer_yes")
    saved(page)
    assert somebody().route == "quiet"
