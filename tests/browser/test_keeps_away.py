"""What keeps somebody away: looked at with curiosity, skipped or stopped anywhere, and nothing in it has to change."""

from typing import Any

import pytest
from playwright.sync_api import expect

from backend.reflections.models import Reflection
from tests.browser import reflecting
from tests.browser.conftest import PageAt
from tests.browser.everything import go
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import Axe, button, heading, saved

TO_IT = "I know why you came."


@pytest.mark.promise(18, 25, 27, 41)
def test_what_keeps_me_away_is_looked_at_and_may_stay(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    signed_up(page)
    go(page, "/read/longing-and-stopping")
    page.get_by_role("link", name=message("reading.try_keeps_away")).click()
    heading(page, "reflections.keeps_away")
    expect(page.get_by_text(message("reflections.keeps_away_before"))).to_be_visible()
    button(page, "reflections.begin")
    reflecting.step(page, "ways", axe)
    for way in ("leave_first", "nobody_gets_it"):
        reflecting.choose(page, f"ways_{way}")
    reflecting.go_on(page)
    reflecting.step(page, "comes_up")
    button(page, "reflections.skip")
    reflecting.step(page, "once")
    button(page, "reflections.skip")
    reflecting.step(page, "still", axe)
    reflecting.choose(page, "still_keeps_me_safe")
    expect(page.get_by_text(message("reflections.still_safe_said"))).to_be_visible()
    reflecting.go_on(page)
    reflecting.step(page, "to_it")
    reflecting.write(page, TO_IT)
    saved(page)
    button(page, "reflections.done")
    heading(page, "reflections.keeps_away")
    expect(page.get_by_role("article")).to_contain_text(message("reflections.ways_leave_first"))
    own = page.locator("section").filter(has_text=message("reflections.words_for"))
    expect(own.get_by_role("link")).to_have_count(4)
    expect(own.get_by_text(message("reflections.ways_nobody_gets_it")).first).to_be_visible()
    expect(page.get_by_text(message("reflections.once_title"))).to_have_count(
        0
    )  # left open, and nothing says so
    saved(page)
    kept: Any = Reflection.objects.get()
    assert (kept.form, kept.status) == ("keeps_away", "kept")
    assert kept.answers == {"ways": ["leave_first", "nobody_gets_it"], "still": "keeps_me_safe"}
    go(page, "/journal/kept")
    expect(page.get_by_text(TO_IT)).to_be_visible()
