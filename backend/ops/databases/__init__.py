"""How each of the two databases is written out whole, and put back whole or not at all."""

from collections.abc import Callable, Iterator
from typing import Protocol

from django.db import connection

from backend.ops.databases import postgresql, sqlite


class Database(Protocol):
    """`dump` yields the bytes of one moment of the database, whatever is written meanwhile. `put_back` takes such bytes
    and puts them in the place of all that is there; `make_safe` is called with the default connection upon what was
    put back. Both raise `Failed` with a sentence.
    """

    def dump(self) -> Iterator[bytes]: ...

    def put_back(self, chunks: Iterator[bytes], make_safe: Callable[[], None]) -> None: ...


def here() -> Database:
    return postgresql if connection.vendor == "postgresql" else sqlite
