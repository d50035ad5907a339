"""Which of allauth's addresses answer at all. A new version of allauth can't open one unnoticed."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.headless import urls
from django.urls import URLPattern, URLResolver
from rest_framework.test import APIClient

from backend.accounts.sign_in.sessions import OPEN_DOORS
from tests.accounts.conftest import Account, sign_in
from tests.conftest import b64

pytestmark = pytest.mark.django_db


def _walk(
    patterns: list[URLPattern | URLResolver], path: str = "", names: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            space = (pattern.namespace,) if pattern.namespace else ()
            yield from _walk(pattern.url_patterns, here, names + space)
        else:
            yield here, ":".join([*names, pattern.name or ""]).removeprefix("browser:")


ADDRESSES = sorted(_walk(urls.urlpatterns))


def test_the_open_doors_exist() -> None:
    assert {name for _, name in ADDRESSES} >= OPEN_DOORS


@pytest.mark.parametrize(("path", "name"), [one for one in ADDRESSES if one[1] not in OPEN_DOORS])
def test_a_shut_door_answers_nobody(client_account: Account, path: str, name: str) -> None:
    api = APIClient()
    sign_in(api, "quiet-river-42", client_account.key)
    before = client_account.user.password
    body: dict[str, Any] = {
        "current_password": client_account.key,
        "new_password": b64(32),
        "email": "a@b.example",
    }
    for method in ("get", "post", "put", "patch", "delete"):
        assert getattr(api, method)(f"/_allauth/{path}", body, format="json").status_code == 404
    client_account.user.refresh_from_db()
    assert client_account.user.password == before


def test_the_key_and_the_e_mail_address_can_not_be_changed_beside_the_vault() -> None:
    shut = {name for _, name in ADDRESSES} - OPEN_DOORS
    assert shut >= {
        "account:change_password",
        "account:manage_email",
        "account:request_password_reset",
        "account:reset_password",
    }
