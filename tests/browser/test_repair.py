"""A repair in light depth: by keyboard alone, with everything skipped, and closed in the middle."""

import pytest
from playwright.sync_api import expect

from backend.repairs.models import Repair
from tests.browser.conftest import PageAt
from tests.browser.everything import go
from tests.browser.person import message, sign_up
from tests.browser.steps import (
    begin_repair,
    button,
    heading,
    link,
    place_is_kept,
    press,
    saved,
    tab_to,
    waited_for,
)

STYLES = """(cards) => cards.map((card) => {
  const [outer, title] = [getComputedStyle(card), getComputedStyle(card.querySelector('b'))];
  const box = ['backgroundColor', 'borderTopColor', 'borderTopWidth', 'opacity', 'padding', 'width', 'order'];
  return JSON.stringify([...box.map((name) => outer[name]), title.fontSize, title.fontWeight, title.color]);
})"""


@pytest.mark.promise(18)
@pytest.mark.promise(20)
@pytest.mark.promise(21)
@pytest.mark.promise(33)
@pytest.mark.promise(34)
def test_repair_by_keyboard_alone_ends_where_not_now_is_said(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    press(page, message("shell.practice"))
    heading(page, "shell.practice")
    press(page, message("practice.begin"))
    heading(page, "practice.who_title")
    tab_to(page, message("practice.alias"))
    page.keyboard.type("J.")
    press(page, message("practice.go_on"))

    heading(page, "practice.happened_title")
    tab_to(page, message("practice.happened_label"))
    page.keyboard.type("She looked at her phone.")
    press(page, message("practice.kind_felt_unheard"), "Space")
    press(page, message("practice.go_on"))
    heading(page, "practice.choice_title")
    expect(page.get_by_role("heading", level=1)).to_be_focused()  # a screen reader hears where it is now
    ways = page.locator(".choice-card")
    assert len(set(ways.evaluate_all(STYLES))) == 1
    tab_to(page, message("practice.choice_not_now"))
    page.keyboard.press("Space")
    press(page, message("practice.done"))

    # Nothing follows: no further question, one sentence, and the way back to Today. Back leads to no question.
    heading(page, "practice.end_title")
    expect(page.get_by_text(message("practice.closing_not_now"))).to_be_in_viewport(ratio=1)
    expect(page.locator("main :is(input, textarea)")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="With J.")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("She looked at her phone.")).to_be_visible()
    expect(page.get_by_text(message("practice.closeness_title"))).to_have_count(0)
    saved(page)
    repair = Repair.objects.get()
    assert (repair.status, repair.depth) == ("not_now", "light")
    assert "phone" not in repair.words

    press(page, message("practice.delete"))
    heading(page, "shell.practice")
    expect(page.get_by_role("link", name="With J.")).to_have_count(0)
    press(page, message("shell.undo"))
    page.get_by_role("link", name="With J.").press("Enter")
    expect(page.get_by_text("She looked at her phone.")).to_be_visible()
    saved(page)
    assert Repair.objects.get().deleted_at is None


@pytest.mark.promise(18)
@pytest.mark.promise(22)
@pytest.mark.promise(34)
@pytest.mark.promise(41)
def test_every_question_can_be_skipped_without_a_mark(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    repair = begin_repair(page)
    # A slider can be answered in words; answered and taken back, it is open again.
    page.goto(f"/practice/{repair}/expected")
    button(page, "shell.scale_words")
    page.get_by_text(message("practice.sure_3"), exact=True).click()
    button(page, "shell.scale_clear")
    saved(page)
    page.goto(f"/practice/{repair}/happened")
    for screen in ("happened", "choice", "outcome"):
        heading(page, f"practice.{screen}_title")
        button(page, "practice.skip")
    heading(page, "shell.practice")
    go(page, f"/practice/{repair}")
    heading(page, "practice.gone_title")  # one without an answer is not kept

    go(page, "/practice")
    begin_repair(page)
    link(page, "practice.steps")
    heading(page, "practice.steps_title")
    stops = page.locator("main .path-stop > a")
    assert stops.evaluate_all("(all) => all.map((one) => one.attributes.length + one.childElementCount)") == [
        2
    ] * (stops.count()), "none is marked"

    # An outcome is asked for in the same weight ten times, and an ending that is hard is met with care.
    link(page, "practice.outcome_title")
    assert len(set(page.locator(".choice-card").evaluate_all(STYLES))) == 1
    page.get_by_text(message("practice.outcome_repaired"), exact=True).click()
    expect(page.get_by_text(message("practice.care_repaired"))).to_be_visible()
    expect(page.get_by_text(message("practice.outcome_repaired"), exact=True)).to_be_in_viewport()
    page.get_by_text(message("practice.outcome_got_worse"), exact=True).click()
    expect(page.get_by_text(message("practice.care_got_worse"))).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("note").get_by_role("link", name=message("shell.help_now"))).to_be_visible()
    foot = page.locator(".page-foot").bounding_box()
    assert foot is not None
    notes = [note.bounding_box() for note in page.locator(".callout").all()]
    assert len(notes) == 2, "what is said to it, and the offer to go quietly"
    for note in notes:
        assert note is not None
        assert note["y"] + note["height"] <= foot["y"], "the foot covers what is said"


@pytest.mark.promise(19)
def test_closing_in_the_middle_brings_back_the_step_the_text_and_the_caret(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    begin_repair(page)
    text = "We had planned to talk."
    page.get_by_label(message("practice.happened_label")).click()
    page.keyboard.type(text)
    for _ in "to talk.":
        page.keyboard.press("ArrowLeft")
    # As soon as the line says that it is on the device, and not a moment later.
    expect(page.get_by_role("status").filter(has_text=message("shell.saving_on_device"))).to_have_count(0)
    place_is_kept(page)
    context = page.context
    page.close()

    again = context.new_page()
    again.goto("/")
    again.get_by_role("link", name=message("today.draft")).click()
    heading(again, "practice.happened_title")
    field = again.get_by_label(message("practice.happened_label"))
    expect(field).to_have_value(text)
    caret = field.evaluate("(area) => area.selectionStart")
    assert caret == len(text) - len("to talk.")

    again.close()
    later = context.new_page()
    later.clock.install(time="2027-01-05T09:00:00")
    later.goto("/")
    later.get_by_role("link", name=message("today.draft")).click()
    expect(later.get_by_label(message("practice.happened_label"))).to_have_value(text)


@pytest.mark.promise(19)
def test_one_without_an_answer_stays_as_long_as_it_is_open_in_another_tab(page_at: PageAt) -> None:
    page = page_at("phone")
    sign_up(page)
    repair = begin_repair(page)
    place_is_kept(page)
    saved(page)
    other = page.context.new_page()
    other.goto("/practice")
    heading(other, "shell.practice")
    place_is_kept(other)  # and with it whatever the list takes away
    page.get_by_label(message("practice.happened_label")).click()
    page.keyboard.type("We had planned to talk.")
    saved(page)
    assert Repair.objects.get(pk=repair).deleted_at is None

    # Open nowhere any more, one that says nothing is not kept.
    go(page, "/practice")
    blank = begin_repair(page)
    place_is_kept(page)
    saved(page)
    other.goto("/practice")
    heading(other, "shell.practice")
    page.close()
    waited_for(other, lambda: Repair.objects.filter(pk=blank, deleted_at__isnull=False).exists())
