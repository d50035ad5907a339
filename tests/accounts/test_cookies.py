"""The cookies of a sign-in, and that only what is meant to changes a session."""

from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts.sign_in import devices
from tests.accounts.conftest import AUTH, Account, post, sign_in
from tests.accounts.test_second_factor import code

pytestmark = pytest.mark.django_db


def test_cookies_are_small_strict_and_out_of_reach_of_scripts(client_account: Account) -> None:
    api = APIClient()
    sign_in(api, "quiet-river-42", client_account.key, private_device=True)
    assert set(api.cookies) >= {"sessionid", "device"}
    for name, cookie in api.cookies.items():
        assert len(name) + len(cookie.value) < 4096
        assert cookie["samesite"] in {"Lax", "Strict"}
        assert cookie["path"] == "/"
        assert not cookie["domain"]
        if name != "csrftoken":  # read by the page, to send it beside the cookie
            assert cookie["httponly"]


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_what_only_reads_changes_no_session(client_account: Account, method: str) -> None:
    api = APIClient()
    sign_in(api, "quiet-river-42", client_account.key)
    for path in (
        "/_allauth/browser/v1/auth/session",
        "/api/v1/signed-in-devices/end-others",
        "/api/v1/account/erasure",
    ):
        getattr(api, method)(path)
    assert api.get("/api/v1/session").json()["signed_in"]


def test_each_step_of_a_sign_in_begins_another_session(clinician_account: Account) -> None:
    """What somebody put into a browser before is worth nothing after."""
    api = APIClient()
    sign_in(api, "dr-reed", clinician_account.key)
    before = api.cookies["sessionid"].value
    given = {"code": code(clinician_account.totp_secret)}
    assert post(api, f"{AUTH}/2fa/authenticate", given).status_code == 200
    assert api.cookies["sessionid"].value != before
    old = APIClient()
    old.cookies["sessionid"] = before
    assert old.get("/api/v1/vault").status_code == 401
    assert len(before) >= 32


def test_a_device_cookie_that_was_changed_or_is_another_or_old_is_nobodys(client_account: Account) -> None:
    answer = HttpResponse()
    devices.let_back_in(answer, "quiet-river-42")
    ticket = answer.cookies["back-in"].value

    def known(**cookies: str) -> bool:
        request = RequestFactory().get("/")
        request.COOKIES.update({name.replace("_", "-"): value for name, value in cookies.items()})
        return devices.find_known(request, "quiet-river-42") is not None

    assert known(back_in=ticket)
    payload, _, rest = ticket.partition(":")
    assert not known(back_in=f"{payload[:-1]}{'A' if payload[-1] != 'A' else 'B'}:{rest}")
    assert not known(back_in=ticket[:-1] + ("A" if ticket[-1] != "A" else "B"))
    assert not known(device=ticket), "each is signed for its own purpose"
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert not known(back_in=ticket)
