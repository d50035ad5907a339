"""Putting, removing and restoring entries: idempotent, by revision, each write with its place in the owner's order."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from backend.core import quota
from backend.core.entries import Entry, Kind, run_on_deleted
from backend.core.errors import Conflict, DomainError, NotFound
from backend.core.models import AppliedOperation, CursorMark, EntryCursor
from backend.core.users import User

KEEP_OPERATIONS = timedelta(days=30)
KEEP_DELETED = timedelta(days=30)

Act = Literal["put", "delete", "restore"]


@dataclass(frozen=True)
class Write:
    """One operation of a device: its key, the revision it was made upon (0 for a new entry), and the moment it
    arrived.
    """

    key: UUID
    base: int
    now: datetime


@dataclass(frozen=True)
class Outcome:
    entry: Entry
    created: bool = False
    replayed: bool = False


def next_cursor(owner: User, asked: datetime | None = None) -> int:
    """The next place in the owner's order of writes. The row stays locked until the transaction ends.

    `asked`: when a device asked for it, and then it is one of the owner's writes. Raises quota.NotNow.
    """
    row = _lock(owner)
    if asked is not None:
        quota.count_write(row, asked)
    _take_place(row)
    row.save(update_fields=["value", "minute", "writes"])
    return row.value


def _lock(owner: User) -> EntryCursor:
    """The row that puts an owner's writes in a row, theirs until the transaction ends."""
    rows = EntryCursor.objects.select_for_update().filter(owner=owner)
    row = rows.first()
    if row is None:
        # Nothing was written before this, so nothing has to be counted. Another first write may win.
        EntryCursor.objects.get_or_create(owner=owner, defaults={"entries": 0, "words": 0})
        row = rows.get()
    return row


def _take_place(row: EntryCursor) -> None:
    row.value += 1
    CursorMark.objects.create(owner_id=row.owner_id, cursor=row.value, mark=secrets.token_urlsafe(8))


def change_unasked(rows: Iterable[Entry], collector: Any, using: str, **changes: Any) -> None:
    """Changes entries whose writer did not: each moves on in its owner's order, so that devices hear of it.

    Called while something that they refer to is deleted. Where the owner is deleted with it, nobody is left to hear.
    """
    going = {owner.pk for owner in collector.data.get(get_user_model(), ())}
    for row in rows:
        if row.owner_id not in going:
            with transaction.atomic(using=using):
                for name, value in (changes | {"cursor": next_cursor(row.owner)}).items():
                    setattr(row, name, value)
                row.save(update_fields=["cursor", *changes])


def roughly(now: datetime) -> datetime:
    """To the hour: no query needs more, and when somebody is awake is nobody's business."""
    return now.replace(minute=0, second=0, microsecond=0)


def put(kind: Kind, owner: User, entry_id: UUID, values: dict[str, Any], write: Write) -> Outcome:
    """Stores `values` (created_at, answers, words and the kind's columns) as revision base+1.

    Raises Conflict("stale_revision") when the entry has moved on, Conflict("gone") when it was deleted, NotFound when
    the id belongs to somebody else or a revision is named of something that is not there, KeyReused when the key
    stands for another operation, and whatever the kind's own rule raises.
    """

    unsettled: list[Entry] = []

    def change(entry: Entry | None) -> Entry:
        kind.check(owner, entry, values, write.now)
        if (other := kind.unsettles(owner, entry, values)) is not None:
            unsettled.append(other)
        if entry is None:
            entry = kind.model(id=entry_id, owner=owner, revision=0)
        for name, value in values.items():
            if name != "created_at" or entry.revision == 0:
                setattr(entry, name, value)
        return entry

    return _write("put", kind, owner, entry_id, write, change, unsettled)


def remove(kind: Kind, owner: User, entry_id: UUID, write: Write, *, proof: str = "") -> Outcome:
    """Leaves a tombstone, which `restore` takes back. Raises like `put`; removing twice changes nothing.

    `proof` is what shows the owner's other devices that it was the owner (ADR 0021); opaque here.

    What is not there can be removed upon revision 0: a device knows that it was deleted in a history that was lost with
    a backup, and others may still bring it.
    """

    def change(entry: Entry | None) -> Entry:
        if entry is None:
            entry = kind.model(id=entry_id, owner=owner, revision=0, created_at=write.now)
        entry.deleted_at, entry.proof = roughly(write.now), proof
        run_on_deleted(owner, kind.name, entry_id, write.now)
        return entry

    return _write("delete", kind, owner, entry_id, write, change)


