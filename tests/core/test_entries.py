"""Entries, tried on people: idempotent, by revision, owned, deleted with a way back, and in an order that a pull can
trust.
"""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core import entries, entry_writes
from backend.core.ids import new_id
from backend.core.models import AppliedOperation, EntryCursor
from backend.core.tasks import forget
from backend.people.models import Person
from tests.conftest import entry_headers, put_entry, sealed_words

pytestmark = pytest.mark.django_db
PEOPLE = "people"


def path(entry: Any) -> str:
    return f"/api/v1/people/{entry}"


def delete(client: APIClient, entry: Any, base: int, key: Any = None) -> Any:
    return client.delete(path(entry), headers=entry_headers(base, key))


def restore(client: APIClient, entry: Any, base: int, key: Any = None) -> Any:
    return client.post(f"{path(entry)}/restore", headers=entry_headers(base, key))


def test_a_new_entry_is_revision_1_and_comes_back_as_it_was_sent(alices: APIClient, alice: User) -> None:
    entry, words = new_id(), sealed_words()
    answer = put_entry(alices, PEOPLE, entry, words=words, answers={"relation": "friend"})
    assert answer.status_code == 201
    body = answer.json()
    assert (body["id"], body["revision"], body["cursor"], body["words"]) == (str(entry), 1, 1, words)
    assert body["answers"] == {"relation": "friend"}
    assert body["created_at"] == "2026-06-15T12:00:00Z"
    assert alices.get(path(entry)).json() == body
    assert Person.objects.get().owner == alice


@pytest.mark.promise(43)
def test_a_repeated_operation_answers_with_the_entry_and_changes_nothing(alices: APIClient) -> None:
    entry, key = new_id(), uuid4()
    first = put_entry(alices, PEOPLE, entry, key=key)
    again = put_entry(alices, PEOPLE, entry, key=key, words=sealed_words())
    assert again.status_code == 200
    assert again.headers["Idempotent-Replay"] == "true"
    assert again.json() == first.json()
    assert EntryCursor.objects.get().value == 1


@pytest.mark.promise(43)
def test_a_repeat_after_a_later_change_answers_with_the_entry_as_it_stands(alices: APIClient) -> None:
    entry, key = new_id(), uuid4()
    put_entry(alices, PEOPLE, entry, key=key)
    later = put_entry(alices, PEOPLE, entry, base=1)
    assert put_entry(alices, PEOPLE, entry, key=key).json() == later.json()
    assert Person.objects.get().revision == 2


@pytest.mark.promise(43)
@pytest.mark.parametrize("base", [0, 1, 3, 99])
def test_a_stale_revision_is_a_conflict_that_shows_how_it_stands(alices: APIClient, base: int) -> None:
    entry = new_id()
    put_entry(alices, PEOPLE, entry)
    current = put_entry(alices, PEOPLE, entry, base=1).json()
    answer = put_entry(alices, PEOPLE, entry, base=base)
    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "stale_revision"
    assert answer.json()["error"]["detail"]["current"] == current
    assert Person.objects.get().revision == 2
    assert EntryCursor.objects.get().value == 2


@pytest.mark.promise(43)
def test_a_key_that_was_used_for_another_operation_is_refused_and_applies_nothing(alices: APIClient) -> None:
    entry, other, key = new_id(), new_id(), uuid4()
    put_entry(alices, PEOPLE, entry, key=key)
    put_entry(alices, PEOPLE, other)
    put_entry(alices, "repairs", entry_id := new_id())
    for answer in (
        put_entry(alices, PEOPLE, other, base=1, key=key),
        put_entry(alices, PEOPLE, key=key),
        put_entry(alices, "repairs", entry, key=key),
        put_entry(alices, "repairs", entry_id, base=1, key=key),
        delete(alices, entry, 1, key),
        restore(alices, entry, 1, key),
    ):
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "idempotency_key_reused")
        assert "Idempotent-Replay" not in answer.headers
    assert list(Person.objects.values_list("revision", flat=True)) == [1, 1]
    assert EntryCursor.objects.get().value == 3
    assert put_entry(alices, PEOPLE, entry, key=key).headers["Idempotent-Replay"] == "true"


