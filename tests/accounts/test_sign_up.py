"""Signing up: everything is made, or nothing is; nobody chooses their own role; bad input changes nothing."""

import re
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts import data_keys, usernames
from backend.accounts.models import Custody, DataKey, Profile, Role, User, Vault
from tests.accounts.conftest import AUTH, kdf, new_vault, post, sign_up_body
from tests.conftest import b64

pytestmark = pytest.mark.django_db


def sign_up(client: APIClient, **changes: Any) -> Any:
    return post(client, f"{AUTH}/signup", sign_up_body(**changes))


def nothing_was_made() -> bool:
    return not any(model.objects.exists() for model in (User, Profile, DataKey, Vault))


def test_sign_up_makes_account_profile_data_key_and_vault(api: APIClient) -> None:
    body = sign_up_body()
    assert post(api, f"{AUTH}/signup", body).status_code == 200
    user = User.objects.get()
    assert (user.username, user.role, user.email) == ("quiet-river-42", Role.CLIENT, "")
    assert (user.profile.timezone, user.profile.locale, user.profile.country) == ("Europe/Berlin", "en", "DE")
    assert user.vault.kdf_salt == body["vault"]["kdf"]["salt"]
    assert user.vault.spare_user_key is None
    assert len(data_keys.find(user.pk)) == 32
    assert user.check_password(body["password"])
    answer = api.get("/api/v1/session").json()
    assert answer["signed_in"] is True
    assert answer["user"] == {
        "id": str(user.pk),
        "username": "quiet-river-42",
        "role": "client",
        "second_factor": "none",
    }


def test_sign_up_with_a_spare_key_seals_it(api: APIClient) -> None:
    user_key = b64(32)
    assert sign_up(api, vault=new_vault(custody="spare", user_key=user_key)).status_code == 200
    stored = Vault.objects.get()
    raw = str(Vault.objects.values_list("spare_user_key", flat=True).get())
    assert stored.custody == Custody.SPARE
    assert stored.spare_user_key == user_key
    assert raw.startswith("v1.")
    assert user_key not in raw


def test_sign_up_with_a_recovery_card_keeps_a_hash_only(api: APIClient) -> None:
    card = {"recovery_auth_key": b64(32), "wrapped_user_key": b64(60)}
    assert sign_up(api, vault=new_vault(recovery=card)).status_code == 200
    stored = Vault.objects.get()
    assert stored.recovery_auth_hash.startswith("argon2")
    assert card["recovery_auth_key"] not in stored.recovery_auth_hash
    assert stored.recovery_user_key == card["wrapped_user_key"]


def test_sign_up_takes_no_role_however_it_is_asked_for(api: APIClient) -> None:
    asked = {
        "role": "administrator",
        "is_staff": True,
        "is_superuser": True,
        "id": "0" * 32,
        "email": "a@b.example",
    }
    assert sign_up(api, **asked).status_code == 200
    user = User.objects.get()
    assert (user.role, user.is_staff, user.is_superuser, user.email) == (Role.CLIENT, False, False, "")


@pytest.mark.parametrize(("private", "ends"), [(True, False), (False, True), (None, True)])
def test_sign_up_cookie_ends_with_the_browser_unless_the_device_is_private(
    api: APIClient, private: bool | None, ends: bool
) -> None:
    assert sign_up(api, private_device=private).status_code == 200
    assert (api.cookies["sessionid"]["max-age"] == "") is ends
    assert ("device" in api.cookies) is not ends


@pytest.mark.parametrize(
    ("param", "changes"),
    [
        ("username", {"username": ""}),
        ("username", {"username": "ab"}),
        ("username", {"username": "a" * 65}),
        ("username", {"username": "two words"}),
        ("username", {"username": "nul\x00name"}),
        ("username", {"username": "half\ud800name"}),
        ("username", {"username": {"a": 1}}),
        ("password", {"password": "correct horse"}),
        ("password", {"password": b64(31)}),
        ("password", {"password": ["x"]}),
        ("password", {"password": "\ud800"}),
        ("timezone", {"timezone": "Mars/Olympus"}),
        ("timezone", {"timezone": "../../etc/passwd"}),
        ("timezone", {"timezone": None}),
        ("locale", {"locale": "<script>"}),
        ("country", {"country": "Germany"}),
        ("vault", {"vault": None}),
        ("vault", {"vault": "{"}),
        ("vault", {"vault": []}),
        ("vault", {"vault": 7}),
        ("vault", {"vault": {}}),
        ("vault", {"vault": new_vault(kdf=kdf(memory_kib=65535))}),
        ("vault", {"vault": new_vault(kdf=kdf(iterations=2))}),
        ("vault", {"vault": new_vault(kdf=kdf(parallelism=0))}),
        ("vault", {"vault": new_vault(kdf=kdf(memory_kib=2**40))}),
        ("vault", {"vault": new_vault(kdf=kdf(salt=b64(8)))}),
        ("vault", {"vault": new_vault(wrapped_user_key=b64(59))}),
        ("vault", {"vault": new_vault(wrapped_private_keys=b64(91))}),
        ("vault", {"vault": new_vault(custody="theirs")}),
        ("vault", {"vault": new_vault(custody="spare")}),
        ("vault", {"vault": new_vault(custody="own", user_key=b64(32))}),
        ("vault", {"vault": new_vault(public_keys={"x25519": b64(32)})}),
        ("vault", {"vault": new_vault(recovery={"recovery_auth_key": b64(32)})}),
    ],
)
def test_sign_up_refuses_what_does_not_fit_and_makes_nothing(
    api: APIClient, param: str, changes: dict[str, Any]
) -> None:
    response = sign_up(api, **changes)
    assert response.status_code == 400
    assert param in {error.get("param") for error in response.json()["errors"]}
    assert all(set(error) >= {"code", "message"} for error in response.json()["errors"])
    assert nothing_was_made()


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b'{"a":"' + b"x" * 300_000 + b'"}', 413),
    ],
)
def test_sign_up_answers_a_broken_body_without_a_fault(api: APIClient, content: bytes, status: int) -> None:
    api.raise_request_exception = False
    assert api.post(f"{AUTH}/signup", content, content_type="application/json").status_code == status
    assert nothing_was_made()


