"""The register of what stands sealed under the keyring itself, so that a rotation leaves nothing behind.

Nearly everything stands under its owner's data key instead, which is one of these rows.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from backend.core.keyring import CannotOpen, KeyRing, keyring

# Seals one row's value anew, in place; False where it stands under the active key already. Raises CannotOpen.
Anew = Callable[[Any, KeyRing], bool]


@dataclass(frozen=True)
class Place:
    """`left` counts what stands under a key. `move` seals what stands under another than the active one anew, in
    batches of so many rows, and tells after each how many those were. Without `move` they go by themselves, with time.
    """

    name: str
    left: Callable[[str], int]
    move: Callable[[int], Iterator[int]] | None = None


_places: dict[str, Place] = {}


def register(place: Place) -> None:
    """Called in `ready()` by the room that seals it."""
    if _places.setdefault(place.name, place) != place:
        raise ValueError(f"{place.name} is registered already.")


def places() -> Collection[Place]:
    return _places.values()


def move_rows(rows: models.QuerySet[Any], column: str, anew: Anew, size: int) -> Iterator[int]:
    """Seals one column anew, in the order of the rows' names, each batch in a short transaction that holds its rows:
    who writes meanwhile waits for one batch. Stopped anywhere it is begun anew, and passes by what is done.

    A row that does not open stays as it is. The key that it names stays with it, so nothing is lost.
    """
    after: Any = None
    while True:
        with transaction.atomic():
            onward = rows if after is None else rows.filter(pk__gt=after)
            batch = list(onward.order_by("pk").select_for_update()[:size])
            moved = [row for row in batch if _moved(row, anew)]
            rows.model._base_manager.bulk_update(moved, [column])
        if not batch:
            return
        after = batch[-1].pk
        yield len(moved)


def _moved(row: Any, anew: Anew) -> bool:
    try:
        return anew(row, keyring())
    except CannotOpen:
        return False
