"""The outbox's statements by hand do what the ORM's form does, for rows that are drawn."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts import data_keys
from backend.accounts.models import User
from backend.core.ids import new_id
from backend.push.models import Delivery, PushSubscription, State
from backend.push.outbox import orm, postgresql
from backend.push.outbox.rows import Result
from tests.conftest import NOON, MakeUser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("only_postgresql")]
LEASE_UNTIL = NOON + timedelta(seconds=60)
ROW = st.fixed_dictionaries(
    {
        "person": st.integers(0, 2),
        "device": st.booleans(),
        "state": st.sampled_from([State.PENDING, State.PENDING, State.PENDING, State.SENT, State.EXPIRED]),
        "waits": st.integers(-9, 2),
        "attempts": st.integers(0, 2),
    }
)
RESULT = st.fixed_dictionaries(
    {
        "attempts": st.integers(0, 2),
        "state": st.sampled_from(State.values),
        "failure": st.sampled_from(["", "http_503", "slowed"]),
        "counted": st.booleans(),
    }
)


@pytest.fixture
def people(make_user: MakeUser) -> list[User]:
    users = [make_user(f"person{number}") for number in range(3)]
    data_keys.destroy(users[2].pk)
    return users


def build(people: list[User], rows: list[dict[str, Any]]) -> list[UUID]:
    devices = [
        PushSubscription.objects.create(
            owner=user,
            endpoint="https://push.example.net/x",
            endpoint_hash=user.pk.hex,
            p256dh="p",
            auth="a",
            site="https://attune.example",
            created_at=NOON,
            refusals=number,
        )
        for number, user in enumerate(people[:2])
    ]
    made = []
    for number, drawn in enumerate(rows):
        at = NOON + timedelta(seconds=drawn["waits"], microseconds=number)
        device = devices[drawn["person"]] if drawn["device"] and drawn["person"] < 2 else None
        row = Delivery.objects.create(
            owner=people[drawn["person"]],
            subscription=device,
            seed=new_id().hex,
            message_type="note",
            message=new_id(),
            due_at=at,
            expires_at=NOON + timedelta(hours=1),
            next_attempt_at=at,
            wake_at=at,
            state=drawn["state"],
            attempts=drawn["attempts"],
            accepted_at=at if drawn["state"] == State.SENT else None,
        )
        made.append(row.pk)
    return made


def outbox() -> list[Any]:
    return sorted(Delivery.objects.values_list(), key=str)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROW, max_size=8), most=st.integers(1, 9), chosen=st.none() | st.sets(st.integers(0, 9)))
def test_claim(people: list[User], rows: list[dict[str, Any]], most: int, chosen: set[int] | None) -> None:
    found = []
    with transaction.atomic():
        made = build(people, rows)
        ids = None if chosen is None else [key for number, key in enumerate(made) if number in chosen]
        for form in (postgresql, orm):
            with transaction.atomic():
                if ids is None:
                    claims = form.claim_due(NOON, LEASE_UNTIL, most)
                else:
                    claims = form.claim(NOON, LEASE_UNTIL, ids)
                found.append((sorted(claims, key=lambda claim: claim.id), outbox()))
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    assert found[0] == found[1]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(ROW, RESULT), min_size=1, max_size=8))
def test_record(people: list[User], rows: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    found = []
    with transaction.atomic():
        made = build(people, [row for row, _ in rows])
        results = [
            Result(
                key,
                drawn["attempts"],
                drawn["state"],
                drawn["failure"],
                NOON + timedelta(minutes=number) if drawn["state"] == State.PENDING else None,
                int(drawn["counted"]),
            )
            for number, (key, (_, drawn)) in enumerate(zip(made, rows, strict=True))
        ]
        for form in (postgresql, orm):
            with transaction.atomic():
                form.record(results, NOON)
                found.append(outbox())
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    assert found[0] == found[1]


def plan(statement: str, **given: Any) -> str:
    settings, _, asked = statement.partition(";")
    with connection.cursor() as cursor:
        cursor.execute(settings)
        cursor.execute(f"EXPLAIN {asked}", {"now": NOON, "lease_until": LEASE_UNTIL, **given})
        return "\n".join(line for (line,) in cursor.fetchall())


def test_what_a_batch_costs_does_not_grow_with_what_waits(people: list[User]) -> None:
    """Whatever the planner believes: it was last told of the outbox when nothing waited."""
    ids = build(
        people, [{"person": 0, "device": True, "state": State.PENDING, "waits": -1, "attempts": 0}] * 50
    )
    none: list[Any] = [None]
    result = {
        "ids": ids[:1],
        "attempts": [0],
        "states": ["sent"],
        "failures": [""],
        "again": none,
        "counted": [0],
    }
    plans = {
        "claim": plan(postgresql._CLAIM_THESE, ids=ids),
        "record": plan(postgresql._RECORD, **result),
        "claim_due": plan(postgresql._CLAIM_DUE, most=5),
    }
    assert not [
        name for name, steps in plans.items() if "Seq Scan" in steps or "Sort" in steps or "Hash" in steps
    ]
    assert "delivery_to_attempt" not in plans["claim"] + plans["record"]
    assert "Index Scan using delivery_to_attempt" in plans["claim_due"]
