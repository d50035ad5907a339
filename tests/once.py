"""Something in the database that many tests look at: made once, and taken back after the last of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

Made = TypeVar("Made")


@contextmanager
def made_once(blocker: DjangoDbBlocker, make: Callable[[], Made]) -> Iterator[Made]:
    """What `make` returned, with all that it wrote.

    Each test inside has a transaction of its own and takes back what it did.
    """
    around = transaction.atomic()
    with blocker.unblock():
        around.__enter__()
    try:
        with blocker.unblock():
            made = make()
            connection.check_constraints()
        yield made
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)
