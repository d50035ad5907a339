"""Whether a session still needs a second factor, and the rows that hold it."""

from datetime import datetime, timedelta

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.http import HttpRequest

from backend.accounts.models import Role, User
from backend.core.errors import Invalid, Refused, TooOften
from backend.core.limits import Limit

FRESH = timedelta(minutes=10)
WRONG_ONES = 10, 600


def is_mandatory(role: str) -> bool:
    return role != Role.CLIENT


def state(user: User, passed: bool) -> str:
    """ "verified" once this session showed one, "needed" while it has to, "none" for a client who uses none."""
    if passed:
        return "verified"
    return "needed" if is_mandatory(user.role) else "none"


def has_app(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def require_fresh(request: HttpRequest, user: User, code: str, now: datetime) -> None:
    """Whoever sits at an open screen shows the second factor once more, unless this session saw it a moment ago.

    Raises Refused("second_factor_again") where a code has to come with it, Invalid("incorrect_code"), TooOften.
    """
    records = get_authentication_records(request, user)
    shown = [record["at"] for record in records if record["method"] == "mfa"]
    if shown and now.timestamp() - max(shown) <= FRESH.total_seconds():
        return
    if not code:
        raise Refused("second_factor_again", "Please show your second step once more.")
    wrong_ones = Limit("second-factor-again", str(user.pk), *WRONG_ONES)
    if wrong_ones.is_reached():
        raise TooOften
    kind = next((type for type in _BY_CODE if _fits(user, type, code)), None)
    if kind is None:
        wrong_ones.count()
        raise Invalid("incorrect_code", "That code does not fit.", fields={"code": ["This does not fit."]})
    record_authentication(request, user, method="mfa", type=kind)


_BY_CODE = {Authenticator.Type.TOTP: TOTP, Authenticator.Type.RECOVERY_CODES: RecoveryCodes}


def _fits(user: User, type: str, code: str) -> bool:
    """Of the app, or a backup code, which is spent with it."""
    row = Authenticator.objects.filter(user=user, type=type).first()
    return row is not None and bool(_BY_CODE[type](row).validate_code(code))


def drop(user: User) -> bool:
    """Takes the second step away with its spare codes; whether there was one."""
    gone, _ = Authenticator.objects.filter(user=user).delete()
    return gone > 0


def enrol_totp(user: User) -> str:
    """Gives the user a new authenticator secret in place of any before it, and returns it: it can be shown only now."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def enrol_codes(user: User) -> list[str]:
    """Backup codes in place of any before, shown only now."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
    return list(RecoveryCodes.activate(user).get_unused_codes())
