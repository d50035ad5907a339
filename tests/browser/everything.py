"""Somebody who has something of everything, so that every address has something to show."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from backend.accounts.models import Role, User
from backend.affirmations.models import AffirmationText, Card
from backend.agendas.models import Agenda
from backend.checkins.models import CheckIn
from backend.letters.models import UnsentLetter
from backend.measures.models import MeasureAgreement, MeasureResponse
from backend.moments.models import Moment
from backend.people.models import Person
from backend.reflections.models import Reflection
from backend.reminders.models import Reminder
from backend.sharing.models import CareLink
from backend.speakup.models import SpeakUp
from backend.steps.models import SmallStep
from tests.browser import reflecting
from tests.browser.addresses import Known, listed
from tests.browser.consent import enrol
from tests.browser.person import message
from tests.browser.steps import begin_repair, button, heading, saved

FORMS = {"kind_minute": "others", "parts": "sounds", "standard": "rule", "keeps_away": "once"}
# As long as words and names get, with nowhere to break them: in everybody's own words they have to fit everywhere.
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorffwelch"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitaenswitwe"
LONG_ADDRESS = "https://llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch.example/one/long/way"
OWN_CARD = f"I may take my time, {LONG_WORD}."
SETTLED = """() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"""
GO = """(address) => {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}"""


def go(page: Page, address: str) -> None:
    """Goes to a screen as a tap would, and waits until it is drawn."""
    page.evaluate(GO, address)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator(".skeleton")).to_have_count(0)
    page.evaluate(SETTLED)


def arrive(page: Page, address: str) -> None:
    """The same, and waits until the screen before has gone, where its heading can show that: what is looked for in any
    screen is not found in the one before.
    """
    page.evaluate("() => document.querySelector('h1 text-run')?.setAttribute('data-left', '')")
    go(page, address)
    with suppress(PlaywrightTimeout):
        page.wait_for_function("() => !document.querySelector('[data-left]')", timeout=500)


def with_somebody(page: Page) -> Known:
    """A deep repair about somebody it is safe to speak to, so that no step of it is closed."""
    repair = begin_repair(page, LONG_NAME)
    page.get_by_label(message("practice.happened_label")).fill(
        f"He forgot that we had planned to talk, and I waited by {LONG_WORD}. {LONG_ADDRESS}"
    )
    button(page, "practice.more_kinds")
    page.get_by_text(message("practice.kind_i_hurt_them"), exact=True).click()
    saved(page)
    person = str(Person.objects.get().pk)
    go(page, f"/practice/{repair}/steps")
    page.get_by_text(message("practice.depth_deep"), exact=True).click()
    go(page, f"/people/{person}/safety")
    page.get_by_text(message("safety.route_open"), exact=True).click()
    saved(page)
    parts = [*listed("../entries/people/sections.ts", "SECTIONS"), "about"]
    return {
        "/practice": [{"id": repair, "screen": screen} for screen in open_screens()],
        "/people": [{"id": person, "part": part} for part in parts],
    }


def open_screens() -> list[str]:
    """The questions of a repair in which nothing was chosen: others stand only in a walk of their own."""
    of_a_choice = ("session", "kind", "therapist")
    return [one for one in listed("../entries/repairs/walk.ts", "SCREENS") if one not in of_a_choice]


def with_oneself(page: Page) -> Known:
    """One of each form being written."""
    for form, screen in FORMS.items():
        go(page, "/practice")
        reflecting.begin(page, form)
        if form == "parts":
            page.get_by_text(message("reflections.part_harsh_critic"), exact=True).click()
            saved(page)
        page.evaluate(GO, page.url.rsplit("/", 1)[0] + f"/{screen}")
        heading(page, f"reflections.{screen}_title")
        page.locator("textarea").first.fill(f"Slowly, and in my own {LONG_WORD}.")
        saved(page)
    ids: dict[str, str] = {one.form: str(one.pk) for one in Reflection.objects.all()}
    return {
        "/practice/reflections": [
            {"form": form, "id": ids[form], "screen": screen}
            for form in FORMS
            for screen in listed("../entries/reflections/place.ts", f"  {form}")
        ],
        "/practice/reflections/parts": [{"id": ids["parts"]}],
    }


def with_kept_reflection(page: Page) -> None:
    """A kind minute that was stopped early, and is kept as it is."""
    go(page, "/practice")
    reflecting.begin(page, "kind_minute")
    page.get_by_label(message(reflecting.IN_WORDS)).fill(f"Slowly, and in my own {LONG_WORD}.")
    saved(page)
    button(page, "reflections.stop")
    expect(page.get_by_role("button", name=message("reflections.stop"), exact=True)).to_have_count(0)
    saved(page)


def with_speak_up(page: Page) -> Known:
    """Something that didn't sit well, on its way to a therapist, so that no screen of it is left out."""
    go(page, "/practice/speak-ups")
    button(page, "speakup.begin")
    heading(page, "speakup.what_title")
    page.get_by_text(message("speakup.what_tone"), exact=True).click()
    saved(page)
    speak_up = str(SpeakUp.objects.get().pk)
    go(page, f"/practice/speak-ups/{speak_up}/bring")
    page.get_by_text(message("speakup.bringing_read_it_before"), exact=True).click()
    saved(page)
    screens = listed("../entries/speak-ups/place.ts", "SCREENS")
    return {"/practice/speak-ups": [{"id": speak_up, "screen": screen} for screen in screens]}


