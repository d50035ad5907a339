"""What is checked when somebody answers a card: the rules, and whether the card is there for them."""

from typing import Any
from uuid import UUID

from backend.accounts.models import User
from backend.affirmations import rules, selectors
from backend.core.entries import Entry
from backend.core.errors import Invalid


def check(owner: User, before: Entry | None, after: dict[str, Any]) -> None:
    """Raises Invalid for an answer that breaks a rule, and for a personal card that is not there or not the owner's: the two are the same."""
    rules.check(owner, before, after)
    card: UUID | None = after.get("card_id")
    if card is not None and not selectors.has_card(owner, card):
        raise Invalid("invalid", "Something needs another look.", fields={"text": ["There is no such text."]})
