"""Getting back in by the recovery card: twenty random bytes on paper, which open the user key."""

from datetime import datetime
from functools import lru_cache

from django.contrib.auth.hashers import check_password, make_password

from backend.accounts.models import User, Vault
from backend.accounts.selectors import find_user, require_vault
from backend.accounts.services import NewPassphrase, set_passphrase
from backend.core.errors import Refused


@lru_cache(maxsize=1)
def _no_card() -> str:
    """A hash to check when there is none, so that a wrong name takes as long as a wrong card."""
    return make_password("no card")


def keep_card(user: User, *, recovery_auth_key: str, wrapped_user_key: str, now: datetime) -> Vault:
    """Keeps a new recovery card; the one before it opens nothing any more."""
    vault = require_vault(user)
    vault.recovery_auth_hash = make_password(recovery_auth_key)
    vault.recovery_user_key = wrapped_user_key
    vault.recovery_made_at = now
    vault.save(update_fields=["recovery_auth_hash", "recovery_user_key", "recovery_made_at"])
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


def finish(*, username: str, recovery_auth_key: str, new: NewPassphrase, now: datetime) -> None:
    """Sets a new passphrase by the card; every session of the account ends. Raises like `open_by_card`."""
    vault = open_by_card(username=username, recovery_auth_key=recovery_auth_key)
    set_passphrase(vault.user, new, now=now)
