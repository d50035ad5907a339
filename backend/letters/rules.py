"""What a letter may be."""

from datetime import datetime
from typing import Any
from uuid import UUID

from backend.accounts.models import User
from backend.people.selectors import require_person


def check(owner: User, before: Any, after: dict[str, Any], now: datetime) -> None:
    """Raises Invalid for a person who is not there or not the owner's: the two answers are the same.

    How carefully to go with them closes nothing: nobody but its writer ever reads a letter.
    """
    person: UUID | None = after.get("person_id")
    if person is not None:
        require_person(owner, person)
