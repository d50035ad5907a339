"""What may be said about a card."""

from datetime import datetime
from typing import Any
from uuid import UUID

from backend.accounts.models import User
from backend.affirmations import selectors
from backend.affirmations.models import CardResponse, Response
from backend.core.entries import Entry
from backend.core.errors import Invalid

_BETWEEN_LEVELS = frozenset({Response.SOFTER, Response.STRONGER})


def check(owner: User, before: Entry | None, after: dict[str, Any], now: datetime) -> None:
    """Raises Invalid for an answer that breaks a rule, and for a personal card that is not there or not the owner's:
    the two are the same.
    """
    _check_response(before, after)
    card: UUID | None = after.get("card_id")
    if card is not None and not selectors.has_card(owner, card):
        raise Invalid("invalid", "Something needs another look.", fields={"text": ["There is no such text."]})


def _check_response(before: Entry | None, after: dict[str, Any]) -> None:
    """Raises Invalid when a rating comes with another response than "rated", when "rated" comes without one, and for
    a softer or stronger one of a personal card, which has neither.
    """
    response = after.get("response", before.response if isinstance(before, CardResponse) else None)
    rated = after["answers"].get("true_now") is not None
    if rated != (response == Response.RATED):
        problem = (
            "This belongs to a rating, and to nothing else."
            if rated
            else "A rating needs its place from 0 to 10."
        )
        raise Invalid("invalid", "Something needs another look.", fields={"answers.true_now": [problem]})
    if after.get("card_id") is not None and response in _BETWEEN_LEVELS:
        raise Invalid(
            "invalid",
            "Something needs another look.",
            fields={"response": ["A card of one's own has no levels."]},
        )
