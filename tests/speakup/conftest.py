from typing import Any
from uuid import UUID

import pytest

from backend.accounts.models import User
from tests.conftest import put_entry, signed_in
from tests.lock_order import locks_in_order
from tests.sharing.device import link, share_body

__all__ = ["locks_in_order"]

# One that may be shared and replied to.
READY: dict[str, Any] = {
    "status": "kept",
    "answers": {"what": ["tone"], "bringing": "read_it_before", "reply_is_fine": True},
}


@pytest.fixture
def linked(alice: User, dana: User) -> UUID:
    """Alice and Dana are linked."""
    return link(alice, dana)


@pytest.fixture
def shared(alice: User, dana: User, linked: UUID) -> dict[str, Any]:
    """Alice's speak-up, shared with Dana: the body that was sent."""
    api = signed_in(alice)
    entry = put_entry(api, "speak-ups", **READY).data["id"]
    body = share_body(alice, dana, linked, entry, kind="speak-ups")
    assert api.post("/api/v1/grants", body).status_code == 201
    return body
