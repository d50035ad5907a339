"""Whatever a stranger tries, from wherever, an owner gets in: by their words, by a known device, by the recovery card,
by a code.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from rest_framework.test import APIClient

from backend.accounts.api.throttling import PerCallerThrottle
from backend.accounts.recovery import codes
from backend.core.limits import Limit
from tests.accounts.conftest import AUTH, Account, MakeAccount, kdf, post, sign_in
from tests.accounts.emails import account, ask, finish, last_code, on_commit, open_by, own, with_email
from tests.conftest import NOON, b64

pytestmark = pytest.mark.django_db
__all__ = ["account", "on_commit", "own", "with_email"]

NAME = "quiet-river-42"
SHELTER = "203.0.113.1"  # one address for everybody in the house
ELSEWHERE = "192.0.2.1"
RECOVERY = [
    "recovery/open",
    "recovery/finish",
    "recovery/email",
    "recovery/email/open",
    "recovery/email/finish",
]


@pytest.fixture(autouse=True)
def _at_noon(db: None) -> Iterator[None]:
    cache.clear()
    with time_machine.travel(NOON, tick=False):
        yield


def at(address: str) -> APIClient:
    return APIClient(REMOTE_ADDR=address)


def too_many(response: Any) -> bool:
    refused = (
        "errors" in response.json() and response.json()["errors"][0]["code"] == "too_many_login_attempts"
    )
    return bool(refused or response.status_code == 429)


def attack(address: str = SHELTER, name: str = NAME) -> None:
    """Wrong keys until no more are taken, and every call that could get somebody back in, more than an hour's ten."""
    stranger = at(address)
    answers = [sign_in(stranger, name, b64(32)) for _ in range(21)]
    assert too_many(answers[-1])
    for path in RECOVERY:
        for _ in range(12):
            post(stranger, f"/api/v1/{path}", {"username": name, **proofs()})


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts that a test can use up."""
    rates = PerCallerThrottle.THROTTLE_RATES
    monkeypatch.setattr(PerCallerThrottle, "THROTTLE_RATES", dict.fromkeys(rates, "5/min"))


def proofs() -> dict[str, Any]:
    return {
        "recovery_auth_key": b64(32),
        "code": "0000-0000",
        "ticket": b64(32),
        "auth_key": b64(32),
        "kdf": kdf(),
        "wrapped_user_key": b64(60),
    }


def back_in_by_card(client: APIClient, account: Account, name: str = NAME) -> Any:
    """As a device does: open, finish, and sign in with the new key."""
    given = {"username": name, "recovery_auth_key": account.recovery_key}
    assert post(client, "/api/v1/recovery/open", given).status_code == 200
    key = b64(32)
    new = {"auth_key": key, "kdf": kdf(), "wrapped_user_key": b64(60)}
    assert post(client, "/api/v1/recovery/finish", given | new).status_code == 204
    assert post(client, "/api/v1/accounts/sign-in-parameters", {"username": name}).status_code == 200
    return sign_in(client, name, key)


@pytest.mark.parametrize("strangers", [[SHELTER], [f"198.51.100.{host}" for host in range(12)]])
def test_a_new_phone_elsewhere_gets_in_by_the_right_words(
    client_account: Account, strangers: list[str]
) -> None:
    for stranger in map(at, strangers):
        assert [too_many(sign_in(stranger, NAME, b64(32))) for _ in range(21)] == [False] * 20 + [True]
    phone = at(ELSEWHERE)
    assert post(phone, "/api/v1/accounts/sign-in-parameters", {"username": NAME}).status_code == 200
    assert sign_in(phone, NAME, client_account.key).status_code == 200


def test_somebody_in_the_same_house_gets_in_by_their_own_name(
    client_account: Account, make_account: MakeAccount
) -> None:
    """Others there try a name of a stranger's choosing, and mistype their own."""
    neighbour = make_account("other-name-11")
    attack(name="other-name-11")
    stranger = at(SHELTER)
    for number in range(25):
        sign_in(stranger, f"some-name-{number}", b64(32))
    assert too_many(sign_in(at(SHELTER), "other-name-11", neighbour.key))
    assert sign_in(at(SHELTER), NAME, client_account.key).status_code == 200


@pytest.mark.parametrize("address", [SHELTER, ELSEWHERE])
def test_the_recovery_card_gets_in_from_the_address_that_a_stranger_tries_from(
    client_account: Account, address: str
) -> None:
    attack()
    assert back_in_by_card(at(address), client_account).status_code == 200


@pytest.mark.parametrize("address", [SHELTER, ELSEWHERE])
def test_a_code_gets_in_from_the_address_that_a_stranger_tries_from(
    with_email: Account, address: str
) -> None:
    attack()  # asking too: what is in the mailbox works, whoever had it sent
    client = at(address)
    assert ask(client=client).status_code == 202
    ticket = open_by(last_code(), client=client).json()["ticket"]
    key = b64(32)
    body = {"username": NAME, "ticket": ticket, "auth_key": key, "kdf": kdf(), "wrapped_user_key": b64(60)}
    assert post(client, "/api/v1/recovery/email/finish", body).status_code == 204
    assert sign_in(client, NAME, key).status_code == 200


@pytest.mark.parametrize("address", [SHELTER, ELSEWHERE])
def test_a_device_that_signed_in_before_gets_in_from_the_same_address(
    client_account: Account, address: str, strict: None
) -> None:
    phone = at(address)
    assert sign_in(phone, NAME, client_account.key, private_device=True).status_code == 200
    phone.delete(f"{AUTH}/session")
    attack()
    for _ in range(6):
        post(at(SHELTER), "/api/v1/accounts/sign-in-parameters", {"username": NAME})
    assert post(phone, "/api/v1/accounts/sign-in-parameters", {"username": NAME}).status_code == 200
    assert sign_in(phone, NAME, client_account.key).status_code == 200


