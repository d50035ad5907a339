"""With yourself: a kind minute, a parts check-in, a standard questioned; each to its end, and to where it stops."""

import pytest
from playwright.sync_api import Page, expect

from backend.affirmations.models import Card
from backend.reflections.models import Reflection
from tests.browser.conftest import PageAt
from tests.browser.person import message
from tests.browser.reflecting import (
    IN_WORDS,
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
from tests.browser.steps import (
    CONTROLLED,
    button,
    heading,
    in_both_looks,
    link,
    place_is_kept,
    press,
    saved,
    tab_to,
    waited_for,
)


@pytest.mark.promise(25)
@pytest.mark.promise(27)
@pytest.mark.promise(33)
def test_kind_minute_goes_its_whole_way_and_is_read_back(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    signed_up(page)
    link(page, "shell.practice")
    in_both_looks(page, axe)
    row(page, message("reflections.kind_minute_note")).click()
    expect(page.get_by_text(message("reflections.kind_minute_before"))).to_be_visible()
    in_both_looks(page, axe)
    button(page, "reflections.begin")
    step(page, "hurts", axe)
    write(page, "The phone call.")
    go_on(page)
    step(page, "others", axe)
    expect(page.get_by_role("heading", level=1)).to_be_focused()  # a screen reader hears where it is now
    write(page, "It gets quieter.", "reflections.others_label")
    go_on(page)
    step(page, "kindness", axe)
    write(page, "I am here.")
    go_on(page)
    step(page, "after")
    choose(page, "after_softer")
    in_both_looks(page, axe)
    button(page, "reflections.done")
    for said in ("The phone call.", "It gets quieter.", "I am here.", message("reflections.after_softer")):
        expect(page.get_by_text(said, exact=True)).to_be_visible()
    in_both_looks(page, axe)
    reflection = kept(page)
    assert (reflection.form, reflection.status, reflection.answers) == (
        "kind_minute",
        "kept",
        {"after": "softer"},
    )
    assert "phone" not in reflection.words

    link(page, "shell.journal")
    row(page, message("reflections.kind_minute")).click()
    button(page, "reflections.delete")
    heading(page, "reflections.title")
    expect(row(page, "I am here.")).to_have_count(0)
    button(page, "shell.undo")
    expect(row(page, "I am here.")).to_be_visible()
    expect(page.get_by_text("The phone call.")).to_have_count(0)  # a list is no place to meet what hurts
    in_both_looks(page, axe)


@pytest.mark.promise(25)
@pytest.mark.promise(40)
@pytest.mark.promise(41)
@pytest.mark.parametrize("answer", ["harder", "numb"])
def test_kind_minute_stops_where_it_feels_harder_or_numb(page_at: PageAt, axe: Axe, answer: str) -> None:
    page = page_at("phone")
    signed_up(page)
    link(page, "shell.practice")
    row(page, message("reflections.kind_minute_note")).click()
    button(page, "reflections.kind_minute_past")  # what hurts is left out from the start
    step(page, "others")
    button(page, "reflections.skip")
    step(page, "kindness")
    button(page, "reflections.skip")
    step(page, "after")
    choose(page, f"after_{answer}")
    said = page.get_by_role("status").filter(has_text=message(f"reflections.{answer}_said"))
    expect(said).to_be_visible()
    note, foot = said.bounding_box(), page.locator(".page-foot").bounding_box()
    assert note
    assert foot
    assert note["y"] + note["height"] <= foot["y"]  # not under the bar that stays in sight
    in_both_looks(page, axe)
    button(page, "reflections.done")
    heading(page, "reflections.stopped_title")
    asks_nothing(page)
    in_both_looks(page, axe)
    assert kept(page).answers == {"after": answer}
    link(page, "reflections.steady")
    expect(page.get_by_role("heading", name=message("help.grounding"))).to_be_in_viewport()


@pytest.mark.promise(18)
@pytest.mark.promise(27)
@pytest.mark.promise(33)
def test_standard_is_questioned_and_its_kinder_version_kept_as_a_card(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    signed_up(page)
    begin(page, "standard")
    step(page, "rule", axe)
    write(page, "I may not need anybody.", "reflections.rule_label")
    go_on(page)
    step(page, "whose")
    choose(page, "whose_raised_me")
    in_both_looks(page, axe)
    go_on(page)
    step(page, "strict")
    choose(page, "strict_4")
    in_both_looks(page, axe)
    go_on(page)
    step(page, "protected")
    button(page, "reflections.skip")
    step(page, "loved")
    expect(page.get_by_text("I may not need anybody.")).to_be_visible()
    choose(page, "loved_no")
    in_both_looks(page, axe)
    go_on(page)
    step(page, "kinder")
    write(page, "I may need somebody now and then.", "reflections.kinder_label")
    in_both_looks(page, axe)
    go_on(page)
    step(page, "true")
    page.get_by_role("slider").fill("4")
    in_both_looks(page, axe)
    button(page, "reflections.done")
    expect(page.get_by_text(message("reflections.strict_4"), exact=True)).to_be_visible()
    expect(page.get_by_text(message("reflections.protected_title"))).to_have_count(0)
    in_both_looks(page, axe)
    assert kept(page).answers == {
        "whose": "raised_me",
        "how_strict": 4,
        "ask_loved": "no",
        "how_true": 4,
    }

    page.get_by_role("button", name=message("reflections.make_card")).click()
    expect(page.get_by_label(message("cards.text"))).to_have_value("I may need somebody now and then.")
    saved(page)
    assert Card.objects.get().origin == "standard"
    page.go_back()
    row(page, message("reflections.to_card")).click()
    expect(page.get_by_label(message("cards.text"))).to_have_value("I may need somebody now and then.")
    assert Card.objects.count() == 1


@pytest.mark.promise(18)
@pytest.mark.promise(22)
@pytest.mark.promise(33)
def test_forms_are_finished_by_keyboard_alone_and_leaving_all_of_it_open_leaves_nothing(
    page_at: PageAt,
) -> None:
    page = page_at("phone")
    signed_up(page)
    for form, last in (("kind_minute", "after"), ("parts", "thanks"), ("standard", "kinder")):
        press(page, message("shell.practice"))
        heading(page, "shell.practice")
        row(page, message(f"reflections.{form}_note")).press("Enter")
        press(page, message("reflections.begin"))
        while not page.url.endswith(f"/{last}"):
            was = page.url
            press(page, message("reflections.skip"))
            page.wait_for_url(lambda url, was=was: url != was)
            expect(page.get_by_role("heading", level=1)).to_be_focused()
        press(page, message("reflections.done"))
        heading(page, "shell.practice")
    assert not Reflection.objects.exists()

    row(page, message("reflections.parts_note")).press("Enter")
    press(page, message("reflections.begin"))
    heading(page, "reflections.part_title")
    tab_to(page, f"{message('reflections.part_wise_adult')}")
    page.keyboard.press("Space")
    press(page, message("reflections.stop"))
    heading(page, "reflections.stopped_title")
    assert kept(page).status == "kept"
    assert page.get_by_role("button", name=message("reflections.go_on")).count() == 0


@pytest.mark.promise(19)
@pytest.mark.promise(43)
@pytest.mark.parametrize("form", ["kind_minute", "parts", "standard"])
def test_form_is_written_offline_and_comes_back_after_a_kill_with_step_and_caret(
    page_at: PageAt, form: str
) -> None:
    page = page_at("phone", service_worker=True)
    signed_up(page)
    page.wait_for_function(CONTROLLED)
    page.context.set_offline(True)
    begin(page, form)
    screen, label = {
        "kind_minute": ("others", "reflections.others_label"),
        "parts": ("sounds", IN_WORDS),
        "standard": ("rule", "reflections.rule_label"),
    }[form]
    while not page.url.endswith(f"/{screen}"):
        was = page.url
        button(page, "reflections.skip")
        page.wait_for_url(lambda url, was=was: url != was)
    step(page, screen)
    page.get_by_label(message(label)).click()
    page.keyboard.type("Slowly and softly")
    for _ in "softly":
        page.keyboard.press("ArrowLeft")
    saved(page, "shell.saved_on_device")
    place_is_kept(page)
    context = page.context
    page.close()

    again = context.new_page()
    go_on_with(again, form)
    step(again, screen)
    field = again.get_by_label(message(label))
    expect(field).to_have_value("Slowly and softly")
    assert field.evaluate("(area) => area.selectionStart") == len("Slowly and ")
    context.set_offline(False)
    waited_for(again, Reflection.objects.exists)
    assert Reflection.objects.get().status == "draft"


def go_on_with(page: Page, form: str) -> None:
    """Back to what is being written: from Today, from the list in Practice, or from where such a form begins."""
    match form:
        case "kind_minute":
            page.goto("/")
            link(page, "today.draft")
        case "parts":
            page.goto("/practice")
            row(page, message("reflections.draft_note").format(day="").strip(" ·")).click()
            link(page, "reflections.go_on")
        case _:
            page.goto("/practice")
            row(page, message(f"reflections.{form}_note")).click()
            link(page, "reflections.continue")
