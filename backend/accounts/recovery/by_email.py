"""An e-mail to get back in: given by whoever wants one, confirmed by a code, and of use only while a spare key is
kept.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from backend.accounts import emails
from backend.accounts.models import Custody, EmailPurpose, EventKind, RecoveryEmail, User, Vault
from backend.accounts.recovery import codes
from backend.accounts.selectors import find_user, require_vault
from backend.accounts.services import NewPassphrase, note_event, require_passphrase, set_passphrase
from backend.accounts.sign_in.here import Device
from backend.core.errors import Conflict, Invalid, Refused
from backend.core.keyring import keyring

_USERNAME_AAD = b"accounts.recovery.username"


@dataclass(frozen=True)
class EmailStatus:
    """`offered`: a spare key is kept and this deployment sends e-mails."""

    offered: bool
    confirmed: str | None
    waiting: str | None


@dataclass(frozen=True)
class Opened:
    user_key: str
    ticket: str


def status_of(user: User) -> EmailStatus:
    """Raises NotFound for somebody without a vault."""
    vault = require_vault(user)
    kept = RecoveryEmail.objects.filter(user=user).first()
    return EmailStatus(
        offered=vault.custody == Custody.SPARE and emails.is_configured(),
        confirmed=kept.confirmed if kept else None,
        waiting=kept.waiting if kept else None,
    )


def give(user: User, *, email: str, current_auth_key: str, by: Device, now: datetime) -> EmailStatus:
    """Keeps the address until its code is typed in, and sends that code; one confirmed before stays good until then.

    Raises Invalid("wrong_passphrase"), Conflict("no_spare_key"), Conflict("no_emails"), Conflict("enough_codes").
    """
    require_passphrase(user, current_auth_key, by)
    if require_vault(user).custody != Custody.SPARE:
        raise Conflict("no_spare_key", "Without a spare key an e-mail can't open your notes.")
    if not emails.is_configured():
        raise Conflict("no_emails", "This server sends no e-mail.")
    if not codes.may_issue(user, EmailPurpose.CONFIRM, now):
        raise Conflict("enough_codes", "Several codes were sent. Another one can be sent in an hour.")
    with transaction.atomic():
        codes.void(
            user, EmailPurpose.CONFIRM, now=now
        )  # a code for another address proves nothing about this one
        kept, _ = RecoveryEmail.objects.select_for_update().get_or_create(user=user)
        kept.waiting = email
        kept.save(update_fields=["waiting"])
        note_event(user, EventKind.EMAIL_GIVEN, by=by, now=now)
        transaction.on_commit(lambda: emails.enqueue("accounts.send_confirmation", str(user.pk)))
    return status_of(user)


def confirm(user: User, *, code: str, caller: str, by: Device, now: datetime) -> EmailStatus:
    """The address that waits becomes the one that is used. Raises Invalid("code_refused")."""
    if codes.redeem(user, EmailPurpose.CONFIRM, code, caller, now) is None:
        raise Invalid(
            "code_refused", "That code does not fit, or is too old.", fields={"code": ["This does not fit."]}
        )
    with transaction.atomic():
        kept = RecoveryEmail.objects.select_for_update().filter(user=user).first()
        if kept and kept.waiting:
            kept.confirmed, kept.waiting = kept.waiting, None
            kept.save(update_fields=["confirmed", "waiting"])
            codes.void(user, EmailPurpose.RECOVER, now=now)  # what went to the address before this one
            note_event(user, EventKind.EMAIL_CONFIRMED, by=by, now=now)
    return status_of(user)


def remove(user: User, *, current_auth_key: str, by: Device, now: datetime) -> None:
    """Raises like `require_passphrase`."""
    require_passphrase(user, current_auth_key, by)
    with transaction.atomic():
        gone, _ = RecoveryEmail.objects.filter(user=user).delete()
        codes.void(user, now=now)
        if gone:
            note_event(user, EventKind.EMAIL_REMOVED, by=by, now=now)


def ask(username: str) -> None:
    """Has a code sent where there is somebody to send it to. Does the same work for a name that nobody has."""
    emails.enqueue("accounts.send_recovery_code", keyring().seal(username.encode(), _USERNAME_AAD))


def open_by_code(*, username: str, code: str, caller: str, now: datetime) -> Opened:
    """The user key from the spare one, and a ticket to go on with.

    Raises Refused("recovery_refused"), whatever it is that does not fit.
    """
    user = find_user(username)
    row = codes.redeem(user, EmailPurpose.RECOVER, code, caller, now)
    vault = Vault.objects.filter(user=user).first() if row else None
    if row is None or vault is None or vault.spare_user_key is None:
        raise _refused()
    return Opened(vault.spare_user_key, codes.give_ticket(row))


def finish(*, username: str, ticket: str, new: NewPassphrase, by: Device, now: datetime) -> None:
    """Sets a new passphrase; every session of the account ends, and every recovery sheet made before: whoever had one
    would have used it. Raises like `open_by_code`.
    """
    user = find_user(username)
    if user is None or not codes.take_ticket(user, ticket, now):
        raise _refused()
    set_passphrase(user, new, EventKind.RECOVERED_BY_EMAIL, end_recovery=True, by=by, now=now)


def send_recovery_code(sealed_username: str, *, now: datetime) -> None:
    """The worker's part of `ask`."""
    user = find_user(keyring().open(sealed_username, _USERNAME_AAD).decode())
    kept = RecoveryEmail.objects.filter(
        user=user, confirmed__isnull=False, user__vault__spare_user_key__isnull=False
    ).first()
    if user and kept and kept.confirmed:
        _send(user, EmailPurpose.RECOVER, kept.confirmed, now)


def send_confirmation(user_id: str, *, now: datetime) -> None:
    """The worker's part of `give`."""
    kept = RecoveryEmail.objects.select_related("user").filter(user=UUID(user_id)).first()
    if kept and kept.waiting:
        _send(kept.user, EmailPurpose.CONFIRM, kept.waiting, now)


def _send(user: User, purpose: str, address: str, now: datetime) -> None:
    issued = codes.issue(user, purpose, now)
    if issued is None:
        return
    row, code = issued
    if not emails.send_code(address, code, user.profile.locale):
        row.delete()  # asking again is worth while at once


def _refused() -> Refused:
    return Refused("recovery_refused", "This name and this code do not fit together.")
