import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.privacy.services import erase
from backend.sharing import access_log
from backend.sharing.access_log import find_break
from backend.sharing.models import AccessRecord, RecordsStay
from tests.conftest import NOON, signed_in
from tests.contracts.identifiers import ROOT
from tests.sharing.device import link, share


def opened(alice: User, dana: User, linked: UUID, times: int = 3) -> list[dict[str, Any]]:
    bodies = [share(alice, dana, linked) for _ in range(times)]
    for body in bodies:
        assert signed_in(dana).get(f"/api/v1/clinic/shared-copies/{body['id']}").status_code == 200
    return bodies


@pytest.mark.promise(13)
def test_client_reads_who_opened_what_and_when(
    alice: User, dana: User, alices: APIClient, bobs: APIClient, linked: UUID
) -> None:
    with time_machine.travel(NOON, tick=False):
        body = share(alice, dana, linked, until="2026-07-15T00:00:00Z")
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        signed_in(dana).get(f"/api/v1/clinic/shared-copies/{body['id']}")
    (row,) = alices.get("/api/v1/access-records").data["results"]
    assert {name: str(row[name]) for name in ("reader_name", "act", "kind", "entry", "grant", "at")} == {
        "reader_name": "Dr Dana",
        "act": "opened",
        "kind": "repairs",
        "entry": body["entry"],
        "grant": body["id"],
        "at": "2026-06-15T14:00:00Z",
    }
    assert bobs.get("/api/v1/access-records").data["results"] == []


@pytest.mark.promise(13)
def test_every_opening_is_a_line_newest_first(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    (body,) = opened(alice, dana, linked, 1)
    signed_in(dana).get(f"/api/v1/clinic/shared-copies/{body['id']}")
    opened(alice, dana, linked, 1)
    pages, cursor = [], None
    while True:
        page = alices.get(
            "/api/v1/access-records", {"limit": 2, **({"cursor": cursor} if cursor else {})}
        ).data
        pages += [str(row["grant"]) for row in page["results"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(pages) == 3
    assert pages[1:] == [body["id"], body["id"]]


@pytest.mark.promise(13)
def test_no_record_no_read(alice: User, dana: User, linked: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    body = share(alice, dana, linked)

    def broken(*args: Any) -> str:
        raise RuntimeError("the log can't be written")

    monkeypatch.setattr(access_log, "_hash", broken)
    client = signed_in(dana)
    client.raise_request_exception = False
    answer = client.get(f"/api/v1/clinic/shared-copies/{body['id']}")
    assert answer.status_code == 500
    assert body["copy"]["text"] not in answer.content.decode()


@pytest.mark.promise(13)
def test_refused_reads_leave_no_record(
    alice: User, erin: User, ada: User, bobs: APIClient, dana: User, linked: UUID
) -> None:
    grant = share(alice, dana, linked)["id"]
    for client in (signed_in(erin), signed_in(ada), bobs, signed_in(dana, second_factor=False), APIClient()):
        assert client.get(f"/api/v1/clinic/shared-copies/{grant}").status_code in {401, 403, 404}
    assert not AccessRecord.objects.exists()


class TestRecordsStay:
    @pytest.fixture(autouse=True)
    def _records(self, alice: User, dana: User, linked: UUID) -> None:
        opened(alice, dana, linked)

    @pytest.mark.promise(13)
    def test_no_code_changes_or_removes_one(self, alice: User) -> None:
        record = AccessRecord.objects.order_by("sequence").first()
        assert record is not None
        record.reader_name = "Nobody"
        for attempt in (
            record.save,
            record.delete,
            AccessRecord.objects.all().delete,
            lambda: AccessRecord.objects.update(act="nothing"),
            lambda: AccessRecord.objects.bulk_update([record], ["act"]),
        ):
            with pytest.raises(RecordsStay):
                attempt()
        assert AccessRecord.objects.filter(reader_name="Dr Dana", act="opened").count() == 3
        assert find_break(alice) is None

    @pytest.mark.promise(13)
    @pytest.mark.parametrize(
        ("statement", "where"),
        [
            ("UPDATE sharing_accessrecord SET reader_name = 'Nobody' WHERE sequence = 2", 2),
            ("UPDATE sharing_accessrecord SET at = '2020-01-01 00:00:00' WHERE sequence = 1", 1),
            (
                "UPDATE sharing_accessrecord SET entry = '00000000000000000000000000000000' WHERE sequence = 3",
                3,
            ),
            ("DELETE FROM sharing_accessrecord WHERE sequence = 2", 2),
            ("DELETE FROM sharing_accessrecord WHERE sequence = 3", 3),
            ("DELETE FROM sharing_accessrecord", 1),
        ],
    )
    def test_hand_in_the_database_shows(self, alice: User, statement: str, where: int) -> None:
        assert find_break(alice) is None
        with connection.cursor() as cursor:
            cursor.execute(statement)
        assert find_break(alice) == where

    @pytest.mark.promise(13)
    def test_line_made_anew_with_a_hash_of_its_own_shows(self, alice: User) -> None:
        record = AccessRecord.objects.get(client=alice, sequence=2)
        record.reader_name = "Nobody"
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE sharing_accessrecord SET reader_name = %s, hash = %s WHERE sequence = 2",
                [record.reader_name, access_log._hash(record)],
            )
        assert find_break(alice) == 3  # which does not follow it

    def test_chains_are_each_clients_own(self, alice: User, bob: User, dana: User) -> None:
        opened(bob, dana, link(bob, dana), 2)
        assert find_break(alice) is None
        assert find_break(bob) is None
        assert sorted(AccessRecord.objects.filter(client=bob).values_list("sequence", flat=True)) == [1, 2]

    def test_record_outlives_the_readers_account(self, alice: User, dana: User, alices: APIClient) -> None:
        erase(dana.pk)
        assert {row["reader_name"] for row in alices.get("/api/v1/access-records").data["results"]} == {
            "Dr Dana"
        }
        assert find_break(alice) is None

    def test_erasing_the_client_erases_their_log(self, alice: User) -> None:
        alice.delete()
        assert not AccessRecord.objects.exists()


def test_empty_log_holds_together(alice: User) -> None:
    assert find_break(alice) is None
    assert find_break(new_id()) is None


VECTORS = ROOT / "tests" / "vectors" / "access-log.json"


@pytest.mark.promise(13)
def test_devices_check_what_the_server_writes(
    alice: User, dana: User, alices: APIClient, linked: UUID
) -> None:
    """The records that the client's tests check are hashed as these are, character by character."""
    written = json.loads(VECTORS.read_text(encoding="utf-8"))
    for row in written["records"]:
        record = AccessRecord(
            client_id=UUID(written["client"]),
            **{name: row[name] for name in ("sequence", "reader_name", "act", "kind", "previous_hash")},
            **{name: UUID(row[name]) for name in ("reader", "entry", "grant")},
            at=datetime.fromisoformat(row["at"]),
        )
        assert access_log._hash(record) == row["hash"]
    opened(alice, dana, linked, 1)
    (answered,) = alices.get("/api/v1/access-records").json()["results"]
    assert set(answered) == set(written["records"][0])
