"""Lost ways into an account: what whoever runs the app gives back, and that it opens no words."""

from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts import lost_keys
from backend.accounts.models import AccountEvent, KeyLink, Passkey, Vault
from backend.accounts.sign_in import second_factor
from tests.accounts.conftest import AUTH, Account, new_vault, post, sign_in
from tests.accounts.test_second_factor import code
from tests.conftest import b64

pytestmark = pytest.mark.django_db
USE = "/api/v1/accounts/key-links/use"
REASON = "Lost her phone; we met in person"


def run(command: str, username: str = "dr-reed", reason: str = REASON) -> str:
    out = StringIO()
    call_command(command, username, reason=reason, stdout=out)
    return out.getvalue()


def renewed(link: str, **changes: Any) -> tuple[Any, str]:
    key = b64(32)
    sheet = {"recovery_auth_key": b64(32), "wrapped_user_key": b64(60)}
    body = {"link": link, "auth_key": key, "vault": new_vault(recovery=sheet), **changes}
    return post(APIClient(), USE, body), key


def newest() -> tuple[str, str]:
    event = AccountEvent.objects.order_by("number").last()
    assert event is not None
    return event.kind, event.device


def in_with(account: Account) -> APIClient:
    client = APIClient()
    sign_in(client, "dr-reed", account.key)
    assert post(client, f"{AUTH}/2fa/authenticate", {"code": code(account.totp_secret)}).status_code == 200
    return client


def test_the_factor_is_reset_with_a_reason_that_its_owner_reads(clinician_account: Account) -> None:
    session, before = in_with(clinician_account), Vault.objects.values().get()
    assert "taken away" in run("reset_second_factor")
    assert newest() == ("second_step_reset", REASON)
    assert not Authenticator.objects.exists()
    assert Vault.objects.values().get() == before, "no words were opened"
    assert session.get("/api/v1/vault").status_code == 401
    again = APIClient()
    assert sign_in(again, "dr-reed", clinician_account.key).status_code == 200
    assert again.get("/api/v1/session").json()["user"]["second_factor"] == "needed"
    assert again.get("/api/v1/vault").status_code == 403


@pytest.mark.parametrize("command", ["reset_second_factor", "new_keys"])
@pytest.mark.parametrize(
    ("username", "reason"), [("nobody", REASON), ("dr-reed", " "), ("dr-reed", "x" * 121)]
)
def test_nothing_is_reset_without_somebody_and_a_reason(
    clinician_account: Account, command: str, username: str, reason: str
) -> None:
    with pytest.raises(CommandError):
        run(command, username, reason)
    assert Authenticator.objects.exists()
    assert not KeyLink.objects.exists()
    assert not AccountEvent.objects.exists()


def test_new_keys_take_the_place_of_lost_ones_and_the_factor_stays(clinician_account: Account) -> None:
    session = in_with(clinician_account)
    user, before = clinician_account.user, Vault.objects.get()
    today = timezone.now().date()
    Passkey.objects.create(
        user=user, credential_hash="0" * 64, public_key="-", wrapped_user_key="-", name="-", made_on=today
    )
    link = run("new_keys").strip().split("#")[1]
    assert newest() == ("new_keys_offered", REASON)
    found = post(APIClient(), "/api/v1/accounts/key-links/find", {"link": link}).json()
    assert found["username"] == "dr-reed"
    answer, key = renewed(link)
    assert answer.status_code == 204
    after = Vault.objects.get()
    assert (after.x25519 != before.x25519, after.renewed_at is not None) == (True, True)
    assert newest()[0] == "keys_renewed"
    assert not Passkey.objects.exists()
    assert session.get("/api/v1/vault").status_code == 401
    assert sign_in(APIClient(), "dr-reed", clinician_account.key).status_code == 400
    assert sign_in(APIClient(), "dr-reed", key).status_code == 401, "the second step is asked for still"
    assert second_factor.has_app(user)
    assert renewed(link)[0].status_code == 403


def test_a_link_for_new_keys_makes_no_account_and_the_other_no_new_keys(clinician_account: Account) -> None:
    from tests.accounts.test_key_links import invite, use

    mine = lost_keys.offer_new_keys(clinician_account.user, reason=REASON, now=timezone.now())
    assert use(mine).status_code == 400
    assert renewed(invite())[0].status_code == 403
    assert renewed(mine, vault=new_vault())[0].status_code == 400
    assert renewed(mine)[0].status_code == 204


def test_a_second_link_ends_the_first(clinician_account: Account) -> None:
    first, second = (
        lost_keys.offer_new_keys(clinician_account.user, reason=REASON, now=timezone.now()) for _ in range(2)
    )
    assert renewed(first)[0].status_code == 403
    assert renewed(second)[0].status_code == 204


def test_a_client_gets_no_new_keys(client_account: Account) -> None:
    with pytest.raises(CommandError):
        run("new_keys", client_account.user.username)
    assert not KeyLink.objects.exists()
