"""The cast: Alice, a client; Bob, another client, always the stranger in the scene; Dana and Erin, clinicians; Ada,
an administrator.
"""

import base64
import gc
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.internal.userkit import user_id_to_str
from django.db import connection
from rest_framework.test import APIClient

from backend.accounts import data_keys
from backend.accounts.models import Administrator, Clinician, Custody, Practice, Profile, Role, User, Vault
from backend.accounts.sign_in import second_factor
from backend.core.ids import new_id
from tests import migrated, outgoing, static_files, times
from tests.postgres import postgres_server

__all__ = ["postgres_server"]

# Compiled modules are kept, whatever the machine's own habit: the tests start processes by the hundred, and without
# them each of these would spend more time on compiling Django once more than on what it is started for.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

STARTED = time.time()
NOON = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
MakeUser = Callable[..., User]


def b64(size: int) -> str:
    """Random bytes as the API wants them: unpadded base64url."""
    return base64.urlsafe_b64encode(os.urandom(size)).decode().rstrip("=")


def sealed_words(text_size: int = 1024) -> dict[str, Any]:
    """An envelope of the right shape that nobody can open: enough wherever the server only stores it."""
    return {"v": 1, "key": b64(32 + 28), "text": b64(text_size + 28)}


@pytest.hookimpl(trylast=True)  # once what this run leaves out is out: the pieces are those of what is left
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long and waits for other processes begins first, in every worker, so that none ends a run alone with
    it.

    xdist gives each of its workers an equal piece of the list to begin with, so each piece begins with some of them.
    Those of one file stay together: what its tests stand on is then made once.
    """

    def waits(item: pytest.Item) -> bool:
        # Those that clean this process's own database stay last, where pytest-django put them.
        return "slow" in item.keywords and not {"django_db", "browser"} & set(item.keywords)

    workers = int(getattr(config, "workerinput", {}).get("workercount", 1))
    files: dict[Path, list[pytest.Item]] = {}
    for item in filter(waits, items):
        files.setdefault(item.path, []).append(item)
    short = [item for item in items if not waits(item)]
    left = len(items)
    items.clear()
    for worker in range(workers):
        size = left // (workers - worker)  # as xdist does it
        left -= size
        first = list(chain.from_iterable(list(files.values())[worker::workers]))
        items += first + short[: max(0, size - len(first))]
        del short[: max(0, size - len(first))]
    items += short


def pytest_collection_finish() -> None:
    """What was imported stays, and need not be looked through for what can go, again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """The time of a run of several workers, from when `make test` began where it was that."""
    workers = config.getoption("numprocesses", None)
    if workers:
        stats = chain.from_iterable(terminalreporter.stats.values())
        spent = times.spent(one for one in stats if isinstance(one, pytest.TestReport))
        began = float(os.environ.get("ATTUNE_TESTS_BEGAN", STARTED))
        terminalreporter.section("time")
        terminalreporter.line(times.summary(spent, workers, time.time() - began))


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_listed_once() -> Iterator[None]:
    with static_files.listed_once():
        yield


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    """As Django's, but migrating, which takes seconds, is done by one process of a run."""
    with ExitStack() as making:
        given = os.environ.get(migrated.FOLDER)  # by the run that started this one
        shared = Path(given) if given else tmp_path_factory.getbasetemp().parent
        if connection.vendor == "sqlite" and (given or hasattr(request.config, "workerinput")):
            making.enter_context(migrated.once(shared))
        request.getfixturevalue("django_db_setup")


