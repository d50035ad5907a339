"""One person, whom whoever runs the app deletes."""

import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from backend.accounts.models import AccountEvent, Clinician, User
from backend.office import services as office
from backend.privacy import tasks
from backend.privacy.models import Erasure
from backend.sharing.models import Departure
from tests.accounts.conftest import Account, sign_in
from tests.conftest import NOON
from tests.contracts.world import CANARY, World
from tests.privacy.conftest import back_up, holding

pytestmark = [pytest.mark.django_db, pytest.mark.promise(15), pytest.mark.usefixtures("clock")]
REASON = "She asked for it at the desk, and showed who she is"


def erase(name: str, **options: Any) -> str:
    out = io.StringIO()
    call_command("erase", name, stdout=out, **{"reason": REASON, "yes": True, **options})
    return out.getvalue()


def traces(user: User) -> set[str]:
    return holding(str(user.pk), user.pk.hex, user.username, CANARY)


def test_a_client_is_signed_out_at_once_and_gone_in_a_day(
    world: World, alices_account: Account, clock: time_machine.Traveller
) -> None:
    alice, page = alices_account.user, world.client("owner")
    assert page.get("/api/v1/vault").status_code == 200
    assert erase(" Alice ") == "It is deleted at 2026-06-16 12:00 UTC.\n"
    assert page.get("/api/v1/vault").status_code == 401
    event = AccountEvent.objects.filter(user=alice).order_by("number").last()
    assert event is not None
    assert (event.kind, event.device) == ("erasure_asked", REASON)
    clock.shift(timedelta(days=1))
    tasks.erase_due()
    assert traces(alice) == set()


def test_within_the_day_they_can_sign_in_and_keep_everything(
    world: World, alices_account: Account, clock: time_machine.Traveller
) -> None:
    erase("alice")
    again = APIClient()
    assert sign_in(again, "alice", alices_account.key).status_code == 200
    assert again.post("/api/v1/account/erasure/undo").status_code == 204
    clock.shift(timedelta(days=2))
    tasks.erase_due()
    assert again.get("/api/v1/sync").json()["entries"] != []


def test_at_once_leaves_nothing(world: World, alices_account: Account) -> None:
    assert erase("alice", now=True) == "Everything is deleted.\n"
    assert traces(alices_account.user) == set()
    with pytest.raises(CommandError, match="nobody"):
        erase("alice")


@pytest.mark.parametrize("left", [False, True])
def test_a_clinician_goes_with_word_to_their_clients(world: World, left: bool) -> None:
    dana, alice = world.users["dana"], world.users["alice"]
    if left:  # the practice before: their account signs in no more, and stands there still
        office.leave(dana.pk, now=NOON)
    erase("dana", now=True)
    assert not User.objects.filter(pk=dana.pk).exists()
    assert not Clinician.objects.filter(user=dana.pk).exists()
    told = Departure.objects.filter(client=alice, clinician_name="Dr Dana")
    assert [one.left_on for one in told] == [NOON.date()]
    alices = world.client("owner")
    assert alices.get("/api/v1/care-links").json()["results"] == []
    assert alices.get("/api/v1/sync").json()["entries"] != []


def test_the_name_is_typed_once_more(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda: "ALICE")
    assert "everything of alice, who is a client" in erase("alice", yes=False)
    assert Erasure.objects.count() == 1


def _nobody_there() -> str:
    raise EOFError


@pytest.mark.parametrize("typed", [lambda: "bob", lambda: "", lambda: "yes", _nobody_there])
def test_another_word_deletes_nothing(world: World, monkeypatch: pytest.MonkeyPatch, typed: Any) -> None:
    before = back_up()
    monkeypatch.setattr("builtins.input", typed)
    with pytest.raises(CommandError, match="Another name"):
        erase("alice", yes=False, now=True)
    assert back_up() == before


@pytest.mark.parametrize(("name", "reason"), [("nobody", REASON), ("alice", ""), ("alice", "x" * 121)])
def test_nothing_is_deleted_without_a_name_and_a_reason(world: World, name: str, reason: str) -> None:
    before = back_up()
    with pytest.raises(CommandError):
        erase(name, reason=reason, now=True)
    assert back_up() == before
