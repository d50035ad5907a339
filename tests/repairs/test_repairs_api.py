from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import entry_writes
from backend.core.entries import require_kind
from backend.core.ids import new_id
from backend.people.models import Person
from backend.repairs.models import Repair
from tests.conftest import entry_headers, put_entry

LIGHT = {
    "answers": {
        "kinds": ["felt_unheard", "left_out"],
        "closeness_before": 1,
        "choice": "not_now",
        "outcome": "not_now",
    },
    "depth": "light",
    "status": "not_now",
    "happened_on": "2026-06-14",
}


def make_person(client: APIClient, **columns: Any) -> str:
    return str(put_entry(client, "people", **columns).data["id"])


def test_light_repair_comes_back_as_it_was_written(alices: APIClient) -> None:
    person = make_person(alices)
    made = put_entry(alices, "repairs", person=person, **LIGHT)
    assert made.status_code == 201
    seen = alices.get(f"/api/v1/repairs/{made.data['id']}").data
    assert {name: seen[name] for name in LIGHT} == LIGHT
    assert (str(seen["person"]), seen["revision"]) == (person, 1)


@pytest.mark.promise(21)
def test_empty_repair_is_a_light_draft(alices: APIClient) -> None:
    made = put_entry(alices, "repairs", words=None)
    assert (made.data["depth"], made.data["status"], made.data["person"]) == ("light", "draft", None)


@pytest.mark.promise(45)
def test_answers_are_not_readable_in_the_database(alices: APIClient) -> None:
    put_entry(alices, "repairs", **LIGHT)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM repairs_repair")
        assert "left_out" not in cursor.fetchone()[0]


@pytest.mark.promise(36)
@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"answers": {"choice": "shout"}}, "answers.choice"),
        ({"answers": {"note": "in the clear"}}, "answers.note"),
        ({"answers": []}, "answers"),
        ({"status": "won"}, "status"),
        ({"depth": "huge"}, "depth"),
        ({"person": "Robin"}, "person"),
        ({"happened_on": "yesterday"}, "happened_on"),
    ],
)
def test_bad_values_are_named_and_the_stored_repair_stays(
    alices: APIClient, body: dict[str, Any], field: str
) -> None:
    repair = put_entry(alices, "repairs", **LIGHT).data["id"]
    answer = put_entry(alices, "repairs", repair, base=1, **body)
    assert answer.status_code == 400
    assert list(answer.data["error"]["fields"]) == [field]
    assert Repair.objects.get().answers == LIGHT["answers"]


def test_impossible_move_is_refused_and_nothing_changes(alices: APIClient) -> None:
    repair = put_entry(alices, "repairs").data["id"]
    answer = put_entry(alices, "repairs", repair, base=1, status="waiting")
    assert (answer.status_code, answer.data["error"]["code"]) == (403, "move_refused")
    assert (Repair.objects.get().status, Repair.objects.get().revision) == ("draft", 1)


def test_somebody_elses_person_looks_like_nobody(alices: APIClient, bobs: APIClient) -> None:
    foreign = put_entry(alices, "repairs", person=make_person(bobs))
    unknown = put_entry(alices, "repairs", person=str(new_id()))
    assert (foreign.status_code, foreign.content) == (400, unknown.content)
    assert not Repair.objects.exists()


def test_deleted_person_may_still_be_named(alices: APIClient) -> None:
    person = make_person(alices)
    alices.delete(f"/api/v1/people/{person}", headers=entry_headers(1))
    assert put_entry(alices, "repairs", person=person).status_code == 201


def test_erased_person_leaves_the_repair_and_devices_hear_of_it(alice: User, alices: APIClient) -> None:
    person = make_person(alices)
    repair = put_entry(alices, "repairs", person=person, **LIGHT).data
    gone = alices.delete(f"/api/v1/people/{person}", headers=entry_headers(1)).data
    assert entry_writes.forget(require_kind("people"), datetime.now(UTC) + timedelta(days=31)) == 1
    assert not Person.objects.whole().exists()
    kept = Repair.objects.get(pk=repair["id"])
    assert (kept.person_id, kept.revision, kept.answers) == (None, 1, LIGHT["answers"])
    assert kept.cursor > gone["cursor"]
    pulled = alices.get("/api/v1/sync", {"since": gone["cursor"]}).data
    assert [(entry["kind"], entry["person"]) for entry in pulled["entries"]] == [("repairs", None)]


