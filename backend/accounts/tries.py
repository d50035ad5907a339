"""How often a passphrase may be tried by somebody who is signed in: an open device must not be a place to guess at."""

from typing import Any
from uuid import UUID

from django.core.cache import cache

MOST = 20
LASTS = 600  # seconds


def _key(user: UUID) -> str:
    return f"accounts.tries:{user}"


def may_try(user: UUID) -> bool:
    tried: Any = cache.get(_key(user), 0)
    return int(tried) < MOST


def count_wrong(user: UUID) -> None:
    """Not undone by a transaction that fails: whoever calls is in none."""
    cache.add(_key(user), 0, LASTS)
    try:
        cache.incr(_key(user))
    except ValueError:  # it ran out just now
        cache.set(_key(user), 1, LASTS)


def forget(user: UUID) -> None:
    cache.delete(_key(user))
