"""What goes out of the outbox and comes back into it: plain tuples, for there are very many."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class Claim(NamedTuple):
    """A delivery that is ours until its lease has run out, with all that its request is made of."""

    id: UUID
    attempts: int
    seed: str
    owner: UUID
    message_type: str
    message: UUID
    expires_at: datetime
    failures: int
    failure: str
    device: UUID | None  # None where it was removed since
    disabled_at: datetime | None
    refusals: int | None
    site: str | None
    endpoint: str | None  # sealed, as it stands in the database
    p256dh: str | None
    auth: str | None  # sealed
    data_key: str | None  # the owner's, wrapped; None where it was destroyed


class Result(NamedTuple):
    """What is to be written of a claimed delivery.

    `again_at` is set while it stays pending; `counted` is 1 for a failure of its own.
    """

    id: UUID
    attempts: int
    state: str
    failure: str
    again_at: datetime | None
    counted: int
