"""The accounts of the demo practice, with everything that their devices would hold."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction

from backend.accounts import enrolment, plain_words, vault
from backend.accounts.models import User
from backend.accounts.sign_in import second_factor
from backend.office import services as office
from backend.sharing.limits import say_limits

Kept = dict[str, dict[str, str]]  # username → words, and totp_secret for whoever has a second step


@dataclass(frozen=True)
class Device:
    """A signed-in device of somebody in the demo: their account, and the keys that never reach the server."""

    user: User
    user_key: bytes
    identity: vault.Identity


def everybody(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [document["practice"]["administrator"], *document["clinicians"], *document["clients"]]


def invent_passphrases(document: dict[str, Any], kept: Kept) -> None:
    """Draws the missing passphrases.

    Raises CommandError when an account is there and its passphrase is not: nobody could open it.
    """
    wanted = [one["username"] for one in everybody(document)]
    lost = User.objects.filter(username__in=set(wanted) - set(kept)).values_list("username", flat=True)
    if lost:
        raise CommandError(
            f"These demo accounts are there, but their words are not any more: {', '.join(sorted(lost))}. "
            "Take another database, or remove the accounts."
        )
    for username in wanted:
        kept.setdefault(username, {"words": plain_words.passphrase(4)})


def set_up_practice(practice: dict[str, Any], kept: Kept, *, now: datetime) -> None:
    """The practice and its administrator, who says everything about it that an administrator can."""
    one = practice["administrator"]
    mine = kept[one["username"]]
    user = User.objects.filter(username=one["username"]).first()
    if user is None:
        enrolled = enrolment.enrol_administrator(
            one["username"], mine["words"], practice=practice["name"], **one["profile"]
        )
        user, mine["totp_secret"] = User.objects.get(username=one["username"]), enrolled.totp_secret
    else:
        _know_second_step(user, mine)
    office.change_practice(user, practice["settings"], now=now)


def _know_second_step(user: User, mine: dict[str, str]) -> None:
    """Its secret can be read only where it is made."""
    if "totp_secret" not in mine:
        with transaction.atomic():
            mine["totp_secret"] = second_factor.enrol_totp(user)


def clinician_device(one: dict[str, Any], practice: str, kept: Kept, *, today: date, now: datetime) -> Device:
    """The clinician's device; makes the account when there is none, and their second factor when it is not known."""
    mine = kept[one["username"]]
    user = User.objects.filter(username=one["username"]).first()
    if user is None:
        enrolled = enrolment.enrol_clinician(
            one["username"],
            mine["words"],
            display_name=one["display_name"],
            practice=practice,
            response_window=one["response_window"],
            **one["profile"],
        )
        mine["totp_secret"] = enrolled.totp_secret
    else:
        _know_second_step(user, mine)
    device = open_device(one["username"], mine["words"])
    if "limits" in one:
        statement = vault.limits_statement(clinician=device.user.pk, text=one["limits"])
        signature = vault.sign_statement(statement, device.identity)
        say_limits(device.user, text=one["limits"], signature=signature)
    if "away" in one:
        days = {f"away_{end}": today + timedelta(days=one["away"][end]) for end in ("from", "until")}
        office.set_away(device.user, {**days, "cover": one["away"]["cover"]}, now=now)
    return device


def client_device(one: dict[str, Any], kept: Kept) -> Device:
    """A new client's device, with the account."""
    passphrase = kept[one["username"]]["words"]
    enrolment.enrol_client(one["username"], passphrase, **one["profile"])
    return open_device(one["username"], passphrase)


def open_device(username: str, passphrase: str) -> Device:
    """Signs in as a device does: by the passphrase alone. Raises VaultError when it is not the right one."""
    user = User.objects.select_related("vault").get(username=username)
    stored = user.vault
    kdf = {
        "salt": stored.kdf_salt,
        "memory_kib": stored.kdf_memory_kib,
        "iterations": stored.kdf_iterations,
        "parallelism": stored.kdf_parallelism,
    }
    user_key = vault.unwrap_user_key(stored.wrapped_user_key, vault.derive_passphrase(passphrase, kdf).kek)
    keys = {"x25519": stored.x25519, "ed25519": stored.ed25519}
    return Device(user, user_key, vault.open_identity(stored.wrapped_private_keys, user_key, keys))
