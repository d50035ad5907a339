"""One error shape, whatever went wrong; a fault of the sender is never a 500."""

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from rest_framework.test import APIClient

from backend.accounts.api.throttling import PerCallerThrottle
from backend.accounts.models import User
from backend.core import checks, push_key
from backend.core.json_input import read_json
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db


def error_of(response: Any) -> dict[str, Any]:
    body = response.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "fields", "detail"}
    assert body["error"]["message"].endswith(".")
    return dict(body["error"])


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("get", "/api/v1/vault", 401, "not_authenticated"),
        ("get", "/api/v1/nothing", 404, "not_known_yet"),
        ("get", "/api/nothing", 404, "not_known_yet"),
        ("get", "/api/v1/people/not-a-uuid", 404, "not_known_yet"),
        ("delete", "/api/v1/session", 405, "method_not_allowed"),
    ],
)
def test_refusals_have_the_one_shape(method: str, path: str, status: int, code: str) -> None:
    response = getattr(APIClient(), method)(path)
    assert response.status_code == status
    assert error_of(response)["code"] == code


@pytest.mark.parametrize(
    ("content", "kind", "status", "code"),
    [
        (b"{", "application/json", 400, "parse_error"),
        (b"\xff\xfe{}", "application/json", 400, "parse_error"),
        (b"[" * 100_000, "application/json", 400, "parse_error"),
        (b'{"a":' * 50_000, "application/json", 400, "parse_error"),
        (b'"text"', "application/json", 400, "invalid"),
        (b"[]", "application/json", 400, "invalid"),
        (b"null", "application/json", 400, "invalid"),
        (b"NaN", "application/json", 400, "parse_error"),
        (b"", "application/json", 400, "invalid"),
        (b'{"username":"' + b"x" * 300_000 + b'"}', "application/json", 413, "too_large"),
        (b"username=a", "application/x-www-form-urlencoded", 415, "unsupported_media_type"),
        (b"<a/>", "text/xml", 415, "unsupported_media_type"),
    ],
)
def test_a_body_that_can_not_be_read_is_the_senders_and_named(
    content: bytes, kind: str, status: int, code: str
) -> None:
    client = APIClient()
    client.raise_request_exception = False
    response = client.generic("POST", "/api/v1/accounts/sign-in-parameters", content, content_type=kind)
    assert response.status_code == status
    assert error_of(response)["code"] == code


@pytest.mark.parametrize("value", ["", "\x00", "a" * 65, {"a": 1}, [], None, True])
def test_a_field_that_does_not_fit_is_named(value: Any) -> None:
    response = APIClient().post("/api/v1/accounts/sign-in-parameters", {"username": value}, format="json")
    assert response.status_code == 400
    assert error_of(response)["fields"]["username"]


def test_a_request_without_the_csrf_token_is_told_so_and_changes_nothing(alice: User) -> None:
    client = APIClient(enforce_csrf_checks=True)
    client.cookies = signed_in(alice).cookies
    response = client.patch("/api/v1/profile", {"theme": "dim"}, format="json")
    assert response.status_code == 403
    assert error_of(response)["code"] in {"csrf_failed", "permission_denied"}
    alice.profile.refresh_from_db()
    assert alice.profile.theme == "system"


def test_a_limit_says_when_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PerCallerThrottle.THROTTLE_RATES, "proposed-username", "30/min")
    client = APIClient()
    for _ in range(30):
        client.get("/api/v1/accounts/proposed-username")
    response = client.get("/api/v1/accounts/proposed-username")
    assert response.status_code == 429
    assert error_of(response)["code"] == "throttled"
    assert 0 < int(response.headers["Retry-After"]) <= 61


class TestChecks:
    def test_a_keyring_that_does_not_open_stops_the_start(self, settings: Any) -> None:
        settings.KEYRING_FILE = "/nowhere/at/all"
        try:
            assert [one.id for one in checks.keyring_opens()] == ["attune.E001"]
        finally:
            checks.keyring.cache_clear()

    def test_a_key_file_that_others_can_read_stops_the_start(self, settings: Any, tmp_path: Any) -> None:
        path = tmp_path / "keyring"
        path.write_text("{}")
        path.chmod(0o640)
        settings.KEYRING_FILE = str(path)
        assert [one.id for one in checks.key_files_are_private()] == ["attune.E002"]
        path.chmod(0o600)
        assert checks.key_files_are_private() == []

    def test_limits_of_each_process_alone_are_refused(self, settings: Any) -> None:
        assert checks.limits_are_shared() == []
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
        assert [one.id for one in checks.limits_are_shared()] == ["attune.E004"]

    def test_demo_accounts_and_open_push_are_refused_in_a_deployment(self, settings: Any) -> None:
        assert [one.id for one in checks.no_demo_accounts()] == ["attune.E005"]
        assert [one.id for one in checks.push_stays_strict()] == ["attune.E003"]
        settings.DEMO, settings.PUSH_ALLOW_INSECURE, settings.PUSH_CONTACT = (
            False,
            False,
            "mailto:ops@example.org",
        )
        assert checks.no_demo_accounts() == checks.push_stays_strict() == []

    def test_a_push_key_that_can_not_be_read_says_so(self, settings: Any) -> None:
        settings.VAPID_KEY_FILE = "/nowhere/at/all"
        with pytest.raises(ImproperlyConfigured):
            push_key.private_key.__wrapped__()


@pytest.mark.parametrize(
    "raw",
    [
        b'"\\ud800"', b'{"\\udfff": 1}', b'["\\ud83d"]', b"NaN", b"[-Infinity]", b"1e999", b"9223372036854775808",
        b"9" * 5000, b"[" * 40 + b"]" * 40, b"[" * 100_000, b"\xff", '"x"'.encode("utf-16"), b"\xef\xbb\xbf{}", b"",
    ],
)  # fmt: skip
def test_json_that_could_not_be_answered_with_is_not_read(raw: bytes) -> None:
    with pytest.raises(ValueError):
        read_json(raw)


@pytest.mark.parametrize(
    ("raw", "read"),
    [(b'"\\ud83d\\udca9"', "\U0001f4a9"), (b"9223372036854775807", 2**63 - 1), (b'{"\xc3\xa4": [1.5, null]}', {"ä": [1.5, None]})],
)  # fmt: skip
def test_all_other_json_is_read(raw: bytes, read: object) -> None:
    assert read_json(raw) == read
