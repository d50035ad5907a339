"""A form that is kept whole, by somebody whose page may be from before."""

from collections.abc import Mapping
from typing import Any

from backend.core.own_words import stale


def require_as_shown(held: Mapping[str, Any], shown: Mapping[str, Any] | None) -> None:
    """`held`: what the database holds, its row locked; `shown`: what stood on the page when it was filled in, None of a
    page of before, which does not say. Both as they are stored: what a page showed is nothing to be mended or refused.
    Raises Conflict("stale_revision") where somebody else kept another meanwhile.
    """
    if shown is not None and any(held[name] != value for name, value in shown.items()):
        raise stale()
