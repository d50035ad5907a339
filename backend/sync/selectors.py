from collections.abc import Iterable
from dataclasses import dataclass

from backend.accounts.models import User
from backend.core.entries import Entry, Kind, kinds
from backend.core.models import CursorMark
from backend.sync.models import InventoryPart

MOST_MARKS = 256
NEWEST = 2**62


@dataclass(frozen=True)
class Page:
    """Entries in the order of the owner's writes, where to go on from, whether there is more, the marks of the places
    since, and what of the owner's list was written there.
    """

    entries: list[tuple[Kind, Entry]]
    cursor: int
    more: bool
    marks: list[str]
    inventory: list[InventoryPart]


def knows(owner: User, mark: str) -> bool:
    """Whether the server stands in the history that a device saw this mark in."""
    return shared_cursor(owner, [mark]) > 0


def shared_cursor(owner: User, marks: Iterable[str]) -> int:
    """The last place that the server and a device with these marks have in common; 0 where there is none."""
    seen = dict(_parts(mark) for mark in marks)
    here = CursorMark.objects.filter(owner=owner, cursor__in=seen)
    return max((one.cursor for one in here if seen.get(one.cursor) == one.mark), default=0)


def marks_since(owner: User, cursor: int) -> list[str]:
    """The newest marks from `cursor` on, in their order, and never none where anything was written."""
    mine = CursorMark.objects.filter(owner=owner).order_by("-cursor")
    return [str(one) for one in (*mine.filter(cursor__gte=cursor)[:MOST_MARKS],) or mine[:1]][::-1]


def place_of(mark: str) -> int:
    return _parts(mark)[0]


def _parts(mark: str) -> tuple[int, str]:
    """What can't be one counts as the mark of no place."""
    cursor, _, rest = mark.partition(".")
    return (int(cursor), rest) if cursor.isdecimal() and len(cursor) < 19 else (0, rest)


def pull(owner: User, *, since: int, limit: int) -> Page:
    """What the owner wrote after `since`, tombstones included, over every registered kind.

    One query for each kind, and two or three more.

    The newest mark is read first and nothing above it is taken: a write that lands between the queries of two
    kinds would else put its cursor on the page while an earlier one of another kind was not seen, and a device would
    never ask for that one again.
    """
    marks = marks_since(owner, since)
    upto = place_of(marks[-1]) if marks else 0
    found = [
        (kind, entry)
        for kind in kinds()
        for entry in kind.model.objects.for_owner(owner).since(since).filter(cursor__lte=upto)[: limit + 1]
    ]
    found.sort(key=lambda pair: pair[1].cursor)
    page, more = found[:limit], len(found) > limit
    cursor = page[-1][1].cursor if more else upto
    parts = InventoryPart.objects.filter(owner=owner, cursor__gt=since, cursor__lte=cursor)
    return Page(page, cursor, more, marks, list(parts))
