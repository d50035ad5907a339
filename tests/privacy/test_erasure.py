"""Everything of a person is deleted: keys first, whatever stops it in between, and out of backups too."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.contrib.sessions.models import Session
from rest_framework.test import APIClient

from backend.accounts import data_keys
from backend.accounts.models import AccountEvent, DataKey, User, Vault
from backend.accounts.sign_in.session_store import aad
from backend.core import privacy
from backend.core.keyring import CannotOpen, keyring
from backend.people.models import Person
from backend.privacy import services, tasks
from backend.privacy.models import Erasure
from tests.accounts.conftest import Account, MakeAccount, make_account, sign_in
from tests.conftest import b64, signed_in
from tests.contracts.world import CANARY, World
from tests.privacy.conftest import back_up, holding, put_back

pytestmark = [pytest.mark.django_db, pytest.mark.promise(15), pytest.mark.usefixtures("clock")]
__all__ = ["make_account"]


def at_a_device(account: Account) -> APIClient:
    client = APIClient()
    assert sign_in(client, account.user.username, account.key).status_code == 200
    return client


def ask(account: Account, when: str = "now", key: str = "", at: APIClient | None = None) -> Any:
    body = {"current_auth_key": key or account.key, "when": when}
    return (at or at_a_device(account)).post("/api/v1/account/erasure", body, format="json")


def traces(user: User) -> set[str]:
    """The tables that still have something of theirs; a session's contents are looked at unsealed."""
    sessions = [keyring().open(row.session_data, aad(row.pk)).decode() for row in Session.objects.all()]
    assert not any(str(user.pk) in contents for contents in sessions)
    return holding(str(user.pk), user.pk.hex, user.username, CANARY)


def test_at_once_leaves_no_row_of_theirs_in_any_table(world: World, alices_account: Account) -> None:
    alice = alices_account.user
    everywhere = {
        category.model._meta.db_table for category in privacy.categories() if category.rows(alice.pk)
    }
    assert len(everywhere) >= 18
    Session.objects.all().delete()  # the scene's own, which no sign-in made
    assert holding(str(alice.pk), alice.pk.hex) >= everywhere - {
        "sharing_grant",
        "speakup_reply",
        "suggestions_suggestion",
        "sharing_scope",
        "sharing_handover",
    }  # which point at the link
    answer = ask(alices_account)
    assert (answer.status_code, answer.json()) == (200, {"due_at": None})
    assert traces(alice) == set()
    for category in privacy.categories():
        assert not category.rows(alice.pk).exists(), category.name


def test_nobody_elses_row_is_touched(world: World, alices_account: Account) -> None:
    others = [world.users[name] for name in ("bob", "erin", "ada")]

    def kept() -> Any:
        return {
            (user.username, category.name): list(category.rows(user.pk).order_by("pk").values_list())
            for user in others
            for category in privacy.categories()
        }

    before = kept()
    assert ask(alices_account).status_code == 200
    assert kept() == before


def test_the_therapist_has_no_copy_any_more_and_sees_what_an_ended_link_shows(
    world: World, alices_account: Account
) -> None:
    danas = world.client("live")
    assert ask(alices_account).status_code == 200
    unknown = danas.get(f"/api/v1/clinic/clients/{b64(3)}")
    assert danas.get("/api/v1/clinic/caseload").json()["results"] == []
    for path in (f"clients/{world.link}", f"shared-copies/{world.grants['live']}"):
        answer = danas.get(f"/api/v1/clinic/{path}")
        assert (answer.status_code, CANARY in answer.content.decode()) == (404, False)
    assert unknown.status_code == 404


def test_a_therapist_who_goes_leaves_a_client_with_what_is_theirs(world: World) -> None:
    alices = world.client("owner")
    written = alices.get("/api/v1/sync").json()["entries"]
    services.erase(world.users["dana"].pk)
    (record,) = alices.get("/api/v1/access-records").json()["results"]
    assert record["reader_name"] == "Dr Dana"
    assert alices.get("/api/v1/care-links").json()["results"] == []
    assert alices.get("/api/v1/sync").json()["entries"] == written != []


def test_every_session_of_theirs_ends_and_nobody_elses(world: World, alices_account: Account) -> None:
    phone, other, bobs = at_a_device(alices_account), at_a_device(alices_account), world.client("stranger")
    assert ask(alices_account, at=phone).status_code == 200
    assert [one.get("/api/v1/vault").status_code for one in (phone, other, bobs)] == [401, 401, 200]
    assert sign_in(APIClient(), "alice", alices_account.key).status_code == 400


def test_a_wrong_passphrase_deletes_nothing(world: World, alices_account: Account) -> None:
    phone = at_a_device(alices_account)
    before = back_up()
    answer = ask(alices_account, key=b64(32), at=phone)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "wrong_passphrase")
    after = back_up()
    for table in set(before) - {"django_session", "accounts_user"}:  # a hash of a passphrase may be made anew
        assert after[table] == before[table], table
    assert User.objects.get(pk=alices_account.user.pk).is_active


class _Killed(BaseException):
    """A process that ends without a word."""


@pytest.mark.parametrize("step", privacy.Erase)
@pytest.mark.parametrize("at", ["before", "after"])
def test_killed_at_any_step_it_ends_erased(
    world: World, alices_account: Account, monkeypatch: pytest.MonkeyPatch, step: privacy.Erase, at: str
) -> None:
    alice, delete = alices_account.user, services._delete

    def die(rows: Any, now: privacy.Erase) -> None:
        if at == "after":
            delete(rows, now)
        if now is step:
            raise _Killed
        delete(rows, now)

    monkeypatch.setattr(services, "_delete", die)
    with pytest.raises(_Killed):
        ask(alices_account)
    monkeypatch.setattr(services, "_delete", delete)
    with pytest.raises(CannotOpen):
        data_keys.find(alice.pk)
    assert sign_in(APIClient(), "alice", alices_account.key).status_code == 400
    tasks.erase_due()
    assert traces(alice) == set()


