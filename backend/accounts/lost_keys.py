"""What whoever runs the app can do for somebody who lost the ways into their account. None of it opens a word."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from backend.accounts import clinicians, services
from backend.accounts.models import Clinician, EventKind, KeyLink, Profile, RecoveryEmail, Role, User, Vault
from backend.accounts.recovery import codes
from backend.accounts.sign_in import second_factor, session_store, signed_in
from backend.accounts.sign_in.here import Device
from backend.core.errors import Invalid

LONGEST_REASON = 120

_sealed: list[Callable[[User, datetime], None]] = []


def sealed_by_them(drop: Callable[[User, datetime], None]) -> None:
    """Registers what a room lets go of when somebody's keys are made anew: nothing could open it any more."""
    _sealed.append(drop)


def reset_second_factor(user: User, *, reason: str, now: datetime) -> bool:
    """Takes the second step away, so that the next sign-in sets up another, and ends every session; whether there was
    one. The passphrase is still asked for. The reason stands on the list that the account's owner reads.
    """
    by = operator(reason)
    with transaction.atomic():
        had = second_factor.drop(user)
        signed_in.end_all(user, but=by)
        services.note_event(user, EventKind.SECOND_STEP_RESET, by=by, now=now)
    return had


def end_sessions(user: User, *, reason: str, now: datetime) -> None:
    """Signs somebody out everywhere, whose devices are in other hands; their passkeys go too. The reason stands on the
    list that they read.
    """
    by = operator(reason)
    with transaction.atomic():
        signed_in.end_all(user, but=by)
        services.note_event(user, EventKind.OTHERS_SIGNED_OUT, by=by, now=now)
    session_store.end_all({user.pk})  # those too that no list knows


def offer_new_keys(user: User, *, reason: str, now: datetime) -> str:
    """The token of a link by which a clinician who lost words and sheet makes new keys. Raises Invalid for others:
    a client's own words would be lost with theirs.
    """
    if user.role != Role.CLINICIAN:
        raise Invalid("invalid", "New keys are for clinicians alone.")
    with transaction.atomic():
        KeyLink.objects.filter(user=user).delete()
        services.note_event(user, EventKind.NEW_KEYS_OFFERED, by=operator(reason), now=now)
        return clinicians.make_link(now, user=user)


def renew(*, token: str, auth_key: str, vault: dict[str, Any], by: Device, now: datetime) -> User:
    """Puts the keys that a browser made in the place of those that are lost. What the old ones sealed stays shut; the
    second step stays. Raises like `clinicians.sign_up`.
    """
    clinicians.require_sheet(vault)
    columns = services.vault_columns(vault, now)  # slow, so before the lock
    with transaction.atomic():
        user = clinicians.spend_for_new_keys(token, now)
        user.set_password(auth_key)
        user.save(update_fields=["password"])
        Vault.objects.filter(user=user).delete()
        Vault.objects.create(user=user, **columns, renewed_at=now)
        Profile.objects.filter(user=user).update(words="")
        RecoveryEmail.objects.filter(user=user).delete()
        Clinician.objects.filter(user=user).update(passphrase_seen=False)
        codes.void(user, now=now)
        signed_in.end_all(user, but=by)
        for drop in _sealed:
            drop(user, now)
        services.note_event(user, EventKind.KEYS_RENEWED, by=by, now=now)
    return user


def operator(reason: str) -> Device:
    """Who did it, for the list that the account's owner reads: the reason alone. Raises Invalid without one."""
    said = " ".join(reason.split())
    if not 0 < len(said) <= LONGEST_REASON:
        raise Invalid("invalid", f"The reason has 1 to {LONGEST_REASON} characters.")
    return Device("", said)
