"""A second step at sign-in: an authenticator app, and spare codes for when it is lost.

allauth asks for it at sign-in. What it has for setting one up and taking it away stays shut: there a code of the app
counts as much as the passphrase, and nothing is written in the act's own transaction (ADR 20).
"""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from django.db import transaction

from backend.accounts.models import Clinician, EventKind, User
from backend.accounts.services import note_event, require_passphrase
from backend.accounts.sign_in import second_factor
from backend.accounts.sign_in.here import Device
from backend.core.errors import Conflict, Invalid


@dataclass(frozen=True)
class SecondStep:
    """`codes_left`: spare codes that were not used yet."""

    app: bool
    codes_left: int


@dataclass(frozen=True)
class NewSecret:
    secret: str
    address: str


def status_of(user: User) -> SecondStep:
    codes = _codes(user)
    return SecondStep(second_factor.has_app(user), len(codes.get_unused_codes()) if codes else 0)


def new_secret(user: User, pending: str | None) -> NewSecret:
    """For an authenticator app: `pending` where one was given and not used yet, for somebody may have scanned it. It
    counts once a code of it came with the passphrase. Raises like `_require_none`.
    """
    _require_none(user)
    return _told(user, pending or generate_totp_secret())


def other_secret(user: User, pending: str | None) -> NewSecret:
    """The same, for an app in place of the one there is. Raises like `_require_one`."""
    _require_one(user)
    return _told(user, pending or generate_totp_secret())


def _told(user: User, secret: str) -> NewSecret:
    return NewSecret(secret, get_adapter().build_totp_url(user, secret))


def add(user: User, *, secret: str, code: str, current_auth_key: str, by: Device, now: datetime) -> list[str]:
    """Sets the app up; the spare codes, which are shown now. Raises like `require_passphrase` and `_require_none`, and
    Invalid("incorrect_code").
    """
    _require_code(user, secret, code, current_auth_key, by)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        _require_none(user)
        return _set_up(user, secret, EventKind.SECOND_STEP_ADDED, by, now)


def replace(
    user: User, *, secret: str, code: str, current_auth_key: str, by: Device, now: datetime
) -> list[str]:
    """Another app, with backup codes of its own, in place of the one there is, whose second factor the caller was shown
    a moment ago. Raises like `add` and `_require_one`.
    """
    _require_code(user, secret, code, current_auth_key, by)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        _require_one(user)
        return _set_up(user, secret, EventKind.SECOND_STEP_REPLACED, by, now)


def _require_code(user: User, secret: str, code: str, current_auth_key: str, by: Device) -> None:
    require_passphrase(user, current_auth_key, by)
    if not secret or not validate_totp_code(secret, code):
        raise Invalid("incorrect_code", "That code does not fit.", fields={"code": ["This does not fit."]})


def _set_up(user: User, secret: str, how: EventKind, by: Device, now: datetime) -> list[str]:
    second_factor.drop(user)
    TOTP.activate(user, secret)
    Clinician.objects.filter(user=user).update(secret_seen=False)
    note_event(user, how, by=by, now=now)
    return second_factor.enrol_codes(user)


def remove(user: User, *, current_auth_key: str, by: Device, now: datetime) -> None:
    """Raises like `require_passphrase`, and Conflict("second_step_needed") for whoever may not be without one."""
    require_passphrase(user, current_auth_key, by)
    if second_factor.is_mandatory(user.role):
        raise Conflict("second_step_needed", "Your account needs its second step.")
    with transaction.atomic():
        if second_factor.drop(user):
            note_event(user, EventKind.SECOND_STEP_REMOVED, by=by, now=now)


def renew_codes(user: User, *, current_auth_key: str, by: Device, now: datetime) -> list[str]:
    """New spare codes; the ones before open nothing any more. Raises like `require_passphrase`, and
    Conflict("no_second_step").
    """
    require_passphrase(user, current_auth_key, by)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        _require_one(user)
        note_event(user, EventKind.CODES_MADE, by=by, now=now)
        return second_factor.enrol_codes(user)


def _codes(user: User) -> RecoveryCodes | None:
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return RecoveryCodes(row) if row else None


def _require_none(user: User) -> None:
    """Raises Conflict("second_step_exists")."""
    if second_factor.has_app(user):
        raise Conflict("second_step_exists", "There is a second step already.")


def _require_one(user: User) -> None:
    """Raises Conflict("no_second_step")."""
    if not second_factor.has_app(user):
        raise Conflict("no_second_step", "There is no second step yet.")
