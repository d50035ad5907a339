"""The server's halves of PIN locks: given for the right proof, and destroyed by the tenth wrong one.

A PIN alone has too few digits to keep a copied disk closed. So a device needs a second half, which is random, is kept
here, and can be asked for ten times. A wrong try counts for days, whoever opens it in between: else somebody who shares
the phone would have nine for each time that its owner opens it. Its owner is told of them. The
server never learns the PIN: its proof is derived with a salt that stays on the device.
"""

import hashlib
import secrets
import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare

from backend.accounts.models import EventKind, LockShare, User
from backend.accounts.services import note_event
from backend.accounts.sign_in.here import Device
from backend.accounts.sign_in.sessions import LOCK
from backend.accounts.vault.encoding import to_base64url
from backend.core.errors import NotFound, Refused

TRIES = 10
DAYS_OF_A_TRY = 2  # after so many without a wrong one, one of them is forgotten


def make(user: User, *, proof: str, today: date, instead_of: str | None = None) -> LockShare:
    """A new half. The one that this browser had before is destroyed."""
    with transaction.atomic():
        destroy(instead_of)
        return LockShare.objects.create(
            user=user,
            proof_hash=_hash(proof),
            share=to_base64url(secrets.token_bytes(32)),
            used_on=today,
            tried_on=today,
        )


class Opened(NamedTuple):
    share: str
    wrong_before: int  # tries since it was last opened


def open_share(user: User, id: uuid.UUID, *, proof: str, by: Device, now: datetime) -> Opened:
    """The half. Raises NotFound where it is gone or somebody else's, Refused("wrong_pin" or "lock_emptied")."""
    with transaction.atomic():
        row = LockShare.objects.select_for_update().filter(pk=id, user=user).first()
        if row is None:
            raise NotFound
        if constant_time_compare(row.proof_hash, _hash(proof)):
            LockShare.objects.filter(pk=row.pk).update(untold=0, used_on=now.date())
            return Opened(row.share, row.untold)
        tries = _still_counted(row, now.date()) + 1
        left = TRIES - tries
        if left > 0:
            LockShare.objects.filter(pk=row.pk).update(
                tries=tries, tried_on=now.date(), untold=row.untold + 1
            )
        else:
            row.delete()
            note_event(user, EventKind.LOCK_EMPTIED, by=by, now=now)
    if left > 0:
        raise Refused("wrong_pin", "That is another PIN.", detail={"left": left})
    raise Refused("lock_emptied", "That was too many tries. Your words open the app.")


def remove(user: User, id: uuid.UUID) -> None:
    """Raises NotFound where it is gone or somebody else's."""
    if not LockShare.objects.filter(pk=id, user=user).delete()[0]:
        raise NotFound


def end_with(session: Mapping[str, Any]) -> None:
    """The half of a browser whose session ends, if it had one."""
    destroy(session.get(LOCK))


def destroy(id: str | None) -> None:
    if id is not None:
        LockShare.objects.filter(pk=id).delete()


def forget(today: date) -> None:
    """Halves of browsers whose sign-in is long over."""
    LockShare.objects.filter(used_on__lt=today - timedelta(seconds=settings.SESSION_COOKIE_AGE)).delete()


def _still_counted(row: LockShare, today: date) -> int:
    return max(0, row.tries - max(0, (today - row.tried_on).days) // DAYS_OF_A_TRY)


def _hash(proof: str) -> str:
    return hashlib.sha256(proof.encode()).hexdigest()
