"""The commands that make accounts, and `prepare`: what they print signs in, what they make is whole, twice changes
nothing.
"""

import json
import stat
import time
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from rest_framework.test import APIClient

from backend.accounts import clinicians, vault
from backend.accounts.models import KeyLink, User
from tests.accounts.conftest import AUTH, post, sign_in
from tests.accounts.test_second_factor import code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.LOCAL_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = []
    return tmp_path


def sign_in_with_words(username: str, words: str) -> APIClient:
    """As a device does: parameters, derivation, sign-in, and the user key opened."""
    client = APIClient()
    kdf = post(client, "/api/v1/accounts/sign-in-parameters", {"username": username}).json()
    keys = vault.derive_passphrase(words, kdf)
    assert sign_in(client, username, keys.auth_key).status_code in {200, 401}
    opened = vault.unwrap_user_key(User.objects.get(username=username).vault.wrapped_user_key, keys.kek)
    assert len(opened) == 32
    return client


def create_clinician(practice: str = "Quay", **more: str) -> str:
    out = StringIO()
    given = {"display_name": "Dr Ines Vogt", "practice": practice, "response_window": "two days", **more}
    call_command("create_clinician", stdout=out, **given)
    return out.getvalue()


@pytest.mark.parametrize("site", ["", "https://attune.example/"])
def test_create_clinician_prints_a_link_and_nothing_that_signs_in(site: str) -> None:
    printed = create_clinician(site=site)
    before, token = printed.rstrip("\n").split("#")
    assert before == f"{site.rstrip('/') or 'http://localhost:8000'}/welcome/clinician"
    made = clinicians.find_link(token, now=timezone.now())
    assert (made.display_name, str(made.practice and made.practice.name), made.shown_window) == (
        "Dr Ines Vogt",
        "Quay",
        "two days",
    )
    assert token not in str(KeyLink.objects.values().get())
    assert not User.objects.exists()


@pytest.mark.parametrize("practice", ["", " \u00a0 ", "Quay " * 30])
def test_create_clinician_says_when_a_name_is_none_or_would_be_cut(practice: str) -> None:
    with pytest.raises(CommandError, match="practice has 1 to 120"):
        create_clinician(practice=practice)
    assert not KeyLink.objects.exists()


def test_create_clinician_keeps_names_in_one_spelling() -> None:
    create_clinician(practice=" Praxis  Bru\u0308cke ")
    assert KeyLink.objects.get().practice.name == "Praxis Br\u00fccke"


def test_demo_accounts_write_words_that_sign_in_for_their_owner_alone(folder: Path) -> None:
    call_command("demo_accounts")
    path = folder / "demo.json"
    demo = json.loads(path.read_text())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert set(demo) == {"client", "clinician"}
    sign_in_with_words(demo["client"]["username"], demo["client"]["words"])
    client = sign_in_with_words(demo["clinician"]["username"], demo["clinician"]["words"])
    assert (
        post(client, f"{AUTH}/2fa/authenticate", {"code": code(demo["clinician"]["totp_secret"])}).status_code
        == 200
    )


def test_demo_accounts_twice_change_nothing_and_a_new_database_gets_new_ones(folder: Path) -> None:
    call_command("demo_accounts")
    first = (folder / "demo.json").read_text()
    call_command("demo_accounts")
    assert (folder / "demo.json").read_text() == first
    assert User.objects.count() == 2
    User.objects.all().delete()
    call_command("demo_accounts")
    assert User.objects.count() == 2
    assert json.loads((folder / "demo.json").read_text()) != json.loads(first)


def test_demo_accounts_take_another_name_when_theirs_is_taken(folder: Path) -> None:
    call_command("demo_accounts")
    (folder / "demo.json").unlink()
    call_command("demo_accounts")
    assert User.objects.count() == 4
    assert json.loads((folder / "demo.json").read_text())["client"]["username"] != "demo-client"


def test_demo_accounts_are_refused_where_demo_is_off(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError):
        call_command("demo_accounts")
    assert not User.objects.exists()


def test_prepare_twice_is_quick_and_changes_nothing(folder: Path) -> None:
    call_command("prepare", stdout=StringIO())
    before = (folder / "demo.json").read_text()
    out = StringIO()
    started = time.perf_counter()
    call_command("prepare", stdout=out)
    assert time.perf_counter() - started < 3
    assert out.getvalue() == ""
    assert (folder / "demo.json").read_text() == before
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_prepare_makes_no_demo_accounts_where_demo_is_off(settings: Any, folder: Path) -> None:
    settings.DEMO = False
    call_command("prepare", stdout=StringIO())
    assert not User.objects.exists()
    assert not (folder / "demo.json").exists()
