"""The sealed list of what there is: each part upon the one before, given with the entries, to its owner alone."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from rest_framework.test import APIClient

from backend.core.models import CursorMark
from backend.sync.models import MOST_PARTS, InventoryPart
from tests.conftest import NOON, put_entry
from tests.sync.test_batch import SYNC

pytestmark = [pytest.mark.django_db, pytest.mark.promise(5)]
ONE, OTHER = "A" * 44, "B" * 44


def keep(client: APIClient, *parts: tuple[int, int, str], **more: Any) -> Any:
    sent = [{"part": part, "revision": revision, "sealed": sealed} for part, revision, sealed in parts]
    return client.put(f"{SYNC}/inventory", {"parts": sent, **more}, format="json")


def page(client: APIClient, since: int = 0, limit: int = 200) -> dict[str, Any]:
    return dict(client.get(SYNC, {"since": since, "limit": limit}).json())


def test_part_is_given_once_with_what_is_new_and_to_nobody_else(alices: APIClient, bobs: APIClient) -> None:
    put_entry(alices, "people")
    assert keep(alices, (3, 1, ONE)).json()["parts"] == []
    found = page(alices)
    assert found["inventory"] == [{"part": 3, "revision": 1, "sealed": ONE}]
    assert page(alices, found["cursor"])["inventory"] == []
    for _ in range(3):
        put_entry(bobs, "people")  # his own order goes past the place of hers
    assert page(bobs)["inventory"] == []


def test_part_made_upon_an_older_one_is_not_taken_and_the_newer_is_told(alices: APIClient) -> None:
    keep(alices, (0, 1, ONE))
    answer = keep(alices, (0, 1, OTHER), (1, 1, OTHER)).json()
    assert answer["parts"] == [{"part": 0, "revision": 1, "sealed": ONE}]
    assert {one.part: one.sealed for one in InventoryPart.objects.all()} == {0: ONE, 1: OTHER}
    assert keep(alices, (0, 2, OTHER)).json()["parts"] == []


def test_part_comes_on_the_page_of_its_place(alices: APIClient) -> None:
    put_entry(alices, "people")
    keep(alices, (0, 1, ONE))
    put_entry(alices, "people")
    first = page(alices, limit=1)
    assert (first["more"], first["inventory"]) == (True, [])
    assert page(alices, first["cursor"], limit=1)["inventory"][0]["sealed"] == ONE


def test_a_device_that_names_a_history_which_is_lost_changes_nothing(alices: APIClient) -> None:
    answer = keep(alices, (0, 1, ONE), known="7.never")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "unknown_history")
    assert not InventoryPart.objects.exists()
    marks = keep(alices, (0, 1, ONE)).json()["marks"]
    assert keep(alices, (0, 2, ONE), known=marks[-1]).status_code == 200


@pytest.mark.parametrize(
    "bad", [(MOST_PARTS, 1, ONE), (-1, 1, ONE), (0, 0, ONE), (0, 1, "A"), (0, 1, "A" * 90_000)]
)
def test_what_can_be_no_part_is_refused(alices: APIClient, bad: tuple[int, int, str]) -> None:
    assert keep(alices, bad).status_code == 400
    assert keep(alices).status_code == 400


def test_each_takes_a_place_in_the_order_and_so_counts_as_a_write(settings: Any, alices: APIClient) -> None:
    settings.QUOTA_WRITES_A_MINUTE = 2
    with time_machine.travel(NOON, tick=False):
        assert put_entry(alices, "people").status_code == 201
        assert keep(alices, (0, 1, ONE)).status_code == 200
        refused = keep(alices, (0, 2, OTHER))
        assert (refused.status_code, refused.json()["error"]["code"]) == (429, "too_many_writes")
    places = CursorMark.objects.count()
    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        assert keep(alices, (0, 2, OTHER)).status_code == 200
    assert CursorMark.objects.count() == places + 1
