"""Making accounts from the command line: a clinician's, and the two of a demonstration.

The vault is made here as a device would.
"""

import unicodedata
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from backend.accounts import services, usernames, vault
from backend.accounts.models import LONGEST_SHOWN, Clinician, Practice, Role, User
from backend.accounts.sign_in import second_factor
from backend.core.errors import Conflict, Invalid


@dataclass(frozen=True)
class Enrolled:
    """What is shown once and kept nowhere: the passphrase, and for a clinician the authenticator's secret."""

    username: str
    passphrase: str
    totp_secret: str = ""


def enrol_client(username: str, passphrase: str, **profile: str) -> Enrolled:
    """Raises Invalid with the code of the name's problem, or Conflict("username_taken")."""
    _make(username, passphrase, Role.CLIENT, profile)
    return Enrolled(usernames.normalise(username), passphrase)


@transaction.atomic
def enrol_clinician(
    username: str, passphrase: str, *, display_name: str, practice: str, response_window: str, **profile: str
) -> Enrolled:
    """The practice is made where there is none of that name. Raises Invalid with the code of a name's problem, or
    Conflict("username_taken").
    """
    window = as_shown("response_window", response_window)
    at, _ = Practice.objects.get_or_create(
        name=as_shown("practice", practice), defaults={"response_window": window}
    )
    user = _make(username, passphrase, Role.CLINICIAN, profile)
    Clinician.objects.create(
        user=user,
        display_name=as_shown("display_name", display_name),
        practice=at,
        response_window="" if window == at.response_window else window,
    )
    return Enrolled(user.username, passphrase, second_factor.enrol_totp(user))


def as_shown(name: str, text: str) -> str:
    """What clients read, in one spelling. Raises Invalid for nothing at all, and rather than cutting it short."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    if not 0 < len(plain) <= LONGEST_SHOWN:
        raise Invalid("invalid", f"The {name.replace('_', ' ')} has 1 to {LONGEST_SHOWN} characters.")
    return plain


def _make(username: str, passphrase: str, role: Role, profile: dict[str, str]) -> User:
    name = usernames.normalise(username)
    if problem := usernames.find_problem(name):
        raise Invalid(problem, usernames.PROBLEMS[problem])
    made = vault.new_vault(passphrase, "spare")
    user = User(username=name, role=role)
    user.set_password(made.auth_key)
    try:
        services.sign_up(user, vault=made.body, now=timezone.now(), **profile)
    except IntegrityError:
        raise Conflict("username_taken", f"The username {name} is in use already.") from None
    return user
