"""Getting back in by the recovery card: twenty random bytes on paper, which open the user key."""

from datetime import datetime
from functools import lru_cache

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from backend.accounts.models import EventKind, User, Vault
from backend.accounts.selectors import find_user, require_vault
from backend.accounts.services import (
    NewPassphrase,
    note_event,
    require_passphrase,
    set_passphrase,
    set_recovery,
)
from backend.accounts.sign_in.here import Device
from backend.core.errors import Refused


@lru_cache(maxsize=1)
def _no_card() -> str:
    """A hash to check when there is none, so that a wrong name takes as long as a wrong card."""
    return make_password("no card")


def keep_card(
    user: User,
    *,
    recovery_auth_key: str,
    wrapped_user_key: str,
    current_auth_key: str,
    by: Device,
    now: datetime,
) -> Vault:
    """Keeps a new recovery card; the one before it opens nothing any more. Raises like `require_passphrase`."""
    require_passphrase(user, current_auth_key, by)
    vault = require_vault(user)
    auth_hash = make_password(recovery_auth_key)  # slow, so before the lock
    with transaction.atomic():
        set_recovery(vault, auth_hash=auth_hash, user_key=wrapped_user_key, made_at=now)
        note_event(user, EventKind.SHEET_MADE, by=by, now=now)
    return vault


def open_by_card(*, username: str, recovery_auth_key: str) -> Vault:
    """The vault that a recovery card opens.

    Raises Refused("recovery_refused"), the same for a wrong name and a wrong card.
    """
    user = find_user(username)
    vault = Vault.objects.select_related("user").filter(user=user).first() if user else None
    fits = check_password(recovery_auth_key, (vault and vault.recovery_auth_hash) or _no_card())
    if vault is None or not vault.recovery_auth_hash or not fits:
        raise Refused("recovery_refused", "This name and this card do not fit together.")
    return vault


def finish(*, username: str, recovery_auth_key: str, new: NewPassphrase, by: Device, now: datetime) -> None:
    """Sets a new passphrase by the card, which stays good; every session of the account ends.

    Raises like `open_by_card`.
    """
    user = open_by_card(username=username, recovery_auth_key=recovery_auth_key).user
    set_passphrase(user, new, EventKind.RECOVERED_BY_SHEET, end_recovery=False, by=by, now=now)
