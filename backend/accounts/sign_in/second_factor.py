"""Whether a session still needs a second factor, and enrolling somebody from the command line."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from backend.accounts.models import Role, User


def is_mandatory(role: str) -> bool:
    return role != Role.CLIENT


def state(user: User, passed: bool) -> str:
    """ "verified" once this session showed one, "needed" while it has to, "none" for a client who uses none."""
    if passed:
        return "verified"
    return "needed" if is_mandatory(user.role) else "none"


def has_app(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


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
