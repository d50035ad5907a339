"""The files that a test client serves: found once in a process, and not by each client anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from whitenoise.middleware import WhiteNoiseMiddleware


@contextmanager
def listed_once() -> Iterator[None]:
    """Every test client has a handler of its own, which lists all static files: most of the time of many a test.

    The same finders find the same files; a test with files of its own has finders of its own.
    """
    listed: dict[tuple[Any, ...], dict[str, Any]] = {}
    really = WhiteNoiseMiddleware.add_files_from_finders

    def once(middleware: Any) -> None:
        asked = tuple(finders.get_finders())
        if asked not in listed:
            others, middleware.files = middleware.files, {}
            really(middleware)
            listed[asked], middleware.files = middleware.files, others
        middleware.files.update(listed[asked])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", once)
        yield
