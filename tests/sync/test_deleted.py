"""What was deleted stays deleted, on a device that comes back after a year too."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import entries, tasks
from backend.core.entries import Entry, Kind
from backend.core.entry_writes import Write, next_cursor, put, remove
from backend.core.ids import new_id
from tests.conftest import NOON, entry_headers, put_entry, sealed_words

pytestmark = [pytest.mark.django_db, pytest.mark.promise(43)]
COLUMNS_OF_ALL = {field.name for field in Entry._meta.get_fields()} | {"id", "owner"}
YEAR = timedelta(days=366)


def columns(kind: Kind) -> list[Any]:
    return [field for field in kind.model._meta.concrete_fields if field.name not in COLUMNS_OF_ALL]


def filled(kind: Kind, owner: User) -> Entry:
    """An entry with something in every column that can hold something, deleted at noon."""
    values: dict[str, Any] = {}
    for field in columns(kind):
        if field.choices:
            values[field.name] = field.choices[-1][0]
        elif isinstance(field, models.BooleanField):
            values[field.name] = True
        elif isinstance(field, models.DateTimeField):
            values[field.name] = NOON
        elif isinstance(field, models.DateField):
            values[field.name] = NOON.date()
        elif isinstance(field, models.ForeignKey) and issubclass(field.related_model, Entry):
            other = next(one for one in entries.kinds() if one.model is field.related_model)
            values[field.name] = filled(other, owner)
    made: Entry = kind.model.objects.create(
        owner=owner,
        revision=2,
        cursor=next_cursor(owner),
        created_at=NOON,
        updated_at=NOON,
        deleted_at=NOON,
        answers={"said": "something"},
        words=json.dumps(sealed_words()),
        **values,
    )
    return made


def test_of_every_kind_a_tombstone_stays_and_nothing_of_what_it_was(alice: User, alices: APIClient) -> None:
    made = {kind.name: filled(kind, alice) for kind in entries.kinds()}
    with time_machine.travel(NOON + YEAR, tick=False):
        tasks.forget()
        tasks.forget()
    for kind in entries.kinds():
        stone, untouched = kind.model.objects.get(pk=made[kind.name].pk), kind.model()
        assert (stone.owner, stone.revision) == (alice, made[kind.name].revision)
        assert stone.cursor >= made[kind.name].cursor
        assert (stone.deleted_at, stone.words) == (NOON, "")
        assert not stone.answers
        for field in columns(kind):
            assert getattr(stone, field.attname) == getattr(untouched, field.attname), field
    heard = {entry["id"]: entry for entry in alices.get("/api/v1/sync").data["entries"]}
    assert all(heard[str(entry.pk)]["deleted_at"] for entry in made.values())


@pytest.mark.promise(5)
def test_while_a_deletion_can_be_undone_no_answer_gives_out_what_was_written(
    alice: User, alices: APIClient
) -> None:
    made = {kind.name: filled(kind, alice) for kind in entries.kinds()}
    heard = {entry["id"]: entry for entry in alices.get("/api/v1/sync").json()["entries"]}
    for kind, entry in made.items():
        for told in (heard[str(entry.pk)], alices.get(f"/api/v1/{kind}/{entry.pk}").json()):
            assert (told["answers"], told["words"]) == ({}, None), kind


def test_nothing_else_is_taken_out_of_what_stands(alice: User) -> None:
    kind = entries.require_kind("people")
    values = {"created_at": NOON, "answers": {"relation": "friend"}, "words": "sealed", "hidden": True}
    entry = put(kind, alice, new_id(), values, Write(uuid4(), 0, NOON)).entry
    other = put(kind, alice, new_id(), values, Write(uuid4(), 0, NOON)).entry
    remove(kind, alice, other.pk, Write(uuid4(), 1, NOON + YEAR - timedelta(days=29)))
    with time_machine.travel(NOON + YEAR, tick=False):
        tasks.forget()
    assert {row.words for row in kind.model.objects.filter(pk__in=[entry.pk, other.pk])} == {"sealed"}


@pytest.fixture
def erased(alices: APIClient) -> tuple[UUID, UUID]:
    """Somebody who was written, deleted, and a year later is known by their tombstone alone; and the key of the first
    write.
    """
    entry, key = new_id(), uuid4()
    with time_machine.travel(NOON, tick=False):
        put_entry(alices, "people", entry, key=key, words=sealed_words())
        alices.delete(f"/api/v1/people/{entry}", headers=entry_headers(1))
    with time_machine.travel(NOON + YEAR, tick=False):
        tasks.forget()
    return entry, key


def test_write_of_a_year_ago_neither_doubles_nor_brings_back(
    alices: APIClient, erased: tuple[UUID, UUID]
) -> None:
    entry, key = erased
    for answer in (
        put_entry(alices, "people", entry, key=key),  # its answer was lost, and its key is forgotten
        put_entry(alices, "people", entry, base=1),
        put_entry(alices, "people", entry, base=2),
        alices.delete(f"/api/v1/people/{entry}", headers=entry_headers(1)),
    ):
        assert (answer.status_code, answer.json()["error"]["code"]) == (409, "gone")
        assert answer.json()["error"]["detail"] == {"revision": 2}
    (stone,) = alices.get("/api/v1/sync").data["entries"]
    assert (stone["id"], stone["revision"]) == (str(entry), 2)


def test_person_can_still_choose_to_keep_what_was_written_offline(
    alices: APIClient, erased: tuple[UUID, UUID]
) -> None:
    entry, words = erased[0], sealed_words()
    assert alices.post(f"/api/v1/people/{entry}/restore", headers=entry_headers(2)).status_code == 200
    back = put_entry(alices, "people", entry, base=3, words=words, hidden=True).data
    assert (back["revision"], back["words"], back["hidden"], back["deleted_at"]) == (4, words, True, None)


def test_erased_person_counts_as_one_who_is_not_there(alices: APIClient, erased: tuple[UUID, UUID]) -> None:
    named = put_entry(alices, "repairs", person=str(erased[0]))
    unknown = put_entry(alices, "repairs", person=str(new_id()))
    assert (named.status_code, named.json()) == (400, unknown.json())


def test_of_every_kind_what_never_arrived_can_be_deleted_and_does_not_come_later(
    alices: APIClient, bobs: APIClient
) -> None:
    for kind in entries.kinds():
        entry = new_id()
        gone = alices.delete(f"/api/v1/{kind.name}/{entry}", headers=entry_headers(0))
        assert (gone.status_code, gone.data["revision"]) == (201, 1), kind.name
        assert gone.data["deleted_at"] is not None
        late = put_entry(alices, kind.name, entry, **({"text": "x"} if kind.name == "card-responses" else {}))
        assert late.status_code in {400, 409}
        assert bobs.delete(f"/api/v1/{kind.name}/{entry}", headers=entry_headers(0)).status_code == 404
    assert all(entry["deleted_at"] for entry in alices.get("/api/v1/sync").data["entries"])


def test_answer_that_says_nothing_any_more_is_refused_and_not_called_a_fault(alices: APIClient) -> None:
    """A device would send it again for ever, and nothing after it."""
    card = put_entry(alices, "cards").data["id"]
    entry = put_entry(alices, "card-responses", text=f"card:{card}", response="kept", words=None).data["id"]
    alices.delete(f"/api/v1/cards/{card}", headers=entry_headers(1))
    with time_machine.travel(timezone.now() + YEAR, tick=False):
        tasks.forget()
    before = alices.get(f"/api/v1/card-responses/{entry}").data
    answer = alices.post(f"/api/v1/card-responses/{entry}/restore", headers=entry_headers(before["revision"]))
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "gone_for_good")
    assert alices.get(f"/api/v1/card-responses/{entry}").data == before


@pytest.mark.parametrize("entries_of_each", [1, 6])
def test_an_account_goes_in_as_many_steps_whatever_it_holds(
    alice: User, alices: APIClient, entries_of_each: int
) -> None:
    """Nobody is left to hear that an entry lost what it referred to."""
    card, person = put_entry(alices, "cards").data["id"], put_entry(alices, "people").data["id"]
    for _ in range(entries_of_each):
        put_entry(alices, "card-responses", text=f"card:{card}", response="kept", words=None)
        put_entry(alices, "kind-moments", person=person)
        put_entry(alices, "repairs", person=person)
    with CaptureQueriesContext(connection) as asked:
        alice.delete()
    assert [query["sql"] for query in asked if "INSERT" in query["sql"]] == []
    assert not any(kind.model.objects.exists() for kind in entries.kinds())