def test_a_day_to_think_keeps_everything_until_it_is_over(
    world: World, alices_account: Account, clock: time_machine.Traveller
) -> None:
    alice = alices_account.user
    open_page = at_a_device(alices_account)
    answer = ask(alices_account, when="in_a_day")
    assert answer.json() == {"due_at": "2026-06-16T12:00:00Z"}
    assert open_page.get("/api/v1/vault").status_code == 401
    clock.shift(timedelta(hours=23, minutes=59))
    tasks.erase_due()
    assert Person.objects.filter(owner=alice).count() == 1
    again = APIClient()
    assert sign_in(again, "alice", alices_account.key).status_code == 200
    clock.shift(timedelta(minutes=1))
    tasks.erase_due()
    assert traces(alice) == set()
    assert again.get("/api/v1/vault").status_code == 401


def test_one_that_fails_holds_up_no_other(
    make_account: MakeAccount, monkeypatch: pytest.MonkeyPatch, clock: time_machine.Traveller
) -> None:
    accounts = [make_account("quiet-river-42"), make_account("amber-harbour-17")]
    for account in accounts:
        assert ask(account, when="in_a_day").status_code == 200
        clock.shift(timedelta(seconds=1))
    clock.shift(timedelta(days=1))
    erase = services.erase

    def fail_for_the_first(owner: UUID) -> None:
        if owner == accounts[0].user.pk:
            raise RuntimeError
        erase(owner)

    monkeypatch.setattr(services, "erase", fail_for_the_first)
    with pytest.raises(ExceptionGroup):
        tasks.erase_due()
    assert list(Erasure.objects.values_list("owner", flat=True)) == [accounts[0].user.pk]


def test_within_the_day_signing_in_and_saying_so_keeps_it(
    world: World, alices_account: Account, clock: time_machine.Traveller
) -> None:
    written = world.client("owner").get("/api/v1/sync").json()["entries"]
    ask(alices_account, when="in_a_day")
    again = APIClient()
    assert sign_in(again, "alice", alices_account.key).status_code == 200
    assert again.get("/api/v1/account/erasure").json() == {"due_at": "2026-06-16T12:00:00Z"}
    assert world.client("stranger").post("/api/v1/account/erasure/undo").status_code == 204
    assert Erasure.objects.count() == 1  # Bob's word is not hers
    assert again.post("/api/v1/account/erasure/undo").status_code == 204
    assert again.get("/api/v1/account/erasure").json() == {"due_at": None}
    clock.shift(timedelta(days=2))
    tasks.erase_due()
    assert again.get("/api/v1/sync").json()["entries"] == written != []
    kinds = AccountEvent.objects.filter(user=alices_account.user).order_by("number")
    assert [one.kind for one in kinds if "erasure" in one.kind] == ["erasure_asked", "erasure_undone"]


def test_after_the_day_nothing_is_undone_even_where_nobody_came_to_delete_it_yet(
    world: World, alices_account: Account, clock: time_machine.Traveller
) -> None:
    ask(alices_account, when="in_a_day")
    again = APIClient()
    assert sign_in(again, "alice", alices_account.key).status_code == 200
    clock.shift(timedelta(days=1))
    assert again.post("/api/v1/account/erasure/undo").status_code == 204
    assert again.get("/api/v1/account/erasure").json() == {"due_at": "2026-06-16T12:00:00Z"}
    tasks.erase_due()
    assert traces(alices_account.user) == set()


def test_a_backup_put_back_can_not_open_what_was_erased(world: World, alices_account: Account) -> None:
    alice, bob = alices_account.user, world.users["bob"]
    kept, open_page = data_keys.find(alice.pk), signed_in(alice)
    backup = back_up()
    assert ask(alices_account).status_code == 200
    put_back(backup)

    assert User.objects.filter(pk=alice.pk).exists()
    # With the backup and the keyring: what wraps her data key is not there, nor is the key itself.
    wrapped = DataKey.objects.get(owner=alice).wrapped
    inner = keyring().open(wrapped, f"accounts.datakey.wrapped:{alice.pk}".encode())
    assert kept not in inner
    vault = Vault.objects.get(user=alice)
    for way in ("wrapped_user_key", "recovery_user_key", "spare_user_key"):
        assert str(vault.__dict__[way]).startswith("v1.o."), way
        with pytest.raises(CannotOpen):
            getattr(vault, way)
    with pytest.raises(CannotOpen):
        _ = Person.objects.get(owner=alice).answers
    with pytest.raises(CannotOpen):
        data_keys.make(alice.pk)
    # As its server: nobody gets in by any way, and the next round deletes it once more.
    assert open_page.get("/api/v1/grants").status_code == 401
    assert sign_in(APIClient(), "alice", alices_account.key).status_code == 400
    tasks.erase_again()
    assert traces(alice) == set()
    assert len(data_keys.find(bob.pk)) == 32


def test_nobody_is_deleted_where_the_folder_of_shares_is_away(
    world: World, settings: Any, tmp_path: Any
) -> None:
    settings.KEY_SHARES_DIR = str(tmp_path / "not-mounted")
    before = User.objects.count()
    tasks.erase_again()
    assert User.objects.count() == before
    data_keys.forget_opened()
    with pytest.raises(CannotOpen):
        data_keys.find(world.users["bob"].pk)
