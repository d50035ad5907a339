"""The outbox's statements of every batch, in the form that the database at hand runs: by hand on PostgreSQL, the
ORM's elsewhere.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import connection

from backend.push.outbox import orm, postgresql
from backend.push.outbox.rows import Claim, Result


class Statements(Protocol):
    def claim(self, now: datetime, lease_until: datetime, ids: list[UUID]) -> list[Claim]:
        """Those of them that wait and that nobody holds."""

    def claim_due(self, now: datetime, lease_until: datetime, most: int) -> list[Claim]:
        """Up to so many that wait, those first that have waited longest."""

    def record(self, results: Sequence[Result], now: datetime) -> None:
        """Writes results down, each where its claim still holds."""


def statements() -> Statements:
    return postgresql if connection.vendor == "postgresql" else orm
