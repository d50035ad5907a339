"""The server's halves of PIN locks: given for the right proof, and destroyed by the tenth wrong one in a row.

A PIN alone has too few digits to keep a copied disk closed. So a device needs a second half, which is random, is kept
here, and can be asked for ten times. The server never learns the PIN: its proof is derived with a salt that stays on
the device.
"""

import hashlib
import secrets
import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

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


def make(user: User, *, proof: str, today: date, instead_of: str | None = None) -> LockShare:
    """A new half. The one that this browser had before is destroyed."""
    with transaction.atomic():
        destroy(instead_of)
        return LockShare.objects.create(
            user=user,
            proof_hash=_hash(proof),
            share=to_base64url(secrets.token_bytes(32)),
            used_on=today,
        )


def open_share(user: User, id: uuid.UUID, *, proof: str, by: Device, now: datetime) -> str:
    """The half. Raises NotFound where it is gone or somebody else's, Refused("wrong_pin" or "lock_emptied")."""
    with transaction.atomic():
        row = LockShare.objects.select_for_update().filter(pk=id, user=user).first()
        if row is None:
            raise NotFound
        if constant_time_compare(row.proof_hash, _hash(proof)):
            LockShare.objects.filter(pk=row.pk).update(tries=0, used_on=now.date())
            return str(row.share)
        left = TRIES - row.tries - 1
        if left > 0:
            LockShare.objects.filter(pk=row.pk).update(tries=row.tries + 1)
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


def _hash(proof: str) -> str:
    return hashlib.sha256(proof.encode()).hexdigest()
