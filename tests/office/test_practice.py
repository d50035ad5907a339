"""A practice's settings: its clinicians read them, its administrator changes them, and nobody else is in it."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import Clinician, Practice, User
from backend.sharing.models import Invitation
from tests.conftest import MakeUser, signed_in
from tests.sharing.device import invite

PRACTICE = "/api/v1/practice"


@pytest.fixture
def adas(ada: User) -> APIClient:
    return signed_in(ada)


def test_an_administrator_changes_what_the_clinicians_of_the_practice_read(
    adas: APIClient, danas: APIClient
) -> None:
    changed = {
        "name": "Quay Practice",
        "response_window": "three days",
        "timezone": "Europe/Dublin",
        "country": "IE",
        "item9_procedure": "We ring within a day, and again.",
    }
    assert adas.patch(PRACTICE, changed).data == changed
    assert danas.get(PRACTICE).data == changed
    assert danas.get("/api/v1/clinic/caseload").data["practice"] == "Quay Practice"
    assert danas.get("/api/v1/clinic/caseload").data["response_window"] == "three days"


def test_a_clinician_with_a_window_of_their_own_keeps_it(
    adas: APIClient, dana: User, danas: APIClient
) -> None:
    Clinician.objects.filter(user=dana).update(response_window="the evening before")
    adas.patch(PRACTICE, {"response_window": "three days"})
    assert danas.get("/api/v1/clinic/caseload").data["response_window"] == "the evening before"


def test_another_practice_stays_as_it_is_and_its_name_cannot_be_taken(adas: APIClient, erin: User) -> None:
    other = Practice.objects.create(name="Quay", response_window="a week")
    Clinician.objects.filter(user=erin).update(practice=other)
    assert adas.patch(PRACTICE, {"name": " Quay "}).data["error"]["code"] == "name_taken"
    assert adas.patch(PRACTICE, {"response_window": "three days"}).status_code == 200
    assert signed_in(erin).get(PRACTICE).data["response_window"] == "a week"


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "q" * 121},
        {"response_window": ""},
        {"timezone": "Mars/Base"},
        {"country": "Atlantis"},
        {"item9_procedure": "p" * 2001},
    ],
)
def test_what_does_not_fit_is_refused(adas: APIClient, wrong: dict[str, Any]) -> None:
    assert adas.patch(PRACTICE, wrong).status_code == 400
    assert Practice.objects.get().name == "Harbour Practice"


def test_of_two_who_fill_the_form_in_at_once_the_second_writes_over_nothing(adas: APIClient) -> None:
    shown = adas.get(PRACTICE).data
    mine, yours = {**shown, "response_window": "three days"}, {**shown, "item9_procedure": "We ring."}
    assert adas.patch(PRACTICE, {**mine, "before": shown}).status_code == 200
    late = adas.patch(PRACTICE, {**yours, "before": shown})
    assert (late.status_code, late.data["error"]["code"]) == (409, "stale_revision")
    assert adas.get(PRACTICE).data == mine
    assert adas.patch(PRACTICE, {**yours, "before": mine}).data == yours
    # A page of before does not say what it showed.
    assert adas.patch(PRACTICE, shown).data == shown


@pytest.mark.parametrize(
    "kept",
    [
        {"name": "Harbour Practice "},
        {"name": "q" * 120},
        {"response_window": ""},
        {"timezone": "Mars/Old"},
        {"country": "XX1"},
        {"item9_procedure": "\nWe ring.\n"},
        {"item9_procedure": "p" * 5000},
    ],
)
def test_what_was_kept_by_other_rules_can_be_changed(adas: APIClient, kept: dict[str, str]) -> None:
    Practice.objects.update(**kept)
    shown = adas.get(PRACTICE).data
    ((name, _),) = kept.items()
    other = "response_window" if name == "item9_procedure" else "item9_procedure"
    changed = adas.patch(PRACTICE, {other: "anew", "before": shown})
    assert changed.data == {**shown, other: "anew"}
    assert adas.patch(PRACTICE, {other: "late", "before": shown}).status_code == 409


@pytest.mark.parametrize("changed", [{"name": "Quay"}, {"response_window": "a week"}, {"country": "IE"}])
def test_open_invitations_are_withdrawn_where_what_they_say_changed(
    adas: APIClient, danas: APIClient, make_user: MakeUser, changed: dict[str, str]
) -> None:
    invite(danas)
    adas.patch(PRACTICE, {"name": "Harbour Practice"})  # says the same
    assert Invitation.objects.get().withdrawn_at is None
    adas.patch(PRACTICE, changed)
    assert (Invitation.objects.get().withdrawn_at is not None) == ("country" not in changed)
