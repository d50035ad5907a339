"""Identifiers that sort by time, so that an index on them stays compact."""

import uuid

import uuid6


def new_id() -> uuid.UUID:
    """A UUIDv7 (RFC 9562), as the plain `uuid.UUID` that Django's UUIDField gives back."""
    return uuid.UUID(int=uuid6.uuid7().int)
