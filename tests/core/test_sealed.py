"""Sealed values open in their own place, under their own owner's key, or not at all."""

import base64
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection, transaction
from django.db.migrations import AlterField

from backend.accounts import data_keys
from backend.accounts.models import DataKey, User, Vault
from backend.core import keyring, sealed
from backend.core.keyring import CannotOpen, KeyRing, new_key, parse
from backend.people.models import Person
from backend.repairs.models import Repair
from tests.conftest import MakeUser, put_entry, signed_in

pytestmark = pytest.mark.django_db
SECRET = "CANARY in a sealed field"


def keep(user: User, value: str = SECRET) -> Vault:
    vault = Vault.objects.get(user=user)
    vault.custody, vault.spare_user_key = "spare", value
    vault.save()
    return vault


def raw(user: User, column: str = "spare_user_key") -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM accounts_vault WHERE user_id = %s", [_key(user)])  # noqa: S608 (our own names)
        return str(cursor.fetchone()[0])


def overwrite(user: User, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE accounts_vault SET spare_user_key = %s WHERE user_id = %s", [value, _key(user)]
        )


def _key(user: User) -> str:
    return str(User._meta.pk.get_db_prep_value(user.pk, connection, prepared=False))


def opened(user: User) -> str | None:
    return Vault.objects.get(user=user).spare_user_key


def test_a_value_comes_back_and_is_unreadable_in_the_database(alice: User) -> None:
    keep(alice)
    assert opened(alice) == SECRET
    assert raw(alice).startswith("v1.o.")
    assert "CANARY" not in raw(alice)
    assert "CANARY" not in base64.urlsafe_b64decode(raw(alice).split(".")[2]).decode("latin-1")


def test_the_same_value_twice_looks_different(alice: User) -> None:
    keep(alice)
    first = raw(alice)
    keep(alice)
    assert raw(alice) != first


def test_a_value_moved_to_another_row_does_not_open(alice: User, bob: User) -> None:
    keep(alice)
    keep(bob, "bob's own")
    overwrite(bob, raw(alice))
    with pytest.raises(CannotOpen):
        opened(bob)


def test_a_value_moved_to_another_row_of_the_same_owner_does_not_open(alice: User) -> None:
    alices = signed_in(alice)
    for relation in ("friend", "partner"):
        assert put_entry(alices, "people", answers={"relation": relation}).status_code == 201
    one, two = Person.objects.order_by("cursor")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_person SET answers = (SELECT answers FROM people_person WHERE cursor = 1)"
        )
    still: Any = Person.objects.get(pk=one.pk).answers
    assert still == {"relation": "friend"}
    with pytest.raises(CannotOpen):
        _ = Person.objects.get(pk=two.pk).answers


@pytest.mark.parametrize(
    "damage",
    [
        lambda value: value[:-4],
        lambda value: value[:-1] + ("A" if value[-1] != "A" else "B"),
        lambda value: value.replace("v1.", "v2.", 1),
        lambda value: value.replace("v1.o.", "v1..", 1),
        lambda value: value[:20],
        lambda value: "v1.o.",
        lambda value: "plain text",
        lambda value: "",
    ],
)
def test_a_damaged_value_does_not_open_and_is_never_given_back_raw(
    alice: User, damage: Callable[[str], str]
) -> None:
    keep(alice)
    overwrite(alice, damage(raw(alice)))
    with pytest.raises(CannotOpen):
        opened(alice)


@pytest.mark.promise(15)
def test_a_value_does_not_open_once_the_owners_key_is_destroyed(alice: User) -> None:
    keep(alice)
    data_keys.destroy(alice.pk)
    with pytest.raises(CannotOpen):
        opened(alice)


def test_update_with_a_plain_value_is_refused_and_null_is_not(alice: User) -> None:
    keep(alice)
    with pytest.raises(FieldError), transaction.atomic():
        Vault.objects.filter(user=alice).update(spare_user_key="plain")
    assert opened(alice) == SECRET
    Vault.objects.filter(user=alice).update(spare_user_key=None)
    assert opened(alice) is None


@pytest.mark.parametrize(
    "lookup", ["spare_user_key", "spare_user_key__contains", "spare_user_key__startswith"]
)
def test_looking_up_by_content_is_refused(lookup: str) -> None:
    with pytest.raises(FieldError):
        Vault.objects.filter(**{lookup: SECRET}).exists()
    assert Vault.objects.filter(spare_user_key__isnull=True).count() == 0


def test_a_deferred_value_opens_when_it_is_asked_for(alice: User) -> None:
    keep(alice)
    assert Vault.objects.defer("spare_user_key").get(user=alice).spare_user_key == SECRET


def test_saving_a_row_that_was_not_opened_keeps_its_value(alice: User) -> None:
    keep(alice)
    vault = Vault.objects.get(user=alice)
    vault.save()
    assert opened(alice) == SECRET


