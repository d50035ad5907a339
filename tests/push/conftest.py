from collections.abc import Iterator

import pytest

from backend.push.transport import background, origins
from tests.push.fixtures import browser, only_postgresql, push_service, subscribe

__all__ = ["browser", "only_postgresql", "push_service", "subscribe"]


@pytest.fixture(autouse=True)
def _no_service_is_known() -> Iterator[None]:
    """What one test taught this process of a push service is not there in the next."""
    background.forget()
    origins.forget()
    yield
    background.forget()
    origins.forget()