def test_sign_up_refuses_a_name_that_differs_in_case_only(api: APIClient) -> None:
    assert sign_up(api, username="Quiet-River").status_code == 200
    assert User.objects.get().username == "quiet-river"
    again = sign_up(APIClient(), username="QUIET-river")
    assert again.status_code == 400
    assert again.json()["errors"] == [
        {
            "param": "username",
            "code": "username_taken",
            "message": "This name is in use already. Please choose another.",
        }
    ]
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("mary ann", "username_space"),
        ("mary\u00a0ann 2", "username_space"),
        ("ab", "username_short"),
        ("\u200bab\u200b", "username_short"),
        ("a@b.example", "username_shape"),
        ("mary\N{SLIGHTLY SMILING FACE}", "username_shape"),
        ("\u0301abc", "username_shape"),
    ],
)
def test_sign_up_says_what_a_name_lacks(api: APIClient, typed: str, code: str) -> None:
    errors = sign_up(api, username=typed).json()["errors"]
    assert [(error["param"], error["code"]) for error in errors] == [("username", code)]
    assert nothing_was_made()


@pytest.mark.parametrize(
    ("typed", "stored", "given"),
    [
        ("Jos\u00e9", "jos\u00e9", "JOSE\u0301 "),
        ("\u092e\u0940\u0930\u093e", "\u092e\u0940\u0930\u093e", "\u092e\u0940\u0930\u093e"),  # vowel signs
        (
            "\u0e2a\u0e21\u0e28\u0e23\u0e35",
            "\u0e2a\u0e21\u0e28\u0e23\u0e35",
            " \u0e2a\u0e21\u0e28\u0e23\u0e35",
        ),
        (
            "\u0645\u064f\u0646\u0649\u0670",
            "\u0645\u064f\u0646\u0649\u0670",
            "\u0645\u064f\u0646\u0649\u0670\u200f",
        ),
        ("stra\u00dfe-1", "strasse-1", "STRASSE-1"),
        ("Mary\u2013Ann", "mary-ann", "mary ann"),
        ("quiet-river-42", "quiet-river-42", "Quiet river  42 "),
    ],
)
def test_name_of_any_script_signs_up_and_in(api: APIClient, typed: str, stored: str, given: str) -> None:
    body = sign_up_body(username=typed)
    assert post(api, f"{AUTH}/signup", body).status_code == 200
    assert User.objects.get().username == stored
    other = APIClient()
    parameters = post(other, "/api/v1/accounts/sign-in-parameters", {"username": given}).json()
    assert parameters["salt"] == body["vault"]["kdf"]["salt"]
    assert post(other, f"{AUTH}/login", {"username": given, "password": body["password"]}).status_code == 200


def test_sign_up_makes_nothing_when_the_vault_cannot_be_saved(
    api: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**values: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(Vault.objects, "create", fail)
    api.raise_request_exception = False
    assert sign_up(api).status_code == 500
    assert nothing_was_made()


def test_sign_up_again_while_signed_in_is_a_conflict(api: APIClient) -> None:
    assert sign_up(api).status_code == 200
    assert sign_up(api, username="another-name").status_code == 409
    assert User.objects.count() == 1


def test_proposed_username_is_two_words_and_two_digits_and_free(api: APIClient) -> None:
    proposed = api.get("/api/v1/accounts/proposed-username").json()["username"]
    first, second, digits = proposed.split("-")
    assert first.isalpha()
    assert second.isalpha()
    assert len(digits) == 2
    assert digits.isdigit()
    assert sign_up(api, username=proposed).status_code == 200


@pytest.mark.promise(32)
@pytest.mark.parametrize(
    ("asked", "language"), [("es", "es"), ("es-MX,en;q=0.5", "es"), ("en-GB", "en"), ("de", "en"), ("", "en")]
)
def test_username_is_proposed_in_the_language_that_is_asked_for(
    api: APIClient, asked: str, language: str
) -> None:
    firsts, seconds = usernames.WORDS[language]
    for _ in range(20):
        response = api.get("/api/v1/accounts/proposed-username", headers={"Accept-Language": asked})
        first, second, _digits = response.json()["username"].split("-")
        assert (first in firsts, second in seconds) == (True, True)


@pytest.mark.promise(32)
def test_every_language_proposes_as_many_usernames_that_any_keyboard_types(settings: Any) -> None:
    assert set(usernames.WORDS) == set(dict(settings.LANGUAGES))
    for firsts, seconds in usernames.WORDS.values():
        assert len(set(firsts)) * len(set(seconds)) == len(firsts) * len(seconds) > 6_000
        assert [word for word in [*firsts, *seconds] if not re.fullmatch("[a-z]{3,10}", word)] == []


def test_sign_up_needs_the_csrf_token() -> None:
    careful = APIClient(enforce_csrf_checks=True)
    assert sign_up(careful).status_code == 403
    token = careful.get("/api/v1/session").json()["csrf_token"]
    response = careful.post(f"{AUTH}/signup", sign_up_body(), format="json", headers={"X-CSRFToken": token})
    assert response.status_code == 200
