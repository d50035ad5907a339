"""A new key for the keyring: nothing is lost wherever it stops, and the old one goes last."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from backend.accounts import data_keys
from backend.accounts.models import DataKey, User, Vault
from backend.accounts.sign_in.session_store import SessionStore
from backend.core import keyring_marks, under_keyring
from backend.core.clock import Clock
from backend.core.keyring import KeyRing, change, keyring, new_key, written
from backend.ops import rotation
from backend.push import tokens
from tests.conftest import MakeUser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ring_file(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A keyring of the test's own, which is also this database's."""
    path = tmp_path / "keyring"
    path.write_text(written(KeyRing("k1", {"k1": new_key()})), encoding="utf-8")
    path.chmod(0o600)
    settings.KEYRING_FILE = str(path)
    keyring.cache_clear()
    data_keys.forget_opened()
    keyring_marks.KeyringMark.objects.all().delete()
    keyring_marks.make_first(timezone.now() - timedelta(days=9))
    yield path
    keyring.cache_clear()
    data_keys.forget_opened()


@pytest.fixture
def three(ring_file: Path, make_user: MakeUser) -> list[User]:
    """Three people with all that stands under the keyring, made under its first key."""
    users = [make_user(name) for name in ("one", "two", "three")]
    for user in users:
        SessionStore().create_model_instance({"who": user.username}).save(force_insert=True)
        for kind, data in (("totp", {"secret": "S"}), ("recovery_codes", {"seed": "S"})):
            sealed = {name: get_adapter().encrypt(text) for name, text in data.items()}
            Authenticator.objects.create(user=user, type=kind, data={**sealed, "used_mask": 3})
    return users


def rotate(**how: Any) -> list[str]:
    said: list[str] = []
    rotation.rotate(clock=Clock(), say=said.append, settle=0, pause=0, **how)
    return said


def opens(users: list[User]) -> bool:
    """Whether everything of theirs opens with what the file holds by now."""
    keyring.cache_clear()
    data_keys.forget_opened()
    keys = {data_keys.find(user.pk) for user in users}
    vaults = [Vault.objects.get(user=user).wrapped_user_key for user in users]
    factors = [
        get_adapter().decrypt(one.data.get("secret") or one.data["seed"])
        for one in Authenticator.objects.all()
    ]
    rows = [
        json.loads(keyring().open(row.session_data, f"sessions.session.session_data:{row.pk}".encode()))
        for row in Session.objects.all()
    ]
    return len(keys) == len(vaults) == len(rows) == 3 and factors == ["S"] * 6 and all(vaults)


def under(key_id: str) -> list[str]:
    """Every column of every table in which something stands under a key: more than the register knows of."""
    found = set()
    with connection.cursor() as cursor:
        for table in (model._meta.db_table for model in apps.get_models(include_auto_created=True)):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own names
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                found |= {
                    f"{table}.{name}"
                    for name, value in zip(names, row, strict=True)
                    if f"v1.{key_id}." in str(value)
                }
    return sorted(found)


def test_everything_moves_and_then_the_old_key_can_go(three: list[User]) -> None:
    where = under("k1")
    assert {"accounts_datakey.wrapped", "django_session.session_data", "mfa_authenticator.data"} <= set(where)
    old_token = tokens.token_of("x" * 24)
    rotate()
    assert keyring().active == "k2"
    assert under("k1") == ["core_keyringmark.sealed"]
    assert under("k2") == where
    assert opens(three)
    assert {one.data["used_mask"] for one in Authenticator.objects.all()} == {3}
    assert tokens.find_seed(old_token) == "x" * 24
    assert rotate()[-1].endswith("0 sealed anew.")  # a second time begins no other
    assert set(keyring().keys) == {"k1", "k2"}
    assert rotation.remove_old(say=print) is True
    assert set(rotation.fresh().keys) == {"k2"}
    assert opens(three)
    assert keyring_marks.why_not(keyring_marks.all_marks()) == ""
    rotate()
    assert keyring().active == "k3"
    assert opens(three)


class Stop(Exception):
    pass


