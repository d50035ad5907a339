"""What an administrator does with who works in the practice, and what they can't."""

from datetime import date
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts import clinicians
from backend.accounts.models import AccountEvent, Clinician, EventKind, KeyLink, Practice, Role, User
from backend.accounts.sign_in import second_factor
from backend.sharing.models import CareLink
from tests.accounts.test_key_links import body, use
from tests.conftest import MakeUser, signed_in
from tests.sharing.device import link

CLINICIANS = "/api/v1/practice/clinicians"
LINKS = "/api/v1/practice/links"


@pytest.fixture
def adas(ada: User) -> APIClient:
    return signed_in(ada)


def shown_a_while_ago(client: APIClient) -> APIClient:
    session = client.session
    session["account_authentication_methods"] = [
        {**one, "at": one["at"] - 3600} for one in session["account_authentication_methods"]
    ]
    session.save()
    return client


def test_the_list_says_who_works_here_and_nothing_of_any_client(
    adas: APIClient, alice: User, dana: User, erin: User
) -> None:
    before = adas.get(CLINICIANS).content
    link(alice, dana)
    assert adas.get(CLINICIANS).content == before
    rows = adas.get(CLINICIANS).data["results"]
    assert [one["display_name"] for one in rows] == ["Dr Dana", "Dr Erin"]
    assert set(rows[0]) == {"id", "display_name", "since", "left_on"}


def test_who_works_here_stands_before_who_left_and_the_last_to_leave_first(
    adas: APIClient, dana: User, erin: User, make_user: MakeUser
) -> None:
    make_user("fern", Role.CLINICIAN)
    for user, day in ((dana, date(2026, 1, 5)), (erin, date(2026, 5, 5))):
        Clinician.objects.filter(user=user).update(left_on=day)
    rows = adas.get(CLINICIANS).data["results"]
    assert [one["display_name"] for one in rows] == ["Dr Fern", "Dr Erin", "Dr Dana"]


def test_a_clinician_comes_by_a_link_that_is_shown_once_and_can_be_taken_back(adas: APIClient) -> None:
    token = adas.post(LINKS, {"display_name": "Dr Vogt"}).data["token"]
    (row,) = adas.get(LINKS).data["results"]
    assert token not in str(row)
    assert use(token).status_code == 200
    assert Clinician.objects.get().practice.name == "Harbour Practice"
    assert adas.get(LINKS).data["results"] == []
    other = adas.post(LINKS, {"display_name": ""}).data["token"]
    adas.delete(f"{LINKS}/{KeyLink.objects.get().pk}")
    assert use(other, username="somebody-else").status_code == 400


def test_a_reset_takes_the_second_step_and_opens_nothing(adas: APIClient, dana: User) -> None:
    second_factor.enrol_totp(dana)
    danas, words = signed_in(dana), dana.vault.wrapped_user_key
    assert adas.post(f"{CLINICIANS}/{dana.pk}/reset-second-factor").status_code == 204
    assert not Authenticator.objects.filter(user=dana).exists()
    assert AccountEvent.objects.get(user=dana).kind == EventKind.SECOND_STEP_RESET
    dana.vault.refresh_from_db()
    assert dana.vault.wrapped_user_key == words
    assert danas.session


def test_a_deactivated_clinician_is_out_and_stays_on_the_list(
    adas: APIClient, alice: User, dana: User
) -> None:
    link(alice, dana)
    assert adas.post(f"{CLINICIANS}/{dana.pk}/deactivate").status_code == 204
    assert CareLink.objects.get().ended_by == "left"
    assert adas.get(CLINICIANS).data["results"][-1]["left_on"] is not None
    assert adas.post(f"{CLINICIANS}/{dana.pk}/deactivate").status_code == 404
    assert adas.post(f"{CLINICIANS}/{dana.pk}/reset-second-factor").status_code == 404


@pytest.mark.parametrize("act", ["deactivate", "reset-second-factor"])
def test_nobody_of_another_practice_can_be_touched(adas: APIClient, dana: User, act: str) -> None:
    other = Practice.objects.create(name="Quay", response_window="a week")
    Clinician.objects.filter(user=dana).update(practice=other)
    assert adas.post(f"{CLINICIANS}/{dana.pk}/{act}").status_code == 404
    clinicians.invite(other, Role.CLINICIAN, now=timezone.now())
    assert adas.delete(f"{LINKS}/{KeyLink.objects.get().pk}").status_code == 404
    assert adas.get(LINKS).data["results"] == adas.get(CLINICIANS).data["results"] == []


@pytest.mark.parametrize("path", [LINKS, "clinicians/{}/deactivate", "clinicians/{}/reset-second-factor"])
def test_each_act_asks_for_a_second_factor_that_is_fresh(adas: APIClient, dana: User, path: str) -> None:
    address = path if path == LINKS else f"/api/v1/practice/{path.format(dana.pk)}"
    refused = shown_a_while_ago(adas).post(address, {"display_name": ""})
    assert refused.data["error"]["code"] == "second_factor_again"
    assert Clinician.objects.get().left_on is None
    assert not KeyLink.objects.exists()


@pytest.mark.django_db
def test_an_administrator_is_made_by_a_link_of_the_command_and_by_nothing_else(capsys: Any) -> None:
    call_command("create_administrator", practice="Quay")
    token = capsys.readouterr().out.strip().split("#")[1]
    assert use(token).status_code == 200
    made = User.objects.get()
    assert (made.role, made.administrator.practice.name) == (Role.ADMINISTRATOR, "Quay")
    assert not Clinician.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["createsuperuser", "changepassword"])
def test_djangos_own_commands_refuse_and_say_what_to_do(command: str) -> None:
    with pytest.raises(CommandError, match=r"create_administrator|recovery sheet"):
        call_command(command, "root", "--no-input")
    assert not User.objects.exists()


def test_the_body_of_a_sign_up_names_no_role() -> None:
    """Who somebody becomes is in the link, which the server made."""
    assert "role" not in body("token")
