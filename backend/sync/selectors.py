from dataclasses import dataclass

from backend.accounts.models import User
from backend.core.entries import Entry, Kind, kinds
from backend.core.models import EntryCursor


@dataclass(frozen=True)
class Page:
    """Entries in the order of the owner's writes, where to go on from, and whether there is more."""

    entries: list[tuple[Kind, Entry]]
    cursor: int
    more: bool


def pull(owner: User, *, since: int, limit: int) -> Page:
    """What the owner wrote after `since`, tombstones included, over every registered kind.

    One query for each kind, and one more.

    The owner's cursor is read first and nothing above it is taken: a write that lands between the queries of two
    kinds would else put its cursor on the page while an earlier one of another kind was not seen, and a device would
    never ask for that one again.
    """
    upto = EntryCursor.objects.filter(owner=owner).values_list("value", flat=True).first() or 0
    found = [
        (kind, entry)
        for kind in kinds()
        for entry in kind.model.objects.for_owner(owner).since(since).filter(cursor__lte=upto)[: limit + 1]
    ]
    found.sort(key=lambda pair: pair[1].cursor)
    page, more = found[:limit], len(found) > limit
    return Page(page, page[-1][1].cursor if more else upto, more)
