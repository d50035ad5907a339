"""Whether a database and a keyring belong together, told by one known text under each key that was ever active.

A database that was put back beside another keyring would else start, and fail at the first thing it opens.
"""

from collections.abc import Mapping
from datetime import datetime

from backend.core.keyring import CannotOpen, KeyRing, keyring, seal_text
from backend.core.models import KeyringMark

_KNOWN = b"attune"


def make(key_id: str, ring: KeyRing, *, now: datetime) -> None:
    """Twice is as once."""
    KeyringMark.objects.get_or_create(
        key_id=key_id, defaults={"sealed": sealed(key_id, ring), "made_at": now}
    )


def sealed(key_id: str, ring: KeyRing) -> str:
    return seal_text(key_id, ring.keys[key_id], _KNOWN, _aad(key_id))


def make_first(now: datetime) -> None:
    """Where there is none yet: of a new database, or one from before there were any."""
    if not KeyringMark.objects.exists():
        make(keyring().active, keyring(), now=now)


def all_marks() -> dict[str, str]:
    """Of each key that anything may stand under."""
    used = KeyringMark.objects.exclude(sealed="").order_by("made_at", "key_id")
    return dict(used.values_list("key_id", "sealed"))


def why_not(marks: Mapping[str, str]) -> str:
    """Why this deployment's keyring does not fit, in one sentence; empty where it does."""
    ring = keyring()
    for key_id, sealed in marks.items():
        if key_id not in ring.keys:
            return f"The keyring is not the one of this database: it holds no key {key_id!r}."
        try:
            fits = ring.open(sealed, _aad(key_id)) == _KNOWN
        except CannotOpen:
            fits = False
        if not fits:
            return f"The keyring is not the one of this database: its key {key_id!r} is another."
    return ""


def retire(key_id: str) -> None:
    """Nothing stands under it any more. That it was used stays known: it is no new key, and no other has its name."""
    KeyringMark.objects.filter(pk=key_id).update(sealed="")


def _aad(key_id: str) -> bytes:
    return f"core.keyringmark.sealed:{key_id}".encode()
