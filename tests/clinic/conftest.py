from uuid import UUID

import pytest

from backend.accounts.models import User
from tests.lock_order import locks_in_order
from tests.sharing.device import link

__all__ = ["locks_in_order"]


@pytest.fixture
def linked(alice: User, dana: User) -> UUID:
    """Alice and Dana are linked."""
    return link(alice, dana)
