"""Many people with a device and a reminder each, all due at one instant, and what the ledger takes for them.

Run as a process of its own on a fleet's database, `python -m tests.performance.pipeline '["people", {"count": 10000,
…}]'`, it does one of the functions below and prints the answer as JSON. Above 300 lines, for it is one program.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from datetime import time as wall
from typing import Any
from unittest import mock
from uuid import UUID

import django
from django.db.models import AutoField

BATCH = 1000
MOST_BY_ONE = 20_000  # people
SLICE = 10_000
# Of a thousand devices so many behave like that (tests/performance/sink.py); the others are well.
MIX = {"gone": 20, "slow": 5, "wait": 5, "many": 5, "flaky": 10}


def path(number: int, mixed: bool) -> str:
    """How the device of that number behaves: the same number always the same way, spread over all of them."""
    place = number * 7919 % 1000
    for name, share in MIX.items():
        if mixed and place < share:
            return f"{name}/{number}"
        place -= share
    return f"ok/{number}"


def people(count: int, origin: str, mixed: bool = False, first: int = 0) -> dict[str, Any]:
    """Makes that many people: settings, one device at the origin, and one reminder that is never due until
    `make_due`. Very many are made of one of them, in PostgreSQL itself and in several processes at once.
    """
    alone = count if count <= MOST_BY_ONE else BATCH
    for start in range(first, first + alone, BATCH):
        _some_people(range(start, min(start + BATCH, first + alone)), origin, mixed)
    if count > alone:
        rest = range(first + alone, first + count)
        share = -(-len(rest) // (os.cpu_count() or 1))
        parts = [rest[start : start + share] for start in range(0, len(rest), share)]
        given = [{"first": part.start, "end": part.stop, "origin": origin, "mixed": mixed} for part in parts]
        _at_once("people_like_one", given)
    return {}


def people_like_one(first: int, end: int, origin: str, mixed: bool) -> dict[str, Any]:
    """Those of these numbers, each like somebody who is there but for what is their own: names, keys, and what is
    sealed under them (PostgreSQL).
    """
    from django.db import connection

    from backend.accounts.models import DataKey, User
    from backend.core.ids import new_id
    from backend.core.keyring import new_key
    from backend.core.sealed import provide_owner_keys
    from backend.push.models import PushSubscription
    from backend.push.subscriptions.endpoints import fingerprint
    from backend.reminders.models import Reminder, ReminderSettings

    example = PushSubscription.objects.all()[0]
    sealed: dict[str, Any] = {
        name: PushSubscription._meta.get_field(name) for name in ("endpoint", "auth", "device")
    }
    texts = {name: getattr(example, name) for name in sealed}
    own: dict[Any, dict[str, str]] = {
        User: {"id": "made.owner", "username": "made.username"},
        DataKey: {"owner_id": "made.owner", "wrapped": "made.wrapped"},
        ReminderSettings: {"owner_id": "made.owner"},
        PushSubscription: {"id": "made.subscription", "owner_id": "made.owner"}
        | {name: f"made.{name}" for name in ("endpoint_hash", *sealed)},
        Reminder: {"id": "made.reminder", "owner_id": "made.owner", "to_plan": "false"}
        | dict.fromkeys(("next_on", "next_at", "next_until"), "NULL"),
    }
    names = ["owner", "username", "wrapped", "subscription", "reminder", "endpoint_hash", *sealed]
    keys: dict[UUID, bytes] = {}
    provide_owner_keys(keys.__getitem__)
    with connection.cursor() as cursor:
        # What refers to what is known here: the database need not look it up five million times.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "CREATE TEMPORARY TABLE made (owner uuid, username text, wrapped text, subscription uuid, reminder uuid,"
            " endpoint_hash text, endpoint text, auth text, device text)"
        )
        for start in range(first, end, SLICE):
            cursor.execute("TRUNCATE made")
            with cursor.copy(f"COPY made ({', '.join(names)}) FROM STDIN") as copy:
                for number in range(start, min(start + SLICE, end)):
                    way, user, key = path(number, mixed), new_id(), new_key()
                    keys.clear()
                    keys[user] = key
                    device = PushSubscription(pk=new_id(), owner_id=user)
                    texts["endpoint"] = f"{origin}/{way}"
                    wrapped = _wrapped(user, key)
                    hashed = fingerprint(texts["endpoint"])
                    boxes = [field.seal(device, texts[name]) for name, field in sealed.items()]
                    copy.write_row((user, f"person-{way}", wrapped, device.pk, new_id(), hashed, *boxes))
            for model, mine in own.items():
                table, owner = model._meta.db_table, "id" if model is User else "owner_id"
                columns = [
                    field.column for field in model._meta.concrete_fields if not isinstance(field, AutoField)
                ]
                values = [mine.get(name, f"example.{name}") for name in columns]
                cursor.execute(
                    f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)}"  # noqa: S608
                    f" FROM made, (SELECT * FROM {table} WHERE {owner} = %s LIMIT 1) AS example",
                    [example.owner_id],
                )
    return {}


def _some_people(numbers: range, origin: str, mixed: bool) -> None:
    from backend.accounts import data_keys
    from backend.accounts.models import DataKey, User
    from backend.core.ids import new_id
    from backend.core.keyring import new_key
    from backend.core.sealed import provide_owner_keys
    from backend.push.models import PushSubscription
    from backend.push.subscriptions.endpoints import fingerprint
    from backend.reminders.models import Reminder, ReminderSettings
    from tests.push.browser import Browser

    browser, now = Browser().keys, datetime.now(UTC)
    ways = [path(number, mixed) for number in numbers]
    users = [User(pk=new_id(), username=f"person-{way}", password="!") for way in ways]
    keys = {user.pk: new_key() for user in users}
    User.objects.bulk_create(users)
    DataKey.objects.bulk_create(
        DataKey(owner=user, wrapped=_wrapped(user.pk, keys[user.pk]), made_at=now) for user in users
    )
    ReminderSettings.objects.bulk_create(
        ReminderSettings(owner=user, quiet_from=wall(), quiet_until=wall()) for user in users
    )
    provide_owner_keys(keys.__getitem__)  # made just now: nothing is asked for each of them
    try:
        PushSubscription.objects.bulk_create(
            PushSubscription(
                owner=user,
                endpoint=f"{origin}/{way}",
                endpoint_hash=fingerprint(f"{origin}/{way}"),
                **browser,
                device="phone",
                site="https://attune.example",
                created_at=now,
            )
            for way, user in zip(ways, users, strict=True)
        )
    finally:
        provide_owner_keys(data_keys.find)
    Reminder.objects.bulk_create(
        Reminder(owner=user, window_start=wall(), window_end=wall(23, 59), timezone="UTC", created_at=now)
        for user in users
    )


def _wrapped(owner: UUID, key: bytes) -> str:
    """As an account's key is, with a share on the disk; but nothing waits for the disk to have it."""
    from backend.accounts import data_keys

    with mock.patch.object(os, "fsync"):
        return data_keys.wrap(owner, key)


