"""Sessions that whoever runs the app ends: somebody's, and everybody's."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from rest_framework.test import APIClient

from backend.accounts.models import AccountEvent, Passkey
from tests.accounts.conftest import Account, MakeAccount, is_in, sign_in

pytestmark = pytest.mark.django_db
REASON = "Her phone was taken; she rang"


def end(*words: str, **options: Any) -> str:
    out = StringIO()
    call_command("end_sessions", *words, stdout=out, **options)
    return out.getvalue()


def arrive(account: Account) -> APIClient:
    client = APIClient()
    assert sign_in(client, account.user.username, account.key, private_device=True).status_code == 200
    return client


def test_one_is_signed_out_everywhere_and_reads_why(
    client_account: Account, make_account: MakeAccount
) -> None:
    phone, laptop = arrive(client_account), arrive(client_account)
    stranger = arrive(make_account("calm-hill-10"))
    assert is_in(phone)
    assert is_in(laptop)
    assert "signed out" in end("quiet-river-42", reason=REASON)
    assert not is_in(phone)
    assert not is_in(laptop)
    assert is_in(stranger)
    assert not Passkey.objects.filter(user=client_account.user).exists()
    event = AccountEvent.objects.filter(user=client_account.user).order_by("number").last()
    assert event is not None
    assert (event.kind, event.device) == ("others_signed_out", REASON)
    assert is_in(arrive(client_account)), "the words still sign in"


def test_everybody_is_signed_out(client_account: Account, make_account: MakeAccount) -> None:
    one, other = arrive(client_account), arrive(make_account("calm-hill-10"))
    assert "Everybody" in end(everybody=True)
    assert not is_in(one)
    assert not is_in(other)


@pytest.mark.parametrize(("name", "reason"), [("nobody", REASON), ("quiet-river-42", "")])
def test_nobody_is_signed_out_without_a_name_and_a_reason(
    client_account: Account, name: str, reason: str
) -> None:
    phone = arrive(client_account)
    with pytest.raises(CommandError):
        end(name, reason=reason)
    assert is_in(phone)
