"""What a clinician may have to pass on: in their own words, signed, before a link and with each."""

from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.sharing.models import Limits
from tests.conftest import b64, signed_in
from tests.sharing.device import invite, limits_body

LIMITS = "/api/v1/clinic/limits"
WORDS = "A court can ask for my notes. I would tell you first."


@pytest.fixture(autouse=True)
def _no_throttle_left_over(db: None) -> None:
    cache.clear()


def read_before_linking(alices: APIClient, danas: APIClient) -> Any:
    _, lookup = invite(danas)
    return alices.post("/api/v1/invitations/find", {"lookup": lookup}).data["clinician"]["limits"]


@pytest.mark.promise(11)
def test_it_is_read_before_linking_and_with_the_link(
    dana: User, danas: APIClient, alices: APIClient, linked: UUID
) -> None:
    assert danas.get(LIMITS).data == {"limits": None}
    body = limits_body(dana, WORDS)
    assert danas.put(LIMITS, body).data == {"limits": body}
    assert read_before_linking(alices, danas) == body
    (link,) = alices.get("/api/v1/care-links").data["results"]
    assert link["clinician"]["limits"] == body


def test_nobody_says_it_for_somebody_else(dana: User, erin: User, danas: APIClient) -> None:
    danas.put(LIMITS, limits_body(dana, WORDS))
    for other in (
        limits_body(erin, WORDS),
        limits_body(dana, WORDS, text="Nothing."),
        limits_body(dana, WORDS, signature=b64(64)),
    ):
        refused = danas.put(LIMITS, other)
        assert (refused.status_code, refused.json()["error"]["code"]) == (400, "bad_signature")
    assert Limits.objects.get().text == WORDS
    assert signed_in(erin).get(LIMITS).data == {"limits": None}


def test_it_has_an_end_and_can_be_taken_away(dana: User, danas: APIClient) -> None:
    assert danas.put(LIMITS, limits_body(dana, "é" * 601)).status_code == 400
    assert danas.put(LIMITS, limits_body(dana, "é" * 600)).status_code == 200
    assert danas.put(LIMITS, limits_body(dana, "")).data == {"limits": None}
    assert not Limits.objects.exists()


def test_an_old_page_writes_over_no_other_words(dana: User, danas: APIClient) -> None:
    others, mine = limits_body(dana, "If a child may be in danger, I have to act."), limits_body(dana, WORDS)
    assert danas.put(LIMITS, {**others, "before": ""}).status_code == 200
    for late in (mine, {**mine, "text": ""}):
        refused = danas.put(LIMITS, {**late, "before": ""})
        assert (refused.status_code, refused.data["error"]["code"]) == (409, "stale_revision")
    assert Limits.objects.get().text == others["text"]
    assert danas.put(LIMITS, {**mine, "before": others["text"]}).data == {"limits": mine}


@pytest.mark.parametrize("text", [f"{WORDS}\n", "Cafe\u0301, and so on."])
def test_what_was_kept_by_other_rules_can_be_changed(dana: User, danas: APIClient, text: str) -> None:
    Limits.objects.create(clinician=dana, text=text, signature=b64(64))
    shown = danas.get(LIMITS).data["limits"]["text"]
    assert danas.put(LIMITS, {**limits_body(dana, WORDS), "before": shown}).status_code == 200