def test_who_is_signed_in_proves_themselves_again_whatever_others_try(client_account: Account) -> None:
    client = at(SHELTER)
    sign_in(client, NAME, client_account.key)
    attack()
    own = {"current_auth_key": client_account.key, "recovery_auth_key": b64(32), "wrapped_user_key": b64(60)}
    assert client.put("/api/v1/vault/recovery", own, format="json").status_code == 200


def test_mistyped_codes_do_not_use_up_the_card(with_email: Account, strict: None) -> None:
    client = at(SHELTER)
    ask(client=client)
    for _ in range(5):
        open_by("0000-0000", client=client)
    assert too_many(open_by("0000-0000", client=client))
    assert back_in_by_card(client, with_email).status_code == 200


@pytest.mark.parametrize("used_up", RECOVERY)
def test_each_address_of_the_api_has_a_count_of_its_own(
    client_account: Account, used_up: str, strict: None
) -> None:
    for _ in range(5):
        post(at(SHELTER), f"/api/v1/{used_up}", {})
    for path in [*RECOVERY, "accounts/sign-in-parameters"]:
        refused = post(at(SHELTER), f"/api/v1/{path}", {}).status_code == 429
        assert refused is (path == used_up), path
    assert sign_in(at(SHELTER), NAME, client_account.key).status_code == 200


def test_getting_back_in_admits_by_that_name_alone_and_not_for_long(
    client_account: Account, make_account: MakeAccount
) -> None:
    other = make_account("other-name-11")
    client = at(SHELTER)
    attack(name="other-name-11")
    assert back_in_by_card(client, client_account).status_code == 200
    assert client.cookies["back-in"]["max-age"] == 15 * 60
    assert NAME not in client.cookies["back-in"].value
    fresh = at(SHELTER)
    fresh.cookies["back-in"] = client.cookies["back-in"].value
    assert too_many(sign_in(fresh, "other-name-11", other.key))
    fresh.cookies["device"] = client.cookies["back-in"].value  # nor for as long as a known device
    fresh.cookies["back-in"] = ""
    attack()
    assert too_many(sign_in(fresh, NAME, client_account.key))


def test_a_wrong_card_or_code_hands_out_nothing(with_email: Account) -> None:
    for path in RECOVERY:
        assert "back-in" not in post(at(ELSEWHERE), f"/api/v1/{path}", {"username": NAME, **proofs()}).cookies
    assert finish(b64(32))[0].status_code == 403


class TestGuessing:
    """What the limits are for still holds."""

    def test_twenty_wrong_keys_for_a_name_from_one_network(self, client_account: Account) -> None:
        assert [too_many(sign_in(at(SHELTER), NAME, b64(32))) for _ in range(21)] == [False] * 20 + [True]
        assert too_many(sign_in(at(SHELTER), NAME, client_account.key))

    def test_right_keys_use_nothing_up(self, client_account: Account) -> None:
        for _ in range(25):
            assert sign_in(at(SHELTER), NAME, client_account.key).status_code == 200

    def test_an_ipv6_household_is_one_network(self, client_account: Account) -> None:
        for host in range(20):
            sign_in(at(f"2001:db8::{host + 1}"), NAME, b64(32))
        assert too_many(sign_in(at("2001:db8::99"), NAME, client_account.key))
        assert sign_in(at("2001:db8:0:1::99"), NAME, client_account.key).status_code == 200

    @pytest.mark.parametrize("by", ["network", "name"])
    def test_there_is_an_end_over_all_names_and_over_all_networks(
        self, client_account: Account, settings: Any, by: str
    ) -> None:
        settings.SIGN_IN_LIMITS = settings.SIGN_IN_LIMITS | {by: (5, 60)}
        for number in range(5):
            address, name = (SHELTER, f"name-{number}") if by == "network" else (f"198.51.100.{number}", NAME)
            sign_in(at(address), name, b64(32))
        assert too_many(sign_in(at(SHELTER), NAME, client_account.key))

    def test_the_bound_of_a_name_alone_is_far_higher(self, settings: Any) -> None:
        limits = settings.SIGN_IN_LIMITS
        assert limits["name"][0] >= 100 * limits["network_and_name"][0]
        assert codes.TRIES_IN_ALL >= 100 * codes.TRIES
        assert codes.TRIES_IN_ALL / 32**codes._LENGTH < 1e-7

    def test_a_window_ends(self, client_account: Account) -> None:
        limit = Limit("x", "who\ud800", 1, 60)
        limit.count()
        limit.count()
        assert limit.is_reached()
        assert not Limit("x", "another", 1, 60).is_reached()
        with time_machine.travel(NOON.timestamp() + 60, tick=False):
            assert not limit.is_reached()


def test_the_second_factor_of_one_is_not_used_up_by_another(
    clinician_account: Account, make_account: MakeAccount
) -> None:
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    client = at(SHELTER)
    for number in range(21):
        sign_in(client, f"some-name-{number}", b64(32))
    assert sign_in(client, "dr-reed", clinician_account.key).status_code == 401
    counter = next(iter(yield_hotp_counters_from_time()))
    code = format_hotp_value(hotp_value(clinician_account.totp_secret, counter))
    assert post(client, f"{AUTH}/2fa/authenticate", {"code": code}).status_code == 200
