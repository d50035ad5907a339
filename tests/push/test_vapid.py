from collections.abc import Iterator

import pytest
from django.test import Client

from backend.push.message import vapid
from tests.push.browser import check_vapid

ORIGIN = "https://push.example.net"


@pytest.fixture(autouse=True)
def _signed_anew() -> Iterator[None]:
    vapid.forget()
    yield
    vapid.forget()


def test_authorization_is_signed_for_the_origin_and_for_less_than_a_day() -> None:
    claims = check_vapid(vapid.authorization(ORIGIN, now=1_000_000))
    assert claims["aud"] == ORIGIN
    assert claims["sub"].startswith("mailto:")
    assert 0 < claims["exp"] - 1_000_000 <= 24 * 3600


def test_authorization_is_kept_for_half_its_life_and_then_signed_anew() -> None:
    first = vapid.authorization(ORIGIN, now=1_000_000)
    assert vapid.authorization(ORIGIN, now=1_000_000 + vapid.LIFE_SECONDS / 2 - 1) == first
    later = 1_000_000 + vapid.LIFE_SECONDS / 2 + 1
    assert check_vapid(vapid.authorization(ORIGIN, now=later))["exp"] == int(later + vapid.LIFE_SECONDS)


def test_authorization_is_not_shared_between_origins() -> None:
    vapid.authorization(ORIGIN, now=1_000_000)
    assert (
        check_vapid(vapid.authorization("https://other.example", now=1_000_000))["aud"]
        == "https://other.example"
    )


def test_public_key_is_what_devices_are_told_to_subscribe_with(client: Client, db: None) -> None:
    told = client.get("/api/v1/session").json()["vapid_public_key"]
    assert vapid.authorization(ORIGIN, now=1_000_000).endswith(f"k={told}")


def test_authorization_is_signed_anew_when_the_clock_was_put_back() -> None:
    """What was signed by a clock that went ahead would be good for longer than a service allows."""
    ahead = 1_000_000 + 48 * 3600
    vapid.authorization(ORIGIN, now=ahead)
    claims = check_vapid(vapid.authorization(ORIGIN, now=1_000_000))
    assert claims["exp"] - 1_000_000 <= 24 * 3600
