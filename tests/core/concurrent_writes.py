"""Scenes with several threads on one real database, for test_concurrency.py.

Prints what was seen as one line of JSON.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event
from time import sleep
from typing import Any
from uuid import uuid4

import django

django.setup()

# Below it, for they need the registry of apps.
from django.core.management import call_command  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from rest_framework.test import APIClient  # noqa: E402

from backend.accounts import data_keys  # noqa: E402
from backend.accounts.models import DataKey, Profile, User, Vault  # noqa: E402
from backend.core import entry_writes  # noqa: E402
from backend.core.entries import require_kind  # noqa: E402
from backend.core.ids import new_id  # noqa: E402
from backend.people.models import Person  # noqa: E402
from backend.repairs.models import Repair  # noqa: E402
from tests import static_files  # noqa: E402
from tests.accounts.conftest import AUTH, post, sign_up_body  # noqa: E402
from tests.conftest import entry_headers, put_entry, signed_in  # noqa: E402
from tests.sync.test_batch import operation  # noqa: E402


def at_once(number: int, act: Callable[[int], Any]) -> list[Any]:
    """Runs `act(0)` … `act(number - 1)` in threads that start together."""
    barrier = Barrier(number)

    def one(index: int) -> Any:
        try:
            barrier.wait()
            return act(index)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))


def someone() -> User:
    user = User.objects.create(username=f"someone-{uuid4()}")
    data_keys.make(user.pk)
    Profile.objects.create(user=user)
    return user


def count(answers: list[Any]) -> dict[str, int]:
    return dict(Counter(str(answer.status_code) for answer in answers))


def rows(user: User) -> list[list[int]]:
    return [list(row) for row in Person.objects.for_owner(user).values_list("revision", "cursor")]


def cursors() -> dict[str, Any]:
    """Four devices write while a fifth pulls page after page, believing each cursor."""
    user = someone()
    clients = [signed_in(user) for _ in range(5)]
    pulled: list[str] = []

    def act(index: int) -> list[Any]:
        if index < 4:
            return [put_entry(clients[index], "people") for _ in range(10)]
        since = 0
        for _ in range(60):
            page = clients[4].get(f"/api/v1/sync?since={since}&limit=3").json()
            pulled.extend(entry["id"] for entry in page["entries"])
            since = page["cursor"]
        return []

    answers = [answer for batch in at_once(5, act) for answer in batch]
    since = max((entry.cursor for entry in Person.objects.filter(pk__in=pulled)), default=0)
    while (page := clients[4].get(f"/api/v1/sync?since={since}").json())["entries"]:
        pulled.extend(entry["id"] for entry in page["entries"])
        since = page["cursor"]
    written = [answer.json() for answer in answers]
    return {
        "statuses": count(answers),
        "cursors": [one["cursor"] for one in written],
        "written": [one["id"] for one in written],
        "pulled": pulled,
    }


def replays() -> dict[str, Any]:
    user, entry, key = someone(), new_id(), uuid4()
    clients = [signed_in(user) for _ in range(8)]
    answers = at_once(8, lambda index: put_entry(clients[index], "people", entry, key=key))
    return {"statuses": count(answers), "rows": rows(user)}


def rivals() -> dict[str, Any]:
    user, entry = someone(), new_id()
    clients = [signed_in(user) for _ in range(8)]
    put_entry(clients[0], "people", entry)
    answers = at_once(8, lambda index: put_entry(clients[index], "people", entry, base=1))
    return {"statuses": count(answers), "rows": rows(user)}


def batches() -> dict[str, Any]:
    """Four tabs send the same batch, half of it in another order."""
    user = someone()
    clients = [signed_in(user) for _ in range(4)]
    batch = [operation() for _ in range(10)]

    def act(index: int) -> Any:
        return clients[index].post("/api/v1/sync", {"operations": batch[:: 1 - index % 2 * 2]}, format="json")

    results = [result for answer in at_once(4, act) for result in answer.json()["results"]]
    return {"statuses": dict(Counter(str(one["status"]) for one in results)), "rows": sorted(rows(user))}


def erasures() -> dict[str, Any]:
    """One writes about a person who is erased just then, with the repair that names them."""
    user, person, now = someone(), new_id(), timezone.now()
    client, kind, wrote = signed_in(user), require_kind("people"), Event()
    put_entry(client, "people", person)
    put_entry(client, "repairs", person=str(person))
    client.delete(f"/api/v1/people/{person}", headers=entry_headers(1))

    def act(index: int) -> Any:
        if index:
            wrote.wait(10)
            return entry_writes.forget(kind, now + entry_writes.KEEP_DELETED + timedelta(minutes=1))
        with transaction.atomic():
            entry_writes.next_cursor(user)  # as every write begins
            wrote.set()
            sleep(1)
            return len(Person.objects.select_for_update().filter(pk=person))

    return {"found": at_once(2, act), "named": Repair.objects.filter(person__isnull=False).count()}


def names() -> dict[str, Any]:
    for model in (Vault, Profile, DataKey, User):
        model.objects.all().delete()
    clients = [APIClient(REMOTE_ADDR=f"192.0.2.{index}") for index in range(6)]
    answers = at_once(6, lambda index: post(clients[index], f"{AUTH}/signup", sign_up_body()))
    codes = {
        error["code"] for answer in answers if answer.status_code == 400 for error in answer.json()["errors"]
    }
    numbers = {"users": User, "vaults": Vault, "profiles": Profile, "keys": DataKey}
    return {
        "statuses": count(answers),
        "codes": sorted(codes),
        "rows": {name: model.objects.count() for name, model in numbers.items()},
    }


if __name__ == "__main__":
    if "migrate" in sys.argv:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
    scenes = {
        "cursors": cursors,
        "replays": replays,
        "rivals": rivals,
        "batches": batches,
        "erasures": erasures,
        "names": names,
    }
    with static_files.listed_once():
        print(json.dumps({name: play() for name, play in scenes.items()}))
