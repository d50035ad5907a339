"""The half of each person's key that stands beside the keyring, and what stood there before there were halves."""

import os
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from backend.accounts import data_keys
from backend.accounts.models import DataKey, Vault
from backend.core import key_shares
from backend.core.ids import new_id
from backend.core.keyring import CannotOpen, keyring
from tests.contracts.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.promise(15)]


def test_a_share_and_its_end_are_on_the_disk_before_anything_else_happens(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.KEY_SHARES_DIR = tmp_path
    flushed: list[tuple[Path, bytes]] = []

    def fsync(descriptor: int) -> None:
        path = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        flushed.append((path, path.read_bytes() if path.is_file() else b""))

    monkeypatch.setattr(os, "fsync", fsync)
    owner, shares, marks = new_id(), tmp_path / "shares", tmp_path / "erased"
    share = key_shares.make(owner)
    assert [(path.parent, content) for path, content in flushed] == [(shares, share), (tmp_path, b"")]
    assert flushed[1][0] == shares  # the name, too
    flushed.clear()
    key_shares.destroy(owner)
    assert [path.parent for path, _ in flushed] == [marks, tmp_path, shares]
    assert flushed[2][1] == bytes(len(share))


def test_a_share_is_one_for_its_owner_private_and_gone_for_good(
    world: World, settings: Any, tmp_path: Path
) -> None:
    alice, bob = world.users["alice"], world.users["bob"]
    share = key_shares.find(alice.pk)
    assert key_shares.make(alice.pk) == share != key_shares.find(bob.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT wrapped FROM accounts_datakey")
        assert share.hex() not in str(cursor.fetchall())
    files = [path for path in Path(settings.KEY_SHARES_DIR).rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o077 for path in files} == {0}
    assert not any(str(alice.pk) in str(path) or alice.pk.hex in str(path) for path in files)
    of_hers = next(path for path in files if path.read_bytes() == share)
    os.link(of_hers, tmp_path / "another-name-for-it")
    key_shares.destroy(alice.pk)
    key_shares.destroy(alice.pk)
    assert (tmp_path / "another-name-for-it").read_bytes() == bytes(
        len(share)
    )  # written over, not only let go of
    assert share not in [
        path.read_bytes() for path in Path(settings.KEY_SHARES_DIR).rglob("*") if path.is_file()
    ]
    with pytest.raises(CannotOpen):
        key_shares.make(alice.pk)
    assert key_shares.is_erased(alice.pk)
    assert not key_shares.is_erased(bob.pk)


def test_what_stood_there_before_is_sealed_by_the_upgrade(world: World) -> None:
    bob = world.users["bob"]
    vault = Vault.objects.get(user=bob)
    ways = {"wrapped_user_key": vault.wrapped_user_key, "recovery_user_key": ""}
    bare = keyring().seal(data_keys.find(bob.pk), f"accounts.datakey.wrapped:{bob.pk}".encode())
    DataKey.objects.filter(owner=bob).update(wrapped=bare)
    with connection.cursor() as cursor:
        for way, value in ways.items():
            cursor.execute(f"UPDATE accounts_vault SET {way} = %s WHERE id = %s", [value, vault.pk.hex])  # noqa: S608
    import_module("backend.accounts.migrations.0010_ways_to_the_user_key_sealed").seal(apps, None)
    data_keys.forget_opened()
    assert DataKey.objects.get(owner=bob).wrapped != bare
    stored = Vault.objects.get(user=bob)
    assert all(str(stored.__dict__[way]).startswith("v1.o.") for way in ways)
    assert {way: getattr(stored, way) for way in ways} == ways


def test_a_key_from_before_shares_opens_and_is_parted_when_it_is_wrapped_anew(world: World) -> None:
    alice = world.users["alice"]
    key = data_keys.find(alice.pk)
    bare = keyring().seal(key, f"accounts.datakey.wrapped:{alice.pk}".encode())
    DataKey.objects.filter(owner=alice).update(wrapped=bare)
    data_keys.forget_opened()
    assert data_keys.find(alice.pk) == key
    assert data_keys.rewrap(alice.pk) is True
    assert data_keys.unwrap(alice.pk, DataKey.objects.get(owner=alice).wrapped) == key
    assert data_keys.rewrap(alice.pk) is False


def test_folders_are_private_from_the_first_start(world: World, settings: Any, tmp_path: Path) -> None:
    settings.KEY_SHARES_DIR = str(tmp_path / "keys" / "shares")
    key_shares.make(world.users["alice"].pk)
    key_shares.destroy(world.users["bob"].pk)
    folders = [path for path in (tmp_path / "keys").rglob("*") if path.is_dir()]
    assert {path.name for path in folders} == {"shares", "erased"}
    assert {path.stat().st_mode & 0o077 for path in folders} == {0}, (
        "with one that is not, nothing starts again"
    )
