"""Whatever stands in a header that somebody sends: it is the sender's mistake, or nothing, and never a fault of ours.

test_odd_input.py sends what somebody thought of; here Hypothesis thinks, out of the pieces that the parsers look for.
"""

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from backend.accounts.sign_in import devices
from backend.core.entries import kinds
from tests.conftest import b64, signed_in
from tests.contracts.full_answers import bodies
from tests.contracts.odd_input import Sender, as_json
from tests.contracts.world import marked_words

pytestmark = pytest.mark.django_db
TRIED = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
# A web server hands over the bytes of a header as the letters of Latin-1, and no line's end.
LETTERS = st.characters(max_codepoint=255, blacklist_characters="\r\n")
UUID = "018f2b6e-0000-7000-8000-0000000000aa"


def out_of(*pieces: str) -> st.SearchStrategy[str]:
    """What looks like the header until a closer look, and what looks like nothing."""
    piece = st.sampled_from([*pieces, "", " ", ",", ";", "=", '"', "\x00", "\xff", "9" * 30, "9" * 5000])
    return st.lists(piece | st.text(LETTERS, max_size=8), max_size=12).map("".join)


REVISIONS = out_of("0", "1", "-1", "+1", "1_0", "0x1", "W/", "*", '"0"', "1e9", "\xb2", "\xa0")
KEYS = out_of(UUID, UUID.upper(), "{", "}", "urn:uuid:", "-", UUID[:8], "0" * 32)
LANGUAGES = out_of(
    "en", "es", "es-MX", "zh-Hant-TW", "*", ";q=", "q=0", "0.5", "1.0000", "-", "nan", "x-" * 300
)
ADDRESSES = out_of(
    "192.0.2.1", "2001:db8::1", "[::1]", ":443", "::ffff:", "%eth0", "unknown", "1.2.3", "_hidden", "/24"
)
COOKIES = out_of(
    "sessionid", "csrftoken", "device", "back-in", "a:b:c", b64(3), "$Version", "Path", "\\073", "\\"
)


def put(sender: Sender, **headers: str) -> int:
    people = next(kind for kind in kinds() if kind.name == "people")
    body = as_json({"created_at": "2026-06-15T12:00:00Z", "words": marked_words(), **bodies(people)[0]})
    asked = {"HTTP_IF_MATCH": '"0"', "HTTP_IDEMPOTENCY_KEY": UUID, **headers}
    return sender.send(str(headers)[:200], "PUT", f"/api/v1/people/{UUID}", body, **asked)


@pytest.fixture
def sender(alice: Any) -> Sender:
    return Sender(signed_in(alice))


@given(REVISIONS, KEYS)
@example('"0"', UUID)
@TRIED
def test_a_revision_and_a_key(sender: Sender, revision: str, key: str) -> None:
    put(sender, HTTP_IF_MATCH=revision)
    put(sender, HTTP_IDEMPOTENCY_KEY=key)
    put(sender, HTTP_IF_MATCH=revision, HTTP_IDEMPOTENCY_KEY=key)
    assert sender.faults == []


@given(LANGUAGES)
@TRIED
def test_the_languages_that_a_browser_asks_for(sender: Sender, languages: str) -> None:
    for path in ("/api/v1/session", "/api/v1/affirmations", "/api/v1/people/nothing"):
        sender.send(languages[:200], "GET", path, b"", HTTP_ACCEPT_LANGUAGE=languages)
    assert sender.faults == []


@given(ADDRESSES)
@TRIED
def test_where_somebody_says_they_come_from(db: None, sender: Sender, settings: Any, addresses: str) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    body = as_json({"username": "nobody", "password": b64(32)})
    for path in ("/_allauth/browser/v1/auth/login", "/api/v1/accounts/sign-in-parameters"):
        sender.send(addresses[:200], "POST", path, body, HTTP_X_FORWARDED_FOR=addresses)
    assert sender.faults == []


@given(COOKIES, st.text(LETTERS, max_size=40), out_of(".", ":", "eyJkIjoiYSJ9", "-_", "gzip"))
@TRIED
def test_cookies(db: None, name: str, text: str, value: str) -> None:
    sender = Sender(APIClient(enforce_csrf_checks=True))
    named = [f"{one}={value}" for one in ("sessionid", "csrftoken", devices._cookie_name(), "back-in")]
    for cookies in (name, text, "; ".join(named), f"sessionid={value}; {name}"):
        for method, path in (("GET", "/api/v1/session"), ("POST", "/_allauth/browser/v1/auth/login")):
            sender.send(cookies[:200], method, path, b"{}" if method == "POST" else b"", HTTP_COOKIE=cookies)
    assert sender.faults == []


def test_what_is_as_it_should_be_arrives(sender: Sender) -> None:
    """So that the tests above are not about something else that was refused before."""
    assert put(sender) in {200, 201}
    assert put(sender, HTTP_IF_MATCH="x") == 400
    assert put(sender, HTTP_IDEMPOTENCY_KEY="x") == 400