@pytest.fixture(scope="session")
def migrated_copy(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Path | None:
    """This process's own test database as an SQLite file for other processes, which then need not migrate.

    None where there is none to copy: none of the chosen tests asks for it, or it is PostgreSQL's.
    """
    if connection.vendor != "sqlite":
        return None
    path = tmp_path_factory.mktemp("migrated") / migrated.FILE
    with django_db_blocker.unblock():
        connection.ensure_connection()
        if "django_migrations" not in connection.introspection.table_names():
            return None
        with closing(sqlite3.connect(path)) as file:
            connection.connection.backup(file)
            file.execute("PRAGMA journal_mode=WAL")  # as it stays once a server has opened it
    return path


@pytest.fixture(scope="session", autouse=True)
def _nothing_waits_for_the_disk() -> Iterator[None]:
    """Nothing that a test keeps outlives a crash of the machine, and a key share for each person of each test does wait
    for it. That it does, tests/privacy/test_key_shares.py says.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _watched() -> Iterator[None]:
    with outgoing.watched():
        yield


@pytest.fixture(autouse=True)
def _server_asks_nobody_else() -> Iterator[None]:
    """No test lets the server ask a third party, whatever the test is about."""
    yield
    assert outgoing.take() == []


@pytest.fixture(autouse=True)
def _no_keys_left_over() -> Iterator[None]:
    yield
    data_keys.forget_opened()


def new_user(username: str, role: str = Role.CLIENT, **profile: Any) -> User:
    user = User.objects.create(username=username, role=role)
    user.set_unusable_password()
    user.save()
    data_keys.make(user.pk)
    Profile.objects.create(user=user, **profile)
    Vault.objects.create(
        user=user,
        kdf_salt=b64(16),
        kdf_memory_kib=65536,
        kdf_iterations=3,
        kdf_parallelism=1,
        wrapped_user_key=b64(60),
        custody=Custody.OWN,
        x25519=b64(32),
        ed25519=b64(32),
        wrapped_private_keys=b64(92),
        recovery_auth_hash="of a sheet" if role == Role.CLINICIAN else "",
    )
    if role == Role.CLINICIAN:
        second_factor.enrol_codes(user)
        Clinician.objects.create(
            user=user,
            display_name=f"Dr {username.title()}",
            practice=harbour_practice(),
        )
    if role == Role.ADMINISTRATOR:
        Administrator.objects.create(user=user, practice=harbour_practice())
    return user


def harbour_practice() -> Practice:
    """Where Dana and Erin work, and what Ada administers."""
    window = {"response_window": "two working days"}
    return Practice.objects.get_or_create(name="Harbour Practice", defaults=window)[0]


@pytest.fixture
def make_user(db: None) -> MakeUser:
    return new_user


@pytest.fixture
def alice(make_user: MakeUser) -> User:
    return make_user("alice", timezone="Europe/Berlin")


@pytest.fixture
def bob(make_user: MakeUser) -> User:
    return make_user("bob")


@pytest.fixture
def dana(make_user: MakeUser) -> User:
    return make_user("dana", Role.CLINICIAN)


@pytest.fixture
def erin(make_user: MakeUser) -> User:
    return make_user("erin", Role.CLINICIAN)


@pytest.fixture
def ada(make_user: MakeUser) -> User:
    return make_user("ada", Role.ADMINISTRATOR)


def signed_in(user: User, *, second_factor: bool | None = None) -> APIClient:
    """An API client signed in as `user`; clinicians and administrators with their second factor unless told
    otherwise.
    """
    client = APIClient()
    client.force_login(user)
    passed = user.role != Role.CLIENT if second_factor is None else second_factor
    session = client.session
    methods: list[dict[str, Any]] = [{"method": "password", "at": datetime.now(UTC).timestamp()}]
    if passed:
        methods.append({"method": "mfa", "type": "totp", "at": datetime.now(UTC).timestamp()})
    session["account_authentication_methods"] = methods
    session["account_authentication_methods_user"] = user_id_to_str(user)
    session.save()
    return client


def entry_headers(base: int = 0, key: Any = None) -> dict[str, str]:
    return {"If-Match": f'"{base}"', "Idempotency-Key": str(key or uuid4())}


def put_entry(
    client: APIClient, kind: str, entry_id: Any = None, base: int = 0, key: Any = None, **body: Any
) -> Any:
    """PUTs an entry as a device would and returns the response."""
    payload = {"created_at": "2026-06-15T12:00:00Z", "answers": {}, "words": sealed_words(), **body}
    return client.put(
        f"/api/v1/{kind}/{entry_id or new_id()}", payload, format="json", headers=entry_headers(base, key)
    )


@pytest.fixture
def alices(alice: User) -> APIClient:
    return signed_in(alice)


@pytest.fixture
def bobs(bob: User) -> APIClient:
    return signed_in(bob)


@pytest.fixture
def danas(dana: User) -> APIClient:
    return signed_in(dana)
