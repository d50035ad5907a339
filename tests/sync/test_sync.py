import threading
from typing import Any
from uuid import uuid4

import pytest
from django.db import close_old_connections, connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import entries, entry_writes
from backend.core.entry_writes import Write
from backend.core.ids import new_id
from backend.sync import selectors
from tests.conftest import NOON, entry_headers, put_entry

SYNC = "/api/v1/sync"


def pull_all(client: APIClient, since: int = 0, limit: int = 200) -> tuple[list[dict[str, Any]], int]:
    found: list[dict[str, Any]] = []
    while True:
        page = client.get(SYNC, {"since": since, "limit": limit}).data
        found += page["entries"]
        since = page["cursor"]
        if not page["more"]:
            return found, since


def test_every_kind_comes_in_the_order_of_writing(alices: APIClient) -> None:
    person = put_entry(alices, "people").data["id"]
    repair = put_entry(alices, "repairs", person=person, answers={"choice": "not_now"}).data["id"]
    other = put_entry(alices, "people").data["id"]
    put_entry(alices, "people", person, base=1, hidden=True)
    page = alices.get(SYNC).data
    assert [(e["kind"], e["id"]) for e in page["entries"]] == [
        ("repairs", repair),
        ("people", other),
        ("people", person),
    ]
    assert (page["cursor"], page["more"]) == (4, False)
    assert page["entries"][0]["answers"] == {"choice": "not_now"}
    assert page["entries"][2]["hidden"] is True


def test_tombstones_come_and_say_nothing(alices: APIClient) -> None:
    repair = put_entry(alices, "repairs", answers={"choice": "not_now"}).data["id"]
    alices.delete(f"/api/v1/repairs/{repair}", headers=entry_headers(1))
    (entry,) = alices.get(SYNC, {"since": 1}).data["entries"]
    assert entry["deleted_at"] is not None
    assert (entry["answers"], entry["words"]) == ({}, None)


def test_pages_meet_without_gap_or_repeat(alices: APIClient) -> None:
    made = [
        put_entry(alices, kind).data["id"] for kind in ("people", "repairs", "repairs", "people", "repairs")
    ]
    for limit in range(1, 7):
        found, cursor = pull_all(alices, limit=limit)
        assert ([entry["id"] for entry in found], cursor) == (made, 5)
    assert pull_all(alices, since=5) == ([], 5)


def test_cursor_that_was_never_given_comes_back_to_what_is_there(alices: APIClient) -> None:
    put_entry(alices, "people")
    page = alices.get(SYNC, {"since": 900}).data
    assert (page["entries"], page["cursor"], page["more"]) == ([], 1, False)


@pytest.mark.parametrize(
    "query",
    [
        {"since": "-1"},
        {"since": "x"},
        {"limit": "0"},
        {"limit": "201"},
        {"since": str(2**63)},
        {"limit": "1e3"},
    ],
)
def test_strange_questions_are_refused(alices: APIClient, query: dict[str, str]) -> None:
    answer = alices.get(SYNC, query)
    assert answer.status_code == 400
    assert list(answer.data["error"]["fields"]) == list(query)


def test_nobody_else_is_in_it(alices: APIClient, bobs: APIClient, danas: APIClient) -> None:
    put_entry(alices, "people")
    nothing = {"entries": [], "cursor": 0, "more": False, "marks": [], "inventory": []}
    assert bobs.get(SYNC).data == nothing
    assert danas.get(SYNC).status_code == 403
    assert APIClient().get(SYNC).status_code == 401


def test_number_of_queries_does_not_grow(alices: APIClient) -> None:
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert alices.get(SYNC).status_code == 200
        return len(seen)

    person = put_entry(alices, "people").data["id"]
    put_entry(alices, "repairs", person=person)
    few = count()
    for _ in range(15):
        put_entry(alices, "repairs", person=put_entry(alices, "people").data["id"])
    assert count() == few


@pytest.mark.promise(43)
def test_write_between_two_kinds_waits_for_the_next_pull(
    alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The race itself: while the kinds are being read, one entry lands in a kind already read and one in a kind still
    to come.
    """
    first, second = [entries.require_kind("people"), entries.require_kind("repairs")]
    make(alice, first)
    real = selectors.kinds

    def kinds_with_writes_between() -> Any:
        yield first
        make(alice, first)
        make(alice, second)
        yield second

    monkeypatch.setattr(selectors, "kinds", kinds_with_writes_between)
    page = selectors.pull(alice, since=0, limit=200)
    monkeypatch.setattr(selectors, "kinds", real)
    assert (len(page.entries), page.cursor) == (1, 1)
    assert [entry.cursor for _, entry in selectors.pull(alice, since=page.cursor, limit=200).entries] == [
        2,
        3,
    ]


def make(owner: User, kind: entries.Kind, entry_id: Any = None, base: int = 0) -> Any:
    values = {"created_at": NOON, "answers": {}, "words": ""}
    return entry_writes.put(kind, owner, entry_id or new_id(), values, Write(uuid4(), base, NOON)).entry


@pytest.mark.promise(43)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(["people", "repairs"]), st.sampled_from(["new", "again", "pull"])),
        max_size=14,
    )
)
def test_device_that_pulls_now_and_then_ends_with_everything(
    alice: User, acts: list[tuple[str, str]]
) -> None:
    start = selectors.pull(alice, since=0, limit=200).cursor
    held: dict[Any, int] = {}
    truth: dict[Any, int] = {}
    cursor = start

    def pull() -> None:
        nonlocal cursor
        while True:
            page = selectors.pull(alice, since=cursor, limit=3)
            held.update({entry.pk: entry.revision for _, entry in page.entries})
            cursor = page.cursor
            if not page.more:
                return

    for name, act in acts:
        kind = entries.require_kind(name)
        mine = [pk for pk in truth if kind.model.objects.filter(pk=pk).exists()]
        if act == "pull":
            pull()
        elif act == "again" and mine:
            truth[mine[0]] = make(alice, kind, mine[0], base=truth[mine[0]]).revision
        else:
            made = make(alice, kind)
            truth[made.pk] = made.revision
    pull()
    assert held == truth


@pytest.mark.django_db(transaction=True)
@pytest.mark.promise(43)
def test_nothing_is_skipped_while_others_write(make_user: Any) -> None:
    if not connection.features.has_select_for_update:
        pytest.skip(
            "the threads of this one need PostgreSQL; the race itself is tested above on every database"
        )
    alice = make_user("alice")
    kinds = [entries.require_kind("people"), entries.require_kind("repairs")]
    stop = threading.Event()
    seen: set[Any] = set()

    def write(kind: entries.Kind) -> None:
        try:
            for _ in range(20):
                make(alice, kind)
        finally:
            close_old_connections()
            connection.close()

    def read() -> None:
        cursor = 0
        try:
            while True:
                last = stop.is_set()
                page = selectors.pull(alice, since=cursor, limit=7)
                seen.update(entry.pk for _, entry in page.entries)
                cursor = page.cursor
                if last and not page.more:
                    return
        finally:
            connection.close()

    writers = [threading.Thread(target=write, args=(kind,)) for kind in (*kinds, *kinds)]
    reader = threading.Thread(target=read)
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    reader.join()
    everything = {pk for kind in kinds for pk in kind.model.objects.values_list("pk", flat=True)}
    assert seen == everything
    assert len(everything) == 80