def with_letter(page: Page) -> Known:
    """A letter to a part, which nothing sends."""
    go(page, "/practice/letters/new")
    page.get_by_text(message("letters.to_a_part"), exact=True).click()
    page.get_by_label(message("letters.body")).fill(f"You waited a long {LONG_WORD}. {LONG_ADDRESS}")
    saved(page)
    return {"/practice/letters": [{"id": str(UnsentLetter.objects.get().pk)}]}


def with_step(page: Page) -> Known:
    """A small step that was chosen."""
    go(page, "/practice/small-steps/new/small_favour")
    button(page, "steps.choose")
    page.get_by_label(message("steps.expected")).fill(f"That they {LONG_WORD}.")
    saved(page)
    return {"/practice/small-steps": [{"id": str(SmallStep.objects.get().pk), "which": "notice"}]}


def agree_on_a_measure() -> None:
    """The one client agreed to the GAD-7, with the therapist they are linked with, or one they are linked with now."""
    now, client = timezone.now(), User.objects.get(role=Role.CLIENT)
    link = CareLink.objects.filter(client=client).first()
    if link is None:
        enrol("olga")
        therapist = User.objects.get(username="olga")
        link = CareLink.objects.create(client=client, clinician=therapist, since=now)
    MeasureAgreement.objects.create(
        care_link=link, client=client, measure="gad-7", proposed_at=now, agreed_at=now
    )


def with_measure(page: Page) -> Known:
    """A measure that is being answered."""
    agree_on_a_measure()
    go(page, "/practice/measures")
    button(page, "measures.begin")
    expect(page.get_by_text(message("measures.before_skip"))).to_be_visible()
    button(page, "measures.begin")
    page.get_by_text("Several days", exact=True).click()
    saved(page)
    response = str(MeasureResponse.objects.get().pk)
    return {"/practice/measures": [{"id": response, "step": step} for step in ("before", "1", "7")]}


def with_agenda(page: Page) -> None:
    """A line of one's own for the next session."""
    go(page, "/practice/session")
    page.get_by_label(message("therapy.agenda_line"), exact=True).fill(f"How we end {LONG_WORD}.")
    button(page, "therapy.agenda_line_add")
    expect(page.locator(".agenda-row")).to_contain_text("How we end")
    saved(page)


