"""Two faults that can't be brought about from outside a process.

Files and a header switch these on, and only in a fleet of the tests.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.backends.signals import connection_created
from django.http import HttpRequest, HttpResponse

HOLD = "X-Hold"
HELD, FULL = "held", "full"


class HoldAnswers:
    """Everything of a request is done and committed, and its answer never goes out: what a kill at the worst moment
    leaves behind.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.headers.get(HOLD):
            _file(HELD).touch()
            threading.Event().wait()
        return response


def let_disks_be_full() -> None:
    """While the file `full` is there, SQLite finds no room for one page more: its own answer to a full disk."""
    connection_created.connect(measure)


def measure(connection: Any, **kwargs: Any) -> None:
    """Lets a new connection's file grow no more, where the disk is full."""
    if connection.vendor == "sqlite" and _file(FULL).exists():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1")  # never below what the file has already


def _file(name: str) -> Path:
    return Path(settings.LOCAL_DIR) / name
