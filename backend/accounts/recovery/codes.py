"""Codes that go to a mailbox: how many, for how long, and how often one may be tried.

A stranger who knows a username must neither lock its owner out nor fill a mailbox. So one code goes out at a time:
whoever asks while it works finds it in the mailbox already, whoever had it sent. Tries count for each caller's
address, so that another's wrong ones take nothing away; the sum has a limit too, far too low for guessing 40 bits and
far too high to be used up by anybody with few addresses.
"""

import hashlib
import ipaddress
import secrets
from datetime import datetime, timedelta
from functools import lru_cache

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from backend.accounts.models import EmailCode, EmailPurpose, User
from backend.accounts.vault.encoding import canonical, encode_crockford, to_base64url

LASTS = timedelta(minutes=20)
TICKET_LASTS = timedelta(minutes=15)
KEPT = timedelta(days=1)
MOST_AN_HOUR = 3
TRIES = 50  # whoever shares an address with a stranger, as in a shelter, is not locked out by a few of theirs
TRIES_IN_ALL = 10_000
_BYTES, _LENGTH = 5, 8


@lru_cache(maxsize=1)
def _no_code() -> str:
    """A hash to check when there is none, so that a wrong name takes as long as a wrong code."""
    return make_password("no code")


def network_of(address: str) -> str:
    """Where a try comes from: of an IPv6 address the network, for one household has them by the billion."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 6 and found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network(f"{found}/64", strict=False)) if found.version == 6 else str(found)


def caller_at(address: str) -> str:
    """A keyed digest of the network that a try comes from."""
    return salted_hmac("attune.accounts.caller", network_of(address), algorithm="sha256").hexdigest()[:24]


def may_issue(user: User, purpose: str, now: datetime) -> bool:
    """Whether one more may be sent now. To an address that is being confirmed a new one may follow at once."""
    if _rows(user, purpose).filter(sent_at__gt=now - timedelta(hours=1)).count() >= MOST_AN_HOUR:
        return False
    return purpose == EmailPurpose.CONFIRM or not _live(user, purpose, now).exists()


def issue(user: User, purpose: str, now: datetime) -> tuple[EmailCode, str] | None:
    """A new code and its row, or None while no more may be sent. The code itself is kept nowhere."""
    code = encode_crockford(secrets.token_bytes(_BYTES))
    code_hash = make_password(code)  # slow, so before the lock
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)  # two at the same moment count one after the other
        if not may_issue(user, purpose, now):
            return None
        _rows(user, purpose).filter(spent_at=None).update(spent_at=now)
        row = EmailCode.objects.create(user=user, purpose=purpose, code_hash=code_hash, sent_at=now)
    return row, code


def redeem(user: User | None, purpose: str, typed: str, caller: str, now: datetime) -> EmailCode | None:
    """The row of the code, spent now; None for a wrong, old, used or too often tried one, and for nobody."""
    row = _count_try(user, purpose, caller, now) if user else None
    fits = check_password(canonical(typed, _LENGTH) or "", row.code_hash if row else _no_code())
    if row is None or not fits:
        return None
    first = EmailCode.objects.filter(pk=row.pk, spent_at=None).update(spent_at=now)
    return row if first else None


def give_ticket(row: EmailCode) -> str:
    """What lets the holder of a spent code go on, once and soon."""
    ticket = to_base64url(secrets.token_bytes(32))
    EmailCode.objects.filter(pk=row.pk).update(ticket_hash=_hash(ticket))
    return ticket


def take_ticket(user: User, ticket: str, now: datetime) -> bool:
    """Whether it was good. It is not any more."""
    since = now - TICKET_LASTS
    found = EmailCode.objects.filter(user=user, ticket_hash=_hash(ticket), spent_at__gt=since)
    return found.update(ticket_hash="") == 1


def void(user: User, purpose: str | None = None, *, now: datetime) -> None:
    """Nothing that was sent opens anything any more."""
    rows = EmailCode.objects.filter(user=user, **({"purpose": purpose} if purpose else {}))
    rows.filter(spent_at=None).update(spent_at=now)
    rows.exclude(ticket_hash="").update(ticket_hash="")


def forget(now: datetime) -> None:
    EmailCode.objects.filter(sent_at__lt=now - KEPT).delete()


def _rows(user: User, purpose: str) -> QuerySet[EmailCode]:
    return EmailCode.objects.filter(user=user, purpose=purpose)


def _live(user: User, purpose: str, now: datetime) -> QuerySet[EmailCode]:
    return _rows(user, purpose).filter(spent_at=None, sent_at__gt=now - LASTS)


def _count_try(user: User, purpose: str, caller: str, now: datetime) -> EmailCode | None:
    """The live row with one try more on it, or None when this caller has had theirs."""
    with transaction.atomic():
        row = _live(user, purpose, now).select_for_update().first()
        tried = row.tries.get(caller, 0) if row else TRIES
        if row is None or tried >= TRIES:
            return None
        row.tries = {**row.tries, caller: tried + 1}
        if sum(row.tries.values()) >= TRIES_IN_ALL:
            row.spent_at = now
        row.save(update_fields=["tries", "spent_at"])
    return row


def _hash(ticket: str) -> str:
    return hashlib.sha256(ticket.encode()).hexdigest()
