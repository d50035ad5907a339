"""A repair in its three depths: every step there and skippable, by keyboard, offline, and the pause that outlives the
app.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from backend.repairs.models import Repair
from tests.browser.conftest import PageAt
from tests.browser.person import message, sign_up
from tests.browser.repairing import HERE, SPOKEN, begin, pass_the_check, stored, walk
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
    waited_for,
)


@pytest.mark.promise(18)
@pytest.mark.promise(21)
@pytest.mark.promise(22)
def test_standard_asks_every_step_and_each_can_be_skipped(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    begin(page, "standard")
    said = [page.locator("main").inner_text() for _screen in walk(page)]
    heading(page, "shell.practice")
    assert not [text for text in said if re.search(r"\d ?%|\bof \d+ steps", text)]
    expect(page.get_by_role("link", name=message("practice.with_nobody"))).to_have_count(0)
    page.reload()
    heading(page, "shell.practice")
    # One without an answer is not kept: what was sent of it while it was walked through is taken back.
    assert waited_for(page, lambda: not Repair.objects.filter(deleted_at=None).exists())


@pytest.mark.promise(27)
@pytest.mark.promise(33)
@pytest.mark.promise(41)
@pytest.mark.slow
def test_deep_repair_from_a_hurt_to_what_came(page_at: PageAt, axe: Axe) -> None:
    page = page_at(
        "phone", "dark"
    )  # every step is looked at in both themes, still empty, where all screens are
    sign_up(page)
    begin(page, "deep")
    write: dict[str, Callable[[], None]] = {
        "happened": lambda: page.get_by_label(message("practice.happened_label")).fill(
            "you left while I was speaking."
        ),
        "closeness": lambda: pick(page, "sharing.value_what_i_did_went_quiet"),
        "stirred": lambda: page.get_by_role("slider").fill("8"),
        "steady": lambda: pick(page, "sharing.value_what_helps_walk"),
        "feelings": lambda: pick(page, "sharing.value_feelings_lonely"),
        "needs": lambda: pick(page, "sharing.value_needs_to_be_heard"),
        "echo": lambda: page.get_by_label(message("sharing.text_protector_said")).fill("Say nothing."),
        "choice": lambda: choose(page, "practice.choice_say_something_small"),
        "matters": lambda: pick(page, "sharing.value_matters_most_keep_us_close"),
        "expected": lambda: page.get_by_label(message("practice.expected_label")).fill(
            "that he would laugh."
        ),
        "say": lambda: compose(page),
        "how": lambda: page.get_by_label(message("sharing.text_who_supports_me")).fill("My aunt."),
        "spoke": lambda: pick(page, "sharing.value_spoke_part_of_it"),
        "response": lambda: pick(page, "sharing.value_response_listened"),
        "felt": lambda: pick(page, "practice.felt_3"),
        "reflect": lambda: pick(page, "sharing.value_against_expectation_gentler"),
        "after": lambda: page.get_by_label(message("sharing.text_kind_word")).fill("I stayed."),
        "outcome": lambda: pick(page, "practice.outcome_partly"),
        "keepsake": lambda: page.get_by_label(message("practice.revisit_on")).fill("2027-02-01"),
    }
    for screen in walk(page, SPOKEN):
        if screen in ("echo", "response"):
            expect(page.get_by_text(message("practice.stirs"))).to_be_visible()
        write[screen]()
        at_the_end(page)
        axe(page)
    heading(page, "practice.end_title")
    expect(page.get_by_text(message("practice.care_partly"))).to_be_in_viewport()
    in_both_looks(page, axe)
    link(page, "practice.read_it")
    together = page.get_by_text("“that he would laugh”. What you saw: listened.")
    expect(together).to_be_visible()
    in_both_looks(page, axe)
    saved(page)
    repair = stored()
    assert (repair.depth, repair.status) == ("deep", "closed")
    assert repair.answers["stirred_before"] == 8
    assert repair.answers["spoke"] == "part_of_it"
    assert repair.answers["revisit_on"] == "2027-02-01"
    assert "aunt" not in f"{repair.words}{repair.answers}"

    page.get_by_role("button", name=message("practice.put_away")).click()
    page.get_by_role("button", name=message("practice.take_out")).click()
    saved(page)
    assert stored().status == "closed"


def choose(page: Page, key: str) -> None:
    """A way to words, with what stands before it."""
    pick(page, key)
    pass_the_check(page)
    heading(page, "practice.choice_title")
    pick(page, key)


def back_to(page: Page, name: str) -> None:
    """Presses Shift and Tab until the link with this name has focus."""
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if (
            page.evaluate("document.activeElement.matches('a') && document.activeElement.innerText.trim()")
            == name
        ):
            return
    raise AssertionError(f"Shift and Tab never came to {name!r}")


def at_the_end(page: Page) -> None:
    """Where the foot covers nothing: a target half behind it looks too small to axe, although it can be scrolled
    free.
    """
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")


def compose(page: Page) -> None:
    """The words of the person fill a way to begin while they are typed, and are then their own to change."""
    pick(page, "practice.try_soft_start_name")
    preview = page.locator(".preview")
    expect(preview).to_contain_text(
        ": you left while I was speaking. What I felt: lonely. What I would love: to be heard."
    )
    page.get_by_label(message("sharing.text_request"), exact=True).press_sequentially("sit down once")
    expect(preview).to_contain_text("What I'd like to ask: sit down once.")
    expect(page.get_by_text(message("practice.sends_nothing"))).to_be_visible()
    button(page, "practice.take_over")
    own = page.get_by_label(message("practice.own_wording"))
    expect(own).to_have_value(re.compile("^This has stayed"))
    own.press("Control+End")
    own.press_sequentially(" Please.")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button(page, "practice.copy")
    expect(page.get_by_text(message("practice.copied"))).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("not today. Please.")


@pytest.mark.promise(33)
@pytest.mark.promise(43)
def test_i_hurt_them_has_words_of_its_own_by_keyboard_and_offline(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone", service_worker=True)
    sign_up(page)
    page.wait_for_function(CONTROLLED)
    page.context.set_offline(True)
    repair = begin(page, "standard")
    press(page, message("practice.more_kinds"))
    press(page, message("practice.kind_i_hurt_them"), "Space")
    press(page, "Back to Steps")
    heading(page, "practice.steps_title")
    press(page, message("practice.hurt_title"))
    heading(page, "safety.title")
    press(page, message("safety.skip_all"))
    heading(page, "safety.confirm_title")
    press(page, message("safety.confirm_yes"))
    heading(page, "practice.hurt_title")
    tab_to(page, message("sharing.text_hurt_what"))
    page.keyboard.type("I did not call.")
    press(page, message("practice.no_need_to_answer"), "Space")
    expect(page.locator(".preview")).to_have_text("I did not call.\nYou don't have to answer.")
    tab_to(page, message("sharing.text_hurt_differently"))
    expect(page.locator(".preview")).to_be_in_viewport(ratio=1)  # how it sounds stays in sight
    expect(page.get_by_text(message("practice.closing_apologise"))).to_be_visible()
    at_the_end(page)
    in_both_looks(page, axe)
    saved(page, HERE)
    page.context.set_offline(False)
    saved(page)
    assert stored(repair).answers["no_need_to_answer"] is True


@pytest.mark.promise(33)
@pytest.mark.promise(34)
def test_standard_by_keyboard_alone(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    begin_repair(page)
    press(page, "Back to Steps")
    heading(page, "practice.steps_title")
    tab_to(page, message("practice.depth_light"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label(message("practice.depth_standard"))).to_be_checked()
    back_to(page, message("practice.stirred_title"))
    page.keyboard.press("Enter")
    heading(page, "practice.stirred_title")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    tab_to(page, message("practice.stirred_title"))
    page.keyboard.press("End")
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", re.compile("10, from 0 to 10"))
    press(page, message("practice.skip"))
    heading(page, "practice.steady_title")
    press(page, message("practice.pause_start"))
    press(page, message("practice.pause_stop"))
    press(page, message("practice.skip"))
    heading(page, "practice.feelings_title")
    press(page, message("sharing.value_feelings_sad"), "Space")
    for screen in ("feelings", "needs", "echo"):
        heading(page, f"practice.{screen}_title")
        press(page, message("practice.skip"))
    heading(page, "practice.choice_title")
    tab_to(page, message("practice.choice_not_now"))
    for _ in range(3):  # the fourth of them leads to words
        page.keyboard.press("ArrowDown")
    heading(page, "safety.title")
    press(page, message("safety.skip_all"))
    heading(page, "safety.confirm_title")
    press(page, message("safety.confirm_yes"))
    heading(page, "practice.choice_title")
    press(page, message("practice.go_on"))
    for screen in ("matters", "expected"):
        heading(page, f"practice.{screen}_title")
        press(page, message("practice.skip"))
    heading(page, "practice.say_title")
    tab_to(page, message("sharing.text_feeling"))
    page.keyboard.type("sad")
    saved(page)
    assert stored().answers["feelings"] == ["sad"]


@pytest.mark.promise(19)
@pytest.mark.promise(43)
def test_deep_steps_are_written_offline_and_come_back_with_the_caret(page_at: PageAt) -> None:
    page = page_at("phone", service_worker=True)
    sign_up(page)
    page.wait_for_function(CONTROLLED)
    page.context.set_offline(True)
    begin(page, "deep")
    link(page, "practice.steps")
    link(page, "practice.say_title")
    pass_the_check(page)
    field = page.get_by_label(message("sharing.text_need"))
    field.click()
    page.keyboard.type("to be asked first")
    for _ in "first":
        page.keyboard.press("ArrowLeft")
    saved(page, HERE)
    place_is_kept(page)
    context = page.context
    page.close()

    again = context.new_page()
    again.goto("/")
    again.get_by_role("link", name=message("today.draft")).click()
    heading(again, "practice.say_title")
    field = again.get_by_label(message("sharing.text_need"))
    expect(field).to_have_value("to be asked first")
    caret = field.evaluate("(area) => area.selectionStart")
    assert caret == len("to be asked ")
    link(again, "practice.steps")
    link(again, "practice.response_title")
    pick(again, "sharing.value_response_went_quiet")
    saved(again, HERE)
    assert not Repair.objects.exists()
    context.set_offline(False)
    saved(again)
    repair = stored()
    assert (repair.depth, repair.answers["response"]) == ("deep", ["went_quiet"])
