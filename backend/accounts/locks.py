"""The server's halves of PIN locks: given for the right proof, and destroyed by the tenth wrong one in a row.

A PIN alone has too few digits to keep a copied disk closed. So a device needs a second half, which is random, is kept
here, and can be asked for ten times. The server never learns the PIN: its proof is derived with a salt that stays on
the device.
"""

import hashlib
import secrets
import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare

from backend.accounts.models import LockShare, User
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


def open_share(user: User, id: uuid.UUID, *, proof: str, today: date) -> str:
    """The half. Raises NotFound where it is gone or somebody else's, Refused("wrong_pin" or "lock_emptied")."""
    with transaction.atomic():
        row = LockShare.objects.select_for_update().filter(pk=id, user=user).first()
        if row is None:
            raise NotFound
        if constant_time_compare(row.proof_hash, _hash(proof)):
            LockShare.objects.filter(pk=row.pk).update(tries=0, used_on=today)
            return str(row.share)
        left = TRIES - row.tries - 1
        if left > 0:
            LockShare.objects.filter(pk=row.pk).update(tries=row.tries + 1)
        else:
            row.delete()
    if left > 0:
        raise Refused("wrong_pin", "That is another PIN.", detail={"left": left})
    raise Refused("lock_emptied", "That was too many tries. Your words open the app.")


def remove(user: User, id: uuid.UUID) -> None:
    """Raises NotFound where it is gone or somebody else's."""
    if not LockShare.objects.filter(pk=id, user=user).delete()[0]:
        raise NotFound


def destroy(id: str | None) -> None:
    """The half of a browser that signs out, if it had one."""
    if id is not None:
        LockShare.objects.filter(pk=id).delete()


def destroy_all(user: User, *, but: str | None = None) -> None:
    """Every half of the person's, but the one of the browser that they are at."""
    rows = LockShare.objects.filter(user=user)
    (rows.exclude(pk=but) if but else rows).delete()


def forget(today: date) -> None:
    """Halves of browsers whose sign-in is long over."""
    LockShare.objects.filter(used_on__lt=today - timedelta(seconds=settings.SESSION_COOKIE_AGE)).delete()


def _hash(proof: str) -> str:
    return hashlib.sha256(proof.encode()).hexdigest()
