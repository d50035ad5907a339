"""The address of a device, opened out of a row that was read without a model."""

from typing import Any, NamedTuple
from uuid import UUID

from backend.core.keyring import CannotOpen
from backend.push.models import PushSubscription


class Address(NamedTuple):
    """Where a message goes, and the two keys that it is sealed with."""

    endpoint: str
    p256dh: str
    auth: str


_ENDPOINT: Any = PushSubscription._meta.get_field("endpoint")
_AUTH: Any = PushSubscription._meta.get_field("auth")


def open_address(
    device: UUID | None,
    owner: UUID,
    data_key: bytes,
    endpoint: str | None,
    p256dh: str | None,
    auth: str | None,
) -> Address:
    """Raises CannotOpen, also where there is no device."""
    if endpoint is None or p256dh is None or auth is None:
        raise CannotOpen("There is no address.")
    return Address(
        _ENDPOINT.open_of(device, owner, data_key, endpoint),
        p256dh,
        _AUTH.open_of(device, owner, data_key, auth),
    )
