"""A new key for the keyring while everything runs, and the end of the old one.

1. A key is added. Nothing is sealed under it until every process has read the file again.
2. It is made the active one. Whatever is written from then on stands under it.
3. What stands under older keys is sealed anew, in short batches.
4. When nothing is left under an old key it can be taken away. The operator says so, for backups from before need it.

Where it stopped is told by the keyring and the rows themselves, so whoever begins again goes on.
"""

import re
import time
from collections.abc import Callable
from datetime import datetime

from backend.core import keyring_marks, under_keyring
from backend.core.clock import Clock
from backend.core.keyring import KeyRing, change, keyring, with_key, without
from backend.core.models import KeyringMark

BATCH = 200
Say = Callable[[str], object]


def rotate(*, clock: Clock, say: Say, settle: float, pause: float) -> None:
    """Begins a rotation, or goes on with one. Raises ImproperlyConfigured where the keyring can't be changed here."""
    ring = fresh()
    waiting = _never_active(ring)
    if not waiting and len(ring.keys) == 1 and not _left_elsewhere(ring):
        ring = _add(ring, say)
        waiting = _never_active(ring)
    if waiting:
        say(f"Waiting {settle:.0f} seconds, so that every process has read the key.")
        time.sleep(settle)
        _activate(waiting[0], clock.now(), say)
        time.sleep(settle)
    keyring_marks.make(fresh().active, fresh(), now=clock.now())
    move(say=say, pause=pause)


def move(*, say: Say, pause: float) -> None:
    """Seals everything under the active key. Rows that were written meanwhile by a process that was behind are met in
    the next round.
    """
    for place in under_keyring.places():
        if place.move is None:
            continue
        moved = 0
        for done in place.move(BATCH):
            moved += done
            time.sleep(pause)  # others write too
        say(f"{place.name}: {moved} sealed anew.")


def left(key_id: str) -> dict[str, int]:
    """What stands under a key, by its name."""
    return {place.name: count for place in under_keyring.places() if (count := place.left(key_id))}


def remove_old(*, say: Say) -> bool:
    """Takes old keys away under which nothing is left; whether none is left over."""
    ring = fresh()
    whole = True
    for key_id in [key for key in ring.keys if key != ring.active and key not in _never_active(ring)]:
        under = left(key_id)
        if under:
            say(f"{key_id} stays: {_told(under)}.")
            whole = False
            continue
        # First here: a database that asks for a key which is gone would not be served.
        keyring_marks.retire(key_id)
        ring = without(ring, key_id)
        change(ring)
        say(f"{key_id} is taken away.")
    return whole


def fresh() -> KeyRing:
    keyring.cache_clear()
    return keyring()


def state(say: Say) -> None:
    ring = fresh()
    for key_id in ring.keys:
        how = (
            "active" if key_id == ring.active else "not used yet" if key_id in _never_active(ring) else "old"
        )
        say(f"{key_id} ({how}): {_told(left(key_id)) or 'nothing is under it'}.")


def _add(ring: KeyRing, say: Say) -> KeyRing:
    ever = {*ring.keys, *KeyringMark.objects.values_list("key_id", flat=True)}
    numbers = [int(found[1]) for key_id in ever if (found := re.fullmatch(r"k(\d+)", key_id))]
    key_id = f"k{max(numbers, default=0) + 1}"
    change(with_key(ring, key_id))
    say(f"{key_id} is added to the keyring.")
    return fresh()


def _activate(key_id: str, at: datetime, say: Say) -> None:
    change(KeyRing(active=key_id, keys=fresh().keys))
    keyring_marks.make(key_id, fresh(), now=at)
    say(f"{key_id} is the active key.")


def _never_active(ring: KeyRing) -> list[str]:
    used = set(KeyringMark.objects.values_list("key_id", flat=True)) | {ring.active}
    return [key_id for key_id in ring.keys if key_id not in used]


def _left_elsewhere(ring: KeyRing) -> bool:
    return any(left(key_id) for key_id in ring.keys if key_id != ring.active)


def _told(under: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in under.items())
