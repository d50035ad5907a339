"""Deleting everything of a person: asked for, undone within a day, carried out step by step."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from django.db import models, transaction

from backend.accounts import data_keys, lost_keys
from backend.accounts.models import EventKind, User
from backend.accounts.services import note_event, require_passphrase, shut
from backend.accounts.sign_in import session_store, signed_in
from backend.accounts.sign_in.here import Device
from backend.core import privacy
from backend.privacy.models import Erasure

_NO_DEVICE = Device("", "")
A_DAY = timedelta(days=1)
When = Literal["now", "in_a_day"]


def note_export(user: User, *, current_auth_key: str, by: Device, now: datetime) -> None:
    """Puts it on the list that somebody takes everything with them. Raises like `require_passphrase`."""
    require_passphrase(user, current_auth_key, by)
    note_event(user, EventKind.EXPORT_MADE, by=by, now=now)


def ask(user: User, *, current_auth_key: str, when: When, by: Device, now: datetime) -> Erasure:
    """Asks for everything to be deleted; every session of the account ends. What is to be done now is done here, and
    by the next round of recurring work where this process is stopped in between. Raises like `require_passphrase`.
    """
    require_passphrase(user, current_auth_key, by)
    return _set(user, when=when, by=by, now=now)


def ask_as_operator(user: User, *, reason: str, when: When, now: datetime) -> Erasure:
    """As `ask`, by whoever runs the app. Within the day whoever it is signs in, reads the reason and can keep
    everything. Raises Invalid without a reason.
    """
    by = lost_keys.operator(reason)
    session_store.end_all({user.pk})  # those too that no list knows
    return _set(user, when=when, by=by, now=now)


def _set(user: User, *, when: When, by: Device, now: datetime) -> Erasure:
    due_at = now if when == "now" else now + A_DAY
    with transaction.atomic():
        erasure, _ = Erasure.objects.update_or_create(
            owner=user, defaults={"asked_at": now, "due_at": due_at}
        )
        note_event(user, EventKind.ERASURE_ASKED, by=by, now=now)
        signed_in.end_all(user, but=_NO_DEVICE)
    if when == "now":
        erase(user.pk)
    return erasure


def undo(user: User, *, by: Device, now: datetime) -> None:
    """Keeps everything. Whoever comes this far has signed in since it was asked for."""
    with transaction.atomic():
        gone, _ = Erasure.objects.filter(owner=user, due_at__gt=now).delete()
        if gone:
            note_event(user, EventKind.ERASURE_UNDONE, by=by, now=now)


def erase(owner: UUID) -> None:
    """Deletes everything of theirs, keys first. Stopped anywhere it can be begun anew, and nothing of theirs opens
    from the first step on.
    """
    data_keys.destroy(owner)
    for step in privacy.Erase:
        with transaction.atomic():
            if step is privacy.Erase.KEYS:
                shut(owner)
            for act in privacy.acts_before(step):
                act(owner)
            for category in privacy.categories():
                if category.erase is step:
                    _delete(category.rows(owner), step)


def _delete(rows: models.QuerySet[models.Model], step: privacy.Erase) -> None:
    if step is privacy.Erase.WRITTEN:
        # Entries point at each other, and a deletion would first write each anew for devices that hear of it: there is
        # nobody left to hear. The database itself checks at the end that nothing points at what is gone.
        rows._raw_delete(rows.db)
    else:
        rows.delete()
