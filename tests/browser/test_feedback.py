"""What felt bad can be told without saying who one is, and what was typed outlives whatever goes wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Request, expect

from backend.feedback.models import FeedbackNote
from backend.feedback.services import opened
from tests.browser.conftest import PageAt
from tests.browser.person import message
from tests.browser.signed_up import signed_up
from tests.browser.steps import Axe, button, heading, in_both_looks, link

SAID = "It felt like being told off."


def notes() -> list[dict[str, Any] | None]:
    """As the operator of the tests reads them."""
    from config.settings.test import _keys

    return [said for _, said in opened(Path(_keys["feedback"]).read_text(encoding="utf-8"))]


@pytest.mark.promise(42)
def test_signed_out_it_is_two_taps_away_and_says_what_happens_next(page_at: PageAt, axe: Axe) -> None:
    page = page_at("phone")
    page.goto("/welcome")
    page.get_by_role("navigation").get_by_role("link", name=message("shell.help_now")).click()
    link(page, "help.tell")
    heading(page, "feedback.title")
    for said in ("feedback.not_watched", "feedback.next", "feedback.next_sealed", "feedback.answer_hint"):
        expect(page.get_by_text(message(said))).to_be_visible()
    expect(page.get_by_text(f"{settings.FEEDBACK_READ_WITHIN_DAYS} days")).to_be_visible()
    in_both_looks(page, axe)

    page.get_by_text(message("feedback.about_words"), exact=True).click()
    page.get_by_label(message("feedback.text"), exact=True).fill(SAID)
    page.context.set_offline(True)
    button(page, "feedback.send")
    expect(page.get_by_text(message("feedback.not_sent"))).to_be_visible()
    expect(page.get_by_label(message("feedback.text"), exact=True)).to_have_value(SAID)
    page.context.set_offline(False)
    button(page, "feedback.send")
    expect(page.get_by_text(message("feedback.sent"), exact=True)).to_be_visible()
    assert notes() == [{"about": "words", "text": SAID, "wants_answer": False}]


@pytest.mark.promise(42)
def test_signed_in_it_goes_without_the_sign_in_and_unread_by_the_server(page_at: PageAt) -> None:
    page = page_at("phone")
    signed_up(page)
    page.goto("/you")
    link(page, "you.tell")
    heading(page, "feedback.title")
    page.get_by_label(message("feedback.text"), exact=True).fill(SAID)
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.url.endswith("/feedback") else None)
    button(page, "feedback.send")
    expect(page.get_by_text(message("feedback.sent"), exact=True)).to_be_visible()
    assert {request.method for request in sent} == {"GET", "POST"}
    for request in sent:
        headers = {name.lower() for name in request.all_headers()}
        assert headers & {"cookie", "x-csrftoken", "authorization"} == set()
        assert SAID not in (request.post_data or "")
    assert set(json.loads(sent[-1].post_data or "{}")) == {"enc", "ct"}
    assert FeedbackNote.objects.count() == 1
    page.goto("/tell")
    expect(page.get_by_label(message("feedback.text"), exact=True)).to_have_value("")
