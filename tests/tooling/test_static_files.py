"""A test client is made in no time: the tests make them by the thousand."""

from typing import Any

import pytest
from django.conf import settings
from django.test.client import ClientHandler
from whitenoise.base import WhiteNoise


def test_the_files_are_those_of_the_finders_alone() -> None:
    """`make run` leaves a copy of them, which may be older."""
    assert settings.STATIC_ROOT is None


def test_the_second_client_lists_no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def listed(*given: Any, **named: Any) -> None:
        raise AssertionError(given)

    ClientHandler().load_middleware()
    monkeypatch.setattr(WhiteNoise, "add_file_to_dictionary", listed)
    ClientHandler().load_middleware()