def test_a_key_kept_before_acts_were_stands_for_any_act_on_its_entry(alices: APIClient) -> None:
    entry, key = new_id(), uuid4()
    put_entry(alices, PEOPLE, entry)
    delete(alices, entry, 1, key)
    AppliedOperation.objects.update(act=None)
    assert delete(alices, entry, 1, key).headers["Idempotent-Replay"] == "true"
    assert delete(alices, new_id(), 1, key).status_code == 422


def test_a_change_of_something_that_is_not_there_is_not_found(alices: APIClient) -> None:
    assert put_entry(alices, PEOPLE, base=1).status_code == 404
    assert delete(alices, new_id(), 1).status_code == 404
    assert restore(alices, new_id(), 1).status_code == 404


def test_another_owners_id_answers_byte_for_byte_like_an_unknown_one(
    alices: APIClient, bobs: APIClient
) -> None:
    entry = new_id()
    before = put_entry(alices, PEOPLE, entry).json()
    for ask in (
        lambda one: bobs.get(path(one)),
        lambda one: put_entry(bobs, PEOPLE, one, base=1),
        lambda one: delete(bobs, one, 1),
        lambda one: restore(bobs, one, 1),
    ):
        foreign, unknown = ask(entry), ask(new_id())
        assert (foreign.status_code, foreign.content) == (unknown.status_code, unknown.content)
        assert foreign.status_code == 404
    assert put_entry(bobs, PEOPLE, entry).status_code == 404  # a new one under a taken id
    assert alices.get(path(entry)).json() == before
    assert not EntryCursor.objects.filter(owner__username="bob").exists()


def test_the_same_key_of_two_people_are_two_operations(alices: APIClient, bobs: APIClient) -> None:
    key = uuid4()
    assert put_entry(alices, PEOPLE, key=key).status_code == 201
    assert put_entry(bobs, PEOPLE, key=key).status_code == 201


def test_deleting_leaves_a_tombstone_that_tells_nothing_and_restoring_brings_it_back(
    alices: APIClient,
) -> None:
    entry, words = new_id(), sealed_words()
    put_entry(alices, PEOPLE, entry, words=words, answers={"relation": "friend"})
    tombstone = delete(alices, entry, 1).json()
    assert tombstone["deleted_at"]
    assert (tombstone["revision"], tombstone["words"], tombstone["answers"]) == (2, None, {})
    gone = put_entry(alices, PEOPLE, entry, base=2)
    assert gone.status_code == 409
    assert (gone.json()["error"]["code"], gone.json()["error"]["detail"]) == ("gone", {"revision": 2})
    back = restore(alices, entry, 2).json()
    assert (back["revision"], back["words"], back["answers"], back["deleted_at"]) == (
        3,
        words,
        {"relation": "friend"},
        None,
    )


def test_deleting_and_restoring_are_idempotent_too(alices: APIClient) -> None:
    entry, gone, back = new_id(), uuid4(), uuid4()
    put_entry(alices, PEOPLE, entry)
    assert delete(alices, entry, 1, gone).json() == delete(alices, entry, 1, gone).json()
    assert restore(alices, entry, 2, back).json() == restore(alices, entry, 2, back).json()
    assert Person.objects.get().revision == 3


def test_what_others_keep_of_an_entry_hears_of_its_deletion(
    alices: APIClient, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Any] = []
    monkeypatch.setattr(
        entries, "_deletion_hooks", [lambda owner, kind, entry, now: heard.append((owner, kind, entry))]
    )
    entry = new_id()
    put_entry(alices, PEOPLE, entry)
    delete(alices, entry, 1)
    assert heard == [(alice, "people", entry)]


