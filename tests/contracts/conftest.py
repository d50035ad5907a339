"""The scene that the contracts look at, made once for a file."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import new_user
from tests.contracts.world import World, build
from tests.once import made_once


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with made_once(django_db_blocker, lambda: build(new_user)) as world:
        yield world


@pytest.fixture
def world(built: World, db: None) -> World:
    return built
