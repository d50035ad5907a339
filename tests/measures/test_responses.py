"""What somebody answered: one a week, sealed, shared while it is agreed on, and never scored here."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
import time_machine
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.measures.models import MeasureResponse
from tests.conftest import entry_headers, put_entry
from tests.measures.conftest import AGREEMENTS, agree, code, keep, share

DAY = date(2026, 6, 15)
NOON = datetime(2026, 6, 15, 12, tzinfo=UTC)


@pytest.fixture
def both_agreed(alices: APIClient, danas: APIClient, linked: UUID) -> str:
    agree(danas, alices, linked, "phq-8")
    return agree(danas, alices, linked, "gad-7")


@pytest.mark.parametrize(("days", "status"), [(0, 409), (6, 409), (-6, 409), (7, 201), (-7, 201)])
def test_one_a_week_is_kept_of_all_measures_together(
    alices: APIClient, both_agreed: str, days: int, status: int
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert keep(alices, "gad-7", DAY).status_code == 201
        clock.shift(timedelta(days=max(days, 0)))  # an earlier one may come later
        answer = keep(alices, "phq-8", DAY + timedelta(days=days))
    assert answer.status_code == status
    if status == 409:
        assert code(answer) == (409, "measure_too_soon")


@pytest.mark.parametrize("ahead", [5, 400])
def test_a_device_whose_clock_was_ahead_holds_up_no_other_one(
    alices: APIClient, both_agreed: str, ahead: int
) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        first = keep(alices, "gad-7", DAY + timedelta(days=ahead))
        assert (first.status_code, first.data["answered_on"]) == (201, str(DAY + timedelta(days=ahead)))
        clock.shift(timedelta(days=6))
        assert code(keep(alices, "phq-8", DAY + timedelta(days=6))) == (409, "measure_too_soon")
        clock.shift(timedelta(days=2))
        assert keep(alices, "phq-8", DAY + timedelta(days=8)).status_code == 201


@pytest.mark.parametrize("ahead", [5, 400])
def test_nor_does_it_let_two_be_kept_in_one_week(alices: APIClient, both_agreed: str, ahead: int) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert keep(alices, "gad-7", DAY + timedelta(days=ahead)).status_code == 201
        for shown in (0, 1, ahead, ahead + 3, 2 * ahead):
            answer = keep(alices, "phq-8", DAY + timedelta(days=shown))
            assert code(answer) == (409, "measure_too_soon"), shown
        clock.shift(timedelta(days=8))  # the clock is ahead still
        assert keep(alices, "phq-8", DAY + timedelta(days=8 + ahead)).status_code == 201


def test_nor_one_on_each_day(alices: APIClient, both_agreed: str) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        kept = []
        for day in range(15):
            kept.append(keep(alices, "gad-7", DAY + timedelta(days=10 + day)).status_code)
            clock.shift(timedelta(days=1))
    assert [day for day, status in enumerate(kept) if status == 201] == [0, 7, 14]


@pytest.mark.parametrize("again", ["written", "brought back"])
def test_nor_holds_up_another_one_once_it_is_written_again(
    alices: APIClient, both_agreed: str, again: str
) -> None:
    ahead = {"status": "kept", "answered_on": str(DAY + timedelta(days=400))}
    with time_machine.travel(NOON, tick=False) as clock:
        entry = UUID(keep(alices, "gad-7", **ahead).data["id"])
        clock.shift(timedelta(days=20))
        if again == "written":
            put_entry(alices, "measure-responses", entry, base=1, **ahead)
        else:
            address = f"/api/v1/measure-responses/{entry}"
            assert alices.delete(address, headers=entry_headers(1)).status_code == 200
            assert alices.post(f"{address}/restore", headers=entry_headers(2)).status_code == 200
        clock.shift(timedelta(days=1))
        assert keep(alices, "phq-8", DAY + timedelta(days=21)).status_code == 201


def test_one_that_an_earlier_release_took_is_counted_as_it_was(alices: APIClient, both_agreed: str) -> None:
    ahead = {"status": "kept", "answered_on": str(DAY + timedelta(days=400))}
    with time_machine.travel(NOON, tick=False) as clock:
        entry = UUID(keep(alices, "gad-7", **ahead).data["id"])
        MeasureResponse.objects.update(counted_on=None)
        clock.shift(timedelta(days=6))
        assert code(keep(alices, "phq-8", DAY + timedelta(days=6))) == (409, "measure_too_soon")
        put_entry(alices, "measure-responses", entry, base=1, **ahead)
        clock.shift(timedelta(days=2))
        assert keep(alices, "phq-8", DAY + timedelta(days=8)).status_code == 201


@pytest.mark.parametrize("ahead", [-12, 14])
def test_whoever_is_where_the_day_began_already_waits_a_week_and_no_longer(
    alices: APIClient, both_agreed: str, ahead: int
) -> None:
    there = timezone(timedelta(hours=ahead))
    with time_machine.travel(datetime(2026, 6, 15, 23, 30, tzinfo=there), tick=False) as clock:
        assert keep(alices, "gad-7", DAY).status_code == 201
        clock.move_to(datetime(2026, 6, 22, 0, 10, tzinfo=there))
        assert keep(alices, "phq-8", DAY + timedelta(days=7)).status_code == 201


def test_draft_is_not_counted_and_one_that_is_kept_can_be_written_again(
    alices: APIClient, both_agreed: str
) -> None:
    draft = keep(alices, "gad-7", DAY, status="answering")
    assert draft.status_code == 201
    kept = keep(alices, "phq-8", DAY)
    assert kept.status_code == 201
    again = put_entry(
        alices,
        "measure-responses",
        UUID(kept.data["id"]),
        base=1,
        status="kept",
        answered_on=DAY.isoformat(),
    )
    assert again.status_code == 200
    late = put_entry(
        alices,
        "measure-responses",
        UUID(draft.data["id"]),
        base=1,
        status="kept",
        answered_on=DAY.isoformat(),
    )
    assert code(late) == (409, "measure_too_soon")


def test_none_is_kept_on_no_day_for_the_week_is_counted_from_it(alices: APIClient, both_agreed: str) -> None:
    refused = keep(alices, "gad-7", answered_on=None)
    assert (code(refused), list(refused.json()["error"]["fields"])) == ((400, "invalid"), ["answered_on"])
    draft = UUID(keep(alices, "gad-7", status="answering", answered_on=None).data["id"])
    assert code(put_entry(alices, "measure-responses", draft, base=1, status="kept")) == (400, "invalid")
    kept = UUID(keep(alices, "gad-7").data["id"])
    dayless = put_entry(alices, "measure-responses", kept, base=1, answered_on=None)
    assert code(dayless) == (400, "invalid")


def test_one_that_was_begun_is_kept_after_the_end(alices: APIClient, both_agreed: str) -> None:
    alices.post(f"{AGREEMENTS}/{both_agreed}/end")
    assert keep(alices, "gad-7").status_code == 201


def test_measure_of_a_response_can_not_become_one_that_was_never_agreed(
    alices: APIClient, both_agreed: str
) -> None:
    entry = UUID(keep(alices, "gad-7").data["id"])
    answer = put_entry(alices, "measure-responses", entry, base=1, measure="pcl-5")
    assert code(answer) == (403, "measure_not_agreed")


def test_draft_and_what_is_over_are_not_shared(
    alice: User, dana: User, alices: APIClient, both_agreed: str, linked: UUID
) -> None:
    draft = keep(alices, "gad-7", DAY, status="answering").data["id"]
    assert code(share(alices, alice, dana, linked, draft)) == (403, "not_shareable")
    kept = keep(alices, "gad-7", DAY).data["id"]
    assert share(alices, alice, dana, linked, kept).status_code == 201
    alices.post(f"{AGREEMENTS}/{both_agreed}/end")
    assert code(share(alices, alice, dana, linked, kept)) == (403, "not_shareable")


@pytest.mark.promise(45)
def test_server_takes_no_answer(alices: APIClient, both_agreed: str) -> None:
    answer = keep(alices, "gad-7", answers={"1": 3})
    assert code(answer) == (400, "invalid")
    row: Any = MeasureResponse.objects.get(pk=keep(alices, "gad-7").data["id"])
    assert row.answers == {}
    assert set(json.loads(row.words)) == {"v", "key", "text"}


@pytest.mark.parametrize(("days", "status"), [(1, 409), (7, 200)])
def test_one_that_was_deleted_does_not_come_back_beside_another_of_its_week(
    alices: APIClient, both_agreed: str, days: int, status: int
) -> None:
    """Nothing of it is lost: it comes back once the other one is gone."""
    with time_machine.travel(NOON, tick=False) as clock:
        first = f"/api/v1/measure-responses/{keep(alices, 'gad-7', DAY).data['id']}"
        assert alices.delete(first, headers=entry_headers(1)).status_code == 200
        clock.shift(timedelta(days=days))
        other = keep(alices, "phq-8", DAY + timedelta(days=days))
        assert other.status_code == 201
        back = alices.post(f"{first}/restore", headers=entry_headers(2))
        assert back.status_code == status
        if status == 409:
            assert code(back) == (409, "measure_too_soon")
            kept = MeasureResponse.objects.present()
            assert [str(one.pk) for one in kept] == [other.data["id"]]
            second = f"/api/v1/measure-responses/{other.data['id']}"
            assert alices.delete(second, headers=entry_headers(1)).status_code == 200
            assert alices.post(f"{first}/restore", headers=entry_headers(2)).status_code == 200
            assert code(alices.post(f"{second}/restore", headers=entry_headers(2)))[1] == "measure_too_soon"


def test_a_draft_that_was_deleted_comes_back_beside_one_that_is_kept(
    alices: APIClient, both_agreed: str
) -> None:
    draft = f"/api/v1/measure-responses/{keep(alices, status='answering').data['id']}"
    assert alices.delete(draft, headers=entry_headers(1)).status_code == 200
    assert keep(alices, "phq-8").status_code == 201
    assert alices.post(f"{draft}/restore", headers=entry_headers(2)).status_code == 200
