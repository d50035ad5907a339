"""The link that a clinician makes their account by: good once, for two days, and the only way to become one."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts import clinicians, tasks
from backend.accounts.models import Clinician, KeyLink, Role, User
from backend.accounts.sign_in import second_factor
from backend.core.errors import Conflict
from tests.accounts.conftest import AUTH, Account, new_vault, post, sign_up_body
from tests.conftest import b64

pytestmark = pytest.mark.django_db
FIND = "/api/v1/accounts/key-links/find"
SAID = {"practice": "Quay", "response_window": "two days"}


def invite(**more: Any) -> str:
    return clinicians.invite_clinician(**{**SAID, "now": timezone.now(), **more})


def body(link: str, **changes: Any) -> dict[str, Any]:
    sheet = {"recovery_auth_key": b64(32), "wrapped_user_key": b64(60)}
    whole = {"username": "ines-vogt", "vault": new_vault(recovery=sheet), "display_name": "Dr Vogt"}
    return sign_up_body(**{**whole, "link": link, **changes})


def use(link: str, **changes: Any) -> Any:
    return post(APIClient(), f"{AUTH}/signup", body(link, **changes))


def nothing_was_made() -> bool:
    return not User.objects.exists() and not Clinician.objects.exists()


def test_a_clinician_is_made_by_the_link_in_their_own_browser(api: APIClient) -> None:
    link = invite(display_name="Dr Ines Vogt")
    found = post(api, FIND, {"link": link}).json()
    assert (found["username"], found["display_name"], found["practice"]) == (None, "Dr Ines Vogt", "Quay")
    assert post(api, f"{AUTH}/signup", body(link)).status_code == 200
    made = Clinician.objects.select_related("user").get()
    assert (made.user.role, made.display_name) == (Role.CLINICIAN, "Dr Vogt")
    assert (made.practice.name, made.shown_window) == ("Quay", "two days")
    assert (made.passphrase_seen, made.secret_seen, made.user.vault.spare_user_key) == (False, False, None)
    assert api.get("/api/v1/session").json()["user"]["second_factor"] == "needed"
    assert api.get("/api/v1/vault").status_code == 403


def test_a_link_is_good_once(api: APIClient) -> None:
    link = invite()
    assert use(link).status_code == 200
    again = use(link, username="somebody-else")
    assert again.status_code == 400
    assert again.json()["errors"][0] | {"message": ""} == {
        "code": "link_over",
        "param": "link",
        "message": "",
    }
    assert User.objects.count() == 1
    assert post(api, FIND, {"link": link}).status_code == 403
    assert not KeyLink.objects.exists()


def test_a_link_lasts_two_days(api: APIClient) -> None:
    link = invite(now=timezone.now() - timedelta(hours=48))
    assert post(api, FIND, {"link": link}).status_code == 403
    assert use(link).status_code == 400
    assert nothing_was_made()
    tasks.forget()
    assert not KeyLink.objects.exists()
    open_still = invite(now=timezone.now() - timedelta(hours=47, minutes=59))
    tasks.forget()
    assert use(open_still).status_code == 200


@pytest.mark.parametrize("link", ["nobody-gave-this-out", "\ud800", "x" * 65])
def test_a_link_that_there_is_none_of_makes_no_account_at_all(link: str) -> None:
    invite()
    assert use(link).status_code == 400
    assert nothing_was_made()


def test_without_a_link_a_role_and_a_name_make_a_client() -> None:
    assert use("").status_code == 200
    assert User.objects.get().role == Role.CLIENT
    assert not Clinician.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"vault": new_vault()}, {"display_name": " "}, {"display_name": "x" * 121}]
)
def test_a_link_outlasts_what_does_not_fit(changes: dict[str, Any]) -> None:
    link = invite()
    assert use(link, **changes).status_code == 400
    assert nothing_was_made()
    assert use(link).status_code == 200


def test_of_the_token_only_a_digest_is_kept() -> None:
    link = invite()
    assert len(link) >= 32
    assert link not in str(KeyLink.objects.values().get())
    assert invite() != link


def lacks(user: User) -> list[str]:
    with pytest.raises(Conflict) as caught:
        clinicians.require_ways_back(user)
    assert caught.value.code == "keys_not_kept"
    return list(caught.value.detail["lacks"])


def test_nobody_is_invited_before_there_are_ways_back(api: APIClient, clinician_account: Account) -> None:
    user = clinician_account.user
    user.vault.recovery_auth_hash = ""
    user.vault.save()
    assert lacks(user) == ["sheet", "codes"]
    second_factor.enrol_codes(user)
    assert lacks(user) == ["sheet"]
    user.vault.recovery_auth_hash = "of a sheet"
    user.vault.save()
    clinicians.require_ways_back(user)


def test_who_was_given_words_and_secret_is_asked_for_new_ones(clinician_account: Account) -> None:
    user = clinician_account.user
    second_factor.enrol_codes(user)
    Clinician.objects.update(passphrase_seen=True, secret_seen=True)
    assert lacks(user) == ["passphrase", "authenticator"]
