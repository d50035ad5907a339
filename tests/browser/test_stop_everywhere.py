"""Each screen of a repair can be stopped at, on a small phone too: what leads to grounding stands in sight, and hides
nothing of the question above it. The questions about harm above all.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import patterns
from tests.browser.conftest import PageAt
from tests.browser.everything import go
from tests.browser.person import message, sign_up
from tests.browser.steps import begin_repair, button, heading
from tests.content.documents import document

SCREENS = tuple(document("repairs/data/walk.yaml")["screens"])
HEAVY = ("happened", "stirred", "echo", "hurt", "say", "session", "kind")
# Only after one of these was chosen, or about one's therapist.
ELSEWHERE = {"kind": "let_it_go", "session": "practise_with_therapist", "therapist": ""}
QUESTIONS = ("afraid", "hurt", "control", "follow", "shame", "found_out")
OF_A_THERAPIST = ("touch", "favours", "threat", "told")
# Asks nothing: it is read, or it is over, or it is where stopping leads.
READ = {"/practice/:id", "/practice/:id/end", "/practice/:id/rest"}
LOW = 140
# The foot's height with its buttons in one row, how far the question stands above it, and whether a finger on the way
# out comes to it.
FOOT = """() => {
  const foot = document.querySelector('.page-foot').getBoundingClientRect();
  const buttons = document.querySelector('.page-foot > .actions')?.getBoundingClientRect().height ?? 0;
  const hit = (one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return one.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  };
  return {
    height: foot.height - Math.max(0, buttons - 48),
    above: foot.top - document.querySelector('h1').getBoundingClientRect().bottom,
    hit: [...document.querySelectorAll('.stop-row :is(a, button)')].every(hit),
  };
}"""

# Whether the foot cuts an answer through its words: so the list is seen to go on below it.
GOES_ON = """() => {
  const foot = document.querySelector('.page-foot').getBoundingClientRect().top;
  return [...document.querySelectorAll('.choice-card :is(b, span)')].map((one) => one.getBoundingClientRect())
    .some(({ top, bottom }) => top + 8 < foot && bottom + 12 > foot);
}"""


def stands(page: Page, *, heavy: bool = False) -> None:
    stop = page.get_by_role("button", name=message("practice.stop"), exact=True)
    expect(stop).to_have_count(1)
    expect(stop).to_be_in_viewport(ratio=1)
    answers = page.get_by_role("link", name=message("shell.heavy"))
    expect(answers).to_have_count(1 if heavy else 0)
    if heavy:
        expect(answers).to_be_in_viewport(ratio=1)
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)
    page.wait_for_function(
        "() => !('settling' in document.documentElement.dataset)"
    )  # it takes no tap meanwhile
    foot = page.evaluate(FOOT)
    assert foot["above"] >= 0, f"the foot hides the question at {page.url}"
    assert foot["hit"], page.url
    # What becomes of an answer about safety.
    said = page.locator(".page-foot > [role=status]:not(.save-state)")
    assert foot["height"] <= LOW + 30 * said.count(), (page.url, foot)


def pick(page: Page, key: str) -> None:
    page.get_by_text(message(key), exact=True).first.click()


def asked(page: Page, questions: tuple[str, ...], **answers: str) -> Iterator[str]:
    """The safety questions from the page before them: answers some, skips the others."""
    heading(page, "safety.title")
    yield "title"
    button(page, "safety.look")
    for question in questions:
        heading(page, f"safety.{question}")
        yield question
        if question in answers:
            pick(page, f"safety.answer_{answers[question]}")
            button(page, "safety.go_on")
        else:
            button(page, "safety.skip")


def stops(page: Page) -> None:
    button(page, "practice.stop")
    heading(page, "practice.stopped_title")
    expect(page.get_by_text(message("help.ground_1"))).to_be_visible()
    expect(page.locator("main :is(input, textarea)")).to_have_count(0)


def at(page: Page, repair: str, address: str, key: str) -> None:
    """Goes to a screen of it, which stands at its title as where a tap leads."""
    go(page, f"/practice/{repair}/{address}")
    heading(page, key)
    page.evaluate("scrollTo(0, 0)")
    stands(page, heavy=address in HEAVY and key.startswith("practice."))


def set_out(page: Page) -> str:
    """A deep repair with nobody named, in which both hurt the other."""
    page.set_viewport_size({"width": 360, "height": 640})
    sign_up(page)
    repair = begin_repair(page)
    button(page, "practice.more_kinds")
    pick(page, "practice.kind_i_hurt_them")
    at(page, repair, "steps", "practice.steps_title")
    pick(page, "practice.depth_deep")
    return repair


def test_every_address_of_a_repair_is_visited_here() -> None:
    visited = {
        "new",
        ":id/:screen",
        *(f":id/{name}" for name in ("steps", "who", "safety", "safety-first", "beyond")),
    }
    there = {pattern for feature, pattern in patterns() if feature == "practice"}
    assert there - READ == {"/practice", *(f"/practice/{name}" for name in visited)}


@pytest.mark.promise(25)
@pytest.mark.slow
def test_each_question_of_a_repair_can_be_stopped_at(page_at: PageAt) -> None:
    page = page_at("phone")
    repair = set_out(page)
    at(page, repair, "safety", "safety.route_title")
    pick(page, "safety.route_open")
    for screen in SCREENS:
        choice = ELSEWHERE.get(screen)
        if choice == "":
            continue
        if choice:
            go(page, f"/practice/{repair}/choice")
            heading(page, "practice.choice_title")
            pick(page, f"practice.choice_{choice}")
        at(page, repair, screen, f"practice.{screen}_title")
        assert screen not in ("choice", "outcome") or page.evaluate(GOES_ON), (
            f"the list of {screen} seems to end"
        )
    at(page, repair, "who", "practice.who_title")
    pick(page, "sharing.value_relation_my_therapist")
    button(page, "practice.keep")
    heading(page, "practice.steps_title")
    at(page, repair, "therapist", "practice.therapist_title")
    go(page, "/practice/new")
    heading(page, "practice.who_title")
    stands(page)
    stops(page)


@pytest.mark.promise(8)
@pytest.mark.promise(25)
@pytest.mark.slow
def test_the_questions_about_harm_can_be_stopped_at(page_at: PageAt) -> None:
    page = page_at("phone")
    repair = set_out(page)
    at(page, repair, "safety-first", "safety.first_title")

    # What stands before words: the questions, why it goes slowly, and one line.
    go(page, f"/practice/{repair}/say")
    for _ in asked(page, QUESTIONS, afraid="no"):
        stands(page)
    heading(page, "safety.carefully_title")
    stands(page)
    button(page, "safety.go_on")
    heading(page, "safety.confirm_title")
    stands(page)

    # What is answered with yes leads to safety first, and closes the words.
    go(page, f"/practice/{repair}/safety")
    button(page, "safety.look_questions")
    for _ in asked(page, QUESTIONS, afraid="yes", found_out="yes"):
        stands(page)
    heading(page, "safety.first_title")
    stands(page)
    button(page, "safety.go_on_here")
    heading(page, "safety.device_title")
    stands(page)
    at(page, repair, "say", "safety.closed_title")


@pytest.mark.promise(8)
@pytest.mark.promise(25)
@pytest.mark.slow
def test_what_was_more_than_a_misunderstanding_can_be_stopped_at(page_at: PageAt) -> None:
    page = page_at("phone")
    repair = set_out(page)
    at(page, repair, "who", "practice.who_title")
    pick(page, "sharing.value_relation_my_therapist")
    button(page, "practice.keep")
    heading(page, "practice.steps_title")
    go(page, f"/practice/{repair}/beyond")
    for _ in asked(page, OF_A_THERAPIST, touch="yes"):
        stands(page)
    heading(page, "safety.beyond_title")
    stands(page)
    stops(page)
