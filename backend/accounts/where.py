"""Where somebody is signed in, and what happened to their account: what they read of it, and the acts upon it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Greatest

from backend.accounts.models import AccountEvent, EventKind, SignedInDevice, User
from backend.accounts.services import note_event
from backend.accounts.sign_in import signed_in
from backend.accounts.sign_in.here import Device
from backend.core.errors import NotFound

KEPT = timedelta(days=365)
_LISTED = 100


def events(user: User) -> list[AccountEvent]:
    """The newest first."""
    return list(AccountEvent.objects.filter(user=user).order_by("-number")[:_LISTED])


def find_news(user: User, here: Device) -> int | None:
    """The number of the newest that happened elsewhere and that this device has not said yet."""
    row = SignedInDevice.objects.filter(pk=here.row, user=user).values("told", "mark").first()
    if row is None:
        return None
    untold = AccountEvent.objects.filter(user=user, number__gt=row["told"]).exclude(by=row["mark"])
    return untold.aggregate(newest=Max("number"))["newest"]


def was_told(user: User, number: int, here: Device) -> None:
    """This device has said all up to that number."""
    rows = SignedInDevice.objects.filter(pk=here.row, user=user)
    rows.update(told=Greatest("told", number))


def sign_out(user: User, id: UUID, *, by: Device, now: datetime) -> None:
    """Ends the session of one device. Raises NotFound where there is none of that id that is theirs."""
    with transaction.atomic():
        row = SignedInDevice.objects.select_for_update().filter(pk=id, user=user).first()
        if row is None:
            raise NotFound
        signed_in.end(row)
        note_event(user, EventKind.DEVICE_SIGNED_OUT, by=by, now=now)


def sign_out_others(user: User, *, by: Device, now: datetime) -> None:
    """Ends every session but this one."""
    with transaction.atomic():
        if signed_in.end_all(user, but=by):
            note_event(user, EventKind.OTHERS_SIGNED_OUT, by=by, now=now)


def forget(now: datetime) -> None:
    AccountEvent.objects.filter(at__lt=now - KEPT).delete()
