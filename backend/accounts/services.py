"""Making an account, and changing what opens it."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Max

from backend.accounts import data_keys
from backend.accounts.models import (
    AccountEvent,
    Clinician,
    Custody,
    EventKind,
    Profile,
    RecoveryEmail,
    User,
    Vault,
)
from backend.accounts.recovery import codes
from backend.accounts.sign_in import second_factor, signed_in
from backend.accounts.sign_in.here import Device
from backend.core.errors import Conflict, Invalid, TooOften
from backend.core.limits import Limit

# Of the passphrase asked again, and in how many seconds: in one session, and in all of a person's. Whoever got hold of
# one session must not keep the owner, in another, from what ends it.
WRONG_ONES = 20, 600
WRONG_ONES_IN_ALL = 400, 600
log = logging.getLogger("attune.security")


@dataclass(frozen=True)
class NewPassphrase:
    """What a device made of a new passphrase: the key it signs in with, how it derived it, and the user
    key under it.
    """

    auth_key: str
    kdf: dict[str, Any]
    wrapped_user_key: str


def sign_up(user: User, *, vault: dict[str, Any], now: datetime, **profile: Any) -> None:
    """Saves the user with profile, data key and vault, or nothing. Raises IntegrityError when the username is taken."""
    columns = vault_columns(vault, now)  # slow, so before the lock
    with transaction.atomic():
        user.save(force_insert=True)
        data_keys.make(user.pk)
        Profile.objects.create(user=user, **profile)
        Vault.objects.create(user=user, **columns)


def vault_columns(vault: dict[str, Any], now: datetime) -> dict[str, Any]:
    """A vault as a device made it, as its row holds it."""
    recovery = vault.get("recovery")
    return {
        **_kdf_columns(vault["kdf"]),
        "wrapped_user_key": vault["wrapped_user_key"],
        "custody": vault["custody"],
        "spare_user_key": vault.get("user_key"),
        "x25519": vault["public_keys"]["x25519"],
        "ed25519": vault["public_keys"]["ed25519"],
        "wrapped_private_keys": vault["wrapped_private_keys"],
        "recovery_auth_hash": make_password(recovery["recovery_auth_key"]) if recovery else "",
        "recovery_user_key": recovery["wrapped_user_key"] if recovery else "",
        "recovery_made_at": now if recovery else None,
    }


def set_custody(
    user: User, *, custody: str, current_auth_key: str, user_key: str | None = None, by: Device, now: datetime
) -> Vault:
    """Keeps a spare user key, or destroys the one that was kept, and with it the e-mail that could have given it
    back. Raises like `require_passphrase`, and Conflict("needs_sheet") where the passphrase would be the only way in.
    """
    require_passphrase(user, current_auth_key, by)
    with transaction.atomic():
        vault = Vault.objects.select_for_update().get(user=user)
        if custody == Custody.OWN and not vault.recovery_auth_hash:
            raise Conflict("needs_sheet", "Without a spare key there has to be a recovery sheet first.")
        vault.custody = custody
        vault.spare_user_key = user_key if custody == Custody.SPARE else None
        vault.save(update_fields=["custody", "spare_user_key"])
        if custody == Custody.OWN:
            RecoveryEmail.objects.filter(user=user).delete()
            codes.void(user, now=now)
        given = custody == Custody.SPARE
        note_event(
            user, EventKind.SPARE_KEY_GIVEN if given else EventKind.SPARE_KEY_DESTROYED, by=by, now=now
        )
    return vault


def change_passphrase(
    user: User, *, current_auth_key: str, new: NewPassphrase, end_recovery: bool, by: Device, now: datetime
) -> Vault:
    """Changes the passphrase; sessions on other devices end. Raises like `require_passphrase`."""
    require_passphrase(user, current_auth_key, by)
    return set_passphrase(user, new, EventKind.PASSPHRASE_CHANGED, end_recovery=end_recovery, by=by, now=now)


def require_passphrase(user: User, current_auth_key: str, by: Device) -> None:
    """Whoever sits at an open device has to know the passphrase too. Call it outside any transaction, before the act.

    Raises Invalid("wrong_passphrase"), and TooOften after many wrong ones, whatever comes then.
    """
    wrong_ones = (
        Limit("passphrase-again", f"{user.pk}|{by.row}", *WRONG_ONES),
        Limit("passphrase-again-in-all", str(user.pk), *WRONG_ONES_IN_ALL),
    )
    if any(limit.is_reached() for limit in wrong_ones):
        log.warning("An act that asks for the passphrase was held up: too many wrong ones.")
        raise TooOften
    if not user.check_password(current_auth_key):
        log.warning("An act that asks for the passphrase was refused: it does not fit.")
        for limit in wrong_ones:
            limit.count()
        raise Invalid(
            "wrong_passphrase",
            "That is not the passphrase you have now. Nothing was changed.",
            fields={"current_auth_key": ["This does not fit."]},
        )


def note_event(user: User, kind: EventKind, *, by: Device, now: datetime) -> AccountEvent:
    """Puts it on the list of what happened to the account. Call it in the transaction of the act itself."""
    with transaction.atomic():
        User.objects.select_for_update().get(
            pk=user.pk
        )  # two at the same moment get their numbers one after the other
        last = AccountEvent.objects.filter(user=user).aggregate(last=Max("number"))["last"] or 0
        return AccountEvent.objects.create(
            user=user,
            number=last + 1,
            kind=kind,
            at=now.replace(second=0, microsecond=0),
            by=by.mark,
            device=by.name,
        )


def save_profile(user: User, values: dict[str, Any]) -> Profile:
    """Changes the given fields. Sealed words count their own revision, for it is part of what seals them.

    Raises Conflict("stale_revision") when `words` were not sealed for the next revision.
    """
    with transaction.atomic():
        profile = Profile.objects.select_for_update().get(user=user)
        revision = values.pop("revision", None)
        if "words" in values and revision != profile.revision + 1:
            raise Conflict(
                "stale_revision",
                "This was changed somewhere else in the meantime.",
                detail={"revision": profile.revision},
            )
        for name, value in values.items():
            setattr(profile, name, value)
        if "words" in values:
            profile.revision += 1
        profile.save()
    return profile


def set_passphrase(
    user: User,
    new: NewPassphrase,
    how: EventKind,
    *,
    end_recovery: bool,
    by: Device,
    now: datetime,
) -> Vault:
    """Whoever calls has made sure that it may be. Every session of the account ends but the one of `by`, and every code
    that was sent; with `end_recovery` every recovery sheet made before.
    """
    user.set_password(new.auth_key)  # slow, so before the lock; every session's hash depends on it
    with transaction.atomic():
        vault = Vault.objects.select_for_update().get(user=user)
        for name, value in _kdf_columns(new.kdf).items():
            setattr(vault, name, value)
        vault.wrapped_user_key = new.wrapped_user_key
        vault.save(update_fields=[*_kdf_columns(new.kdf), "wrapped_user_key"])
        user.save(update_fields=["password"])
        Clinician.objects.filter(user=user).update(passphrase_seen=False)
        codes.void(user, now=now)
        signed_in.end_all(user, but=by)
        note_event(user, how, by=by, now=now)
        # Whoever lost the second step comes back by the sheet, which is as strong as both.
        by_sheet = how == EventKind.RECOVERED_BY_SHEET and not second_factor.is_mandatory(user.role)
        if by_sheet and second_factor.drop(user):
            note_event(user, EventKind.SECOND_STEP_REMOVED, by=by, now=now)
        if end_recovery and vault.recovery_auth_hash:
            set_recovery(vault, auth_hash="", user_key="", made_at=None)
            note_event(user, EventKind.SHEETS_ENDED, by=by, now=now)
    return vault


def shut(owner: UUID) -> None:
    """Nobody signs in any more, and every session ends: the account is being deleted."""
    User.objects.filter(pk=owner).update(is_active=False, password=make_password(None))


def set_recovery(vault: Vault, *, auth_hash: str, user_key: str, made_at: datetime | None) -> None:
    """The recovery sheet, or none. One that there was opens nothing any more."""
    vault.recovery_auth_hash, vault.recovery_user_key, vault.recovery_made_at = auth_hash, user_key, made_at
    vault.save(update_fields=["recovery_auth_hash", "recovery_user_key", "recovery_made_at"])


def _kdf_columns(kdf: dict[str, Any]) -> dict[str, Any]:
    return {
        "kdf_salt": kdf["salt"],
        "kdf_memory_kib": kdf["memory_kib"],
        "kdf_iterations": kdf["iterations"],
        "kdf_parallelism": kdf["parallelism"],
    }
