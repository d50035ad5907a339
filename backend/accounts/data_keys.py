"""Each person's data key: made once, wrapped by their own share and by the keyring, remembered for a minute."""

import time
from collections import OrderedDict
from uuid import UUID

from django.utils import timezone

from backend.accounts.models import DataKey
from backend.core import key_shares
from backend.core.keyring import CannotOpen, keyring, new_key, open_box, seal_box

_KEEP_SECONDS = 60
_KEEP_MOST = 2000
_BARE = 32  # of a key from before shares were kept, which the keyring alone wraps
_opened: OrderedDict[UUID, tuple[float, bytes]] = OrderedDict()


def aad(owner: UUID) -> bytes:
    return f"accounts.datakey.wrapped:{owner}".encode()


def make(owner: UUID) -> None:
    """Gives a new owner their key. A second call changes nothing."""
    wrapped = wrap(owner, new_key())
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
    inner = keyring().open(wrapped, aad(owner))
    return inner if len(inner) == _BARE else open_box(key_shares.find(owner), inner, aad(owner))


def wrap(owner: UUID, key: bytes) -> str:
    """The key under the owner's share, which is made where there is none, and that under the keyring."""
    return keyring().seal(seal_box(key_shares.make(owner), key, aad(owner)), aad(owner))


def _keep(owner: UUID, wrapped: str | None, now: float) -> bytes:
    key = unwrap(owner, wrapped)
    _opened.pop(owner, None)  # so that the newest stand last, and the oldest go first
    _opened[owner] = (now + _KEEP_SECONDS, key)
    while len(_opened) > _KEEP_MOST:
        _opened.popitem(last=False)
    return key


def destroy(owner: UUID) -> None:
    """Both halves. The one beside the keyring goes first, and with it every copy of the other in a backup."""
    key_shares.destroy(owner)
    DataKey.objects.filter(owner_id=owner).delete()
    _opened.pop(owner, None)


def rewrap(owner: UUID) -> bool:
    """Wraps the key with the owner's share and the keyring's active key; False when it already was."""
    row = DataKey.objects.get(owner_id=owner)
    inner = keyring().open(row.wrapped, aad(owner))
    if row.wrapped.split(".")[1] == keyring().active and len(inner) != _BARE:
        return False
    row.wrapped = wrap(owner, unwrap(owner, row.wrapped))
    row.save(update_fields=["wrapped"])
    return True


def forget_opened() -> None:
    _opened.clear()