SPEAKING = {"choice": "say_something_small", "how": "call", "spoke": "yes"}
LOOKED = {"route_checked_at": "2026-06-15T12:00:00Z", "route_asked_at": "2026-06-15T12:00:00Z"}


@pytest.mark.promise(8)
class TestQuietPerson:
    """Every way in through the API."""

    def refused(self, answer: Any) -> bool:
        return answer.status_code == 403 and answer.data["error"]["code"] == "route_quiet"

    @pytest.mark.parametrize("answers", [{key: value} for key, value in SPEAKING.items()])
    def test_new_repair(self, alices: APIClient, answers: dict[str, Any]) -> None:
        assert self.refused(
            put_entry(alices, "repairs", person=make_person(alices, route="quiet"), answers=answers)
        )
        assert not Repair.objects.exists()

    def test_existing_repair(self, alices: APIClient) -> None:
        person = make_person(alices, route="quiet")
        repair = put_entry(alices, "repairs", person=person).data["id"]
        assert self.refused(
            put_entry(alices, "repairs", repair, base=1, person=person, answers={"how": "message"})
        )

    def test_person_left_out_of_the_write(self, alices: APIClient) -> None:
        repair = put_entry(alices, "repairs", person=make_person(alices, route="quiet")).data["id"]
        assert self.refused(put_entry(alices, "repairs", repair, base=1, answers={"how": "message"}))

    def test_written_for_nobody_then_moved_over(self, alices: APIClient) -> None:
        repair = put_entry(alices, "repairs", answers=SPEAKING, status="spoken", **LOOKED).data["id"]
        quiet = make_person(alices, route="quiet")
        assert self.refused(
            put_entry(alices, "repairs", repair, base=1, person=quiet, answers=SPEAKING, status="spoken")
        )
        assert self.refused(
            put_entry(
                alices, "repairs", repair, base=1, person=quiet, answers={"spoke": "yes"}, status="spoken"
            )
        )

    def test_status_alone(self, alices: APIClient) -> None:
        person = make_person(alices)
        repair = put_entry(alices, "repairs", person=person, answers={"spoke": "yes"}).data["id"]
        put_entry(alices, "people", person, base=1, route="quiet")
        body = {"person": person, "answers": {"spoke": "yes"}}
        assert self.refused(put_entry(alices, "repairs", repair, base=1, status="spoken", **body))
        assert self.refused(put_entry(alices, "repairs", repair, base=1, status="waiting", **body))

    def test_deleted_quiet_person(self, alices: APIClient) -> None:
        person = make_person(alices, route="quiet")
        alices.delete(f"/api/v1/people/{person}", headers=entry_headers(1))
        assert self.refused(put_entry(alices, "repairs", person=person, answers={"spoke": "part_of_it"}))

    def test_person_made_quiet_meanwhile_keeps_what_was_written_and_can_be_ended(
        self, alices: APIClient
    ) -> None:
        person = make_person(alices, route="open", **LOOKED)
        repair = put_entry(alices, "repairs", person=person, answers=SPEAKING, status="spoken").data["id"]
        put_entry(alices, "people", person, base=1, route="quiet")
        ending = {**SPEAKING, "response": ["was_scary"], "outcome": "not_safe_to_repair"}
        assert (
            put_entry(
                alices, "repairs", repair, base=1, person=person, answers=ending, status="closed"
            ).status_code
            == 200
        )
        assert self.refused(
            put_entry(
                alices, "repairs", repair, base=2, person=person, answers={**ending, "spoke": "part_of_it"}
            )
        )

    def test_diary_stays_open(self, alices: APIClient) -> None:
        made = put_entry(alices, "repairs", person=make_person(alices, route="quiet"), **LIGHT)
        assert made.status_code == 201


def test_no_status_is_stored_that_is_none(alices: APIClient) -> None:
    put_entry(alices, "repairs")
    for column in ("status", "depth"):
        row = Repair.objects.get()
        setattr(row, column, "else")
        with pytest.raises(ValueError, match="none of its choices"), transaction.atomic():
            row.save()
