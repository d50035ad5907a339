"""The statements written by hand, held to the plain reference for cases that are drawn; and what they alone have to
keep. Above 300 lines, for both halves draw from the same strategies.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.push import wakeup
from backend.push.models import Delivery, PushSubscription, State
from backend.reminders import ledger, ledger_orm
from backend.reminders.ledger_rules import Plan, Rules
from backend.reminders.models import (
    DeletedOccurrence,
    Dropped,
    Occurrence,
    Purpose,
    Reminder,
    ReminderSettings,
    Status,
    Wording,
)
from tests.conftest import NOON, MakeUser
from tests.reminders.scenario import remind

pytestmark = pytest.mark.django_db
Drawn = dict[str, Any]

# Offsets with and without a fraction of a second: SQLite keeps times as text, and the two forms have to be compared
# rightly.
OFFSETS = st.integers(-7200, 3).map(lambda halves: timedelta(seconds=halves / 2))
PEOPLE = st.fixed_dictionaries(
    {
        "daily_most": st.sampled_from([None, 1, 2]),
        "devices": st.lists(st.booleans(), max_size=2),  # True: disabled
        "deleted": st.lists(st.integers(0, 1), max_size=2),  # days on which one came that was deleted since
    }
)
REMINDERS = st.fixed_dictionaries(
    {
        "person": st.integers(0, 2),
        "at": OFFSETS,
        "day": st.integers(0, 1),
        "lasts": st.sampled_from([timedelta(seconds=1), timedelta(hours=2, microseconds=1)]),
        "wording": st.sampled_from(Wording.values),
        "unopened": st.integers(0, 6),
        "answered": st.none() | st.integers(-9, 0).map(lambda days: timedelta(days=days)),
        "came": st.lists(
            st.fixed_dictionaries(
                {
                    "days": st.integers(1, 9),
                    "opened": st.booleans(),
                    "counted": st.booleans(),
                    "dropped": st.sampled_from(["", "", "late"]),
                    "taken": st.lists(
                        st.none() | st.integers(0, 30), max_size=2
                    ),  # hours later, by each device
                }
            ),
            max_size=7,
            unique_by=lambda drawn: drawn["days"],
        ),
        "paused": st.booleans(),
        "before": st.lists(
            st.tuples(
                st.integers(0, 1), st.sampled_from(["", *Dropped.values]), st.sampled_from(Purpose.values)
            ),
            max_size=2,
            unique_by=lambda drawn: (drawn[0], drawn[2]),
        ),
    }
)
CASES = st.fixed_dictionaries(
    {
        "people": st.lists(PEOPLE, min_size=3, max_size=3),
        "reminders": st.lists(REMINDERS, max_size=8, unique_by=lambda drawn: drawn["at"]),
        "wake": st.booleans(),
    }
)
PLAIN: Drawn = {
    "person": 0,
    "day": 0,
    "lasts": timedelta(hours=2),
    "wording": "plain",
    "unopened": 3,
    "answered": None,
    "came": [],
    "paused": False,
    "before": [],
}


@pytest.fixture
def people(make_user: MakeUser) -> list[User]:
    return [make_user(f"person{number}") for number in range(3)]


def build(case: Drawn, people: list[User]) -> None:
    for user, drawn in zip(people, case["people"], strict=True):
        if drawn["daily_most"]:
            ReminderSettings.objects.create(owner=user, daily_most=drawn["daily_most"])
        for disabled in drawn["devices"]:
            PushSubscription.objects.create(
                owner=user,
                endpoint="https://push.example.net/one",
                endpoint_hash=new_id().hex,
                created_at=NOON,
                disabled_at=NOON if disabled else None,
            )
        for day in drawn.get("deleted", []):
            on = NOON.date() + timedelta(days=day)
            DeletedOccurrence.objects.create(owner=user, local_on=on, due_at=NOON)
    for drawn in case["reminders"]:
        add(people[drawn["person"]], drawn)


def add(owner: User, drawn: Drawn) -> Reminder:
    at = NOON + drawn["at"]
    reminder = Reminder.objects.create(
        owner=owner,
        window_start="09:00",
        window_end="10:00",
        timezone="UTC",
        wording=drawn["wording"],
        unopened=drawn["unopened"],
        answered_at=NOON + drawn["answered"] if drawn["answered"] is not None else None,
        status=Status.PAUSED if drawn["paused"] else Status.ACTIVE,
        paused_until=NOON - timedelta(hours=3) if drawn["paused"] else None,
        next_on=NOON.date() + timedelta(days=drawn["day"]),
        next_at=at,
        next_until=at + drawn["lasts"],
        created_at=NOON,
    )
    for came in drawn["came"]:
        add_what_came(reminder, came)
    for day, dropped, purpose in drawn["before"]:
        Occurrence.objects.create(
            owner=owner,
            reminder=reminder,
            purpose=purpose,
            local_on=NOON.date() + timedelta(days=day),
            due_at=at,
            expires_at=at,
            dropped=dropped,
        )
    return reminder


def add_what_came(reminder: Reminder, drawn: Drawn) -> None:
    at = NOON - timedelta(days=drawn["days"])
    occurrence = Occurrence.objects.create(
        owner=reminder.owner,
        reminder=reminder,
        local_on=at.date(),
        due_at=at,
        expires_at=at,
        dropped=drawn["dropped"],
        opened_at=at if drawn["opened"] else None,
        accepted_at=at if drawn["counted"] else None,
    )
    for hours in drawn["taken"]:
        Delivery.objects.create(
            owner=reminder.owner,
            seed=new_id().hex,
            message_type="reminder",
            message=occurrence.pk,
            due_at=at,
            expires_at=at,
            next_attempt_at=at,
            wake_at=at,
            state=State.PENDING if hours is None else State.SENT,
            accepted_at=None if hours is None else at + timedelta(hours=hours),
        )


def rows(question: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return sorted(cursor.fetchall(), key=repr)


def tables() -> dict[str, list[Any]]:
    """Every row as the database keeps it, but for the ids and tokens that are drawn."""

    def columns(model: Any, table: str, *left_out: str) -> str:
        fields = model._meta.concrete_fields
        return ", ".join(f"{table}.{field.column}" for field in fields if field.name not in left_out)

    occurrence = columns(Occurrence, "o", "id")
    return {
        "reminders": rows(f"SELECT {columns(Reminder, 'r')} FROM reminders_reminder r"),  # noqa: S608 - our own names
        "occurrences": rows(f"SELECT {occurrence} FROM reminders_occurrence o"),  # noqa: S608 - our own names
        "deliveries": rows(
            f"SELECT {columns(Delivery, 'd', 'id', 'seed', 'message')}, {occurrence} "  # noqa: S608 - our own names
            "FROM push_delivery d LEFT JOIN reminders_occurrence o ON o.id = d.message"
        ),
    }


def rules(wake: bool) -> Rules:
    return Rules("reminder", wake, 5)


@pytest.mark.promise(44)
@pytest.mark.usefixtures("only_postgresql")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=CASES)
@example(
    case={
        "people": [{"daily_most": 1, "devices": [False, False]}] * 3,
        "reminders": [{**PLAIN, "at": timedelta(seconds=-second / 2)} for second in range(4)],
        "wake": True,
    }
)
def test_the_statements_do_what_the_orm_does(people: list[User], case: Drawn) -> None:
    found = []
    with transaction.atomic():
        build(case, people)
        for act in (ledger.materialise, ledger_orm.materialise):
            with transaction.atomic():
                act(NOON, 100, rules(case["wake"]))
                found.append(tables())
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    assert found[0] == found[1]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=CASES)
def test_it_does_not_matter_where_a_batch_ends(people: list[User], case: Drawn) -> None:
    found = []
    with transaction.atomic():
        build(case, people)
        for most in (100, 1):
            with transaction.atomic():
                while ledger.materialise(NOON, most, rules(True)):
                    pass
                found.append(tables())
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    assert found[0] == found[1]


def test_workers_are_woken_for_what_was_written(
    people: list[User], monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    woken: list[UUID] = []
    monkeypatch.setattr(wakeup, "wake", woken.extend)
    build(
        {"people": [{"daily_most": 2, "devices": [False, False, True]}] * 3, "reminders": []},
        people,
    )
    for number, person in enumerate(people):
        add(person, {**PLAIN, "at": timedelta(seconds=-number)})
    with django_capture_on_commit_callbacks(execute=True):
        assert ledger.materialise(NOON, 2, rules(True)) == 2
    assert len(woken) == 4
    assert set(woken) == set(Delivery.objects.values_list("pk", flat=True))


def test_ids_and_tokens_are_such_as_the_rest_of_the_code_makes(people: list[User]) -> None:
    build({"people": [{"daily_most": 2, "devices": [False] * 5}] * 3, "reminders": []}, people)
    for person in people:
        add(person, {**PLAIN, "at": timedelta()})
    ledger.materialise(NOON, 10, rules(True))
    seeds = list(Delivery.objects.values_list("seed", flat=True))
    assert len(set(seeds)) == len(seeds) == 15
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{24}|[0-9a-f]{32}", seed) for seed in seeds)  # 138 or 128 bits
    made = [*Delivery.objects.values_list("pk", flat=True), *Occurrence.objects.values_list("pk", flat=True)]
    assert {(key.version, key.variant) for key in made} == {(7, "specified in RFC 4122")}
    if connection.vendor == "postgresql":  # the statements make their own, by the time that they were given
        assert {key.int >> 80 for key in made} == {int(NOON.timestamp() * 1000)}


def test_whoever_has_no_settings_gets_a_row_to_lock_on_postgresql(people: list[User]) -> None:
    build({"people": [{"daily_most": None, "devices": [False]}] * 3, "reminders": []}, people)
    for second in range(3):
        add(people[0], {**PLAIN, "at": timedelta(seconds=-second)})
    assert ledger.materialise(NOON, 10, rules(True)) == 3
    assert Delivery.objects.count() == 2
    assert ReminderSettings.objects.count() == (1 if connection.vendor == "postgresql" else 0)


@pytest.mark.promise(44)
@pytest.mark.usefixtures("only_postgresql")
def test_the_same_number_of_questions_for_one_and_for_two_hundred(people: list[User]) -> None:
    build({"people": [{"daily_most": 2, "devices": [False]}] * 3, "reminders": []}, people)
    counts = []
    for more in (1, 200):
        for number in range(more):
            add(people[number % 3], {**PLAIN, "at": timedelta(seconds=-number)})
        with CaptureQueriesContext(connection) as asked:
            assert ledger.materialise(NOON, 1000, rules(True)) == more
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_plan_is_kept_as_the_orm_would_keep_it(alice: User) -> None:
    at = datetime(2026, 7, 1, 8, 30, 0, 250, tzinfo=UTC)
    reminder = remind(alice)
    reminder.next_on, reminder.next_at, reminder.next_until = at.date(), at, at + timedelta(hours=1)
    reminder.status, reminder.paused_until = Status.PAUSED, NOON
    plan = Plan(reminder.pk, at.date(), at, at + timedelta(hours=1), Status.PAUSED, NOON)
    ledger.write_plans([plan])
    written = tables()["reminders"]
    reminder.save()
    assert written == tables()["reminders"]


def test_nothing_is_due_before_its_moment(people: list[User]) -> None:
    add(people[0], {**PLAIN, "at": timedelta(microseconds=1)})
    assert not ledger.is_due(NOON)
    assert ledger.is_due(NOON + timedelta(microseconds=1))
    assert ledger.materialise(NOON, 10, rules(True)) == 0
