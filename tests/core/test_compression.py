"""What is compressed: what is nobody's always, what is a person's only where our own page asked for it (ADR 38)."""

import gzip
from typing import Any

import pytest
from django.test import Client
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.core.compression import CompressionMiddleware
from tests.conftest import signed_in

ASKED = {"HTTP_ACCEPT_ENCODING": "gzip, br"}
OWN = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_SEC_FETCH_MODE": "cors"}
PATH = "/api/v1/account-events"


@pytest.fixture
def events(alice: User) -> APIClient:
    from django.utils import timezone

    from backend.accounts.models import AccountEvent, EventKind

    for number in range(1, 30):
        AccountEvent.objects.create(user=alice, number=number, kind=EventKind.values[0], at=timezone.now())
    return signed_in(alice)


@pytest.mark.django_db
def test_own_page_gets_a_short_answer(events: APIClient) -> None:
    plain = events.get(PATH)
    answer = events.get(PATH, **ASKED, **OWN)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content) == plain.content
    assert len(answer.content) < len(plain.content) / 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked",
    [
        {},  # a browser from before these headers, and whatever is no browser
        {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_SEC_FETCH_MODE": "no-cors"},
        {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_SEC_FETCH_MODE": "navigate"},
        {"HTTP_SEC_FETCH_SITE": "same-site", "HTTP_SEC_FETCH_MODE": "cors"},
        {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_SEC_FETCH_MODE": "navigate"},
    ],
)
def test_what_another_page_makes_a_browser_ask_has_its_own_length(
    events: APIClient, asked: dict[str, str]
) -> None:
    assert "Content-Encoding" not in events.get(PATH, **ASKED, **asked).headers


@pytest.mark.parametrize("path", ["/_allauth/browser/v1/config", "/_allauth/browser/v1/auth/session"])
@pytest.mark.django_db
def test_keys_and_codes_are_never_compressed(path: str) -> None:
    assert "Content-Encoding" not in APIClient().get(path, **ASKED, **OWN).headers


def test_what_is_nobodys_is_compressed_whoever_asks(client: Client) -> None:
    assert client.get("/manifest.json", **ASKED).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/manifest.json").headers


def test_pictures_and_fonts_stay_as_they_are(rf: Any) -> None:
    from django.http import HttpResponse

    for kind, compressed in (("font/woff2", False), ("image/png", False), ("text/css; charset=utf-8", True)):
        request = rf.get("/x", **ASKED)
        answer: Any = CompressionMiddleware(lambda _, kind=kind: HttpResponse("a" * 1000, content_type=kind))(
            request
        )
        assert ("Content-Encoding" in answer.headers) is compressed
