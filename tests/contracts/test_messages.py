"""What every answer says of its own text, and which methods are taken."""

import pytest
from rest_framework.test import APIClient

pytestmark = pytest.mark.django_db
ADDRESSES = [
    "/",
    "/nothing",
    "/robots.txt",
    "/api/v1/session",
    "/api/v1/nothing",
    "/manifest.json",
    "/healthz",
    "/metrics",
]


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_text_says_its_character_set(path: str) -> None:
    answer = APIClient().get(path, headers={"Accept": "text/plain"})
    kind = answer.headers["Content-Type"]
    assert kind.startswith(("application/json", "application/manifest+json")) or "charset=utf-8" in kind


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "DEBUG", "PROPFIND"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_a_method_that_nothing_needs_is_not_taken(path: str, method: str) -> None:
    answer = APIClient().generic(method, path, headers={"Cookie": "canary=1"})
    assert answer.status_code in {403, 404, 405}
    assert b"canary" not in answer.content
