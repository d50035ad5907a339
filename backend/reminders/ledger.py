"""The statements that materialise what is due and keep what was planned, in the form that the database at hand runs:
by hand on PostgreSQL, where many thousands at one instant must not wait for rows to become objects and back, and the
ORM's elsewhere.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from backend.push import wakeup
from backend.push.outbox.postgresql import enqueue_parameters
from backend.reminders import ledger_orm, ledger_sql
from backend.reminders.ledger_rules import Plan, Rules
from backend.reminders.models import Reminder, ReminderSettings


def is_due(now: datetime) -> bool:
    """Whether there is anything to materialise. It takes no lock: most seconds have nothing."""
    return Reminder.objects.filter(next_at__lte=now).exists()


def is_to_plan(*, came_before: datetime | None = None) -> bool:
    """Whether any that came has no next moment yet; with `came_before`, any that has waited for one since then."""
    waiting = Reminder.objects.filter(to_plan=True)
    return (waiting.filter(last_at__lt=came_before) if came_before else waiting).exists()


def materialise(now: datetime, most: int, rules: Rules) -> int:
    """Claims up to `most` due reminders and writes what becomes of them, in one transaction; returns how many were due.

    Whoever comes at the same time gets others.
    """
    if connection.vendor != "postgresql":
        # Its transactions are IMMEDIATE (config/env.py): this is the one writer, and nobody else writes meanwhile.
        return ledger_orm.materialise(now, most, rules)
    due = _on_postgresql(now, most, rules)
    while isinstance(due, _Unlocked):
        # Made outside the claim's transaction: two claims that each wait for a row the other is making would wait for
        # ever.
        _make_settings(due)
        due = _on_postgresql(now, most, rules)
    return due


def write_plans(plans: Sequence[Plan]) -> None:
    """Keeps the next moment and the status of rows that the caller holds locked."""
    if connection.vendor != "postgresql":
        ledger_orm.write_plans(plans)
    elif plans:
        with connection.cursor() as cursor:
            cursor.execute(ledger_sql.PLAN, [list(column) for column in zip(*plans, strict=True)])


class _Unlocked(list[UUID]):
    """Owners without a row of settings.

    Under its lock a person's notifications of a day are counted, so there has to be one.
    """


@transaction.atomic
def _on_postgresql(now: datetime, most: int, rules: Rules) -> int | _Unlocked:
    with connection.cursor() as cursor:
        cursor.execute(ledger_sql.CLAIM, {"now": now, "most": most})
        cursor.nextset()  # past the settings
        due, keys, unlocked = cursor.fetchone()
        if unlocked:
            # The row locks go with this transaction, which has written nothing; the reminders are claimed again.
            return _Unlocked(unlocked)
        if due:
            # A statement of its own, for its snapshot has to be younger than the locks: it counts what other claims
            # wrote before.
            given = enqueue_parameters(rules.message_type, now, wake=rules.wake)
            cursor.execute(ledger_sql.WRITE, {**given, "keys": keys, "rest_after": rules.rest_after})
            written = [key for (key,) in cursor.fetchall()]
            if rules.wake:
                wakeup.wake_on_commit(written)
        return int(due)


def _make_settings(owners: list[UUID]) -> None:
    rows = [ReminderSettings(owner_id=owner) for owner in sorted(owners)]
    ReminderSettings.objects.bulk_create(rows, ignore_conflicts=True)
