"""The statements written by hand, held to the plain reference for cases that are drawn; and what they alone have to keep."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.accounts.models import User
from backend.core.ids import new_id
from backend.push.models import Delivery, PushSubscription
from backend.reminders import ledger
from backend.reminders.models import Dropped, Occurrence, Purpose, Reminder, ReminderSettings, Status, Wording
from tests.conftest import NOON, MakeUser
from tests.reminders import reference
from tests.reminders.scenario import remind

pytestmark = pytest.mark.django_db
Drawn = dict[str, Any]

# Offsets with and without a fraction of a second: SQLite keeps times as text, and the two forms have to be compared rightly.
OFFSETS = st.integers(-7200, 3).map(lambda halves: timedelta(seconds=halves / 2))
PEOPLE = st.fixed_dictionaries(
    {
        "daily_most": st.sampled_from([None, 1, 2]),
        "devices": st.lists(st.booleans(), max_size=2),  # True: disabled
    }
)
REMINDERS = st.fixed_dictionaries(
    {
        "person": st.integers(0, 2),
        "at": OFFSETS,
        "day": st.integers(0, 1),
        "lasts": st.sampled_from([timedelta(seconds=1), timedelta(hours=2, microseconds=1)]),
        "wording": st.sampled_from(Wording.values),
        "unopened": st.integers(3, 6),
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
        status=Status.PAUSED if drawn["paused"] else Status.ACTIVE,
        paused_until=NOON - timedelta(hours=3) if drawn["paused"] else None,
        next_on=NOON.date() + timedelta(days=drawn["day"]),
        next_at=at,
        next_until=at + drawn["lasts"],
        created_at=NOON,
    )
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
        "reminders": rows(f"SELECT {columns(Reminder, 'r')} FROM reminders_reminder r"),  # noqa: S608
        "occurrences": rows(f"SELECT {occurrence} FROM reminders_occurrence o"),  # noqa: S608
        "deliveries": rows(
            f"SELECT {columns(Delivery, 'd', 'id', 'token', 'message')}, {occurrence} "  # noqa: S608
            "FROM push_delivery d LEFT JOIN reminders_occurrence o ON o.id = d.message"
        ),
    }


def rules(wake: bool) -> ledger.Rules:
    return ledger.Rules("reminder", NOON + timedelta(seconds=5) if wake else NOON, 5)


@pytest.mark.promise(44)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=CASES)
@example(
    case={
        "people": [{"daily_most": 1, "devices": [False, False]}] * 3,
        "reminders": [{**PLAIN, "at": timedelta(seconds=-second / 2)} for second in range(4)],
        "wake": True,
    }
)
def test_the_statements_do_what_the_reference_does(people: list[User], case: Drawn) -> None:
    found = []
    with transaction.atomic():
        build(case, people)
        for act in (ledger.materialise, reference.materialise):
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
                while ledger.materialise(NOON, most, rules(True)).due:
                    pass
                found.append(tables())
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    assert found[0] == found[1]


def test_it_says_which_deliveries_it_wrote(people: list[User]) -> None:
    build(
        {"people": [{"daily_most": 2, "devices": [False, False, True]}] * 3, "reminders": []},
        people,
    )
    for number, person in enumerate(people):
        add(person, {**PLAIN, "at": timedelta(seconds=-number)})
    batch = ledger.materialise(NOON, 2, rules(True))
    assert batch.due == 2
    assert len(batch.deliveries) == 4
    assert set(batch.deliveries) == set(Delivery.objects.values_list("pk", flat=True))


def test_ids_and_tokens_are_such_as_the_rest_of_the_code_makes(people: list[User]) -> None:
    build({"people": [{"daily_most": 2, "devices": [False] * 5}] * 3, "reminders": []}, people)
    for person in people:
        add(person, {**PLAIN, "at": timedelta()})
    ledger.materialise(NOON, 10, rules(True))
    tokens = list(Delivery.objects.values_list("token", flat=True))
    assert len(set(tokens)) == len(tokens) == 15
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{24}|[0-9a-f]{32}", token) for token in tokens)  # 138 or 128 bits
    made = [*Delivery.objects.values_list("pk", flat=True), *Occurrence.objects.values_list("pk", flat=True)]
    assert {(key.version, key.variant) for key in made} == {(7, "specified in RFC 4122")}
    assert {key.int >> 80 for key in made} == {int(NOON.timestamp() * 1000)}


def test_whoever_has_no_settings_gets_a_row_to_lock_on_postgresql(people: list[User]) -> None:
    build({"people": [{"daily_most": None, "devices": [False]}] * 3, "reminders": []}, people)
    for second in range(3):
        add(people[0], {**PLAIN, "at": timedelta(seconds=-second)})
    assert ledger.materialise(NOON, 10, rules(True)).due == 3
    assert Delivery.objects.count() == 2
    assert ReminderSettings.objects.count() == (1 if connection.vendor == "postgresql" else 0)


@pytest.mark.promise(44)
def test_the_same_number_of_questions_for_one_and_for_two_hundred(people: list[User]) -> None:
    build({"people": [{"daily_most": 2, "devices": [False]}] * 3, "reminders": []}, people)
    counts = []
    for more in (1, 200):
        for number in range(more):
            add(people[number % 3], {**PLAIN, "at": timedelta(seconds=-number)})
        with CaptureQueriesContext(connection) as asked:
            assert ledger.materialise(NOON, 1000, rules(True)).due == more
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_plan_is_kept_as_the_orm_would_keep_it(alice: User) -> None:
    at = datetime(2026, 7, 1, 8, 30, 0, 250, tzinfo=UTC)
    reminder = remind(alice)
    reminder.next_on, reminder.next_at, reminder.next_until = at.date(), at, at + timedelta(hours=1)
    reminder.status, reminder.paused_until = Status.PAUSED, NOON
    ledger.write_plans([reminder])
    written = tables()["reminders"]
    reminder.save()
    assert written == tables()["reminders"]


def test_nothing_is_due_before_its_moment(people: list[User]) -> None:
    add(people[0], {**PLAIN, "at": timedelta(microseconds=1)})
    assert not ledger.is_due(NOON)
    assert ledger.is_due(NOON + timedelta(microseconds=1))
    assert ledger.materialise(NOON, 10, rules(True)) == ledger.Batch(0, [])
