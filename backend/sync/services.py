from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.core.entry_writes import next_cursor
from backend.sync.models import InventoryPart


@transaction.atomic
def keep_inventory(owner: User, parts: Iterable[dict[str, Any]], now: datetime) -> list[InventoryPart]:
    """Takes each part that was made upon the one that is here, and gives back how the others stand.

    A place in the owner's order is taken for it: a server that is put back to before shows that by its mark. So it
    counts as a write. Raises quota.NotNow.
    """
    cursor = next_cursor(owner, now)  # first, for it is the lock that puts an owner's writes in a row
    here = {one.part: one for one in InventoryPart.objects.filter(owner=owner)}
    behind = []
    for given in parts:
        stands = here.get(given["part"])
        if given["revision"] != (stands.revision if stands else 0) + 1:
            behind += [stands] if stands else []
            continue
        one = stands or InventoryPart(owner=owner, part=given["part"])
        one.revision, one.cursor, one.sealed = given["revision"], cursor, given["sealed"]
        one.save()
    return behind
