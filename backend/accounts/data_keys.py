"""Each person's data key: made once, wrapped by the keyring, remembered for a minute."""

import time
from collections import OrderedDict
from uuid import UUID

from django.utils import timezone

from backend.accounts.models import DataKey
from backend.core.keyring import CannotOpen, keyring, new_key

_KEEP_SECONDS = 60
_KEEP_MOST = 2000
_opened: OrderedDict[UUID, tuple[float, bytes]] = OrderedDict()


def _aad(owner: UUID) -> bytes:
    return f"accounts.datakey.wrapped:{owner}".encode()


def make(owner: UUID) -> None:
    """Gives a new owner their key. A second call changes nothing."""
    wrapped = keyring().seal(new_key(), _aad(owner))
    DataKey.objects.get_or_create(owner_id=owner, defaults={"wrapped": wrapped, "made_at": timezone.now()})


def find(owner: UUID) -> bytes:
    """The owner's key. Raises CannotOpen when it was destroyed: what it sealed is gone for good."""
    now = time.monotonic()
    kept = _opened.get(owner)
    if kept and kept[0] > now:
        return kept[1]
    wrapped = DataKey.objects.filter(owner_id=owner).values_list("wrapped", flat=True).first()
    if wrapped is None:
        _opened.pop(owner, None)
    return _keep(owner, wrapped, now)


def unwrap(owner: UUID, wrapped: str | None) -> bytes:
    """The owner's key out of what was read with their rows: whoever handles many asks no question for each, and
    depends on nothing that is remembered. Raises CannotOpen.
    """
    if wrapped is None:
        raise CannotOpen("This owner's data key does not exist.")
    return keyring().open(wrapped, _aad(owner))


def _keep(owner: UUID, wrapped: str | None, now: float) -> bytes:
    key = unwrap(owner, wrapped)
    _opened.pop(owner, None)  # so that the newest stand last, and the oldest go first
    _opened[owner] = (now + _KEEP_SECONDS, key)
    while len(_opened) > _KEEP_MOST:
        _opened.popitem(last=False)
    return key


def destroy(owner: UUID) -> None:
    DataKey.objects.filter(owner_id=owner).delete()
    _opened.pop(owner, None)


def rewrap(owner: UUID) -> bool:
    """Wraps the key with the keyring's active key; False when it already was."""
    row = DataKey.objects.get(owner_id=owner)
    if row.wrapped.split(".")[1] == keyring().active:
        return False
    row.wrapped = keyring().seal(keyring().open(row.wrapped, _aad(owner)), _aad(owner))
    row.save(update_fields=["wrapped"])
    return True


def forget_opened() -> None:
    _opened.clear()
