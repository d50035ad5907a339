"""The strict headers stand on every kind of answer, and what a person was answered is kept by nobody on the way."""

import json
from pathlib import Path
from typing import Any

import pytest
from rest_framework.test import APIClient

from backend.core.headers import OURS, STRICT
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(settings: Any, tmp_path: Path) -> None:
    """A built client of three files, so that the test needs no Node."""
    (tmp_path / ".vite").mkdir()
    texts = {f"src/i18n/{tag}/shell.json": {"file": f"assets/{tag}-abcdefgh.js"} for tag in ("en", "es")}
    manifest = {"src/main.tsx": {"file": "assets/main-abcdefgh.js", "isEntry": True}, **texts}
    (tmp_path / ".vite" / "manifest.json").write_text(json.dumps(manifest))
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "main-abcdefgh.js").write_text("export {}")
    settings.STATICFILES_DIRS = [("", str(tmp_path))]
    settings.DJANGO_VITE = {
        "default": {"dev_mode": False, "manifest_path": tmp_path / ".vite" / "manifest.json"}
    }
    from django.contrib.staticfiles import finders
    from django_vite.core.asset_loader import DjangoViteAssetLoader

    finders.get_finder.cache_clear()
    DjangoViteAssetLoader._instance = None
    yield
    finders.get_finder.cache_clear()
    DjangoViteAssetLoader._instance = None


def assert_strict(response: Any) -> None:
    for name, value in STRICT.items():
        assert response.headers.get(name) == value, name


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/practice/anything", 200),
        ("/static/assets/main-abcdefgh.js", 200),
        ("/static/nothing.js", 404),
        ("/api/v1/session", 200),
        ("/api/v1/vault", 401),
        ("/api/v1/nothing-here", 404),
        ("/api/nothing", 404),
        ("/_allauth/browser/v1/auth/session", 401),
        ("/_allauth/browser/v1/config", 404),
        ("/healthz", 200),
        ("/readyz", 503),
        ("/metrics", 404),
        ("/manifest.json", 200),
    ],
)
def test_every_kind_of_answer_is_strict(built: None, path: str, status: int) -> None:
    response = APIClient().get(path)
    assert response.status_code == status
    assert_strict(response)
    assert (response.headers.get(OURS) == "1") == path.startswith(("/api/", "/_allauth/"))


def test_a_fault_of_ours_is_strict_and_tells_nothing(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(user: Any) -> None:
        raise RuntimeError("the secret inside")

    monkeypatch.setattr("backend.accounts.selectors.require_vault", fail)
    client = signed_in(alice)
    client.raise_request_exception = False
    response = client.get("/api/v1/vault")
    assert response.status_code == 500
    assert b"secret" not in response.content
    assert_strict(response)
    assert response.headers[OURS] == "1"


def test_every_way_of_saying_no_carries_the_mark(alice: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a view is reached, by it, and by allauth: without the mark the client takes it for no connection."""
    nobody, careless = APIClient(), APIClient(enforce_csrf_checks=True)
    careless.force_login(alice)
    hers = signed_in(alice)
    said = [
        careless.patch("/api/v1/profile", {}, format="json"),  # no token
        hers.patch("/api/v1/profile", "{", content_type="application/json"),
        hers.patch("/api/v1/profile", "a=b", content_type="application/x-www-form-urlencoded"),
        hers.delete("/api/v1/session"),
        hers.post("/api/v1/sync", {"operations": "none"}, format="json"),
        hers.post("/api/v1/sync", {"operations": ["x" * 300_000]}, format="json"),
        nobody.post("/_allauth/browser/v1/auth/login", {}, format="json"),
        nobody.get("/_allauth/nothing"),
        nobody.get("/api/v1/session", headers={"Host": "elsewhere.example"}),
    ]
    monkeypatch.setattr("rest_framework.throttling.SimpleRateThrottle.allow_request", lambda *_: False)
    monkeypatch.setattr("rest_framework.throttling.SimpleRateThrottle.wait", lambda *_: 7.0)
    said += [hers.post("/api/v1/invitations/find", {"code": "x"}, format="json")]
    statuses = {answer.status_code for answer in said}
    assert min(statuses) >= 400
    assert {400, 403, 404, 405, 413, 415, 429} <= statuses, statuses
    assert [answer.status_code for answer in said if answer.headers.get(OURS) != "1"] == []


def test_the_client_looks_for_the_same_mark() -> None:
    """Without it nothing that the server says is believed, so the two are one name."""
    known = Path(__file__).parents[2] / "frontend" / "src" / "api" / "errors.ts"
    assert f"API_HEADER = '{OURS}';" in known.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path", ["/api/v1/session", "/api/v1/profile", "/api/v1/nothing", "/_allauth/browser/v1/auth/session"]
)
def test_answers_of_the_api_are_stored_nowhere(alices: APIClient, path: str) -> None:
    assert "no-store" in alices.get(path).headers["Cache-Control"]


def test_the_policy_admits_nothing_inline_and_no_other_host() -> None:
    policy = STRICT["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert policy.startswith("default-src 'none'")


def test_the_shell_holds_nothing_of_the_person(built: None, alices: APIClient) -> None:
    assert alices.get("/").content == APIClient().get("/").content
    assert "inline" not in alices.get("/").content.decode()
    assert "<script>" not in alices.get("/").content.decode()


def test_the_page_in_place_of_scripts_is_in_the_language_that_is_asked_for(built: None) -> None:
    for asked, spoken in (("es-ES", "es"), ("en", "en"), ("ja", "en")):
        answer = APIClient().get("/", headers={"Accept-Language": asked})
        page = answer.content.decode()
        assert f'<html lang="{spoken}" dir="ltr">' in page
        assert f"/static/plain-{spoken}.html" in page
        assert "Accept-Language" in answer.headers["Vary"]
