"""A clinician's account: made in their own browser by a link that is good once, and kept open by ways of their own."""

import hashlib
import secrets
import unicodedata
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import models, transaction

from backend.accounts import services
from backend.accounts.models import (
    LONGEST_SHOWN,
    Administrator,
    Clinician,
    KeyLink,
    Practice,
    Role,
    User,
    Vault,
)
from backend.core.errors import Conflict, Invalid, NotFound, Refused

OPEN_FOR = timedelta(hours=48)


def invite_clinician(*, practice: str, response_window: str, display_name: str = "", now: datetime) -> str:
    """The token of a new link, which nothing shows again; see `address_of`. The name is theirs to change, and the
    practice is made where there is none of that name.

    Raises Invalid for what clients could not read.
    """
    window = as_shown("response_window", response_window)
    at = practice_named(practice, window)
    own = "" if window == at.response_window else window
    return invite(at, Role.CLINICIAN, display_name=display_name, response_window=own, now=now)


def invite(
    practice: Practice, role: Role, *, display_name: str = "", response_window: str = "", now: datetime
) -> str:
    """The token of a new link into this practice. Raises Invalid for a name that clients could not read."""
    name = as_shown("display_name", display_name) if display_name else ""
    return make_link(now, practice=practice, role=role, display_name=name, response_window=response_window)


def practice_named(name: str, response_window: str) -> Practice:
    """The practice of that name, made where there is none. Raises Invalid for a name of nothing."""
    window = {"response_window": as_shown("response_window", response_window)}
    return Practice.objects.get_or_create(name=as_shown("practice", name), defaults=window)[0]


def open_links(practice: Practice, *, now: datetime) -> models.QuerySet[KeyLink]:
    """Who was invited and has not come yet."""
    return KeyLink.objects.filter(practice=practice, expires_at__gt=now).order_by("made_at")


def withdraw(practice: Practice, link: UUID) -> None:
    """The link is good for nothing from now on. Raises NotFound."""
    if not KeyLink.objects.filter(practice=practice, pk=link).delete()[0]:
        raise NotFound


def address_of(site: str, token: str) -> str:
    """Where the link leads. The token stands behind the #, which browsers send to nobody."""
    return f"{site}/welcome/clinician#{token}"


def find_link(token: str, *, now: datetime) -> KeyLink:
    """Raises Refused alike for a link that is unknown, used or too old."""
    found = (
        KeyLink.objects.select_related("user", "practice")
        .filter(token_hash=_hash(token), expires_at__gt=now)
        .first()
    )
    if found is None:
        raise _over()
    return found


def sign_up(
    user: User, *, token: str, display_name: str, vault: dict[str, Any], now: datetime, **profile: Any
) -> None:
    """Saves the clinician with all that an account has, and spends the link; or nothing.

    Raises Refused like `find_link`, Invalid without a recovery sheet or a name, IntegrityError like
    `services.sign_up`.
    """
    require_sheet(vault)
    with transaction.atomic():
        link = _spend(token, now)
        if link.user_id is not None or link.practice is None:
            raise _over()
        user.role = link.role
        services.sign_up(user, vault=vault, now=now, **profile)
        if link.role == Role.ADMINISTRATOR:
            Administrator.objects.create(user=user, practice=link.practice)
            return
        Clinician.objects.create(
            user=user,
            display_name=as_shown("display_name", display_name),
            practice=link.practice,
            response_window=link.response_window,
        )


def require_sheet(vault: dict[str, Any]) -> None:
    """Of a new vault. Raises Invalid("needs_sheet")."""
    if not vault.get("recovery"):
        problem = "A recovery sheet has to be made with the keys."
        raise Invalid("needs_sheet", problem, fields={"vault": [problem]})


def lacks(user: User) -> list[str]:
    """What a clinician has to see to before somebody trusts them with something: ways back in that exist, and none
    that somebody else knows.
    """
    has_sheet = Vault.objects.filter(user=user).exclude(recovery_auth_hash="").exists()
    has_codes = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).exists()
    clinician = Clinician.objects.get(user=user)
    found = {
        "passphrase": clinician.passphrase_seen,
        "authenticator": clinician.secret_seen,
        "sheet": not has_sheet,
        "codes": not has_codes,
    }
    return [name for name, is_lacking in found.items() if is_lacking]


def require_ways_back(user: User) -> None:
    """Raises Conflict("keys_not_kept"), with what there is to do."""
    if lacking := lacks(user):
        raise Conflict(
            "keys_not_kept",
            "Before you invite somebody, please look after your own keys.",
            detail={"lacks": lacking},
        )


def set_display_name(user: User, display_name: str) -> Clinician:
    """What clients who link from now on read. Raises Invalid."""
    shown = as_shown("display_name", display_name)
    Clinician.objects.filter(user=user).update(display_name=shown)
    return Clinician.objects.get(user=user)


def as_shown(name: str, text: str) -> str:
    """What clients read, in one spelling. Raises Invalid for nothing at all, and rather than cutting it short."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    if not 0 < len(plain) <= LONGEST_SHOWN:
        problem = f"The {name.replace('_', ' ')} has 1 to {LONGEST_SHOWN} characters."
        raise Invalid("invalid", problem, fields={name: [problem]})
    return plain


def forget(now: datetime) -> None:
    """Deletes the links that are over."""
    KeyLink.objects.filter(expires_at__lte=now).delete()


def make_link(now: datetime, **values: Any) -> str:
    token = secrets.token_urlsafe(24)
    KeyLink.objects.create(token_hash=_hash(token), made_at=now, expires_at=now + OPEN_FOR, **values)
    return token


def spend_for_new_keys(token: str, now: datetime) -> User:
    """Whose keys are made anew. Raises Refused like `find_link`."""
    user = _spend(token, now).user
    if user is None:
        raise _over()
    return user


def _spend(token: str, now: datetime) -> KeyLink:
    """The link, which is gone with the transaction: of two who use it at once, one finds it. Raises Refused."""
    found = KeyLink.objects.filter(token_hash=_hash(token), expires_at__gt=now).select_for_update().first()
    if found is None or not KeyLink.objects.filter(pk=found.pk).delete()[0]:
        raise _over()
    return found


def _over() -> Refused:
    problem = "This link is not open any more. Please ask for a new one."
    return Refused("link_over", problem, fields={"link": [problem]})


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
