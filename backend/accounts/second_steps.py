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

from backend.accounts.models import EventKind, User
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


def new_secret(user: User) -> NewSecret:
    """For an authenticator app. It counts once a code of it came with the passphrase. Raises like `_require_none`."""
    _require_none(user)
    secret = generate_totp_secret()
    return NewSecret(secret, get_adapter().build_totp_url(user, secret))


def add(user: User, *, secret: str, code: str, current_auth_key: str, by: Device, now: datetime) -> list[str]:
    """Sets the app up; the spare codes, which are shown now. Raises like `require_passphrase` and `_require_none`, and
    Invalid("incorrect_code").
    """
    require_passphrase(user, current_auth_key, by)
    if not secret or not validate_totp_code(secret, code):
        raise Invalid("incorrect_code", "That code does not fit.", fields={"code": ["This does not fit."]})
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        _require_none(user)
        second_factor.drop(user)
        TOTP.activate(user, secret)
        note_event(user, EventKind.SECOND_STEP_ADDED, by=by, now=now)
        return RecoveryCodes.activate(user).get_unused_codes()


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
        if not second_factor.has_app(user):
            raise Conflict("no_second_step", "There is no second step that they could stand in for.")
        Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
        note_event(user, EventKind.CODES_MADE, by=by, now=now)
        return RecoveryCodes.activate(user).get_unused_codes()


def _codes(user: User) -> RecoveryCodes | None:
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return RecoveryCodes(row) if row else None


def _require_none(user: User) -> None:
    """Raises Conflict("second_step_exists")."""
    if second_factor.has_app(user):
        raise Conflict("second_step_exists", "There is a second step already.")