def with_check_in(page: Page) -> Known:
    """How somebody is today, and the calendar that it stands in."""
    go(page, "/journal/how-am-i")
    page.get_by_text(message("journal.day_felt_tired"), exact=True).click()
    saved(page)
    return {
        "/journal/how-am-i": [{"id": str(CheckIn.objects.get().pk)}],
        "/journal/calendar": [{"month": f"{timezone.now():%Y-%m}", "day": f"{timezone.now():%d}"}],
    }


def with_what_is_kept(page: Page) -> Known:
    """A card that was kept and one of one's own, a kind moment, how it was on this day, and a reminder."""
    go(page, "/")
    button(page, "today.keep")
    go(page, "/people/moments/new")
    page.get_by_label(message("moments.what")).fill(f"The {LONG_WORD} waited for me. {LONG_ADDRESS}")
    saved(page)
    day = with_check_in(page)
    go(page, "/you/cards/new")
    page.get_by_label(message("cards.text")).fill(OWN_CARD)
    saved(page)
    go(page, "/you/reminders/new")
    button(page, "reminders.keep")
    expect(page.get_by_role("link", name=re.compile(r"\b0?9:00\b"))).to_be_visible()
    texts: Any = AffirmationText.objects.select_related("family")
    own, quoted = texts.filter(family__quoted=False).first(), texts.filter(family__quoted=True).first()
    return {
        "/people/moments": [{"id": str(Moment.objects.get().pk)}],
        "/you/cards": [{"id": str(Card.objects.get().pk)}],
        "/you/cards/library": [{"theme": own.family.theme, "id": own.pk}],
        "/you/cards/quoted": [{"id": quoted.pk}],
        "/you/reminders": [{"id": str(Reminder.objects.get().pk)}],
        "/read": [{"id": "the-coat"}],
        **day,
    }


def with_shareable(page: Page) -> Known:
    """One of each kind that can be shared, ready for it."""
    repair = begin_repair(page, LONG_NAME)
    page.get_by_text(message("practice.kind_left_out"), exact=True).click()
    saved(page)
    go(page, f"/practice/{repair}")
    page.get_by_role("button", name=message("practice.set_aside")).click()
    go(page, "/people/moments/new")
    page.get_by_label(message("moments.what")).fill(f"The {LONG_WORD} waited for me. {LONG_ADDRESS}")
    page.get_by_text(message("moments.let_in_1"), exact=True).click()
    saved(page)
    go(page, "/you/cards/new")
    page.get_by_label(message("cards.text")).fill(OWN_CARD)
    saved(page)
    with_speak_up(page)
    go(page, f"/practice/speak-ups/{SpeakUp.objects.get().pk}/reply")
    button(page, "speakup.done")
    heading(page, "speakup.title")
    saved(page)
    with_measure(page)
    go(page, f"/practice/measures/{MeasureResponse.objects.get().pk}/7")
    button(page, "measures.finish")
    expect(page.get_by_role("heading", name=message("measures.answers_title"))).to_be_visible()
    saved(page)
    with_agenda(page)
    with_kept_reflection(page)
    shareable: dict[str, Any] = {
        "agendas": Agenda.objects.get().pk,
        "people": Person.objects.get().pk,
        "reflections": Reflection.objects.get().pk,
        "measure-responses": MeasureResponse.objects.get().pk,
        "repairs": repair,
        "kind-moments": Moment.objects.get().pk,
        "cards": Card.objects.get().pk,
        "speak-ups": SpeakUp.objects.get().pk,
    }
    return {"/you/sharing": [{"kind": kind, "id": str(pk)} for kind, pk in shareable.items()]}


def everything(page: Page, *makes: Callable[[Page], Known]) -> Known:
    """All that these make, one after the other."""
    known: dict[str, Any] = {}
    for make in makes:
        known |= make(page)
    return known


# What a client has for every screen of the practice, and for every other one. What is added here is met wherever all
# screens are visited.
OF_THE_PRACTICE = (with_somebody, with_oneself, with_speak_up, with_measure, with_letter, with_step)
OF_THE_REST = (with_somebody, with_what_is_kept)
OF_A_CLIENT = (*OF_THE_PRACTICE, with_what_is_kept)
