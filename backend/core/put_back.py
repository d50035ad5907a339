"""The register of what is done once a database was put back from a backup, before anybody may use it.

It knows nothing of what was ended, taken back or sent since. Each room takes the more careful side of what it can't
know. An act may be done twice.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

Act = Callable[[datetime], object]

_acts: dict[str, Act] = {}


def register(name: str, act: Act) -> None:
    """Called in `ready()`; `name` says what was done, for the operator to read."""
    if _acts.setdefault(name, act) != act:
        raise ValueError(f"{name} is registered already.")


def acts() -> Iterable[tuple[str, Act]]:
    """In the order in which the rooms registered them."""
    return tuple(_acts.items())