@pytest.mark.promise(43)
def test_contents_of_tombstones_and_operations_are_forgotten_after_30_days_and_not_before(
    alices: APIClient,
) -> None:
    entry, kept = new_id(), new_id()
    put_entry(alices, PEOPLE, entry)
    put_entry(alices, PEOPLE, kept)
    delete(alices, entry, 1)
    almost = timezone.now() - timedelta(days=30) + timedelta(minutes=1)
    Person.objects.filter(pk=entry).update(deleted_at=almost, updated_at=almost)
    AppliedOperation.objects.update(applied_at=almost)
    forget()
    assert Person.objects.whole().count() == 2
    assert AppliedOperation.objects.count() == 3
    past = almost - timedelta(minutes=2)
    Person.objects.filter(pk=entry).update(deleted_at=past, updated_at=past)
    AppliedOperation.objects.update(applied_at=past)
    forget()
    assert [person.pk for person in Person.objects.whole()] == [kept]
    assert Person.objects.count() == 2
    assert not AppliedOperation.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"If-Match": '"0"'},
        {"Idempotency-Key": str(uuid4())},
        {"If-Match": '"-1"', "Idempotency-Key": str(uuid4())},
        {"If-Match": '"x"', "Idempotency-Key": str(uuid4())},
        {"If-Match": '"0"', "Idempotency-Key": "1"},
        {"If-Match": "9" * 5000, "Idempotency-Key": str(uuid4())},
    ],
)
def test_a_write_needs_both_headers(alices: APIClient, headers: dict[str, str]) -> None:
    body = {"created_at": "2026-06-15T12:00:00Z", "words": sealed_words()}
    answer = alices.put(path(new_id()), body, format="json", headers=headers)
    assert answer.status_code in {400, 404}
    assert not Person.objects.exists()


@pytest.mark.parametrize("base", [2**31 - 1, 2**31, 2**63, 10**30])
def test_a_revision_beyond_any_is_no_fault_of_ours(alices: APIClient, base: int) -> None:
    entry = new_id()
    put_entry(alices, PEOPLE, entry)
    assert put_entry(alices, PEOPLE, entry, base=base).status_code == 409


@pytest.mark.parametrize(
    "body",
    [
        {"created_at": "yesterday"},
        {"created_at": None},
        {"created_at": "9999-99-99T00:00:00Z"},
        {"words": "plain words"},
        {"words": {"v": 2, "key": "", "text": ""}},
        {"words": {**sealed_words(), "text": "x" * 70_000}},
        {"answers": []},
        {"answers": {"relation": "owner"}},
        {"answers": {"relation": {"a": []}}},
        {"answers": {"free": "text"}},
        {"answers": "\x00"},
    ],
)
def test_what_does_not_fit_is_named_and_nothing_is_stored(alices: APIClient, body: dict[str, Any]) -> None:
    answer = put_entry(alices, PEOPLE, **body)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid"
    name = next(iter(body))
    assert any(field == name or field.startswith(f"{name}.") for field in answer.json()["error"]["fields"])
    assert not Person.objects.exists()
    assert not EntryCursor.objects.exists()


def test_owner_revision_and_cursor_can_not_be_sent(alices: APIClient, alice: User, bob: User) -> None:
    sent = {
        "owner": str(bob.pk),
        "owner_id": str(bob.pk),
        "revision": 70,
        "cursor": 70,
        "deleted_at": "2026-01-01T00:00:00Z",
    }
    answer = put_entry(alices, PEOPLE, **sent).json()
    assert (answer["revision"], answer["cursor"], answer["deleted_at"]) == (1, 1, None)
    assert Person.objects.get().owner == alice


def test_a_kind_name_stands_for_one_model_only() -> None:
    taken = entries.Kind("people", AppliedOperation, "x")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="taken"):
        entries.register(taken)


def test_a_write_that_breaks_uses_no_place_in_the_order(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = entries.require_kind("people")
    write = entry_writes.Write(key=uuid4(), base=0, now=timezone.now())
    values = {"created_at": timezone.now(), "answers": {}, "words": "", "route": "no such route"}
    with pytest.raises(Exception, match="none of its choices"):
        entry_writes.put(kind, alice, new_id(), values, write)
