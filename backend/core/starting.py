"""The register of what a process that serves or works asks before it begins. It may end the process."""

from collections.abc import Callable

_acts: list[Callable[[], None]] = []


def register(act: Callable[[], None]) -> None:
    """Called in `ready()`."""
    if act not in _acts:
        _acts.append(act)


def begin() -> None:
    for act in _acts:
        act()
