"""Where somebody is signed in: a row for each session, and what ends one from elsewhere."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Max

from backend.accounts.models import AccountEvent, Passkey, SignedInDevice, User
from backend.accounts.sign_in.here import Device

NEWS_FOR = timedelta(days=14)  # of what happened before it, a device that is new here says no more than this

_hanging: list[Callable[[Mapping[str, Any]], None]] = []


def ends_with_it(end: Callable[[Mapping[str, Any]], None]) -> None:
    """Registers what hangs on a session and ends with it, as a device's push address does. It gets what the session
    holds.
    """
    _hanging.append(end)


def add(user: User, session_key: str, device: Device, *, now: datetime) -> SignedInDevice:
    old = AccountEvent.objects.filter(user=user, at__lt=now - NEWS_FOR).aggregate(last=Max("number"))
    return SignedInDevice.objects.create(
        user=user,
        mark=device.mark,
        device=device.name,
        session=session_key,
        since_on=now.date(),
        told=old["last"] or 0,
    )


def move(device: Device, session_key: str) -> None:
    """The session goes on under another key."""
    row = SignedInDevice.objects.filter(pk=device.row).first()
    if row:
        row.session = session_key
        row.save(update_fields=["session"])


def forget(device: Device) -> None:
    """The session ended by itself."""
    SignedInDevice.objects.filter(pk=device.row).delete()


def living(user: User) -> list[SignedInDevice]:
    """The rows whose session could still ask for something, the newest first. The others are taken away."""
    rows = list(SignedInDevice.objects.filter(user=user))
    gone = {row.pk for row in rows if not _session_of(row).keys()}
    if gone:
        SignedInDevice.objects.filter(pk__in=gone).delete()
    return sorted((row for row in rows if row.pk not in gone), key=lambda row: row.since_on, reverse=True)


def end(row: SignedInDevice) -> None:
    """The next request of that session is nobody's."""
    session = _session_of(row)
    for ending in _hanging:
        ending(dict(session.items()))
    session.delete(row.session)
    row.delete()


def end_all(user: User, *, but: Device) -> int:
    """How many there were, beside the session of `but`. Passkeys of the account go too: one that was made in other hands
    would lead back in.
    """
    Passkey.objects.filter(user=user).delete()
    rows = list(SignedInDevice.objects.filter(user=user).exclude(pk=but.row))
    for row in rows:
        end(row)
    return len(rows)


def _session_of(row: SignedInDevice) -> SessionBase:
    store: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
    return store(row.session)
