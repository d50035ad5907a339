"""Finding people and their vaults."""

import base64
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.crypto import salted_hmac

from backend.accounts import languages, usernames
from backend.accounts.models import Profile, RecoveryEmail, User, Vault
from backend.core import key_shares
from backend.core.errors import NotFound

MEMORY_KIB, ITERATIONS, PARALLELISM = (
    65536,
    3,
    1,
)  # the least that a vault may be derived with, and what devices use
_SALT_BYTES = 16


def find_user(username: str) -> User | None:
    """The active user of that name, however it is spelt; none who was erased and came back with a backup."""
    user = User.objects.filter(username=usernames.as_given(username), is_active=True).first()
    return None if user and key_shares.is_erased(user.pk) else user


def require_vault(user: User) -> Vault:
    """Raises NotFound for somebody without one."""
    vault = Vault.objects.filter(user=user).first()
    if vault is None:
        raise NotFound
    return vault


def find_custody(user: User) -> str | None:
    """Who holds a key to this person's words, or None for somebody without one."""
    return Vault.objects.filter(user=user).values_list("custody", flat=True).first()


def sign_in_parameters(username: str) -> dict[str, Any]:
    """How the device derives its keys for this name.

    An unknown name gets a salt that stays the same each time it is asked for.
    """
    found = Vault.objects.filter(user__username=usernames.as_given(username), user__is_active=True).first()
    return kdf_of(found) if found else _made_up(usernames.as_given(username))


def kdf_of(vault: Vault) -> dict[str, Any]:
    return {
        "salt": vault.kdf_salt,
        "memory_kib": vault.kdf_memory_kib,
        "iterations": vault.kdf_iterations,
        "parallelism": vault.kdf_parallelism,
    }


def _made_up(username: str) -> dict[str, Any]:
    digest = salted_hmac("attune.accounts.made-up-salt", username, algorithm="sha256").digest()
    salt = base64.urlsafe_b64encode(digest[:_SALT_BYTES]).decode().rstrip("=")
    return {"salt": salt, "memory_kib": MEMORY_KIB, "iterations": ITERATIONS, "parallelism": PARALLELISM}


def language_of(user: UUID) -> str:
    """The app's language that somebody chose, or the source for somebody without a profile."""
    locale = Profile.objects.filter(user=user).values_list("locale", flat=True).first()
    return languages.language_of(locale or languages.SOURCE)


def confirmed_emails(users: Iterable[UUID]) -> dict[UUID, str]:
    """Addresses that their owners confirmed, by user.

    One query, and one for each owner's data key that is not at hand.
    """
    rows = RecoveryEmail.objects.filter(user__in=set(users), confirmed__isnull=False)
    return {row.user_id: row.confirmed for row in rows if row.confirmed}