def test_answers_are_sealed_under_their_owners_key(make_user: MakeUser) -> None:
    owner = make_user("someone")
    put_entry(signed_in(owner), "people", answers={"relation": "colleague"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers FROM people_person")
        stored = str(cursor.fetchone()[0])
    assert "colleague" not in stored
    assert stored.startswith("v1.o.")


def ring_of(*names: str, active: str) -> KeyRing:
    return KeyRing(active=active, keys={name: RING_KEYS[name] for name in names})


RING_KEYS = {"k1": new_key(), "k2": new_key()}


@pytest.fixture
def use_ring(monkeypatch: pytest.MonkeyPatch) -> Callable[[KeyRing], None]:
    def use(ring: KeyRing) -> None:
        for module in (keyring, data_keys):
            monkeypatch.setattr(module, "keyring", lambda: ring)
        data_keys.forget_opened()

    return use


def test_rotating_the_keyring_keeps_every_value_readable(
    use_ring: Callable[[KeyRing], None], make_user: MakeUser
) -> None:
    use_ring(ring_of("k1", active="k1"))
    owner = make_user("someone")
    keep(owner)
    use_ring(ring_of("k1", "k2", active="k2"))
    assert opened(owner) == SECRET
    assert data_keys.rewrap(owner.pk) is True
    assert data_keys.rewrap(owner.pk) is False
    use_ring(ring_of("k2", active="k2"))
    assert DataKey.objects.get(owner=owner).wrapped.split(".")[1] == "k2"
    assert opened(owner) == SECRET


def test_a_key_that_the_ring_does_not_hold_opens_nothing(
    use_ring: Callable[[KeyRing], None], make_user: MakeUser
) -> None:
    use_ring(ring_of("k1", active="k1"))
    owner = make_user("someone")
    keep(owner)
    use_ring(ring_of("k2", active="k2"))
    with pytest.raises(CannotOpen, match="k1"):
        opened(owner)


def test_a_data_key_moved_to_another_owner_does_not_open(alice: User, bob: User) -> None:
    DataKey.objects.filter(owner=bob).update(wrapped=DataKey.objects.get(owner=alice).wrapped)
    data_keys.forget_opened()
    with pytest.raises(CannotOpen):
        data_keys.find(bob.pk)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"active": "a", "keys": {}}',
        '{"active": "a", "keys": {"a": "AAAA"}}',
        '{"active": "a", "keys": 3}',
    ],
)
def test_a_keyring_of_another_shape_stops_the_start(text: str) -> None:
    with pytest.raises(ImproperlyConfigured):
        parse(text)


def test_a_data_key_is_made_once(alice: User) -> None:
    before: Any = DataKey.objects.get(owner=alice).wrapped
    data_keys.make(alice.pk)
    assert DataKey.objects.get(owner=alice).wrapped == before


class TestColumnsThatBecameSealed:
    """What stood readable before, as each database writes it, is sealed where it stands."""

    @pytest.mark.parametrize("yes", ["1", "true", "t"])
    @pytest.mark.parametrize(
        "at", ["2026-06-15 11:00:00.250000", "2026-06-15 11:00:00.25+00", "2026-06-15 13:00:00.25+02:00"]
    )
    def test_plain_values_are_sealed_once(self, alices: Any, yes: str, at: str) -> None:
        put_entry(alices, "people", route="careful", hidden=False)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE people_person SET route = 'quiet', hidden = %s, created_at = %s, route_checked_at = NULL",
                [yes, at],
            )
        for _ in range(2):
            sealed.seal_columns(Person, "route", "hidden", "created_at", "route_checked_at")
        row = Person.objects.get()
        assert (row.route, row.hidden, row.route_checked_at) == ("quiet", True, None)
        assert row.created_at == datetime(2026, 6, 15, 11, 0, 0, 250_000, tzinfo=UTC)
        with connection.cursor() as cursor:
            cursor.execute("SELECT route, hidden, created_at FROM people_person")
            assert all(value.startswith("v1.o.") for value in cursor.fetchone())

    def test_a_day_is_sealed_too(self, alices: Any) -> None:
        put_entry(alices, "repairs")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE repairs_repair SET happened_on = '2026-06-14', status = 'paused'")
        sealed.seal_columns(Repair, "happened_on", "status")
        assert Repair.objects.values_list("pk").count() == 1
        assert (Repair.objects.get().happened_on, Repair.objects.get().status) == (
            date(2026, 6, 14),
            "paused",
        )

    @pytest.mark.parametrize("room", ["people", "repairs", "moments", "affirmations", "reflections"])
    def test_a_migration_seals_every_column_that_it_changes(
        self, room: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        [path] = Path("backend", room, "migrations").glob("*_columns_sealed.py")
        migration = import_module(f"backend.{room}.migrations.{path.stem}")
        changed = {
            (operation.model_name, operation.name)
            for operation in migration.Migration.operations
            if isinstance(operation, AlterField)
        }
        told: set[tuple[str, str]] = set()
        monkeypatch.setattr(
            migration,
            "seal_columns",
            lambda model, *names: told.update((model._meta.model_name, name) for name in names),
        )
        migration.seal(apps, None)
        assert told == changed
