"""The statements that materialise what is due, written by hand for PostgreSQL and SQLite: many thousands at one instant must not wait for rows
to become objects and back.

The same in the ORM's words stands in tests/reminders/reference.py, and tests hold the two together. No local time is reckoned here: a
database's own conversion picks the other instant of a fold (backend/core/clock.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from backend.reminders import ledger_sql
from backend.reminders.models import Reminder, ReminderSettings


@dataclass(frozen=True)
class Batch:
    """How many reminders were due, and the deliveries that were written for them."""

    due: int
    deliveries: list[UUID]


@dataclass(frozen=True)
class Rules:
    """What the statements are told: the kind of message, when a worker is to be told again, how many unopened let a reminder rest."""

    kind: str
    ring_at: datetime
    rest_after: int


def is_due(now: datetime) -> bool:
    """Whether there is anything to materialise. It takes no lock: most seconds have nothing."""
    return _is_there("SELECT 1 FROM reminders_reminder WHERE next_at <= %(now)s LIMIT 1", now=now)


def is_to_plan(*, came_before: datetime | None = None) -> bool:
    """Whether any that came has no next moment yet; with `came_before`, any that has waited for one since then."""
    if came_before is None:
        return _is_there("SELECT 1 FROM reminders_reminder WHERE to_plan LIMIT 1")
    question = "SELECT 1 FROM reminders_reminder WHERE to_plan AND last_at < %(before)s LIMIT 1"
    return _is_there(question, before=came_before)


def materialise(now: datetime, most: int, rules: Rules) -> Batch:
    """Claims up to `most` due reminders and writes what becomes of them, in one transaction. Whoever comes at the same time gets others."""
    if connection.vendor == "sqlite":
        return _on_sqlite(now, most, rules)
    batch = _on_postgresql(now, most, rules)
    while isinstance(batch, _Unlocked):
        # Made outside the claim's transaction: two claims that each wait for a row the other is making would wait for ever.
        _make_settings(batch.owners)
        batch = _on_postgresql(now, most, rules)
    return batch


def write_plans(reminders: Iterable[Reminder]) -> None:
    """Keeps the next moment and the status of rows that the caller holds locked."""
    known = {field.name: field for field in Reminder._meta.concrete_fields}
    fields = [known[name] for name in ("id", *Reminder.NEXT, "status", "paused_until")]
    rows = [
        [field.get_db_prep_value(getattr(row, field.attname), connection) for field in fields]
        for row in reminders
    ]
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(ledger_sql.SQLITE_PLAN, [[*row[1:], row[0]] for row in rows])
        else:
            cursor.execute(ledger_sql.POSTGRESQL_PLAN, [list(column) for column in zip(*rows, strict=True)])


@dataclass(frozen=True)
class _Unlocked:
    """Owners without a row of settings. Under its lock a person's notes of a day are counted, so there has to be one."""

    owners: list[UUID]


@transaction.atomic
def _on_postgresql(now: datetime, most: int, rules: Rules) -> Batch | _Unlocked:
    with connection.cursor() as cursor:
        cursor.execute(ledger_sql.POSTGRESQL_CLAIM, {"now": now, "most": most})
        due, keys, unlocked = cursor.fetchone()
        if unlocked:
            # The row locks go with this transaction, which has written nothing; the reminders are claimed again.
            return _Unlocked(unlocked)
        if not due:
            return Batch(0, [])
        # A statement of its own, for its snapshot has to be younger than the locks: it counts what other claims wrote before.
        cursor.execute(ledger_sql.POSTGRESQL_WRITE, {**_parameters(now, rules), "keys": keys})
        return Batch(due, [key for (key,) in cursor.fetchall()])


def _make_settings(owners: list[UUID]) -> None:
    rows = [ReminderSettings(owner_id=owner) for owner in sorted(owners)]
    ReminderSettings.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def _on_sqlite(now: datetime, most: int, rules: Rules) -> Batch:
    # The transaction is IMMEDIATE (config/env.py), so this is the one writer, and nothing else needs a lock.
    given = {**_parameters(now, rules), "most": most}
    with connection.cursor() as cursor:
        cursor.execute(ledger_sql.SQLITE_TABLE)
        cursor.execute("DELETE FROM temp.due")
        cursor.execute(ledger_sql.SQLITE_CLAIM, given)
        cursor.execute("SELECT count(*) FROM temp.due")
        (due,) = cursor.fetchone()
        if not due:
            return Batch(0, [])
        cursor.execute(ledger_sql.SQLITE_MOVE, given)
        cursor.execute(ledger_sql.SQLITE_OCCURRENCES, given)
        cursor.execute(ledger_sql.SQLITE_DELIVERIES, given)
        return Batch(due, [UUID(hex=key) for (key,) in cursor.fetchall()])


def _parameters(now: datetime, rules: Rules) -> dict[str, Any]:
    stamp = int(now.timestamp() * 1000)
    return {
        "now": _instant(now),
        "ring_at": _instant(rules.ring_at),
        "kind": rules.kind,
        "rest_after": rules.rest_after,
        # The first 48 bits of a UUIDv7, as core.ids makes them.
        "stamp": f"{stamp:012x}",
    }


def _instant(value: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


def _is_there(question: str, **given: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, {name: _instant(value) for name, value in given.items()})
        return cursor.fetchone() is not None
