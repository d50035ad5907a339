"""Passkeys of an account: what signs in and opens, what does not, and what takes them away."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.accounts import services
from backend.accounts.models import AccountEvent, EventKind, Passkey
from backend.accounts.sign_in import second_factor
from backend.accounts.sign_in.here import Device
from tests.accounts.authenticator import PRESENT, Authenticator, add, challenge, open_by
from tests.accounts.conftest import Account, kdf
from tests.conftest import NOON, b64, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def passkey(own: APIClient, client_account: Account) -> Authenticator:
    made = Authenticator()
    answer = add(own, client_account.key, made)
    assert answer.status_code == 201, answer.content
    return made


def who(client: APIClient) -> Any:
    return client.get("/api/v1/session").json()["user"]


def refused(answer: Any) -> bool:
    return bool(answer.status_code == 400 and answer.json()["error"]["code"] == "passkey_refused")


def test_signs_in_on_a_new_device_and_gives_the_key_that_it_alone_opens(
    passkey: Authenticator, client_account: Account
) -> None:
    new = APIClient()
    answer = open_by(new, passkey, private_device=True)
    assert (answer.status_code, answer.json()) == (200, {"wrapped_user_key": passkey.wrapped})
    assert who(new)["id"] == str(client_account.user.pk)
    assert new.cookies["sessionid"]["max-age"]  # stays, as was said
    kinds = set(AccountEvent.objects.values_list("kind", flat=True))
    assert kinds >= {"passkey_added", "signed_in"}
    shared = APIClient()
    open_by(shared, passkey)
    assert not shared.cookies["sessionid"]["max-age"]


def test_passes_both_steps(client_account: Account, passkey: Authenticator) -> None:
    second_factor.enrol_totp(client_account.user)
    new = APIClient()
    assert open_by(new, passkey).status_code == 200
    assert who(new)["second_factor"] == "verified"


def test_opens_again_what_a_clinician_reloaded(clinician_account: Account) -> None:
    client = signed_in(clinician_account.user)
    made = Authenticator()
    assert add(client, clinician_account.key, made).status_code == 201
    before = client.cookies["sessionid"].value
    assert open_by(client, made).json() == {"wrapped_user_key": made.wrapped}
    assert client.cookies["sessionid"].value == before  # no sign-in of its own
    new = APIClient()
    open_by(new, made)
    assert who(new)["second_factor"] == "verified"


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://evil.example"},
        {"site": "evil.example"},
        {"flags": PRESENT},  # touched, and nobody unlocked it
    ],
)
def test_nothing_else_is_taken(own: APIClient, client_account: Account, wrong: dict[str, Any]) -> None:
    bad = Authenticator(**wrong)
    assert refused(add(own, client_account.key, bad))
    good = Authenticator()
    assert add(own, client_account.key, good).status_code == 201
    bad.key, bad.id = good.key, good.id
    new = APIClient()
    assert refused(open_by(new, bad))
    assert who(new) is None


def test_an_answer_is_good_once_in_the_session_that_was_asked(passkey: Authenticator) -> None:
    one, other = APIClient(), APIClient()
    shown = passkey.shown(challenge(one))
    challenge(other)
    assert refused(other.post("/api/v1/passkeys/open", shown, format="json"))
    assert refused(APIClient().post("/api/v1/passkeys/open", shown, format="json"))
    assert one.post("/api/v1/passkeys/open", shown, format="json").status_code == 200
    assert refused(one.post("/api/v1/passkeys/open", shown, format="json"))


def test_an_unknown_one_and_a_wrong_signature_look_alike(passkey: Authenticator) -> None:
    stranger, forged = Authenticator(), Authenticator()
    forged.id = passkey.id
    answers = [open_by(APIClient(), one) for one in (stranger, forged)]
    assert refused(answers[0])
    assert answers[0].content == answers[1].content


def test_is_added_and_removed_by_whoever_knows_the_passphrase(
    own: APIClient, client_account: Account, passkey: Authenticator
) -> None:
    assert add(own, b64(32), Authenticator()).json()["error"]["code"] == "wrong_passphrase"
    [row] = own.get("/api/v1/passkeys").json()["results"]
    assert row["name"] == "My phone"
    where = f"/api/v1/passkeys/{row['id']}"
    assert own.post(f"{where}/remove", {"current_auth_key": b64(32)}, format="json").status_code == 400
    assert (
        own.post(f"{where}/remove", {"current_auth_key": client_account.key}, format="json").status_code
        == 204
    )
    assert refused(open_by(APIClient(), passkey))
    kinds = list(AccountEvent.objects.order_by("number").values_list("kind", flat=True))
    assert kinds[-2:] == ["passkey_added", "passkey_removed"]


def test_a_stranger_finds_none(own: APIClient, passkey: Authenticator, clinician_account: Account) -> None:
    id = Passkey.objects.get().pk
    stranger = signed_in(clinician_account.user)
    assert stranger.get("/api/v1/passkeys").json() == {"results": []}
    body = {"current_auth_key": clinician_account.key}
    assert stranger.post(f"/api/v1/passkeys/{id}/remove", body, format="json").status_code == 404
    assert refused(open_by(stranger, passkey))  # nor does it open one account inside another


@pytest.mark.parametrize(
    "how", ["a new passphrase", "everywhere else", "deleted in a day", "the account shut"]
)
def test_goes_with_every_session(
    own: APIClient, client_account: Account, passkey: Authenticator, how: str
) -> None:
    key = {"current_auth_key": client_account.key}
    if how == "a new passphrase":
        new = {"auth_key": b64(32), "kdf": kdf(), "wrapped_user_key": b64(60)}
        assert own.put("/api/v1/vault/passphrase", {**key, **new}, format="json").status_code == 200
    elif how == "everywhere else":
        assert own.post("/api/v1/signed-in-devices/end-others").status_code < 300
    elif how == "deleted in a day":
        body = {**key, "when": "in_a_day"}
        assert own.post("/api/v1/account/erasure", body, format="json").status_code == 200
    else:
        services.shut(client_account.user.pk)
    assert refused(open_by(APIClient(), passkey))
    assert Passkey.objects.exists() == (how == "the account shut")


@pytest.mark.promise(45)
def test_nothing_of_it_stands_readable(passkey: Authenticator) -> None:
    stored = str(Passkey.objects.values().get())
    assert passkey.shown("x")["credential"] not in stored
    assert passkey.wrapped not in stored
    assert "My phone" not in stored


def test_there_is_an_end_to_them(
    own: APIClient, client_account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.accounts.passkeys.MOST", 1)
    assert add(own, client_account.key, Authenticator()).status_code == 201
    assert add(own, client_account.key, Authenticator()).json()["error"]["code"] == "too_many_passkeys"


def test_the_same_one_is_added_once(own: APIClient, client_account: Account, passkey: Authenticator) -> None:
    assert refused(add(own, client_account.key, passkey))


def test_recovery_ends_them(client_account: Account, passkey: Authenticator) -> None:
    """By sheet or by e-mail: both set a new passphrase, and know of no device."""
    new = services.NewPassphrase(b64(32), kdf(), b64(60))
    services.set_passphrase(
        client_account.user,
        new,
        EventKind.RECOVERED_BY_SHEET,
        end_recovery=False,
        by=Device("", ""),
        now=NOON,
    )
    assert not Passkey.objects.exists()
