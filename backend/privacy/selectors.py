"""What the server keeps of one person, as far as it can be shown, and who is to be erased."""

from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet

from backend.accounts.models import User
from backend.core import key_shares, privacy
from backend.privacy.models import Erasure

_AT_ONCE = 2000


def shown(owner: User) -> list[dict[str, Any]]:
    """Every category there is: its rows by the plain words for their columns, or a sentence that says why none is
    listed.
    """
    return [
        {
            "name": category.name,
            "title": category.label,
            "why_not": category.show if isinstance(category.show, str) else "",
            "rows": [_row(row, category) for row in _rows(category, owner)] if category.columns else [],
        }
        for category in privacy.categories()
    ]


def _rows(category: privacy.Category, owner: User) -> QuerySet[Any]:
    """With what their columns lead to, so that no row asks a question of its own."""
    rows = category.rows(owner.pk).order_by("pk")
    led_to = [path.rpartition("__")[0] for path in category.columns if "__" in path]
    return rows.select_related(*led_to) if led_to else rows


def _row(row: Any, category: privacy.Category) -> dict[str, Any]:
    return {word: _value(row, path) for path, word in category.columns.items()}


def _value(row: Any, path: str) -> Any:
    try:
        return reduce(lambda at, name: None if at is None else getattr(at, name), path.split("__"), row)
    except ObjectDoesNotExist:
        return None


def find_erasure(owner: User) -> Erasure | None:
    return Erasure.objects.filter(owner=owner).first()


def due(now: datetime) -> list[UUID]:
    return list(Erasure.objects.filter(due_at__lte=now).order_by("due_at").values_list("owner_id", flat=True))


def come_back() -> Iterator[UUID]:
    """Accounts that were erased and stand in the database again: it was put back from a backup."""
    owners: list[UUID] = []
    for owner in User.objects.order_by("pk").values_list("pk", flat=True).iterator(_AT_ONCE):
        owners.append(owner)
        if len(owners) == _AT_ONCE:
            yield from key_shares.erased_among(owners)
            owners = []
    yield from key_shares.erased_among(owners)