def restore(kind: Kind, owner: User, entry_id: UUID, write: Write) -> Outcome:
    """Takes a deletion back. Raises like `put`, whatever the kind's own `come_back` does, and Conflict("gone_for_good")
    for what is nothing without the contents that were erased.
    """

    def change(entry: Entry | None) -> Entry:
        if entry is None:
            raise NotFound
        kind.come_back(entry, write.now)
        if entry.is_bare:
            kind.begun_anew(entry, write.now)
        entry.deleted_at, entry.proof = None, ""
        return entry

    return _write("restore", kind, owner, entry_id, write, change)


def _write(
    act: Act,
    kind: Kind,
    owner: User,
    entry_id: UUID,
    write: Write,
    change: Callable[[Entry | None], Entry],
    unsettled: Iterable[Entry] = (),
) -> Outcome:
    with transaction.atomic():
        row = _lock(owner)  # first, for it puts an owner's writes in a row
        entry = kind.model.objects.select_for_update().filter(pk=entry_id).first()
        if entry is not None and entry.owner_id != owner.pk:
            raise NotFound
        if applied := AppliedOperation.objects.filter(owner=owner, key=write.key).first():
            if (applied.kind, applied.entry, applied.act or act) != (kind.name, entry_id, act):
                raise KeyReused
            if entry is None:
                raise NotFound
            return Outcome(entry, replayed=True)
        if entry is not None and entry.deleted_at is not None and act != "restore":
            raise Conflict("gone", "This was deleted.", detail={"revision": entry.revision})
        if entry is None and write.base > 0:  # erased for good, or never there: as for somebody else's
            raise NotFound
        if write.base != (entry.revision if entry else 0):
            raise StaleRevision(entry)
        words_before = len(entry.words) if entry else None
        changed = change(entry)
        quota.count(row, changed, words_before=words_before, now=write.now)
        _take_place(row)
        row.save()
        changed.revision = write.base + 1
        changed.cursor = row.value
        changed.updated_at = roughly(write.now)
        try:
            changed.save(force_insert=entry is None)
        except IntegrityError:
            if act != "restore":
                raise
            raise Conflict("gone_for_good", "What this was is erased, so it can't be brought back.") from None
        for other in unsettled:
            _take_place(row)
            row.save()
            other.cursor = row.value
            other.save()
        AppliedOperation.objects.create(
            owner=owner, key=write.key, kind=kind.name, entry=entry_id, act=act, applied_at=roughly(write.now)
        )
        return Outcome(changed, created=entry is None)


class StaleRevision(Conflict):
    """The entry moved on since the device read it. `entry` is how it stands, or None when it never arrived."""

    def __init__(self, entry: Entry | None) -> None:
        super().__init__("stale_revision", "This was changed somewhere else in the meantime.")
        self.entry = entry


class KeyReused(DomainError):
    """The key of an operation that was applied came with another one: answering it as a repeat would drop this one
    unseen.
    """

    status = 422

    def __init__(self) -> None:
        super().__init__("idempotency_key_reused", "This key belongs to another change.")


def forget(kind: Kind, now: datetime) -> int:
    """Erases what was deleted more than 30 days ago, and leaves a tombstone without contents; returns how many.

    It stays as long as the account: a device that comes back after a year has to hear of the deletion.
    """
    count = 0
    old = kind.model.objects.filter(deleted_at__lt=now - KEEP_DELETED).whole()
    for key, owner in old.values_list("pk", "owner_id"):
        with transaction.atomic():
            # As a write locks them: what refers to the entry may move on in the owner's order.
            EntryCursor.objects.select_for_update().filter(owner=owner).first()
            entry = old.select_for_update().filter(pk=key).first()
            if entry is None:  # brought back a moment ago
                continue
            when = {
                "created_at": entry.deleted_at,
                "updated_at": roughly(now),
                "deleted_at": entry.deleted_at,
            }
            place = {
                "id": entry.pk,
                "owner_id": entry.owner_id,
                "cursor": entry.cursor,
                "proof": entry.proof,
            }
            bare = kind.model(revision=entry.revision, **place, **when)
            entry.delete()  # what refers to it lets go of it
            bare.save(force_insert=True)
            quota.forget_count(owner)
        count += 1
    return count


def forget_operations(now: datetime) -> int:
    count, _ = AppliedOperation.objects.filter(applied_at__lt=now - KEEP_OPERATIONS).delete()
    return count
