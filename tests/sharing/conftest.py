from typing import Any
from uuid import UUID

import pytest
from rest_framework.test import APIClient

from backend.accounts.models import User
from tests.lock_order import locks_in_order
from tests.sharing.by_itself import SCOPES
from tests.sharing.device import link, scope_body

__all__ = ["locks_in_order"]


@pytest.fixture
def linked(alice: User, dana: User) -> UUID:
    """Alice and Dana are linked."""
    return link(alice, dana)


@pytest.fixture
def scope(alice: User, dana: User, alices: APIClient, linked: UUID) -> dict[str, Any]:
    """What goes to Dana by itself."""
    body = scope_body(alice, dana, linked)
    assert alices.post(SCOPES, body).status_code == 201
    return body
