"""How carefully to go, as the columns of a person and of a repair say it: less care takes a newer check, whichever
app writes.
"""

from typing import Any

import pytest
import time_machine
from django.core.exceptions import FieldError
from django.db import transaction
from rest_framework.test import APIClient

from backend.core import tasks
from backend.people.models import Person
from backend.repairs.models import Repair
from tests.conftest import entry_headers, put_entry

pytestmark = pytest.mark.promise(8)

EIGHT, NINE, TEN = (f"2026-06-15T{hour:02}:00:00Z" for hour in (8, 9, 10))
LONG_AGO, AFTER_TEN = "2026-01-15T10:00:00Z", "2026-06-15T10:00:01Z"


@pytest.fixture(params=["people", "repairs"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_everything_of_the_check_is_kept(alices: APIClient, kind: str) -> None:
    care = {"route": "careful", "route_checked_at": TEN, "route_asked_at": TEN, "route_due_at": NINE}
    made = put_entry(alices, kind, **care).data
    seen = alices.get(f"/api/v1/{kind}/{made['id']}").data
    assert {name: seen[name] for name in care} == care


def test_what_the_first_version_left_counts_as_not_asked(alices: APIClient, kind: str) -> None:
    """Its write has no more than it knew, and is taken as it is."""
    made = put_entry(alices, kind, **({"route": "open", "route_checked_at": TEN} if kind == "people" else {}))
    assert made.status_code == 201
    (pulled,) = alices.get("/api/v1/sync").data["entries"]
    assert (pulled["route_asked_at"], pulled["route_due_at"]) == (None, None)


NOBODY_LOOKED: list[dict[str, Any]] = [
    {},
    {"route": "open"},
    {"route": "open", "route_checked_at": TEN},  # by the first version
    {
        "route": "open",
        "route_checked_at": TEN,
        "route_asked_at": NINE,
    },  # by the first version, after one of now
    {"route": "open", "route_checked_at": None, "route_asked_at": NINE},
    {"route": "careful", "route_checked_at": TEN, "route_asked_at": None},
]
LOOKED: dict[str, Any] = {"route_checked_at": AFTER_TEN, "route_asked_at": AFTER_TEN}
WORDS = [{"how": "call"}, {"no_need_to_answer": True}]


@pytest.mark.parametrize("words", WORDS, ids=str)
@pytest.mark.parametrize("care", NOBODY_LOOKED, ids=str)
@pytest.mark.parametrize("named", [True, False], ids=["named", "nobody named"])
def test_words_wait_for_the_questions_of_now(
    alices: APIClient, named: bool, care: dict[str, Any], words: dict[str, Any]
) -> None:
    """Refused, they stay on the device; once the questions were looked at, or skipped, they are taken."""
    person = put_entry(alices, "people", **care).data["id"] if named else None
    about: dict[str, Any] = {"person": person} if named else care
    begun = put_entry(alices, "repairs", **about)
    assert begun.status_code == 201  # noticing stays open
    for repair, base in ((None, 0), (begun.data["id"], 1)):
        refused = put_entry(alices, "repairs", repair, base, **about, answers=words)
        assert (refused.status_code, refused.data["error"]["code"]) == (400, "questions_first")
        assert list(refused.data["error"]["fields"]) == [f"answers.{name}" for name in words]
    diary = {"choice": "write_for_me", "stirred_before": 3, "outcome": "more_distance"}
    kept = put_entry(alices, "repairs", begun.data["id"], 1, **about, answers=diary)
    assert kept.status_code == 200
    if person is not None:
        assert put_entry(alices, "people", person, 1, **LOOKED).status_code == 200
    looked = about if named else {**care, **LOOKED}
    for repair, base in ((None, 0), (begun.data["id"], 2)):
        taken = put_entry(alices, "repairs", repair, base, **looked, answers=words)
        assert (taken.status_code, taken.data["answers"]) == (200 if repair else 201, words)


def test_words_that_stand_already_are_refused_to_nobody(alices: APIClient) -> None:
    """What an earlier release took may be ended, and whoever it names left out."""
    person = put_entry(alices, "people", **LOOKED).data["id"]
    repair = put_entry(alices, "repairs", person=person, answers={"how": "call"}).data["id"]
    put_entry(alices, "people", person, 1, route_checked_at="2026-06-15T11:00:00Z", route_asked_at=None)
    ended = {"how": "call", "outcome": "more_distance"}
    assert put_entry(alices, "repairs", repair, 1, person=person, answers=ended).status_code == 200
    assert put_entry(alices, "repairs", repair, 2, person=None, answers=ended).status_code == 200


def test_first_version_takes_nothing_away_by_leaving_it_out(alices: APIClient, kind: str) -> None:
    care = {"route": "quiet", "route_checked_at": EIGHT, "route_asked_at": EIGHT, "route_due_at": NINE}
    entry = put_entry(alices, kind, **care).data["id"]
    written = put_entry(alices, kind, entry, base=1)
    assert written.status_code == 200
    assert {name: written.data[name] for name in care} == care


@pytest.mark.parametrize(
    ("before", "after"), [("quiet", "careful"), ("quiet", "open"), ("careful", "unset"), ("unset", "open")]
)
def test_less_care_takes_a_newer_check(alices: APIClient, kind: str, before: str, after: str) -> None:
    entry = put_entry(alices, kind, route=before, route_checked_at=NINE).data["id"]
    for stale in ({}, {"route_checked_at": None}, {"route_checked_at": EIGHT}, {"route_checked_at": NINE}):
        refused = put_entry(alices, kind, entry, base=1, route=after, **stale)
        assert (refused.status_code, refused.data["error"]["code"]) == (400, "route_needs_check"), stale
    assert put_entry(alices, kind, entry, base=1, route=after, route_checked_at=TEN).status_code == 200


@pytest.mark.parametrize("more", ["careful", "quiet"])
def test_more_care_takes_nothing(alices: APIClient, kind: str, more: str) -> None:
    entry = put_entry(alices, kind, route="open", route_checked_at=NINE).data["id"]
    assert put_entry(alices, kind, entry, base=1, route=more).data["route"] == more


def test_check_from_before_something_was_not_safe_opens_nothing(alices: APIClient, kind: str) -> None:
    """The check was set back with it, so the last one alone would let any date through."""
    unsafe = {"route": "careful", "route_checked_at": None, "route_due_at": NINE}
    entry = put_entry(alices, kind, **unsafe).data["id"]
    for stale in (EIGHT, NINE):
        refused = put_entry(alices, kind, entry, base=1, route="open", route_checked_at=stale)
        assert refused.data["error"]["code"] == "route_needs_check"
    assert put_entry(alices, kind, entry, base=1, route="open", route_checked_at=TEN).data["route"] == "open"


@pytest.mark.parametrize("older", [{}, {"route_due_at": None}, {"route_due_at": EIGHT}])
def test_mark_that_the_check_is_due_never_goes_back(
    alices: APIClient, kind: str, older: dict[str, Any]
) -> None:
    entry = put_entry(alices, kind, route="open", route_due_at=NINE).data["id"]
    written = put_entry(alices, kind, entry, base=1, route="open", **older)
    assert (written.status_code, written.data["route_due_at"]) == (200, NINE)
    assert put_entry(alices, kind, entry, base=2, route_due_at=TEN).data["route_due_at"] == TEN


@pytest.mark.parametrize("route", ["quiet", "careful", "open"])
def test_what_was_erased_and_comes_back_is_asked_about_anew(alices: APIClient, kind: str, route: str) -> None:
    """What it was is erased, how carefully to go with it too: a check from before opens nothing."""
    checked = {"route_checked_at": NINE, "route_asked_at": NINE}
    model: Any = Person if kind == "people" else Repair
    with time_machine.travel(TEN, tick=False):
        entry = put_entry(alices, kind, route=route, **checked).data["id"]
        alices.delete(f"/api/v1/{kind}/{entry}", headers=entry_headers(1))
        model.objects.update(updated_at=LONG_AGO, deleted_at=LONG_AGO)
        tasks.forget()
        back = alices.post(f"/api/v1/{kind}/{entry}/restore", headers=entry_headers(2)).data
        stands = {"route": "unset", "route_checked_at": None, "route_asked_at": None, "route_due_at": TEN}
        assert {name: back[name] for name in stands} == stands
        for old in ({}, checked, {"route_checked_at": TEN}):
            refused = put_entry(alices, kind, entry, base=3, route="open", route_due_at=None, **old)
            assert refused.data["error"]["code"] == "route_needs_check"
        asked = put_entry(alices, kind, entry, base=3, route="open", route_checked_at=AFTER_TEN)
        assert (asked.data["route"], asked.data["route_due_at"]) == ("open", TEN)


@pytest.mark.parametrize("name", ["route_checked_at", "route_asked_at", "route_due_at"])
def test_a_time_that_no_clock_says_is_refused(alices: APIClient, kind: str, name: str) -> None:
    refused = put_entry(alices, kind, **{name: "2999-01-01T00:00:00Z"})
    assert (refused.status_code, list(refused.data["error"]["fields"])) == (400, [name])


@time_machine.travel("2026-06-15T12:00:00Z")
@pytest.mark.parametrize("ahead", ["2026-06-15T13:02:00Z", "2026-06-17T12:00:00Z", "2031-06-15T12:00:00Z"])
@pytest.mark.parametrize("before", ["open", "unset", "careful", "quiet"])
def test_a_clock_that_is_ahead_takes_and_gives_care_as_any_other(
    alices: APIClient, kind: str, before: str, ahead: str
) -> None:
    """And whoever looks at the questions on a device of the right time afterwards is heard as well."""
    entry = put_entry(alices, kind, route=before, route_checked_at=NINE, route_asked_at=NINE).data["id"]
    said = put_entry(
        alices,
        kind,
        entry,
        base=1,
        route="quiet",
        route_checked_at=ahead,
        route_asked_at=ahead,
        route_due_at=ahead,
    )
    assert (said.status_code, said.data["route"], said.data["route_due_at"]) == (200, "quiet", ahead)
    older = {"route_checked_at": TEN, "route_asked_at": TEN}
    refused = put_entry(alices, kind, entry, base=2, route="open", **older)
    assert refused.data["error"]["code"] == "route_needs_check"
    newer = ahead.replace("00Z", "00.001Z")  # as a device makes one that is newer than all that stands
    looked = {"route_checked_at": newer, "route_asked_at": newer}
    asked = put_entry(alices, kind, entry, base=2, route="open", **looked)
    assert (asked.status_code, asked.data["route"]) == (200, "open")


def test_a_check_of_today_counts_after_one_of_a_clock_that_was_years_ahead(
    alices: APIClient, kind: str
) -> None:
    """Else nobody could be asked again: no answer would be newer."""
    ahead = "2031-06-15T12:00:00Z"
    with time_machine.travel("2026-06-15T09:00:00Z"):
        said = {"route_checked_at": ahead, "route_asked_at": ahead, "route_due_at": ahead}
        entry = put_entry(alices, kind, route="careful", **said).data["id"]
    with time_machine.travel(AFTER_TEN):
        older = {"route_checked_at": EIGHT, "route_asked_at": EIGHT, "route_due_at": None}
        refused = put_entry(alices, kind, entry, base=1, route="open", **older)
        assert refused.data["error"]["code"] == "route_needs_check"
        looked = {"route_checked_at": TEN, "route_asked_at": TEN, "route_due_at": None}
        asked = put_entry(alices, kind, entry, base=1, route="open", **looked)
        assert (asked.status_code, asked.data["route_due_at"]) == (200, NINE)  # when the mark arrived


def test_there_are_four_routes_and_no_other_is_stored(alices: APIClient, kind: str) -> None:
    put_entry(alices, kind)
    model: Any = Person if kind == "people" else Repair
    row = model.objects.get()
    row.route = "loud"
    with pytest.raises(ValueError, match="none of its choices"), transaction.atomic():
        row.save()
    with pytest.raises(FieldError, match="sealed"):
        model.objects.update(route="quiet")
