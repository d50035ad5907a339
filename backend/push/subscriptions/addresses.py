"""The address of a device, opened out of a row that was read without a model."""

from typing import Any, NamedTuple
from uuid import UUID

from backend.core.keyring import CannotOpen
from backend.push.models import PushSubscription
from backend.push.subscriptions import endpoints


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
    """Raises CannotOpen, also where there is no device, or where its address is none that is called any more."""
    if endpoint is None or p256dh is None or auth is None:
        raise CannotOpen("There is no address.")
    opened = Address(
        _ENDPOINT.open_of(device, owner, data_key, endpoint),
        p256dh,
        _AUTH.open_of(device, owner, data_key, auth),
    )
    if not endpoints.is_allowed(opened.endpoint):
        raise CannotOpen("The address is of no push service.")
    return opened