def _at_once(what: str, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Does one of these functions in a process for each of what is given, all at the same time; their answers."""
    commands = [
        [sys.executable, "-m", "tests.performance.pipeline", json.dumps([what, one])] for one in given
    ]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for command in commands]
    told = [process.communicate()[0] for process in running]
    if failed := [process.returncode for process in running if process.returncode]:
        raise RuntimeError(f"{what} ended with {failed}")
    return [json.loads(text.splitlines()[-1]) for text in told]


def make_due(seconds: float, count: int = 0) -> dict[str, Any]:
    """Takes back what came before, and lets every reminder (or so many) be due at one instant so far ahead; that
    instant.
    """
    from django.db import connection

    from backend.push.models import Delivery
    from backend.reminders.models import Occurrence, Reminder

    Delivery.objects.all()._raw_delete("default")
    Occurrence.objects.all()._raw_delete("default")
    at = datetime.now(UTC) + timedelta(seconds=seconds)
    some = Reminder.objects.all()
    if count and count < some.count():
        some = some.filter(pk__in_ids=list(some.values_list("pk", flat=True)[:count]))
    some.update(
        next_on=at.date(),
        next_at=at,
        next_until=at + timedelta(hours=1),
        to_plan=False,
        last_on=None,
        last_at=None,
        unopened=0,
        answered_at=None,
        status="active",
    )
    with connection.cursor() as cursor:  # as the server's own housekeeping does it sooner or later
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return {"at": at.timestamp(), "late": datetime.now(UTC) > at}


def ledger_rates(repetitions: int, most: int) -> dict[str, Any]:
    """Reminders a second of the statements and of the ORM's form, by turns, on as many as are there."""
    from backend.reminders import ledger, ledger_orm
    from backend.reminders.ledger_rules import Rules
    from tests.performance.harness import measure

    def all_of(act: Any) -> None:
        now = datetime.now(UTC)
        rules = Rules("reminder", False, 5)  # there is no broker here to wake anybody by
        taken: list[float] = []
        while True:
            began = time.perf_counter()
            if not act(now, most, rules):
                break
            taken.append(time.perf_counter() - began)
        rounds.append(sum(taken))

    ways = {"statements": ledger.materialise, "orm": ledger_orm.materialise}
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(repetitions):
        for name, act in ways.items():
            make_due(-1)
            rounds: list[float] = []
            measure({name: lambda act=act: all_of(act)}, 1, warm_up=False)  # type: ignore[misc]
            found[name].append(rounds[0])
    return found


def costs(repetitions: int) -> dict[str, Any]:
    """Seconds of this process's CPU for everything of ours, from the claim of what is due to the record of its
    outcome, by what it was for; and for encryption alone, by turns, as a yardstick of the machine.
    """
    from backend.core.clock import Clock
    from backend.push import pipeline, tasks
    from backend.push.message import encryption
    from backend.reminders import dispatch, planning
    from tests.push.browser import Browser

    tasks.settle()
    clock, recipient = Clock(), encryption.Recipient(**Browser().keys)

    def repeat(act: Any) -> int:
        return sum(iter(act, 0))

    count = 0
    steps: dict[str, Callable[[], Any]] = {
        "ledger": lambda: repeat(lambda: dispatch.dispatch_due(clock.now(), wake=False)),
        "sending": lambda: pipeline.send_due(clock=clock),
        "planning": lambda: repeat(lambda: planning.plan_waiting(clock.now())),
        "encryption": lambda: [encryption.encrypt(b"x" * 200, recipient) for _ in range(count)],
    }
    found: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(repetitions + 1):  # the first of them to warm up
        make_due(-1)
        for name, act in steps.items():
            began = time.process_time()
            done = act()
            found[name].append(time.process_time() - began)
            if name == "ledger":
                count = done
    return {name: taken[1:] for name, taken in found.items()} | {"statements": [_statements_of_a_batch()]}


def _statements_of_a_batch() -> int:
    """How many a full batch takes, from its claim to its record."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from backend.push import pipeline
    from backend.push.models import Delivery
    from backend.reminders import dispatch
    from tests.clock import FrozenClock

    make_due(-1)
    clock = FrozenClock(datetime.now(UTC))  # no matter how long a slow machine takes for it
    dispatch.dispatch_due(clock.now(), wake=False)
    ids = list(Delivery.objects.values_list("pk", flat=True)[: pipeline.BATCH])
    Delivery.objects.exclude(pk__in_ids=ids)._raw_delete("default")
    with CaptureQueriesContext(connection) as asked:
        pipeline.send(ids, clock=clock)
    return len(asked)


def two_claimers(most: int) -> dict[str, Any]:
    """Two processes materialise what is due at the same time; how many each had, what there is of it, and how long it
    took.
    """
    from backend.reminders.models import Occurrence

    make_due(-1)
    told = _at_once("claim_all", [{"most": most}] * 2)
    span = max(one["ended"] for one in told) - min(one["began"] for one in told)
    return {"brought": [one["brought"] for one in told], "made": Occurrence.objects.count(), "seconds": span}


def claim_all(most: int) -> dict[str, Any]:
    from backend.reminders import ledger
    from backend.reminders.ledger_rules import Rules

    now = datetime.now(UTC)
    rules, brought, began = Rules("reminder", False, 5), 0, time.time()
    while batch := ledger.materialise(now, most, rules):
        brought += batch
    return {"brought": brought, "began": began, "ended": time.time()}


def idle(count: int, ticks: int = 300) -> dict[str, Any]:
    """Milliseconds of a tick with nothing due among that many reminders (PostgreSQL)."""
    import statistics

    from django.db import connection

    from backend.accounts.models import User
    from backend.reminders import dispatch

    owner = User.objects.values_list("pk", flat=True)[0]
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO reminders_reminder (id, owner_id, content, rhythm, days, times_a_week, window_start, window_end, timezone,
                follows_device, wording, status, next_on, next_at, next_until, to_plan, unopened, created_at)
            SELECT gen_random_uuid(), %s, 'affirmation', 'days', 127, 3, '08:00', '10:00', 'UTC', true, 'plain', 'active',
                now()::date + 1, now() + interval '1 day' + number * interval '0.1 second', now() + interval '3 days', false, 0, now()
            FROM generate_series(1, %s) AS number""",
            [owner, count],
        )
        cursor.execute("VACUUM ANALYZE")
    taken = []
    for _ in range(ticks):
        began = time.perf_counter()
        assert dispatch.dispatch_due(datetime.now(UTC)) == 0
        taken.append((time.perf_counter() - began) * 1000)
    return {"median": statistics.median(taken)}


if __name__ == "__main__":
    django.setup()
    what, given = json.loads(sys.argv[1])
    print(json.dumps(globals()[what](**given)))
