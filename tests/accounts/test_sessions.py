"""How long a session lasts: a clinician's 12 hours in all and 15 minutes idle; a client's until they sign out."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from backend.accounts.models import User
from tests.accounts.conftest import Account, is_in, sign_in
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db


def test_a_clinicians_session_ends_after_15_minutes_without_a_request(
    clock: time_machine.Traveller, dana: User
) -> None:
    danas = signed_in(dana)
    assert is_in(danas)
    clock.shift(timedelta(minutes=14, seconds=59))
    assert is_in(danas)
    clock.shift(timedelta(minutes=15))
    assert danas.get("/api/v1/vault").status_code == 401
    assert danas.get("/api/v1/session").json()["signed_in"] is False
    assert not Session.objects.exists()


def test_a_clinicians_session_ends_after_12_hours_however_busy(
    clock: time_machine.Traveller, dana: User
) -> None:
    danas = signed_in(dana)
    for _ in range(72):
        assert is_in(danas)
        clock.shift(timedelta(minutes=10))
    assert not is_in(danas)


def test_an_administrators_session_is_bounded_too(clock: time_machine.Traveller, ada: User) -> None:
    adas = signed_in(ada)
    assert is_in(adas)
    clock.shift(timedelta(minutes=15))
    assert not is_in(adas)


def test_a_sign_in_that_is_left_alone_is_counted_from_the_sign_in(
    clock: time_machine.Traveller, clinician_account: Account
) -> None:
    clinician_account.user.authenticator_set.all().delete()
    client = APIClient()
    assert sign_in(client, "dr-reed", clinician_account.key, private_device=True).status_code == 200
    clock.shift(timedelta(minutes=16))
    assert client.get("/api/v1/session").json()["signed_in"] is False


def test_a_clients_session_stays(clock: time_machine.Traveller, alices: APIClient) -> None:
    assert is_in(alices)
    clock.shift(timedelta(days=30))
    assert is_in(alices)


def test_a_busy_session_is_written_once_a_minute_at_most(clock: time_machine.Traveller, dana: User) -> None:
    danas = signed_in(dana)
    is_in(danas)

    def writes() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert is_in(danas)
        return sum("UPDATE" in query["sql"] for query in queries)

    clock.shift(timedelta(seconds=59))
    assert writes() == 0
    clock.shift(timedelta(seconds=1))
    assert writes() == 1
    assert writes() == 0
