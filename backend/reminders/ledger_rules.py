"""What the ledger is told, in whichever form it runs."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID


@dataclass(frozen=True)
class Rules:
    """The type of message, whether workers are woken for it, and how many unopened let a reminder rest."""

    message_type: str
    wake: bool
    rest_after: int


class Plan(NamedTuple):
    """When a reminder comes next, and how it stands. A plain tuple: there are very many."""

    id: UUID
    next_on: date | None
    next_at: datetime | None
    next_until: datetime | None
    status: str
    paused_until: datetime | None
