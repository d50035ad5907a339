"""Making the accounts of a demonstration, each with the keys that a device would make.

Whoever makes an account here knows what opens it, so nobody real gets theirs this way.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from backend.accounts import clinicians, services, usernames, vault
from backend.accounts.models import Role, User
from backend.accounts.sign_in import second_factor
from backend.core.errors import Conflict, Invalid


@dataclass(frozen=True)
class Enrolled:
    """What is kept nowhere: the passphrase, and of a clinician the authenticator's secret, its backup codes, and the
    recovery card.
    """

    username: str
    passphrase: str
    totp_secret: str = ""
    backup_codes: tuple[str, ...] = ()
    recovery_card: str = ""


def enrol_client(username: str, passphrase: str, **profile: str) -> Enrolled:
    """Raises Invalid with the code of the name's problem, or Conflict("username_taken")."""
    user, _ = _make(username, vault.new_vault(passphrase, "spare"), services.sign_up, profile)
    return Enrolled(user.username, passphrase)


@transaction.atomic
def enrol_clinician(
    username: str, passphrase: str, *, display_name: str, practice: str, response_window: str, **profile: str
) -> Enrolled:
    """By a link of their own, as every clinician. Raises like `enrol_client`, and Invalid for a name that is none."""
    said = {"display_name": display_name, "practice": practice, "response_window": response_window}
    token = clinicians.invite_clinician(**said, now=timezone.now())
    return _by_link(username, passphrase, token, display_name, profile)


@transaction.atomic
def enrol_administrator(username: str, passphrase: str, *, practice: str, **profile: str) -> Enrolled:
    """Likewise, for a practice that is there or comes with it."""
    at = clinicians.practice_named(practice, "two working days")
    token = clinicians.invite(at, Role.ADMINISTRATOR, now=timezone.now())
    return _by_link(username, passphrase, token, "", profile)


def _by_link(username: str, passphrase: str, token: str, name: str, profile: dict[str, str]) -> Enrolled:
    sign_up = partial(clinicians.sign_up, token=token, display_name=name)
    user, made = _make(username, vault.new_vault(passphrase, "own"), sign_up, profile)
    secret, codes = second_factor.enrol_totp(user), second_factor.enrol_codes(user)
    return Enrolled(user.username, passphrase, secret, tuple(codes), made.recovery_card or "")


def _make(
    username: str, made: vault.NewVault, sign_up: Any, profile: dict[str, str]
) -> tuple[User, vault.NewVault]:
    name = usernames.normalise(username)
    if problem := usernames.find_problem(name):
        raise Invalid(problem, usernames.PROBLEMS[problem])
    user = User(username=name)
    user.set_password(made.auth_key)
    try:
        sign_up(user, vault=made.body, now=timezone.now(), **profile)
    except IntegrityError:
        raise Conflict("username_taken", f"The username {name} is in use already.") from None
    return user, made
