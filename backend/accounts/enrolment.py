"""Making accounts from the command line: a clinician's, and the two of a demonstration.

The vault is made here as a device would.
"""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from backend.accounts import services, usernames, vault
from backend.accounts.models import Clinician, Role, User
from backend.accounts.sign_in import second_factor
from backend.core.errors import Conflict, Invalid


@dataclass(frozen=True)
class Enrolled:
    """What is shown once and kept nowhere: the passphrase, and for a clinician the authenticator's secret."""

    username: str
    passphrase: str
    totp_secret: str = ""


def enrol_client(username: str, passphrase: str, **profile: str) -> Enrolled:
    """Raises Invalid("username_shape") or Conflict("username_taken")."""
    _make(username, passphrase, Role.CLIENT, profile)
    return Enrolled(usernames.normalise(username), passphrase)


@transaction.atomic
def enrol_clinician(
    username: str, passphrase: str, *, display_name: str, practice: str, response_window: str, **profile: str
) -> Enrolled:
    """Raises Invalid("username_shape") or Conflict("username_taken")."""
    user = _make(username, passphrase, Role.CLINICIAN, profile)
    Clinician.objects.create(
        user=user, display_name=display_name, practice=practice, response_window=response_window
    )
    return Enrolled(user.username, passphrase, second_factor.enrol_totp(user))


def _make(username: str, passphrase: str, role: Role, profile: dict[str, str]) -> User:
    name = usernames.normalise(username)
    if not usernames.is_well_formed(name):
        raise Invalid(
            "username_shape", "A username has 3 to 64 letters, digits, dots, hyphens or underscores."
        )
    made = vault.new_vault(passphrase, "spare")
    user = User(username=name, role=role)
    user.set_password(made.auth_key)
    try:
        services.sign_up(user, vault=made.body, now=timezone.now(), **profile)
    except IntegrityError:
        raise Conflict("username_taken", f"The username {name} is in use already.") from None
    return user