@pytest.mark.parametrize("after", range(9))
def test_stopped_anywhere_it_goes_on(three: list[User], after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """At each write of the file, each mark and each batch of one row."""
    monkeypatch.setattr(rotation, "BATCH", 1)
    steps = iter(range(100))

    def then_stop(act: Any) -> Any:
        def stopping(*args: Any, **kwargs: Any) -> Any:
            if next(steps) == after:
                raise Stop
            return act(*args, **kwargs)

        return stopping

    with monkeypatch.context() as once:
        once.setattr(rotation, "change", then_stop(change))
        once.setattr(keyring_marks, "make", then_stop(keyring_marks.make))
        once.setattr(under_keyring, "_moved", then_stop(under_keyring._moved))
        with pytest.raises(Stop):
            rotate()
    assert opens(three)
    rotate()
    assert opens(three)
    assert set(keyring().keys) == {"k1", "k2"}
    assert keyring().active == "k2"
    assert under("k1") == ["core_keyringmark.sealed"]


@pytest.mark.parametrize("step", ["retire", "change"])
def test_stopped_while_the_old_key_is_taken_away(
    three: list[User], step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rotate()

    def stop(*_: Any) -> None:
        raise Stop

    with monkeypatch.context() as once:
        once.setattr(keyring_marks if step == "retire" else rotation, step, stop)
        with pytest.raises(Stop):
            rotation.remove_old(say=print)
    assert keyring_marks.why_not(keyring_marks.all_marks()) == ""
    assert rotate()[0].startswith("data keys")  # the old key is no new one
    assert keyring().active == "k2"
    assert rotation.remove_old(say=print) is True
    assert set(rotation.fresh().keys) == {"k2"}
    assert opens(three)


def test_the_old_key_stays_while_anything_is_under_it(three: list[User]) -> None:
    rotate()
    row = DataKey.objects.get(owner=three[0])
    ring = keyring()
    inner = ring.open(row.wrapped, data_keys.aad(row.pk))
    row.wrapped = KeyRing("k1", ring.keys).seal(inner, data_keys.aad(row.pk))  # a process that was behind
    row.save()
    said: list[str] = []
    assert rotation.remove_old(say=said.append) is False
    assert said == ["k1 stays: 1 data keys."]
    assert set(rotation.fresh().keys) == {"k1", "k2"}
    rotate()
    assert rotation.remove_old(say=print) is True
    assert opens(three)


def test_a_row_that_does_not_open_stops_nobody_and_keeps_its_key(three: list[User]) -> None:
    DataKey.objects.filter(owner=three[1]).update(wrapped="v1.k1.AAAA")
    rotate()
    assert rotation.left("k1") == {"data keys": 1}
    assert rotation.remove_old(say=print) is False


def test_processes_that_run_read_the_changed_file(ring_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = keyring()
    two = KeyRing("k2", {**held.keys, "k2": new_key()})
    ring_file.write_text(written(two), encoding="utf-8")
    assert keyring() == held  # not at every use
    monkeypatch.setattr(type(keyring), "LOOKS_EVERY", 0.0)
    assert keyring() == two
    ring_file.write_text("half a fi", encoding="utf-8")
    assert keyring() == two
    ring_file.unlink()
    assert keyring() == two


def test_a_keyring_that_is_no_file_is_left_to_the_operator(settings: Any) -> None:
    settings.KEYRING = written(KeyRing("k1", {"k1": new_key()}))
    with pytest.raises(ImproperlyConfigured, match="only you can change it"):
        change(keyring())


def test_another_keyring_is_told_before_anything_is_changed(ring_file: Path) -> None:
    ring_file.write_text(written(KeyRing("k1", {"k1": new_key()})), encoding="utf-8")
    keyring.cache_clear()
    before = ring_file.read_bytes()
    with pytest.raises(CommandError, match="its key 'k1' is another"):
        call_command("rotate_keyring", settle=0, pause=0)
    ring_file.write_text(written(KeyRing("q", {"q": new_key()})), encoding="utf-8")
    keyring.cache_clear()
    with pytest.raises(CommandError, match="holds no key 'k1'"):
        call_command("rotate_keyring", settle=0, pause=0)
    assert ring_file.read_bytes() != before
