"""Where somebody is signed in, what happened to their account, and an end to a session from elsewhere."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from rest_framework.test import APIClient

from backend.accounts import where
from backend.accounts.models import AccountEvent, LockShare, SignedInDevice
from backend.accounts.sign_in.here import name_of
from backend.accounts.sign_in.signed_in import NEWS_FOR
from backend.accounts.tasks import forget
from backend.push.models import PushSubscription
from tests.accounts.conftest import AUTH, Account, is_in, kdf, post, sign_in, sign_up_body
from tests.conftest import b64
from tests.contracts.world import subscription_body

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

NAME = "quiet-river-42"
PHONE = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
LAPTOP = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36"


@pytest.fixture
def phone(client_account: Account) -> APIClient:
    return arrive(client_account, PHONE)


@pytest.fixture
def laptop(phone: APIClient, client_account: Account) -> APIClient:
    return arrive(client_account, LAPTOP)


def arrive(account: Account, agent: str = LAPTOP, *, private: bool = True) -> APIClient:
    client = APIClient(headers={"user-agent": agent})
    assert sign_in(client, account.user.username, account.key, private_device=private).status_code == 200
    return client


def kinds(client: APIClient) -> list[tuple[str, str, bool]]:
    found = client.get("/api/v1/account-events").json()["results"]
    return [(one["kind"], one["device"], one["here"]) for one in reversed(found)]


def devices(client: APIClient) -> list[tuple[str, bool]]:
    found = client.get("/api/v1/signed-in-devices").json()["results"]
    assert {one["since_on"] for one in found} == {"2026-06-15"}
    return sorted((one["device"], one["here"]) for one in found)


def id_of(client: APIClient, device: str) -> str:
    found = client.get("/api/v1/signed-in-devices").json()["results"]
    return str(next(one["id"] for one in found if one["device"] == device))


def news(client: APIClient) -> bool:
    return client.get("/api/v1/session").json()["news"] is not None


def passphrase(**more: Any) -> dict[str, Any]:
    return {"auth_key": b64(32), "kdf": kdf(), "wrapped_user_key": b64(60), **more}


@pytest.mark.parametrize(
    ("agent", "name"),
    [(PHONE, "Firefox, Android"), (LAPTOP, "Chrome, Windows"), ("", "Browser"), ("curl/8", "Browser")],
)
def test_a_device_is_called_by_its_kind(agent: str, name: str) -> None:
    assert name_of(agent) == name


def test_a_sign_in_on_a_new_device_is_said_on_every_other(phone: APIClient, laptop: APIClient) -> None:
    assert news(phone)
    assert kinds(phone) == [
        ("signed_in", "Firefox, Android", True),
        ("signed_in", "Chrome, Windows", False),
    ]
    assert devices(phone) == [("Chrome, Windows", False), ("Firefox, Android", True)]


def test_what_was_said_is_not_said_again_and_only_there(phone: APIClient, laptop: APIClient) -> None:
    newest = phone.get("/api/v1/account-events").json()["results"][0]["number"]
    assert post(phone, "/api/v1/account-events/told", {"number": newest}).status_code == 204
    assert not news(phone)
    assert news(laptop)
    assert post(phone, "/api/v1/account-events/told", {"number": 0}).status_code == 204
    assert not news(phone)


def test_a_device_that_is_known_and_a_new_account_make_no_event(client_account: Account) -> None:
    phone = arrive(client_account, PHONE)
    AccountEvent.objects.all().delete()
    post(phone, f"{AUTH}/session", {})
    phone.delete(f"{AUTH}/session")
    assert not SignedInDevice.objects.exists()
    assert sign_in(phone, NAME, client_account.key, private_device=True).status_code == 200
    assert not AccountEvent.objects.exists()
    new = APIClient()
    assert post(new, f"{AUTH}/signup", sign_up_body(username="other-name-17")).status_code == 200
    assert not AccountEvent.objects.exists()
    assert devices(new) == [("Browser", True)]


def test_a_device_that_is_not_private_is_new_each_time(client_account: Account) -> None:
    shared = arrive(client_account, private=False)
    shared.delete(f"{AUTH}/session")
    sign_in(shared, NAME, client_account.key)
    assert [kind for kind, *_ in kinds(shared)] == ["signed_in", "signed_in"]


def test_what_a_device_did_itself_is_no_news_to_it_even_after_signing_out(
    phone: APIClient, client_account: Account
) -> None:
    body = {"recovery_auth_key": b64(32), "wrapped_user_key": b64(60), "current_auth_key": client_account.key}
    assert phone.put("/api/v1/vault/recovery", body, format="json").status_code == 200
    assert not news(phone)
    phone.delete(f"{AUTH}/session")
    sign_in(phone, NAME, client_account.key, private_device=True)
    assert not news(phone)
    assert news(arrive(client_account))


def test_what_was_done_there_by_somebody_who_did_not_call_it_private_is_news(
    phone: APIClient, client_account: Account
) -> None:
    """It may have been other hands: such a sign-in is a device of its own, also in a browser that is known."""
    phone.delete(f"{AUTH}/session")
    sign_in(phone, NAME, client_account.key)
    body = {"recovery_auth_key": b64(32), "wrapped_user_key": b64(60), "current_auth_key": client_account.key}
    assert phone.put("/api/v1/vault/recovery", body, format="json").status_code == 200
    phone.delete(f"{AUTH}/session")
    sign_in(phone, NAME, client_account.key, private_device=True)
    assert news(phone)


@pytest.mark.parametrize(("ago", "said"), [(NEWS_FOR, True), (NEWS_FOR + timedelta(minutes=1), False)])
def test_a_new_device_says_what_happened_in_the_last_fortnight(
    phone: APIClient, client_account: Account, clock: time_machine.Traveller, ago: timedelta, said: bool
) -> None:
    clock.shift(ago)
    assert news(arrive(client_account)) is said


def test_getting_back_in_is_said_where_it_was_not_done(phone: APIClient, client_account: Account) -> None:
    AccountEvent.objects.all().delete()
    laptop = APIClient(headers={"user-agent": LAPTOP})
    body = passphrase(username=NAME, recovery_auth_key=client_account.recovery_key)
    assert post(laptop, "/api/v1/recovery/finish", body).status_code == 204
    assert not is_in(phone)
    assert sign_in(laptop, NAME, body["auth_key"], private_device=True).status_code == 200
    assert not news(laptop)
    assert kinds(laptop) == [
        ("recovered_by_sheet", "Chrome, Windows", True),
        ("signed_in", "Chrome, Windows", True),
    ]
    assert sign_in(phone, NAME, body["auth_key"], private_device=True).status_code == 200
    assert news(phone)


def test_the_next_request_of_an_ended_session_is_nobodys(phone: APIClient, laptop: APIClient) -> None:
    assert phone.delete(f"/api/v1/signed-in-devices/{id_of(phone, 'Chrome, Windows')}").status_code == 204
    assert laptop.get("/api/v1/vault").status_code == 401
    assert laptop.get("/api/v1/session").json()["signed_in"] is False
    assert devices(phone) == [("Firefox, Android", True)]
    assert kinds(phone)[-1] == ("device_signed_out", "Firefox, Android", True)


def test_everywhere_else_is_signed_out(phone: APIClient, laptop: APIClient, client_account: Account) -> None:
    shared = arrive(client_account, private=False)
    assert post(phone, "/api/v1/signed-in-devices/end-others", {}).status_code == 204
    assert [is_in(client) for client in (phone, laptop, shared)] == [True, False, False]
    assert devices(phone) == [("Firefox, Android", True)]
    assert kinds(phone)[-1] == ("others_signed_out", "Firefox, Android", True)
    assert post(phone, "/api/v1/signed-in-devices/end-others", {}).status_code == 204
    assert kinds(phone)[-2][0] == "signed_in"  # nobody was left, so nothing happened


def test_notes_no_longer_come_to_a_device_that_was_signed_out(phone: APIClient, laptop: APIClient) -> None:
    for client, name in ((phone, "phone"), (laptop, "laptop")):
        assert (
            client.post("/api/v1/push-subscriptions", subscription_body(name), format="json").status_code
            == 201
        )
    phone.delete(f"/api/v1/signed-in-devices/{id_of(phone, 'Chrome, Windows')}")
    assert [row.device for row in PushSubscription.objects.all()] == [subscription_body("phone")["device"]]


def test_a_pin_opens_nothing_on_a_device_that_was_signed_out(phone: APIClient, laptop: APIClient) -> None:
    for client in (phone, laptop):
        assert post(client, "/api/v1/locks", {"proof": b64(32)}).status_code == 201
    phone.delete(f"/api/v1/signed-in-devices/{id_of(phone, 'Chrome, Windows')}")
    assert LockShare.objects.count() == 1


def test_a_strangers_device_is_out_of_reach(
    phone: APIClient, bobs: APIClient, client_account: Account
) -> None:
    row = SignedInDevice.objects.get()
    assert bobs.delete(f"/api/v1/signed-in-devices/{row.pk}").status_code == 404
    assert post(bobs, "/api/v1/signed-in-devices/end-others", {}).status_code == 204
    assert post(bobs, "/api/v1/account-events/told", {"number": 9}).status_code == 204
    row.refresh_from_db()
    assert (is_in(phone), row.told) == (True, 0)
    assert bobs.get("/api/v1/account-events").json()["results"] == []


def test_a_new_passphrase_ends_the_others_and_this_one_goes_on(
    phone: APIClient, laptop: APIClient, client_account: Account
) -> None:
    AccountEvent.objects.all().delete()
    body = passphrase(current_auth_key=client_account.key)
    assert phone.put("/api/v1/vault/passphrase", body, format="json").status_code == 200
    assert (is_in(phone), is_in(laptop)) == (True, False)
    assert devices(phone) == [("Firefox, Android", True)]
    assert not news(phone)


def test_a_session_that_ran_out_is_not_listed(
    phone: APIClient, client_account: Account, clock: time_machine.Traveller
) -> None:
    clock.shift(timedelta(days=91))
    again = arrive(client_account)
    found = again.get("/api/v1/signed-in-devices").json()["results"]
    assert [(one["device"], one["since_on"]) for one in found] == [("Chrome, Windows", "2026-09-14")]


def test_a_clinicians_session_that_was_left_alone_is_not_listed(
    clinician_account: Account, clock: time_machine.Traveller
) -> None:
    clinician_account.user.authenticator_set.all().delete()
    client = arrive(clinician_account)
    clock.shift(timedelta(minutes=16))
    assert client.get("/api/v1/session").json()["signed_in"] is False
    assert not SignedInDevice.objects.exists()


def test_neither_the_key_of_a_session_nor_its_device_stands_readable(phone: APIClient) -> None:
    key = phone.cookies["sessionid"].value
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_signedindevice")
        rows = str(cursor.fetchall())
        cursor.execute("SELECT * FROM accounts_accountevent")
        rows += str(cursor.fetchall())
    assert key not in rows
    assert "Firefox" not in rows


def test_what_happened_is_kept_for_a_year(phone: APIClient, clock: time_machine.Traveller) -> None:
    clock.shift(where.KEPT)
    forget()
    assert AccountEvent.objects.exists()
    clock.shift(timedelta(minutes=1))
    forget()
    assert not AccountEvent.objects.exists()
