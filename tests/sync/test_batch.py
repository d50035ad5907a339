"""Many writes in one call: each answered as a call of its own, in order, once, and the next whatever became of it."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.core import entries
from backend.core.ids import new_id
from backend.core.models import AppliedOperation, CursorMark, EntryCursor
from backend.people.models import Person
from tests.conftest import entry_headers, put_entry, sealed_words

pytestmark = pytest.mark.django_db
SYNC = "/api/v1/sync"


def operation(act: str = "put", entry: Any = None, base: int = 0, **more: Any) -> dict[str, Any]:
    body = {"created_at": "2026-06-15T12:00:00Z", "answers": {}, "words": sealed_words()}
    return {
        "kind": "people",
        "id": str(entry or new_id()),
        "act": act,
        "base_revision": base,
        "idempotency_key": str(uuid4()),
        **({"body": body} if act == "put" else {}),
        **more,
    }


def write(client: APIClient, *operations: Any) -> list[dict[str, Any]]:
    answer = client.post(SYNC, {"operations": operations}, format="json")
    assert answer.status_code == 200, answer.content
    return list(answer.json()["results"])


def alone(client: APIClient, one: dict[str, Any]) -> Any:
    """The same operation as a call of its own."""
    path = f"/api/v1/{one['kind']}/{one['id']}" + ("/restore" if one["act"] == "restore" else "")
    method = {"put": "PUT", "delete": "DELETE", "restore": "POST"}[one["act"]]
    headers = entry_headers(one["base_revision"], one["idempotency_key"])
    sent = client.put if method == "PUT" else client.delete if method == "DELETE" else client.post
    return sent(path, one.get("body"), format="json", headers=headers)


@pytest.mark.promise(43)
def test_every_operation_is_answered_in_order_and_one_that_is_refused_stops_no_other(
    alices: APIClient, bobs: APIClient
) -> None:
    foreign = put_entry(bobs, "people").data["id"]
    gone, stale = put_entry(alices, "people").data["id"], put_entry(alices, "people").data["id"]
    alices.delete(f"/api/v1/people/{gone}", headers=entry_headers(1))
    results = write(
        alices,
        operation(),
        operation(body={"created_at": "yesterday"}),
        operation(entry=stale, base=4),
        operation(entry=gone, base=2),
        operation(entry=foreign, base=1),
        operation(kind="no-such-kind"),
        operation(act="burn"),
        "nonsense",
        operation(),
    )
    assert [(one["status"], one["error"] and one["error"]["code"]) for one in results] == [
        (201, None),
        (400, "invalid"),
        (409, "stale_revision"),
        (409, "gone"),
        (404, "not_found"),
        (404, "not_known_yet"),
        (400, "invalid"),
        (400, "invalid"),
        (201, None),
    ]
    assert results[2]["error"]["detail"]["current"] == alices.get(f"/api/v1/people/{stale}").json()
    assert all((one["entry"] is None) == (one["error"] is not None) for one in results)
    assert set(results[1]["error"]) == {"code", "message", "fields", "detail"}


@pytest.mark.parametrize(
    "make",
    [
        lambda entry: operation(),
        lambda entry: operation(entry=entry, base=1),
        lambda entry: operation("delete", entry, 1),
        lambda entry: operation("delete", entry, 9),
        lambda entry: operation("restore", entry, 1),
        lambda entry: operation(entry=entry, base=1, body={}),
        lambda entry: operation("delete", base=3),
    ],
)
def test_answer_is_that_of_a_call_of_its_own(alices: APIClient, make: Any) -> None:
    def at_first() -> Any:
        AppliedOperation.objects.all().delete()
        Person.objects.all().delete()
        EntryCursor.objects.all().delete()
        CursorMark.objects.all().delete()
        return put_entry(alices, "people").data["id"]

    def timeless(entry: Any) -> Any:
        return {
            name: value for name, value in (entry or {}).items() if name not in {"id", "updated_at", "words"}
        }

    single = alone(alices, make(at_first()))
    (result,) = write(alices, make(at_first()))
    assert result["status"] == single.status_code
    if single.status_code >= 400:
        told = single.json()["error"]
        assert result["error"] | {"detail": None} == told | {"detail": None}
        assert set(result["error"]["detail"]) == set(told["detail"])
    else:
        assert bool(timeless(result["entry"])["deleted_at"]) == (make(new_id())["act"] == "delete")
        assert timeless(result["entry"]) | {"deleted_at": 0} == timeless(single.json()) | {"deleted_at": 0}


@pytest.mark.promise(43)
def test_operations_on_one_entry_go_in_order(alices: APIClient) -> None:
    entry = new_id()
    acts = [("put", 0), ("put", 1), ("delete", 2), ("restore", 3), ("put", 4)]
    results = write(alices, *(operation(act, entry, base) for act, base in acts))
    assert [one["status"] for one in results] == [201, 200, 200, 200, 200]
    assert [one["entry"]["revision"] for one in results] == [1, 2, 3, 4, 5]
    assert [one["entry"]["cursor"] for one in results] == [1, 2, 3, 4, 5]


@pytest.mark.promise(43)
def test_what_was_made_upon_a_refused_operation_is_not_applied_and_says_why(alices: APIClient) -> None:
    entry = put_entry(alices, "people").data["id"]
    refused = operation(entry=entry, base=1, body={"created_at": "yesterday"})
    results = write(
        alices,
        refused,
        operation("delete", str(entry).upper(), 2),
        operation("delete", entry, 1),
        operation(),
    )
    assert [one["status"] for one in results] == [400, 424, 424, 201]
    assert [one["error"]["code"] for one in results[1:3]] == ["earlier_operation_failed"] * 2
    assert Person.objects.get(pk=entry).deleted_at is None


@pytest.mark.promise(43)
@pytest.mark.parametrize("cut", range(5))
def test_batch_cut_off_anywhere_and_sent_again_changes_nothing_twice(
    alices: APIClient, cut: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = put_entry(alices, "people").data["id"]
    batch = [operation(), operation(entry=known, base=1), operation("delete", known, 2), operation()]
    kind = entries.require_kind("people")
    made, real = [0], kind.model.save

    def save(row: Any, **how: Any) -> None:
        if made[0] == cut:
            raise OperationalError("database is locked")
        made[0] += 1
        real(row, **how)

    alices.raise_request_exception = False
    with monkeypatch.context() as patch:
        patch.setattr(kind.model, "save", save)
        first = alices.post(SYNC, {"operations": batch}, format="json")
    assert first.status_code == (200 if cut == 4 else 503)
    results = write(alices, *batch)
    assert [one["replayed"] for one in results] == [index < cut for index in range(4)]
    assert [one["entry"]["revision"] for one in results[::3]] == [1, 1]
    assert EntryCursor.objects.get().value == 5
    assert Person.objects.get(pk=known).revision == 3
    assert write(alices, *batch)[2]["entry"]["revision"] == 3
    assert EntryCursor.objects.get().value == 5


def test_fault_of_ours_in_one_operation_holds_up_no_other(
    alices: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = operation()
    real = Person.save

    def save(row: Any, **how: Any) -> None:
        if str(row.pk) == bad["id"]:
            raise ZeroDivisionError
        real(row, **how)

    monkeypatch.setattr(Person, "save", save)
    results = write(alices, operation(), bad, operation())
    assert [one["status"] for one in results] == [201, 500, 201]
    assert results[1]["error"]["code"] == "unavailable"


@pytest.mark.parametrize(
    "body", [[], "x", None, {}, {"operations": {}}, {"operations": []}, {"operations": [{}] * 101}]
)
def test_batch_of_another_shape_or_size_is_refused_whole(alices: APIClient, body: Any) -> None:
    answer = alices.post(SYNC, body, format="json")
    assert answer.status_code == 400
    assert list(answer.json()["error"]["fields"]) == ["operations"]


def test_batch_of_more_bytes_than_a_body_may_have_is_refused_whole(alices: APIClient) -> None:
    answer = alices.post(SYNC, {"operations": [operation(body={"words": "x" * 262_144})]}, format="json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")


def test_queries_of_an_operation_are_the_same_whether_few_or_many(alices: APIClient) -> None:
    def asked(number: int) -> int:
        batch = [operation() for _ in range(number)]
        with CaptureQueriesContext(connection) as queries:
            write(alices, *batch)
        return len(queries)

    asked(1)  # a session's first request writes its stamp, an owner's first write makes the cursor
    one, eleven, hundred = asked(1), asked(11), asked(100)
    assert eleven - one == 10 * ((hundred - one) // 99)
    assert (hundred - one) % 99 == 0
    assert (hundred - one) // 99 <= 9


@pytest.mark.promise(43)
def test_week_offline_meets_no_limit_of_rate(alices: APIClient) -> None:
    for _ in range(20):
        assert {one["status"] for one in write(alices, *(operation() for _ in range(4)))} == {201}
    batch = [operation() for _ in range(80)]
    assert {alone(alices, one).status_code for one in batch} == {201}


def test_nobody_writes_anothers(alices: APIClient, bobs: APIClient, danas: APIClient) -> None:
    entry = put_entry(alices, "people").data["id"]
    results = write(bobs, operation(entry=entry, base=1), operation(base=1))
    assert results[0] == results[1]
    assert danas.post(SYNC, {"operations": [operation()]}, format="json").status_code == 403
    assert APIClient().post(SYNC, {"operations": [operation()]}, format="json").status_code == 401
    assert Person.objects.count() == 1
    alices_second = APIClient(enforce_csrf_checks=True)
    alices_second.cookies = alices.cookies
    assert alices_second.post(SYNC, {"operations": [operation()]}, format="json").status_code == 403
