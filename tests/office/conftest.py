from uuid import UUID

import pytest

from backend.accounts.models import User
from tests.sharing.device import link


@pytest.fixture
def linked(alice: User, dana: User) -> UUID:
    """Alice and Dana are linked."""
    return link(alice, dana)
