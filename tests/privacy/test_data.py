"""What the server keeps of a person, as their export shows it."""

from typing import Any

import pytest

from backend.accounts.models import AccountEvent, Passkey, Vault
from backend.core import privacy
from backend.push.models import Delivery, PushSubscription
from backend.reminders.models import OwnSession
from tests.accounts.conftest import Account
from tests.conftest import b64, signed_in
from tests.contracts.world import CANARY, World

pytestmark = [pytest.mark.django_db, pytest.mark.promise(15)]


def kept(account: Account) -> dict[str, Any]:
    answer = signed_in(account.user).post(
        "/api/v1/account/data", {"current_auth_key": account.key}, format="json"
    )
    assert answer.status_code == 200, answer.content
    return {one["name"]: one for one in answer.json()["categories"]} | {"": answer}


def test_every_category_is_in_it_with_its_rows_or_the_reason(world: World, alices_account: Account) -> None:
    found = kept(alices_account)
    assert set(found) - {""} == {category.name for category in privacy.categories()}
    for category in privacy.categories():
        one = found[category.name]
        assert one["title"] == category.label
        assert bool(one["why_not"]) != bool(category.columns)
        count = category.rows(alices_account.user.pk).count() if category.columns else 0
        assert len(one["rows"]) == count, category.name
    ended = [row for row in found["grants"]["rows"] if row["Taken back on"]]
    assert {row["What kind"]: row["To whom"] for row in ended} == {
        "repairs": "Dr Dana",
        "speak-ups": "Dr Dana",
        "measure-responses": "Dr Dana",
    }
    (record,) = found["access_records"]["rows"]
    assert (record["Who"], record["What they did"], record["What kind"]) == ("Dr Dana", "opened", "repairs")
    assert found["reminders"]["rows"][0]["Days of the week (1 is Monday)"] == [1, 3]
    assert [row["What happened"] for row in found["account-events"]["rows"]] == ["export_made"]
    assert AccountEvent.objects.filter(user=alices_account.user, kind="export_made").count() == 1


def test_nothing_that_opens_or_reaches_anything_is_in_it(world: World, alices_account: Account) -> None:
    """A file like this lies about: whoever finds it can read it, and do nothing with it."""
    vault = Vault.objects.get(user=alices_account.user)
    device = PushSubscription.objects.get(owner=alices_account.user)
    secrets = [
        vault.wrapped_user_key,
        vault.spare_user_key,
        vault.wrapped_private_keys,
        device.endpoint,
        device.auth,
        Delivery.objects.get(owner=alices_account.user).token,
        alices_account.user.password,
        alices_account.key,
    ]
    said = kept(alices_account)[""].content.decode()
    assert [secret for secret in secrets if secret in said] == []
    named = Passkey.objects.get(user=alices_account.user).name
    rest = said.replace(
        f'"{named}"', '""'
    )  # what they call a passkey is shown; so the canary is, that it is called
    assert CANARY not in rest  # what only devices open is put in by the device
    for other in ("bob", "erin", "ada"):
        assert world.users[other].username not in said.lower().split('"')


def test_without_the_passphrase_there_is_none(world: World, alices_account: Account) -> None:
    for body in ({}, {"current_auth_key": b64(32)}):
        answer = signed_in(alices_account.user).post("/api/v1/account/data", body, format="json")
        assert answer.status_code == 400
        assert "categories" not in answer.json()


def test_a_category_without_its_verbs_is_refused() -> None:
    for verbs in ({}, {"show": {"at": "At"}}, {"erase": privacy.Erase.ACCOUNT}):
        with pytest.raises(ValueError, match="has to say"):
            privacy.Category("own-session", "When your session is", OwnSession, **verbs)  # type: ignore[arg-type]
